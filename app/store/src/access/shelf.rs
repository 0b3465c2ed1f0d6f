//! The shelf of the class: what students recommended, and what of it waits to be put there; a wording that waits for its student.

use domain::access::{Did, Place, Trace, Wants, What};
use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::strategies::ShelfStage;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::Of;
use crate::Result;
use crate::entity::strategy;

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let rows: Vec<(Option<Uuid>, String, i64, i64)> = strategy::Entity::find()
        .select_only()
        .columns([
            strategy::Column::SubjectId,
            strategy::Column::Stage,
            strategy::Column::CreatedAt,
            strategy::Column::ChangedAt,
        ])
        .filter(strategy::Column::ClassId.eq(of.class.id))
        .filter(strategy::Column::SubjectId.is_not_null())
        .filter(strategy::Column::Stage.ne(ShelfStage::Withdrawn.name()))
        .into_tuple()
        .all(&of.tx.db)
        .await?;
    let mut traces = Vec::new();
    for (student, stage, created_at, changed_at) in rows {
        let (Some(student), Some(stage)) = (student, ShelfStage::named(&stage)) else { continue };
        let mut told = |what| traces.push(Trace { student: student.into(), point: AccessPoint::Choice, what });
        let to = Place::Shelf;
        told(What::Did { did: Did::Recommended, at: Moment(created_at), to });
        match stage {
            _ if stage.waits() => told(What::Waits { wants: Wants::Answer, since: Moment(changed_at), to }),
            ShelfStage::Suggested => told(What::Theirs { since: Moment(changed_at), to }),
            _ => {}
        }
    }
    Ok(traces)
}
