//! The wall: what a teacher released, with the student's consent, without a name.

mod next;
mod release;
mod spotlight;
mod view;

pub(crate) use next::waiting;
pub(crate) use release::{Seen, clear, put_up, take_down};
pub(crate) use view::{cards, of_session};

use std::collections::HashMap;

use domain::clock::Moment;
use domain::event::Change;
use domain::id::{ClassId, WallCardId};
use domain::projector::{Counts, WallCard};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{attendance, consent, reflection, version, wall_card};
use crate::tx::Tx;
use crate::{Result, door, prompts};

/// Aggregates of the open session; nothing while the door is closed.
pub async fn counts(tx: &Tx, class: ClassId) -> Result<Counts> {
    let Some(session) = door::open_session(tx, class).await? else { return Ok(Counts::default()) };
    let here = attendance::Entity::find().filter(attendance::Column::SessionId.eq(session.id)).count(&tx.db).await?;
    let shared = match prompts::open(tx, class).await? {
        Some(prompt) => {
            reflection::Entity::find()
                .filter(reflection::Column::PromptId.eq(prompt.id))
                .filter(reflection::Column::Version.gt(0))
                .count(&tx.db)
                .await?
        }
        None => 0,
    };
    Ok(Counts { here: here as u32, shared: shared as u32 })
}

/// The card as it may be shown now: gone when taken back, when consent was withdrawn, or when the session is over.
pub async fn change(tx: &Tx, id: WallCardId) -> Result<Change> {
    let row = wall_card::Entity::find_by_id(id.0).one(&tx.db).await?;
    Ok(match row {
        Some(row) if row.taken_back_at.is_none() => match card(tx, row).await? {
            Some(card) => Change::Wall(card),
            None => Change::WallGone { id },
        },
        _ => Change::WallGone { id },
    })
}

/// What may be shown of a card that was not taken back: only while its session is the newest and its student consents.
pub async fn card(tx: &Tx, row: wall_card::Model) -> Result<Option<WallCard>> {
    let session = door::latest(tx, row.class_id.into()).await?;
    if session.is_none_or(|session| session.id != row.session_id)
        || !consents(tx, row.reflection_id, row.version).await?
    {
        return Ok(None);
    }
    let version = version::Entity::find()
        .filter(version::Column::ReflectionId.eq(row.reflection_id))
        .filter(version::Column::Number.eq(row.version))
        .filter(version::Column::TakenBackAt.is_null())
        .one(&tx.db)
        .await?;
    Ok(version.map(|version| WallCard {
        id: row.id.into(),
        words: version.words,
        released_at: Moment(row.released_at),
    }))
}

/// Which version hangs of each of some pieces. What a student, an open piece and the inbox say of it is all from here.
pub struct Hanging(HashMap<Uuid, i32>);

impl Hanging {
    pub async fn of(tx: &Tx, pieces: &[Uuid]) -> Result<Self> {
        let rows: Vec<(Uuid, i32)> = wall_card::Entity::find()
            .select_only()
            .columns([wall_card::Column::ReflectionId, wall_card::Column::Version])
            .filter(wall_card::Column::ReflectionId.is_in(among(pieces.iter().copied())))
            .filter(wall_card::Column::TakenBackAt.is_null())
            .into_tuple()
            .all(&tx.db)
            .await?;
        Ok(Self(rows.into_iter().collect()))
    }

    /// Words of it are before the class, be they of an older version: its student can take them back, and who teaches can take them down.
    pub fn any(&self, piece: &reflection::Model) -> bool {
        self.0.contains_key(&piece.id)
    }

    /// They are of an older version. So the newest one is not released yet: it goes up by a teacher's hand, and takes their place.
    pub fn older(&self, piece: &reflection::Model) -> bool {
        self.0.get(&piece.id).is_some_and(|version| *version != piece.version)
    }
}

/// The version of a piece that hangs in the open session of its class.
pub async fn hangs(tx: &Tx, piece: &reflection::Model) -> Result<Option<i32>> {
    let Some(class) = piece.class_id else { return Ok(None) };
    let Some(session) = door::open_session(tx, class.into()).await? else { return Ok(None) };
    let card = wall_card::Entity::find()
        .filter(wall_card::Column::SessionId.eq(session.id))
        .filter(wall_card::Column::ReflectionId.eq(piece.id))
        .filter(wall_card::Column::TakenBackAt.is_null())
        .one(&tx.db)
        .await?;
    Ok(card.map(|card| card.version))
}

/// Consent for the projector, given for this version and not withdrawn.
pub async fn consents(tx: &Tx, reflection: Uuid, version: i32) -> Result<bool> {
    let given = consent::Entity::find()
        .filter(consent::Column::ReflectionId.eq(reflection))
        .filter(consent::Column::Scope.eq("projector"))
        .filter(consent::Column::Version.eq(version))
        .filter(consent::Column::WithdrawnAt.is_null());
    Ok(given.count(&tx.db).await? > 0)
}
