//! The one line at the bell: how many were reached in this session, and who has not heard lately. For the class's teachers,
//! never projected.

use std::collections::{HashMap, HashSet};

use domain::clock::Moment;
use domain::console::{Bell, LastHeard, not_lately};
use domain::id::{ClassId, SessionId};
use domain::viewer::Viewer;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::{enrollment, reflection, version};
use crate::tx::Tx;
use crate::{Result, Store, door, people, reached, scope};

impl Store {
    /// The line about the session that ended last. None while the door is open, or before there was one.
    ///
    /// Errors: not found unless the viewer guides the class.
    #[crate::compiled_here]
    pub async fn last_bell(&self, viewer: &Viewer, class: ClassId) -> Result<Option<(SessionId, Bell)>> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        match door::latest(&tx, class).await? {
            Some(session) if session.closed_at.is_some() => Ok(Some((session.id.into(), of_class(&tx, class).await?))),
            _ => Ok(None),
        }
    }
}

pub async fn of_class(tx: &Tx, class: ClassId) -> Result<Bell> {
    let heard = reached::of_class(tx, class).await?;
    // A closed door is still the session that the line is about.
    let reached = match door::latest(tx, class).await? {
        Some(session) => heard.values().filter(|at| **at >= session.opened_at).count() as u32,
        None => 0,
    };
    let enrolled: HashSet<Uuid> = enrollment::Entity::find()
        .filter(enrollment::Column::ClassId.eq(class.0))
        .filter(enrollment::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| row.person_id)
        .collect();
    let shared = first_shared(tx, class).await?;
    let names = people::names(tx, enrolled.iter().copied()).await?;
    let students = shared
        .into_iter()
        .filter(|(student, _)| enrolled.contains(student))
        .map(|(student, at)| LastHeard {
            name: names.get(&student).cloned().unwrap_or_default(),
            first_shared: Moment(at),
            heard: heard.get(&student).copied().map(Moment),
        })
        .collect();
    Ok(Bell { reached, not_lately: not_lately(students, tx.now) })
}

/// Since when something of each student is shared in this class.
pub async fn first_shared(tx: &Tx, class: ClassId) -> Result<HashMap<Uuid, i64>> {
    let pieces = Query::select()
        .column(reflection::Column::Id)
        .from(reflection::Entity)
        .and_where(reflection::Column::ClassId.eq(class.0))
        .to_owned();
    let rows: Vec<(Uuid, i64)> = version::Entity::find()
        .select_only()
        .column(version::Column::SubjectId)
        .column_as(version::Column::ReceivedAt.min(), "first")
        .filter(version::Column::ReflectionId.in_subquery(pieces))
        .filter(version::Column::TakenBackAt.is_null())
        .group_by(version::Column::SubjectId)
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().collect())
}
