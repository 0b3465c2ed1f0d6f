//! Own data: the figures that stand, and what the student said of them.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::{Content, DataSaid, Figure, Item};
use domain::measures::Amount;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::Result;
use crate::entity::{measure, measure_note, measure_point};
use crate::tx::Tx;

pub async fn ids(tx: &Tx, student: Uuid) -> Result<Vec<Uuid>> {
    let own = measure::Entity::find().filter(measure::Column::SubjectId.eq(student));
    Ok(own.select_only().column(measure::Column::Id).into_tuple().all(&tx.db).await?)
}

/// None while there is neither a figure nor a word.
pub async fn item(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    let row = measure::Entity::find_by_id(id).filter(measure::Column::SubjectId.eq(student)).one(&tx.db).await?;
    let Some(row) = row else { return Ok(None) };
    let points = measure_point::Entity::find()
        .filter(measure_point::Column::MeasureId.eq(id))
        .order_by_asc(measure_point::Column::Day)
        .order_by_asc(measure_point::Column::CreatedAt)
        .order_by_asc(measure_point::Column::Id)
        .all(&tx.db)
        .await?;
    let figure = |point: &measure_point::Model| Figure {
        day: point.day.clone(),
        amount: Amount(point.amount).to_string(),
        by: if point.made_by == student { "me" } else { "teacher" }.into(),
    };
    // Also one that was removed since: what was said of it was said of it.
    let one = |id: Option<Uuid>| id.and_then(|id| points.iter().find(|point| point.id == id)).map(figure);
    let notes = measure_note::Entity::find()
        .filter(measure_note::Column::MeasureId.eq(id))
        .order_by_asc(measure_note::Column::CreatedAt)
        .order_by_asc(measure_note::Column::Id)
        .all(&tx.db)
        .await?;
    let notes: Vec<DataSaid> = notes
        .into_iter()
        .map(|note| DataSaid {
            before: one(note.before_id),
            after: one(note.after_id),
            says: note.says,
            will: note.will,
            at: Moment(note.created_at),
        })
        .collect();
    let figures: Vec<Figure> = points.iter().filter(|point| point.removed_at.is_none()).map(figure).collect();
    if figures.is_empty() && notes.is_empty() {
        return Ok(None);
    }
    let content = Content::Measure { name: row.name, unit: row.unit, what: row.kind, figures, notes };
    Ok(Some(Item { id, at: Moment(row.created_at), point: AccessPoint::Reflection, told_at: None, content }))
}
