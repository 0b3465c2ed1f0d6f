//! The projector's page.

use std::collections::{BTreeMap, BTreeSet};

use domain::clock::Moment;
use domain::event::Cursor;
use domain::projector::{WallCard, WallView};
use domain::stage::Shown;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{class, consent, version, wall_card};
use crate::tx::Tx;
use crate::{Error, Result, Store, consent as consents, door, prompts, replay, stage};

impl Store {
    /// What the wall knows, what is staged on it, and the cursor from which it hears on. `writing` is the hub's to fill, `address` and `qr`
    /// the server's.
    ///
    /// Errors: not found for anybody but a projector whose session is its class's newest.
    pub async fn wall(&self, viewer: &Viewer) -> Result<(WallView, Shown, Cursor)> {
        let Viewer::Projector { district, class, session } = viewer else { return Err(Error::not_found()) };
        let tx = self.snapshot().await?;
        let row = class::Entity::find_by_id(class.0)
            .filter(class::Column::DistrictId.eq(district.0))
            .one(&tx.db)
            .await?
            .ok_or_else(Error::not_found)?;
        let latest = door::latest(&tx, *class).await?;
        if latest.is_none_or(|latest| latest.id != session.0) {
            return Err(Error::not_found());
        }
        let (view, shown) = of_session(&tx, row, session.0).await?;
        Ok((view, shown, replay::cursor(&tx, viewer).await?))
    }

    /// The same without what is staged.
    pub async fn wall_view(&self, viewer: &Viewer) -> Result<(WallView, Cursor)> {
        let (view, _, cursor) = self.wall(viewer).await?;
        Ok((view, cursor))
    }
}

/// The wall of a class's newest session.
pub async fn of_session(tx: &Tx, row: class::Model, session: Uuid) -> Result<(WallView, Shown)> {
    let class = row.id.into();
    let (stage, shown) = stage::shown(tx, class, session).await?;
    let view = WallView {
        class,
        class_name: row.name,
        door: door::view(tx, class).await?,
        prompt: prompts::open(tx, class).await?.map(prompts::view).transpose()?,
        counts: super::counts(tx, class).await?,
        cards: cards(tx, session).await?,
        stage,
        writing: 0,
        address: String::new(),
        qr: String::new(),
    };
    Ok((view, shown))
}

/// Oldest first. A session may have a thousand, so they are read together; [`super::card`] says the same of one.
pub async fn cards(tx: &Tx, session: Uuid) -> Result<Vec<WallCard>> {
    let rows = wall_card::Entity::find()
        .filter(wall_card::Column::SessionId.eq(session))
        .filter(wall_card::Column::TakenBackAt.is_null())
        .order_by_asc(wall_card::Column::ReleasedAt)
        .order_by_asc(wall_card::Column::Id)
        .all(&tx.db)
        .await?;
    let pieces: Vec<Uuid> = rows.iter().map(|row| row.reflection_id).collect();
    let mut words: BTreeMap<(Uuid, i32), String> = BTreeMap::new();
    let mut given: BTreeSet<(Uuid, i32)> = BTreeSet::new();
    for some in pieces.chunks(MOST_AT_ONCE) {
        let versions = version::Entity::find()
            .filter(version::Column::ReflectionId.is_in(some.iter().copied()))
            .filter(version::Column::TakenBackAt.is_null());
        words.extend(versions.all(&tx.db).await?.into_iter().map(|row| ((row.reflection_id, row.number), row.words)));
        let consents = consent::Entity::find()
            .filter(consent::Column::ReflectionId.is_in(some.iter().copied()))
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
