//! The projector's page, and what its window asks for after that: the scene without its cards, and the cards from one on.

use std::collections::{BTreeMap, BTreeSet};

use domain::clock::Moment;
use domain::event::Cursor;
use domain::projector::{Place, SomeCards, WallCard, WallView};
use domain::stage::Shown;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{class, consent, version, wall_card};
use crate::tx::Tx;
use crate::{Error, Result, Store, consent as consents, door, prompts, replay, stage};

/// How many cards a window is given at a time.
const AT_A_TIME: u64 = 100;

impl Store {
    /// What the wall knows, what is staged on it, and the cursor from which it hears on. `writing` is the hub's to fill.
    ///
    /// Errors: not found for anybody but a projector whose session is its class's newest.
    #[crate::compiled_here]
    pub async fn wall(&self, viewer: &Viewer) -> Result<(WallView, Shown, Cursor)> {
        let tx = self.snapshot().await?;
        let (row, session) = own_wall(&tx, viewer).await?;
        let (view, shown) = of_session(&tx, row, session).await?;
        Ok((view, shown, replay::cursor(&tx, viewer).await?))
    }

    /// The same without what is staged.
    #[crate::compiled_here]
    pub async fn wall_view(&self, viewer: &Viewer) -> Result<(WallView, Cursor)> {
        let (view, _, cursor) = self.wall(viewer).await?;
        Ok((view, cursor))
    }

    /// What stands there now, without the cards, however many hang. `page` is which page of a spotlight, where its window turned one.
    ///
    /// Errors: as [`Store::wall`].
    #[crate::compiled_here]
    pub async fn wall_scene(&self, viewer: &Viewer, page: Option<u32>) -> Result<(WallView, Shown)> {
        let tx = self.snapshot().await?;
        let (row, session) = own_wall(&tx, viewer).await?;
        let (stage, shown) = stage::shown(&tx, row.id.into(), session, page).await?;
        let mut view = around(&tx, row).await?;
        view.hangs = !some(&tx, session, None, A_FEW).await?.cards.is_empty();
        view.stage = stage;
        Ok((view, shown))
    }

    /// The cards that hang after a place; those of a closed door hang nowhere.
    ///
    /// Errors: as [`Store::wall`].
    #[crate::compiled_here]
    pub async fn wall_cards(&self, viewer: &Viewer, after: Option<Place>) -> Result<SomeCards> {
        let tx = self.snapshot().await?;
        let (row, session) = own_wall(&tx, viewer).await?;
        if door::open_session(&tx, row.id.into()).await?.is_none() {
            return Ok(SomeCards::default());
        }
        some(&tx, session, after, AT_A_TIME).await
    }
}

/// The class and the session that a projector shows.
async fn own_wall(tx: &Tx, viewer: &Viewer) -> Result<(class::Model, Uuid)> {
    let Viewer::Projector { district, class, session } = viewer else { return Err(Error::not_found()) };
    let row = class::Entity::find_by_id(class.0)
        .filter(class::Column::DistrictId.eq(district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let latest = door::latest(tx, *class).await?;
    if latest.is_none_or(|latest| latest.id != session.0) {
        return Err(Error::not_found());
    }
    Ok((row, session.0))
}

/// The wall of a class's newest session.
pub async fn of_session(tx: &Tx, row: class::Model, session: Uuid) -> Result<(WallView, Shown)> {
    let (stage, shown) = stage::shown(tx, row.id.into(), session, None).await?;
    let cards = cards(tx, session).await?;
    let view = WallView { hangs: !cards.is_empty(), cards, stage, ..around(tx, row).await? };
    Ok((view, shown))
}

/// Door, prompt and counts of a class; nothing hangs and nothing is staged.
async fn around(tx: &Tx, row: class::Model) -> Result<WallView> {
    let class = row.id.into();
    Ok(WallView {
        class,
        class_name: row.name,
        door: door::view(tx, class).await?,
        prompt: prompts::open(tx, class).await?.map(prompts::view).transpose()?,
        counts: super::counts(tx, class).await?,
        writing: 0,
        hangs: false,
        cards: Vec::new(),
        stage: Default::default(),
        now: tx.now,
    })
}

fn hanging(session: Uuid) -> Select<wall_card::Entity> {
    wall_card::Entity::find()
        .filter(wall_card::Column::SessionId.eq(session))
        .filter(wall_card::Column::TakenBackAt.is_null())
        .order_by_asc(wall_card::Column::ReleasedAt)
        .order_by_asc(wall_card::Column::Id)
}

/// Oldest first.
pub async fn cards(tx: &Tx, session: Uuid) -> Result<Vec<WallCard>> {
    of_rows(tx, hanging(session).all(&tx.db).await?).await
}

/// To know whether anything hangs: a card whose consent was withdrawn is taken down with it, so the first few say it.
const A_FEW: u64 = 12;

async fn some(tx: &Tx, session: Uuid, after: Option<Place>, most: u64) -> Result<SomeCards> {
    let released = wall_card::Column::ReleasedAt;
    let mut rows = hanging(session);
    if let Some((at, id)) = after {
        let same = Condition::all().add(released.eq(at.0)).add(wall_card::Column::Id.gt(id.0));
        rows = rows.filter(Condition::any().add(released.gt(at.0)).add(same));
    }
    let mut rows = rows.limit(most + 1).all(&tx.db).await?;
    let more = rows.len() as u64 > most;
    rows.truncate(most as usize);
    let last = rows.last().map(|row| (Moment(row.released_at), row.id.into()));
    Ok(SomeCards { cards: of_rows(tx, rows).await?, last, more })
}

/// What may be shown of each. A session may have a thousand, so they are read together; [`super::card`] says the same of one.
async fn of_rows(tx: &Tx, rows: Vec<wall_card::Model>) -> Result<Vec<WallCard>> {
    let pieces: Vec<Uuid> = rows.iter().map(|row| row.reflection_id).collect();
    let mut words: BTreeMap<(Uuid, i32), String> = BTreeMap::new();
    let mut given: BTreeSet<(Uuid, i32)> = BTreeSet::new();
    for some in pieces.chunks(MOST_AT_ONCE) {
        let versions = version::Entity::find()
            .filter(version::Column::ReflectionId.is_in(among(some.iter().copied())))
            .filter(version::Column::TakenBackAt.is_null());
        words.extend(versions.all(&tx.db).await?.into_iter().map(|row| ((row.reflection_id, row.number), row.words)));
        let consents = consent::Entity::find()
            .filter(consent::Column::ReflectionId.is_in(among(some.iter().copied())))
            .filter(consent::Column::Scope.eq(consents::PROJECTOR))
            .filter(consent::Column::WithdrawnAt.is_null());
        given.extend(consents.all(&tx.db).await?.into_iter().map(|row| (row.reflection_id, row.version)));
    }
    let mut card = |row: wall_card::Model| {
        let of = (row.reflection_id, row.version);
        let words = given.contains(&of).then(|| words.remove(&of)).flatten()?;
        Some(WallCard { id: row.id.into(), words, released_at: Moment(row.released_at) })
    };
    Ok(rows.into_iter().filter_map(&mut card).collect())
}

/// Well under what a statement may bind on either database.
const MOST_AT_ONCE: usize = 400;
