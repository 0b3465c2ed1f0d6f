//! The presenter's remote. It is read again with everything that happens, so what hangs is read together, however much it is.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::Cursor;
use domain::id::{ClassId, WallCardId};
use domain::projector::WallCard;
use domain::stage::{EarlierAsk, Hanging, NextUp, RemoteView, Scene, Shown};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::subject::subject;
use crate::among::among;
use crate::entity::{consent, earlier_ask, reflection, session, version, wall_card};
use crate::tx::Tx;
use crate::{Error, Result, Store, consent as consents, door, pieces, replay, safety, scope, wall};

/// Most pieces that the remote lists; the newest ones, which a class is talking about.
const MOST_LISTED: usize = 24;

impl Store {
    /// What the wall of a class shows, and what could stand there.
    ///
    /// Errors: not found unless the viewer guides the class.
    #[crate::compiled_here]
    pub async fn remote(&self, viewer: &Viewer, class: ClassId) -> Result<(RemoteView, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::guided(&tx, viewer, class).await?;
        let cursor = replay::cursor(&tx, viewer).await?;
        let mut view = RemoteView {
            class,
            class_name: row.name.clone(),
            wall: None,
            shown: Shown::Nothing,
            waiting: 0,
            next: None,
            to_look_at: 0,
            hanging: Vec::new(),
            has_round: there_is(&tx, class, Scene::Round).await?,
            has_board: there_is(&tx, class, Scene::Choice).await?,
            has_confidence: there_is(&tx, class, Scene::Confidence).await?,
        };
        let Some(session) = door::latest(&tx, class).await? else { return Ok((view, cursor)) };
        let (on_wall, shown) = wall::of_session(&tx, row, session.id).await?;
        (view.waiting, view.to_look_at, view.next) = waiting(&tx, class, &session).await?;
        let listed = on_wall.cards.len().saturating_sub(MOST_LISTED);
        view.hanging = hanging(&tx, class, &on_wall.cards[listed..], on_wall.stage.card).await?;
        (view.wall, view.shown) = (Some(on_wall), shown);
        Ok((view, cursor))
    }
}

async fn there_is(tx: &Tx, class: ClassId, scene: Scene) -> Result<bool> {
    match subject(tx, class, scene, None).await {
        Ok(_) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(other) => Err(other),
    }
}

async fn waiting(tx: &Tx, class: ClassId, session: &session::Model) -> Result<(u32, u32, Option<NextUp>)> {
    if session.closed_at.is_some() {
        return Ok((0, 0, None));
    }
    let waiting = wall::waiting(tx, class, session).await?;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut next = None;
    if let Some(piece) = waiting.ready.first() {
        let newest = pieces::versions(tx, piece.id.into()).await?.into_iter().next().ok_or_else(Error::not_found)?;
        next = Some(NextUp { piece: piece.id.into(), version: newest.number, words: newest.words });
    }
    Ok((count(waiting.ready.len()), count(waiting.to_look_at), next))
}

/// What hangs, as the one in front of it may act on it. What came before is asked about beside the newest version alone.
async fn hanging(tx: &Tx, class: ClassId, cards: &[WallCard], spotlight: Option<WallCardId>) -> Result<Vec<Hanging>> {
    let ids = cards.iter().map(|card| card.id.0);
    let rows = wall_card::Entity::find().filter(wall_card::Column::Id.is_in(among(ids))).all(&tx.db).await?;
    let hung: BTreeMap<Uuid, (Uuid, i32)> =
        rows.into_iter().map(|row| (row.id, (row.reflection_id, row.version))).collect();
    let before = Before::of(tx, hung.values().map(|(piece, _)| *piece)).await?;
    let phrases = safety::phrases(tx, class).await?;
    let one = |card: &WallCard| {
        let (piece, version) = hung.get(&card.id.0).copied()?;
        let standing =
            before.newest.get(&piece).filter(|newest| **newest == version).and_then(|_| before.standing(piece));
        let look = standing
            .as_ref()
            .filter(|(ask, _)| *ask == EarlierAsk::NotAsked)
            .and_then(|(_, before)| safety::look_by(&phrases, piece.into(), before.number, &before.words));
        Some(Hanging {
            piece: piece.into(),
            words: card.words.clone(),
            in_spotlight: spotlight == Some(card.id),
            earlier: standing.map(|(ask, _)| ask),
            look,
        })
    };
    Ok(cards.iter().filter_map(one).collect())
}

/// What came before the newest versions of some pieces: [`super::earlier::standing`] says the same of one.
struct Before {
    newest: BTreeMap<Uuid, i32>,
    /// Newest first.
    versions: BTreeMap<Uuid, Vec<version::Model>>,
    /// Piece and version; whether it is settled.
    asked: BTreeMap<(Uuid, i32), bool>,
    given: BTreeSet<(Uuid, i32)>,
}

impl Before {
    async fn of(tx: &Tx, pieces: impl Iterator<Item = Uuid>) -> Result<Self> {
        let pieces: Vec<Uuid> = pieces.collect();
        let ids = || pieces.iter().copied();
        let newest = reflection::Entity::find().filter(reflection::Column::Id.is_in(among(ids()))).all(&tx.db).await?;
        let mut versions: BTreeMap<Uuid, Vec<version::Model>> = BTreeMap::new();
        let rows = version::Entity::find()
            .filter(version::Column::ReflectionId.is_in(among(ids())))
            .filter(version::Column::TakenBackAt.is_null())
            .order_by_desc(version::Column::Number);
        for row in rows.all(&tx.db).await? {
            versions.entry(row.reflection_id).or_default().push(row);
        }
        let asked = earlier_ask::Entity::find().filter(earlier_ask::Column::ReflectionId.is_in(among(ids())));
        let given = consent::Entity::find()
            .filter(consent::Column::ReflectionId.is_in(among(ids())))
            .filter(consent::Column::Scope.eq(consents::PROJECTOR))
            .filter(consent::Column::WithdrawnAt.is_null());
        Ok(Self {
            newest: newest.into_iter().map(|row| (row.id, row.version)).collect(),
            versions,
            asked: asked
                .all(&tx.db)
                .await?
                .into_iter()
                .map(|row| ((row.reflection_id, row.version), row.settled_at.is_some()))
                .collect(),
            given: given.all(&tx.db).await?.into_iter().map(|row| (row.reflection_id, row.version)).collect(),
        })
    }

    fn standing(&self, piece: Uuid) -> Option<(EarlierAsk, &version::Model)> {
        let newest = self.newest.get(&piece)?;
        let before = self.versions.get(&piece)?.iter().find(|version| version.number < *newest)?;
        if before.words.is_empty() {
            return None;
        }
        let key = (piece, before.number);
        let ask = match self.asked.get(&key) {
            None => EarlierAsk::NotAsked,
            Some(false) => EarlierAsk::Asked,
            Some(true) if self.given.contains(&key) => EarlierAsk::Yes,
            Some(true) => EarlierAsk::No,
        };
        Some((ask, before))
    }
}
