//! A spoken note: ten seconds of a teacher's own voice to the whole class. Whoever the note is for hears it, and nobody once it was taken back.

use domain::feedback::{LONGEST_SPOKEN_NOTE, NoteReaders};
use domain::files::FileKind;
use domain::id::{ClassId, FileId, NoteId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::send::Says;
use crate::entity::{note, note_reader};
use crate::tx::Tx;
use crate::{Result, Store, files, scope};

impl Store {
    /// As [`Store::send_note`], in the viewer's own voice instead of words, to the whole class.
    ///
    /// Errors: not found also for a recording that is not the viewer's or has not arrived; `showing.voice_is_sound` for what is none;
    /// `room.ten_seconds` for a longer one.
    #[crate::compiled_here]
    pub async fn speak_note(&self, viewer: &Viewer, id: NoteId, class: ClassId, voice: FileId) -> Result<()> {
        self.send(viewer, id, class, None, Says::Voice(voice), NoteReaders::WholeClass).await
    }
}

/// A short recording of the viewer's own that has arrived.
pub async fn own_recording(tx: &Tx, viewer: &Viewer, id: FileId) -> Result<Uuid> {
    let file = files::rights::ready_own(tx, viewer, id).await?;
    if FileKind::named(&file.kind) != Some(FileKind::Sound) {
        return Err(Refusal::conflict("showing.voice_is_sound").into());
    }
    if file.lasts_ms.is_some_and(|lasts| lasts > LONGEST_SPOKEN_NOTE) {
        return Err(Refusal::conflict("room.ten_seconds").into());
    }
    Ok(file.id)
}

/// Those who teach the class, and whoever the note was for.
pub async fn sees(tx: &Tx, viewer: &Viewer, file: Uuid) -> Result<bool> {
    let Some(me) = viewer.person() else { return Ok(false) };
    let spoken = note::Entity::find()
        .filter(note::Column::VoiceId.eq(file))
        .filter(note::Column::TakenBackAt.is_null())
        .all(&tx.db)
        .await?;
    for row in spoken {
        let reader = note_reader::Entity::find()
            .filter(note_reader::Column::NoteId.eq(row.id))
            .filter(note_reader::Column::PersonId.eq(me.0))
            .one(&tx.db)
            .await?;
        if reader.is_some() || scope::guided(tx, viewer, row.class_id.into()).await.is_ok() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// These stay until their note is taken back.
pub fn voice_files() -> SelectStatement {
    Query::select()
        .column(note::Column::VoiceId)
        .from(note::Entity)
        .and_where(note::Column::VoiceId.is_not_null())
        .and_where(note::Column::TakenBackAt.is_null())
        .to_owned()
}
