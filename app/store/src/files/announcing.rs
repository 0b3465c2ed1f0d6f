//! Before the first byte: whether there is room, and whose it is.

use domain::files::{Announced, FileStanding, FileState};
use domain::id::{FileId, PersonId};
use domain::refusal::Refusal;
use domain::viewer::{SignedIn, Viewer};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{kind, own, room, standing, state};
use crate::entity::file;
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, scope};

impl Store {
    /// Makes room for a file, or says where it stands if it was announced before. `most`: bytes of all files of one person together.
    #[crate::compiled_here]
    pub async fn announce_file(&self, viewer: &Viewer, announced: &Announced, most: i64) -> Result<FileStanding> {
        let (viewer, announced) = (viewer.clone(), announced.clone());
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let (viewer, announced) = (viewer.clone(), announced.clone());
            Box::pin(async move { Ok(Written::quietly(announce(tx, &viewer, &announced, most).await?)) })
        })
        .await
    }
}

impl Store {
    /// Whether a file could be announced at all, before a byte of it is read: for whoever cannot say beforehand how large it is. A file that
    /// was announced before has its room.
    #[crate::compiled_here]
    pub async fn has_room_for_a_file(&self, viewer: &Viewer, id: FileId, voice: bool, most: i64) -> Result<()> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        match file::Entity::find_by_id(id.0).one(&tx.db).await? {
            Some(row) if !comes_again(&row, me) => own(&tx, viewer, id).await.map(drop),
            _ => room::for_bytes(&tx, me, voice, 1, most).await,
        }
    }
}

async fn announce(tx: &Tx, viewer: &Viewer, announced: &Announced, most: i64) -> Result<FileStanding> {
    let me = scope::person(viewer)?;
    if announced.person != me.person {
        return Err(Refusal::forbidden("commands.somebody_else").into());
    }
    let before = file::Entity::find_by_id(announced.id.0).one(&tx.db).await?;
    let again = before.as_ref().is_some_and(|row| comes_again(row, me.person));
    if before.is_some() && !again {
        return known(&own(tx, viewer, announced.id).await?, announced);
    }
    // Its parts are still being deleted: in a minute.
    if before.is_some_and(|row| row.bytes > 0) {
        return Err(Error::Busy);
    }
    announced.check()?;
    let subject = subject(tx, viewer, announced).await?;
    room::for_bytes(tx, me.person, announced.about.is_some(), announced.bytes, most).await?;
    let row = row(tx, me, subject, announced);
    if again {
        row.update(&tx.db).await?;
    } else {
        file::Entity::insert(row).exec_without_returning(&tx.db).await?;
    }
    standing(&own(tx, viewer, announced.id).await?)
}

/// It stopped arriving for so long that what had come of it was let go. The device that has it whole still knows it by this id, and what is
/// said about it, too: it begins anew. What was taken away on purpose, or refused, does not.
fn comes_again(row: &file::Model, me: PersonId) -> bool {
    row.gone_at.is_some() && state(row) == FileState::Arriving && row.owner_id == me.0
}

/// Announced before. What is kept may be smaller than what was announced, so its size says nothing once it is ready.
fn known(row: &file::Model, announced: &Announced) -> Result<FileStanding> {
    let same = kind(row)? == announced.kind && (state(row) != FileState::Arriving || row.bytes == announced.bytes);
    if same { standing(row) } else { Err(Refusal::conflict("files.announced_otherwise").into()) }
}

/// Whom it is about: a teacher's voice about the student whose piece it answers, everything else about whoever brings it.
async fn subject(tx: &Tx, viewer: &Viewer, announced: &Announced) -> Result<PersonId> {
    match announced.about {
        Some(piece) => Ok(scope::shared_piece(tx, viewer, piece).await?.subject_id.into()),
        None => scope::person(viewer).map(|me| me.person),
    }
}

fn row(tx: &Tx, me: &SignedIn, subject: PersonId, announced: &Announced) -> file::ActiveModel {
    file::ActiveModel {
        id: Set(announced.id.0),
        district_id: Set(me.district.0),
        subject_id: Set(subject.0),
        owner_id: Set(me.person.0),
        kind: Set(announced.kind.name().into()),
        media_type: Set(String::new()),
        bytes: Set(announced.bytes),
        received: Set(0),
        state: Set(FileState::Arriving.name().into()),
        sha256: Set(String::new()),
        width: Set(None),
        height: Set(None),
        lasts_ms: Set(None),
        small: Set(false),
        refused: Set(None),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
        gone_at: Set(None),
    }
}
