//! Consent to show a version on the projector, without a name. Default no; for one version only; taking it back takes back
//! every release in the same transaction.

use std::collections::HashSet;

use domain::command::Answer;
use domain::event::{About, Audience, Event};
use domain::id::{ReflectionId, WallCardId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{consent, reflection, wall_card};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, pieces, scope, wall};

pub const PROJECTOR: &str = "projector";

/// Gives it for the newest version.
pub async fn give(tx: &Tx, viewer: &Viewer, id: ReflectionId) -> Result<Written<Answer>> {
    let piece = pieces::writable(tx, viewer, id).await?;
    if !pieces::stage(&piece).is_shared() {
        return Err(Refusal::conflict("reflections.not_shared_yet").into());
    }
    if pieces::wall_consent(tx, &piece).await? {
        return Ok(Written::quietly(pieces::answer(&piece)));
    }
    insert(tx, &piece, piece.version).await?;
    let piece = pieces::update(tx, piece, |_| {}).await?;
    Ok(Written::new(pieces::answer(&piece), vec![pieces::event(&piece, &[])]))
}

/// Piece and version: what of these pieces may be shown there.
pub async fn given(tx: &Tx, pieces: &[Uuid]) -> Result<HashSet<(Uuid, i32)>> {
    let rows: Vec<(Uuid, i32)> = consent::Entity::find()
        .select_only()
        .columns([consent::Column::ReflectionId, consent::Column::Version])
        .filter(consent::Column::ReflectionId.is_in(among(pieces.iter().copied())))
        .filter(consent::Column::Scope.eq(PROJECTOR))
        .filter(consent::Column::WithdrawnAt.is_null())
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Takes it back for every version. Nobody has to attend the class for that.
pub async fn withdraw(tx: &Tx, viewer: &Viewer, id: ReflectionId) -> Result<Written<Answer>> {
    let piece = scope::own_piece(tx, viewer, id).await?;
    let mut events = end(tx, &piece, None).await?;
    let piece = pieces::update(tx, piece, |_| {}).await?;
    events.push(pieces::event(&piece, &[]));
    Ok(Written::new(pieces::answer(&piece), events))
}

pub async fn insert(tx: &Tx, piece: &reflection::Model, version: i32) -> Result<()> {
    let row = consent::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        district_id: Set(piece.district_id),
        subject_id: Set(piece.subject_id),
        reflection_id: Set(piece.id),
        scope: Set(PROJECTOR.into()),
        version: Set(version),
        given_at: Set(tx.now.0),
        withdrawn_at: Set(None),
    };
    consent::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// Ends the consent for a version, or for all of them, and takes its cards off the wall. The events that say so.
pub async fn end(tx: &Tx, piece: &reflection::Model, version: Option<i32>) -> Result<Vec<Event>> {
    let given = consent::Entity::find()
        .filter(consent::Column::ReflectionId.eq(piece.id))
        .filter(consent::Column::Scope.eq(PROJECTOR))
        .filter(consent::Column::WithdrawnAt.is_null())
        .all(&tx.db)
        .await?;
    for row in given.into_iter().filter(|row| version.is_none_or(|version| row.version == version)) {
        let mut row = consent::ActiveModel::from(row);
        row.withdrawn_at = Set(Some(tx.now.0));
        row.update(&tx.db).await?;
    }
    match version {
        None => wall::take_down(tx, piece).await,
        Some(version) => take_down(tx, piece, version).await,
    }
}

/// Takes down what shows of one version.
async fn take_down(tx: &Tx, piece: &reflection::Model, version: i32) -> Result<Vec<Event>> {
    let shown = wall_card::Entity::find()
        .filter(wall_card::Column::ReflectionId.eq(piece.id))
        .filter(wall_card::Column::Version.eq(version))
        .filter(wall_card::Column::TakenBackAt.is_null())
        .all(&tx.db)
        .await?;
    let mut events = Vec::with_capacity(shown.len());
    for card in shown {
        let about = About::WallCard(WallCardId(card.id));
        events.push(Event::in_class(card.class_id.into(), about, [Audience::Wall]).of(piece.subject_id.into()));
        let mut card = wall_card::ActiveModel::from(card);
        card.taken_back_at = Set(Some(tx.now.0));
        card.update(&tx.db).await?;
    }
    Ok(events)
}
