//! The district's switch for the world. Off until it is turned on; off takes everything down at once.

use domain::audience::{Step, WorldDesk};
use domain::audit::Deed;
use domain::clock::Moment;
use domain::event::{About, Audience, Cursor, Event, Stream};
use domain::id::SchoolId;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{narrowing, ours, rows, world};
use crate::entity::{audience, school, world_page, world_switch};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, people, replay, scope};

pub async fn is_on(tx: &Tx, district: Uuid) -> Result<bool> {
    Ok(row(tx, district).await?.is_some_and(|row| row.is_on))
}

async fn row(tx: &Tx, district: Uuid) -> Result<Option<world_switch::Model>> {
    Ok(world_switch::Entity::find().filter(world_switch::Column::DistrictId.eq(district)).one(&tx.db).await?)
}

async fn schools(tx: &Tx, district: Uuid) -> Result<Vec<school::Model>> {
    Ok(school::Entity::find().filter(school::Column::DistrictId.eq(district)).all(&tx.db).await?)
}

/// Whoever is an admin of every school of the district speaks for the district: of one school, its admins.
async fn speaks_for_the_district(tx: &Tx, viewer: &Viewer) -> Result<bool> {
    let me = scope::person(viewer)?;
    let schools = schools(tx, me.district.0).await?;
    for school in &schools {
        if !crate::school::is_admin(tx, me.person, school.id.into()).await? {
            return Ok(false);
        }
    }
    Ok(!schools.is_empty())
}

impl Store {
    /// For staff. Not found for everybody else.
    #[crate::compiled_here]
    pub async fn world_desk(&self, viewer: &Viewer) -> Result<(WorldDesk, Cursor)> {
        let tx = self.snapshot().await?;
        scope::staff(&tx, viewer).await?;
        let district = scope::district(viewer)?.0;
        let row = row(&tx, district).await?;
        let changed = match &row {
            Some(row) => Some((people::name(&tx, row.changed_by).await?, Moment(row.changed_at))),
            None => None,
        };
        let desk = WorldDesk {
            is_on: row.is_some_and(|row| row.is_on),
            changed,
            pages: world::count(&tx, district).await?,
            may_change: speaks_for_the_district(&tx, viewer).await?,
        };
        Ok((desk, replay::cursor(&tx, viewer).await?))
    }

    /// By whoever speaks for the district. Off takes every page down in the same moment. Forbidden `world.only_the_district`.
    #[crate::compiled_here]
    pub async fn turn_world(&self, viewer: &Viewer, on: bool) -> Result<()> {
        let tx = self.snapshot().await?;
        scope::staff(&tx, viewer).await?;
        let district = scope::district(viewer)?.0;
        let mut touches = Touches::nothing().and_viewer(viewer);
        for school in schools(&tx, district).await? {
            touches = touches.and_stream(Stream::School(school.id.into()));
        }
        for row in out(&tx, district).await? {
            touches = rows::streams(&tx, row.inquiry_id).await?.into_iter().fold(touches, Touches::and_stream);
        }
        drop(tx);
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                scope::staff(tx, &viewer).await?;
                if !speaks_for_the_district(tx, &viewer).await? {
                    return Err(Refusal::forbidden("world.only_the_district").into());
                }
                Ok(Written::new((), turn(tx, &viewer, on).await?))
            })
        })
        .await
    }
}

/// The staff of a school hears that something about the world changed.
pub fn told(school: SchoolId) -> Event {
    Event {
        stream: Stream::School(school),
        about: About::World(school),
        subject: None,
        audiences: vec![Audience::Staff],
    }
}

/// Steps into the world that are open or wished.
async fn out(tx: &Tx, district: Uuid) -> Result<Vec<audience::Model>> {
    let all = audience::Entity::find()
        .filter(audience::Column::DistrictId.eq(district))
        .filter(audience::Column::Step.eq(Step::World.name()))
        .all(&tx.db)
        .await?;
    Ok(all
        .into_iter()
        .filter(|row| {
            let stage = rows::stage(row, tx.now);
            stage.is_open() || stage.waits()
        })
        .collect())
}

async fn turn(tx: &Tx, viewer: &Viewer, on: bool) -> Result<Vec<Event>> {
    let me = scope::person(viewer)?;
    let known = row(tx, me.district.0).await?;
    if known.as_ref().is_some_and(|row| row.is_on) == on {
        return Ok(Vec::new());
    }
    let is_new = known.is_none();
    let changed = world_switch::ActiveModel {
        id: Set(known.map_or_else(Uuid::now_v7, |row| row.id)),
        district_id: Set(me.district.0),
        is_on: Set(on),
        changed_by: Set(me.person.0),
        changed_at: Set(tx.now.0),
    };
    if is_new {
        world_switch::Entity::insert(changed).exec_without_returning(&tx.db).await?;
    } else {
        changed.update(&tx.db).await?;
    }
    let schools = schools(tx, me.district.0).await?;
    let about = schools.first().map(|school| school.id).ok_or_else(Error::not_found)?;
    audit::note(tx, if on { Deed::WorldOn } else { Deed::WorldOff }, me, None, Some(about)).await?;
    let mut events: Vec<Event> = schools.into_iter().map(|school| told(school.id.into())).collect();
    if !on {
        for row in out(tx, me.district.0).await? {
            let inquiry = ours::row(tx, row.inquiry_id).await?;
            events.extend(narrowing::take_back(tx, &inquiry, Step::World, Some(me.person)).await?);
        }
        // And what no row knows of.
        world_page::Entity::delete_many().filter(world_page::Column::DistrictId.eq(me.district.0)).exec(&tx.db).await?;
    }
    Ok(events)
}
