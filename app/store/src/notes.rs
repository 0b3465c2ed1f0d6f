//! Notes: one answer to the whole class, or to several; taken back where it was a mistake.

mod line;
mod send;
mod take_back;
mod voice;

pub use voice::{sees, voice_files};

use std::collections::HashMap;

use domain::clock::Moment;
use domain::event::Change;
use domain::feedback::NoteView;
use domain::id::{NoteId, PersonId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{note, note_reader, prompt};
use crate::tx::Tx;
use crate::{Error, Result, people};

/// A note as it is now, or that it was taken back.
pub async fn change(tx: &Tx, id: NoteId) -> Result<Option<Change>> {
    let Some(row) = note::Entity::find_by_id(id.0).one(&tx.db).await? else { return Ok(None) };
    Ok(Some(match row.taken_back_at {
        Some(_) => Change::NoteGone { id },
        None => Change::Note(of_row(tx, row).await?),
    }))
}

/// The same for one of its readers; nothing for anybody else.
pub async fn change_for(tx: &Tx, id: NoteId, person: PersonId) -> Result<Option<Change>> {
    let reader = note_reader::Entity::find()
        .filter(note_reader::Column::NoteId.eq(id.0))
        .filter(note_reader::Column::PersonId.eq(person.0))
        .one(&tx.db)
        .await?;
    if reader.is_some() { change(tx, id).await } else { Ok(None) }
}

pub async fn of_row(tx: &Tx, row: note::Model) -> Result<NoteView> {
    of_rows(tx, vec![row]).await?.pop().ok_or_else(Error::not_found)
}

/// Several of them, in the order given, in as many questions as one.
pub async fn of_rows(tx: &Tx, rows: Vec<note::Model>) -> Result<Vec<NoteView>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let asked = prompt::Entity::find()
        .filter(prompt::Column::Id.is_in(among(rows.iter().filter_map(|row| row.prompt_id))))
        .all(&tx.db)
        .await?;
    let asked: HashMap<Uuid, String> = asked.into_iter().map(|row| (row.id, row.question)).collect();
    let names = people::names(tx, rows.iter().map(|row| row.author_id)).await?;
    let view = |row: note::Model| {
        Ok(NoteView {
            id: row.id.into(),
            by_name: names.get(&row.author_id).cloned().ok_or_else(Error::not_found)?,
            words: row.words,
            whole_class: row.whole_class,
            question: row.prompt_id.and_then(|id| asked.get(&id).cloned()),
            voice: row.voice_id.map(Into::into),
            sent_at: Moment(row.sent_at),
        })
    };
    rows.into_iter().map(view).collect()
}
