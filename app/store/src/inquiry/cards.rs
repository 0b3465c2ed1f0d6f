//! Inquiries in a list.

use domain::clock::Moment;
use domain::inquiry::InquiryCard;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{remarks, rows, wording};
use crate::entity::{inquiry, inquiry_note, perspective};
use crate::tx::Tx;
use crate::{Result, people, pieces};

/// In the order of the rows.
pub async fn of(tx: &Tx, rows: Vec<inquiry::Model>) -> Result<Vec<InquiryCard>> {
    let mut cards = Vec::with_capacity(rows.len());
    for row in rows {
        cards.push(one(tx, row).await?);
    }
    Ok(cards)
}

async fn one(tx: &Tx, row: inquiry::Model) -> Result<InquiryCard> {
    let notes = inquiry_note::Entity::find()
        .filter(inquiry_note::Column::InquiryId.eq(row.id))
        .filter(inquiry_note::Column::RemovedAt.is_null());
    let said = perspective::Entity::find().filter(perspective::Column::InquiryId.eq(row.id));
    let asked = remarks::of(tx, row.id).await?.iter().any(|remark| remark.is_open());
    Ok(InquiryCard {
        id: row.id.into(),
        student: row.subject_id.into(),
        student_name: people::name(tx, row.subject_id).await?,
        picture: pieces::picture(tx, None, row.subject_id).await?,
        question: wording::question(tx, &row).await?,
        state: rows::state(tx, &row).await?,
        classes: wording::classes(tx, row.id).await?,
        notes: notes.count(&tx.db).await? as usize,
        perspectives: said.count(&tx.db).await? as usize,
        asked,
        changed_at: Moment(row.changed_at),
    })
}
