//! Sessions, looked back on by those who teach the class. Nothing is kept for it: all of it is read from what the features know.

mod looking_back;
mod pieces;

use std::collections::{HashMap, HashSet};

use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::{ClassId, SessionId};
use domain::sessions::{SessionCard, SessionView};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{attendance, session, version};
use crate::tx::Tx;
use crate::{Error, Result, Store, replay, scope};

/// Most sessions in a list, newest first: a school year has fewer.
const MOST_LISTED: u64 = 300;

impl Store {
    /// The sessions of a class that the viewer guides, newest first.
    #[crate::compiled_here]
    pub async fn sessions(&self, viewer: &Viewer, class: ClassId) -> Result<(Vec<SessionCard>, Cursor)> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        let rows = session::Entity::find()
            .filter(session::Column::ClassId.eq(class.0))
            .order_by_desc(session::Column::OpenedAt)
            .order_by_desc(session::Column::Id)
            .limit(MOST_LISTED)
            .all(&tx.db)
            .await?;
        let took_part = took_part(&tx, &rows.iter().map(|row| row.id).collect::<Vec<_>>()).await?;
        let count = |row: &session::Model| took_part.get(&row.id).map_or(0, HashSet::len);
        let cards = rows.iter().map(|row| card(row, count(row))).collect();
        Ok((cards, replay::cursor(&tx, viewer).await?))
    }

    /// What happened in a session. Not found unless the viewer guides its class.
    #[crate::compiled_here]
    pub async fn session(&self, viewer: &Viewer, class: ClassId, session: SessionId) -> Result<(SessionView, Cursor)> {
        let tx = self.snapshot().await?;
        let class = scope::guided(&tx, viewer, class).await?;
        let row = session::Entity::find_by_id(session.0)
            .filter(session::Column::ClassId.eq(class.id))
            .one(&tx.db)
            .await?
            .ok_or_else(Error::not_found)?;
        let view = looking_back::view(&tx, viewer, class, row).await?;
        Ok((view, replay::cursor(&tx, viewer).await?))
    }
}

fn card(row: &session::Model, came: usize) -> SessionCard {
    SessionCard {
        id: row.id.into(),
        opened_at: Moment(row.opened_at),
        closed_at: row.closed_at.map(Moment),
        came: came as u32,
    }
}

/// Who came in through the door, or shared something while it was open.
async fn took_part(tx: &Tx, sessions: &[Uuid]) -> Result<HashMap<Uuid, HashSet<Uuid>>> {
    let came: Vec<(Uuid, Uuid)> = attendance::Entity::find()
        .select_only()
        .columns([attendance::Column::SessionId, attendance::Column::PersonId])
        .filter(attendance::Column::SessionId.is_in(among(sessions.iter().copied())))
        .into_tuple()
        .all(&tx.db)
        .await?;
    let shared: Vec<(Uuid, Uuid)> = version::Entity::find()
        .select_only()
        .columns([version::Column::SessionId, version::Column::SubjectId])
        .filter(version::Column::SessionId.is_in(among(sessions.iter().copied())))
        .filter(version::Column::TakenBackAt.is_null())
        .distinct()
        .into_tuple()
        .all(&tx.db)
        .await?;
    let mut all: HashMap<Uuid, HashSet<Uuid>> = HashMap::new();
    for (session, student) in came.into_iter().chain(shared) {
        all.entry(session).or_default().insert(student);
    }
    Ok(all)
}
