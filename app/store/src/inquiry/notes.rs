//! Research notes: written, written anew, removed and put back. What was thought of a source before stays beside what is thought now.

use std::collections::HashMap;

use domain::clock::Moment;
use domain::event::Event;
use domain::id::SourceId;
use domain::inquiry::{
    InquiryMove, MOST_KEPT_NOTES, MOST_NOTES, NoteWords, ResearchNote, SourceView, Trust, TrustView, TrustWords,
};
use domain::refusal::Refusal;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::rows;
use crate::entity::{inquiry, inquiry_note, inquiry_trust};
use crate::tx::Tx;
use crate::{Error, Result};

/// Removed notes that can be put back from the page; of more, the newest.
const MOST_REMOVED_SHOWN: u64 = 10;

fn of_inquiry(of: Uuid) -> sea_orm::Select<inquiry_note::Entity> {
    inquiry_note::Entity::find().filter(inquiry_note::Column::InquiryId.eq(of))
}

pub async fn write(tx: &Tx, of: inquiry::Model, id: SourceId, said: NoteWords) -> Result<Vec<Event>> {
    rows::must_go_on(tx, &of).await?;
    match inquiry_note::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(known) if known.inquiry_id == of.id => return Err(Refusal::conflict("inquiry.noted_already").into()),
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    let kept = of_inquiry(of.id).count(&tx.db).await?;
    let there = of_inquiry(of.id).filter(inquiry_note::Column::RemovedAt.is_null()).count(&tx.db).await?;
    if there >= MOST_NOTES as u64 || kept >= MOST_KEPT_NOTES as u64 {
        return Err(rows::too_many("words", "inquiry.too_many_notes", MOST_NOTES).into());
    }
    let row = inquiry_note::ActiveModel {
        id: Set(id.0),
        district_id: Set(of.district_id),
        inquiry_id: Set(of.id),
        subject_id: Set(of.subject_id),
        words: Set(said.words.clone()),
        title: Set(said.title.clone()),
        address: Set(said.address.clone()),
        says: Set(said.says.clone()),
        rev: Set(1),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
        removed_at: Set(None),
    };
    inquiry_note::Entity::insert(row).exec_without_returning(&tx.db).await?;
    if said.has_source() {
        trust(tx, &of, id.0, &said.trust).await?;
    }
    let of = rows::happen(tx, of, InquiryMove::Note, false).await?;
    rows::events(tx, &of).await
}

/// `rev`: the note as it was read. The same words again change nothing.
pub async fn edit(tx: &Tx, of: inquiry::Model, id: SourceId, rev: i32, said: NoteWords) -> Result<Vec<Event>> {
    rows::must_go_on(tx, &of).await?;
    let row = there(tx, of.id, id).await?;
    let newest = newest_trust(tx, row.id).await?;
    let same_words =
        (&row.words, &row.title, &row.address, &row.says) == (&said.words, &said.title, &said.address, &said.says);
    let same_trust = !said.has_source() || newest.as_ref() == Some(&said.trust);
    if same_words && same_trust {
        return Ok(Vec::new());
    }
    if row.rev != rev {
        return Err(Refusal::conflict("inquiry.note_changed").into());
    }
    let next = row.rev + 1;
    let mut row = inquiry_note::ActiveModel::from(row);
    row.words = Set(said.words);
    row.title = Set(said.title.clone());
    row.address = Set(said.address);
    row.says = Set(said.says);
    row.rev = Set(next);
    row.changed_at = Set(tx.now.0);
    row.update(&tx.db).await?;
    if !same_trust {
        trust(tx, &of, id.0, &said.trust).await?;
    }
    Ok(rows::touch(tx, of).await?.1)
}

pub async fn remove(tx: &Tx, of: inquiry::Model, id: SourceId) -> Result<Vec<Event>> {
    let row = there(tx, of.id, id).await?;
    set_removed(tx, of, row, Some(tx.now.0)).await
}

pub async fn put_back(tx: &Tx, of: inquiry::Model, id: SourceId) -> Result<Vec<Event>> {
    let row = of_inquiry(of.id).filter(inquiry_note::Column::Id.eq(id.0)).one(&tx.db).await?;
    let row = row.ok_or_else(Error::not_found)?;
    if row.removed_at.is_none() {
        return Ok(Vec::new());
    }
    let there = of_inquiry(of.id).filter(inquiry_note::Column::RemovedAt.is_null()).count(&tx.db).await?;
    if there >= MOST_NOTES as u64 {
        return Err(rows::too_many("", "inquiry.too_many_notes", MOST_NOTES).into());
    }
    set_removed(tx, of, row, None).await
}

async fn set_removed(tx: &Tx, of: inquiry::Model, row: inquiry_note::Model, at: Option<i64>) -> Result<Vec<Event>> {
    let mut row = inquiry_note::ActiveModel::from(row);
    row.removed_at = Set(at);
    row.update(&tx.db).await?;
    Ok(rows::touch(tx, of).await?.1)
}

/// A note of this inquiry that was not removed.
pub async fn there(tx: &Tx, of: Uuid, id: SourceId) -> Result<inquiry_note::Model> {
    of_inquiry(of)
        .filter(inquiry_note::Column::Id.eq(id.0))
        .filter(inquiry_note::Column::RemovedAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

async fn trust(tx: &Tx, of: &inquiry::Model, note: Uuid, said: &TrustWords) -> Result<()> {
    let row = inquiry_trust::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(of.district_id),
        inquiry_id: Set(of.id),
        subject_id: Set(of.subject_id),
        note_id: Set(note),
        trust: Set(said.trust.name().into()),
        why: Set(said.why.clone()),
        created_at: Set(tx.now.0),
    };
    inquiry_trust::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

async fn newest_trust(tx: &Tx, note: Uuid) -> Result<Option<TrustWords>> {
    let row = inquiry_trust::Entity::find()
        .filter(inquiry_trust::Column::NoteId.eq(note))
        .order_by_desc(inquiry_trust::Column::CreatedAt)
        .order_by_desc(inquiry_trust::Column::Id)
        .one(&tx.db)
        .await?;
    Ok(row.map(words))
}

fn words(row: inquiry_trust::Model) -> TrustWords {
    TrustWords { trust: Trust::named(&row.trust).unwrap_or_default(), why: row.why }
}

/// Those that stand there, oldest first.
pub async fn of(tx: &Tx, of: Uuid) -> Result<Vec<ResearchNote>> {
    let rows = of_inquiry(of)
        .filter(inquiry_note::Column::RemovedAt.is_null())
        .order_by_asc(inquiry_note::Column::CreatedAt)
        .order_by_asc(inquiry_note::Column::Id);
    views(tx, of, rows.all(&tx.db).await?).await
}

/// The newest that were removed.
pub async fn removed(tx: &Tx, of: Uuid) -> Result<Vec<ResearchNote>> {
    let rows = of_inquiry(of)
        .filter(inquiry_note::Column::RemovedAt.is_not_null())
        .order_by_desc(inquiry_note::Column::RemovedAt)
        .order_by_desc(inquiry_note::Column::Id)
        .limit(MOST_REMOVED_SHOWN);
    views(tx, of, rows.all(&tx.db).await?).await
}

async fn views(tx: &Tx, of: Uuid, rows: Vec<inquiry_note::Model>) -> Result<Vec<ResearchNote>> {
    let trusts = inquiry_trust::Entity::find()
        .filter(inquiry_trust::Column::InquiryId.eq(of))
        .order_by_desc(inquiry_trust::Column::CreatedAt)
        .order_by_desc(inquiry_trust::Column::Id);
    let mut by_note: HashMap<Uuid, Vec<TrustView>> = HashMap::new();
    for row in trusts.all(&tx.db).await? {
        let at = Moment(row.created_at);
        by_note.entry(row.note_id).or_default().push(TrustView { said: words(row), at });
    }
    let view = |row: inquiry_note::Model| ResearchNote {
        id: row.id.into(),
        words: row.words,
        source: (!row.title.is_empty()).then(|| SourceView {
            title: row.title,
            address: row.address,
            says: row.says,
            trust: by_note.remove(&row.id).unwrap_or_default(),
        }),
        rev: row.rev,
        at: Moment(row.created_at),
        changed_at: Moment(row.changed_at),
    };
    Ok(rows.into_iter().map(view).collect())
}
