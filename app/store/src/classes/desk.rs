//! The page on which teachers keep a class, of one moment: the class is found once, and its roster is read once for all that stands there.

use domain::access::{Next, next};
use domain::classes::ClassView;
use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::{ClassId, SessionId};
use domain::projector::Display;
use domain::prompts::PromptView;
use domain::roster::RosterEntry;
use domain::viewer::Viewer;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{guided, whole};
use crate::entity::{attendance, enrollment};
use crate::tx::Tx;
use crate::{Result, Store, access, door, prompts, replay, roster};

/// What a teacher keeps about a class.
#[derive(Clone, Debug)]
pub struct ClassDesk {
    pub class: ClassView,
    /// By last name; removed students last.
    pub students: Vec<RosterEntry>,
    /// Newest first, planned and closed ones too.
    pub prompts: Vec<PromptView>,
    /// Who needs a teacher next, and when that was so. Nobody in a class that is put away.
    pub next: (Vec<Next>, Moment),
    /// None while the door is closed.
    pub door: Option<StandsOpen>,
}

/// A door that stands open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandsOpen {
    pub session: SessionId,
    pub display: Display,
    /// Students on the roster who came through it.
    pub here: usize,
}

impl Store {
    /// A class that the viewer guides, with where to listen from. Not found for everybody else.
    #[crate::compiled_here]
    pub async fn class_desk(&self, viewer: &Viewer, id: ClassId) -> Result<(ClassDesk, Cursor)> {
        let tx = self.snapshot().await?;
        let (class, standing) = guided(&tx, viewer, id).await?;
        let places = roster::everybody(&tx, id).await?;
        let needing = next(&access::of_class(&tx, viewer, &class, &places).await?.rows);
        let desk = ClassDesk {
            class: whole(&tx, class, standing).await?,
            students: roster::students::kept(places),
            prompts: prompts::of_class(&tx, id).await?,
            next: (needing, tx.now),
            door: stands_open(&tx, id).await?,
        };
        Ok((desk, replay::cursor(&tx, viewer).await?))
    }
}

async fn stands_open(tx: &Tx, class: ClassId) -> Result<Option<StandsOpen>> {
    let Some(session) = door::open_session(tx, class).await? else { return Ok(None) };
    let on = Query::select()
        .column(enrollment::Column::PersonId)
        .from(enrollment::Entity)
        .and_where(enrollment::Column::ClassId.eq(class.0))
        .and_where(enrollment::Column::EndsAt.is_null())
        .to_owned();
    let came = attendance::Entity::find()
        .filter(attendance::Column::SessionId.eq(session.id))
        .filter(attendance::Column::PersonId.in_subquery(on))
        .count(&tx.db)
        .await?;
    Ok(Some(StandsOpen {
        session: session.id.into(),
        display: Display::named(&session.display).unwrap_or_default(),
        here: came as usize,
    }))
}
