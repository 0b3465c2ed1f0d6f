//! Notes: one answer to the whole class, or to several; taken back where it was a mistake.

mod line;
mod send;
mod take_back;
mod voice;

pub use voice::{sees, voice_files};

use domain::clock::Moment;
use domain::event::Change;
use domain::feedback::NoteView;
use domain::id::{NoteId, PersonId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{note, note_reader, prompt};
use crate::tx::Tx;
use crate::{Result, people};

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
    let question = match row.prompt_id {
        Some(prompt) => prompt::Entity::find_by_id(prompt).one(&tx.db).await?.map(|prompt| prompt.question),
        None => None,
    };
    Ok(NoteView {
        id: row.id.into(),
        by_name: people::name(tx, row.author_id).await?,
        words: row.words,
        whole_class: row.whole_class,
        question,
        voice: row.voice_id.map(Into::into),
        sent_at: Moment(row.sent_at),
    })
}
