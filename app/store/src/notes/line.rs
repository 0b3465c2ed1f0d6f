//! The one calm line above the writing: the newest note of the lesson that its student has not put away.

use domain::id::{ClassId, PersonId};
use domain::notes::NoteLine;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::of_row;
use crate::entity::{note, note_reader};
use crate::tx::Tx;
use crate::{Result, Store, door, scope};

impl Store {
    /// Nothing where nothing was written to the viewer since the door was opened last, or where they put it away.
    ///
    /// Errors: not found unless the viewer attends the class.
    #[crate::compiled_here]
    pub async fn note_line(&self, viewer: &Viewer, class: ClassId) -> Result<Option<NoteLine>> {
        let tx = self.snapshot().await?;
        scope::attended(&tx, viewer, class).await?;
        let me = scope::person(viewer)?.person;
        let Some(session) = door::latest(&tx, class).await? else { return Ok(None) };
        let rows = note::Entity::find()
            .filter(note::Column::ClassId.eq(class.0))
            .filter(note::Column::TakenBackAt.is_null())
            .filter(note::Column::SentAt.gte(session.opened_at))
            .order_by_desc(note::Column::SentAt)
            .order_by_desc(note::Column::Id)
            .all(&tx.db)
            .await?;
        for row in rows {
            if is_unread(&tx, &row, me).await? {
                return Ok(Some(NoteLine { me, note: of_row(&tx, row).await? }));
            }
        }
        Ok(None)
    }
}

/// Every reader has a row, with the moment in which they read it; who came to the class later has none and was not spoken to.
async fn is_unread(tx: &Tx, row: &note::Model, me: PersonId) -> Result<bool> {
    let reader = note_reader::Entity::find()
        .filter(note_reader::Column::NoteId.eq(row.id))
        .filter(note_reader::Column::PersonId.eq(me.0))
        .one(&tx.db)
        .await?;
    Ok(reader.is_some_and(|reader| reader.read_at.is_none()))
}
