//! Notes: one answer to the whole class, or to several.

mod send;

use domain::clock::Moment;
use domain::feedback::NoteView;
use domain::id::{NoteId, PersonId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{note, note_reader, prompt};
use crate::tx::Tx;
use crate::{Result, people};

pub async fn view(tx: &Tx, id: NoteId) -> Result<Option<NoteView>> {
    let Some(row) = note::Entity::find_by_id(id.0).one(&tx.db).await? else { return Ok(None) };
    let question = match row.prompt_id {
        Some(prompt) => prompt::Entity::find_by_id(prompt).one(&tx.db).await?.map(|prompt| prompt.question),
        None => None,
    };
    Ok(Some(NoteView {
        id,
        by_name: people::name(tx, row.author_id).await?,
        words: row.words,
        whole_class: row.whole_class,
        question,
        sent_at: Moment(row.sent_at),
    }))
}

/// The note for one of its readers; nothing for anybody else.
pub async fn view_for(tx: &Tx, id: NoteId, person: PersonId) -> Result<Option<NoteView>> {
    let reader = note_reader::Entity::find()
        .filter(note_reader::Column::NoteId.eq(id.0))
        .filter(note_reader::Column::PersonId.eq(person.0))
        .one(&tx.db)
        .await?;
    if reader.is_some() { view(tx, id).await } else { Ok(None) }
}
