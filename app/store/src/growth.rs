//! Growth: pairs of versions with the student's own words.

use domain::clock::Moment;
use domain::event::Change;
use domain::growth::{Cited, GrowthView, Remark, RemarkKind};
use domain::id::GrowthId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{growth, growth_remark, version};
use crate::tx::Tx;
use crate::{Error, Result, people, pieces};

pub async fn change(tx: &Tx, id: GrowthId) -> Result<Change> {
    Ok(match growth::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(row) if row.set_aside_at.is_none() => Change::Growth(Box::new(view(tx, row).await?)),
        _ => Change::GrowthGone { id },
    })
}

pub async fn view(tx: &Tx, row: growth::Model) -> Result<GrowthView> {
    let remarks = growth_remark::Entity::find()
        .filter(growth_remark::Column::GrowthId.eq(row.id))
        .order_by_asc(growth_remark::Column::CreatedAt)
        .all(&tx.db)
        .await?;
    let names =
        people::names(tx, remarks.iter().map(|r| r.author_id).chain([row.subject_id]).chain(row.suggested_by)).await?;
    let name = |id: &uuid::Uuid| names.get(id).cloned().unwrap_or_default();
    Ok(GrowthView {
        id: row.id.into(),
        student: row.subject_id.into(),
        student_name: name(&row.subject_id),
        before: cited(tx, row.before_id).await?,
        after: cited(tx, row.after_id).await?,
        used_to: row.used_to,
        now: row.now,
        suggested_by: row.suggested_by.as_ref().map(name),
        remarks: remarks
            .into_iter()
            .map(|r| Remark {
                by_name: name(&r.author_id),
                kind: RemarkKind::named(&r.kind).unwrap_or(RemarkKind::Question),
                words: r.words,
                at: Moment(r.created_at),
            })
            .collect(),
        rev: row.rev,
        changed_at: Moment(row.changed_at),
    })
}

async fn cited(tx: &Tx, id: uuid::Uuid) -> Result<Cited> {
    let version = version::Entity::find_by_id(id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    let piece = pieces::row(tx, version.reflection_id.into()).await?;
    let (question, _) = pieces::question(tx, &piece).await?;
    Ok(Cited {
        reflection: piece.id.into(),
        version: version.id.into(),
        number: version.number,
        question,
        words: version.words,
        shared_at: Moment(version.received_at),
    })
}
