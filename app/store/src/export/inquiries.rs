//! Inquiries: every wording of the question, the notes that stand there, what was said, and what teachers asked and noticed. What
//! classmates and guests replied is theirs, and stays here; so does what is written and not said.

use std::collections::BTreeMap;

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::{Content, Item, Note, Perspective, QuestionWording, Remark, Trusted};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::{inquiry, inquiry_note, inquiry_remark, inquiry_trust, inquiry_wording, perspective};
use crate::tx::Tx;
use crate::{Result, inquiry as inquiries};

pub async fn ids(tx: &Tx, student: Uuid) -> Result<Vec<Uuid>> {
    let own = inquiry::Entity::find().filter(inquiry::Column::SubjectId.eq(student));
    Ok(own.select_only().column(inquiry::Column::Id).into_tuple().all(&tx.db).await?)
}

pub async fn item(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    let row = inquiry::Entity::find_by_id(id).filter(inquiry::Column::SubjectId.eq(student)).one(&tx.db).await?;
    let Some(row) = row else { return Ok(None) };
    let wordings = inquiry_wording::Entity::find()
        .filter(inquiry_wording::Column::InquiryId.eq(id))
        .order_by_asc(inquiry_wording::Column::Number)
        .all(&tx.db)
        .await?;
    let wording = |row: inquiry_wording::Model| QuestionWording {
        id: row.id,
        number: row.number,
        words: row.words,
        because: row.because,
        at: Moment(row.created_at),
    };
    let said = perspective::Entity::find()
        .filter(perspective::Column::InquiryId.eq(id))
        .order_by_asc(perspective::Column::Number)
        .all(&tx.db)
        .await?;
    let perspective = |row: perspective::Model| Perspective {
        id: row.id,
        number: row.number,
        question: row.question,
        words: row.words,
        based_on: row.based_on,
        used_to: row.used_to,
        now: row.now,
        at: Moment(row.created_at),
    };
    let state = inquiries::stands(tx, &row).await?;
    let (classes, readers) = (inquiries::about_classes(tx, id).await?, inquiries::readers(tx, id).await?);
    let notes = notes(tx, id).await?;
    let content = Content::Inquiry {
        stage: state.stage.name().into(),
        pace: state.pace.name().into(),
        wordings: wordings.into_iter().map(wording).collect(),
        perspectives: said.into_iter().map(perspective).collect(),
        remarks: remarks(tx, id, &notes).await?,
        notes,
        evidence: Vec::new(),
        classes: classes.into_iter().map(|class| class.name).collect(),
        shown_to: readers.len(),
    };
    Ok(Some(Item { id, at: Moment(row.created_at), point: AccessPoint::Inquiry, told_at: None, content }))
}

async fn notes(tx: &Tx, inquiry: Uuid) -> Result<Vec<Note>> {
    let rows = inquiry_note::Entity::find()
        .filter(inquiry_note::Column::InquiryId.eq(inquiry))
        .filter(inquiry_note::Column::RemovedAt.is_null())
        .order_by_asc(inquiry_note::Column::CreatedAt)
        .order_by_asc(inquiry_note::Column::Id)
        .all(&tx.db)
        .await?;
    let trusted = inquiry_trust::Entity::find()
        .filter(inquiry_trust::Column::InquiryId.eq(inquiry))
        .order_by_asc(inquiry_trust::Column::CreatedAt)
        .order_by_asc(inquiry_trust::Column::Id)
        .all(&tx.db)
        .await?;
    let mut trust: BTreeMap<Uuid, Vec<Trusted>> = BTreeMap::new();
    for row in trusted {
        let said = Trusted { trust: row.trust, why: row.why, at: Moment(row.created_at) };
        trust.entry(row.note_id).or_default().push(said);
    }
    let note = |row: inquiry_note::Model| Note {
        id: row.id,
        words: row.words,
        trust: if row.title.is_empty() { Vec::new() } else { trust.remove(&row.id).unwrap_or_default() },
        title: row.title,
        address: row.address,
        says: row.says,
        at: Moment(row.created_at),
    };
    Ok(rows.into_iter().map(note).collect())
}

/// What is about a note that does not stand there any more is told without it.
async fn remarks(tx: &Tx, inquiry: Uuid, notes: &[Note]) -> Result<Vec<Remark>> {
    let rows = inquiry_remark::Entity::find()
        .filter(inquiry_remark::Column::InquiryId.eq(inquiry))
        .filter(inquiry_remark::Column::TakenBackAt.is_null())
        .order_by_asc(inquiry_remark::Column::CreatedAt)
        .order_by_asc(inquiry_remark::Column::Id)
        .all(&tx.db)
        .await?;
    let remark = |row: inquiry_remark::Model| Remark {
        what: row.kind,
        about: row.perspective_id.or(row.note_id.filter(|id| notes.iter().any(|note| note.id == *id))),
        words: row.words,
        answer: row.answer,
        at: Moment(row.created_at),
    };
    Ok(rows.into_iter().map(remark).collect())
}
