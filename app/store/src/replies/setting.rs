//! Whether replies of a class wait for its staff.

use domain::classes::GradeBand;
use domain::event::{About, Audience, Event, Stream};
use domain::id::ClassId;
use domain::refusal::Refusal;
use domain::replies::release_first;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{class, inquiry_setting};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store, audience, scope};

pub fn band(class: &class::Model) -> GradeBand {
    // What is not known is treated as the youngest.
    GradeBand::named(&class.grade_band).unwrap_or(GradeBand::K2)
}

async fn row(tx: &Tx, class: Uuid) -> Result<Option<inquiry_setting::Model>> {
    let of_class = inquiry_setting::Column::ClassId.eq(class);
    Ok(inquiry_setting::Entity::find().filter(of_class).one(&tx.db).await?)
}

pub async fn waits(tx: &Tx, class: &class::Model) -> Result<bool> {
    Ok(release_first(band(class), row(tx, class.id).await?.map(|row| row.release_first)))
}

/// The same, between these two: where one of them is in a class of the youngest grades, whichever class they meet in.
pub async fn waits_between(tx: &Tx, class: &class::Model, two: [Uuid; 2]) -> Result<bool> {
    if waits(tx, class).await? {
        return Ok(true);
    }
    for one in two {
        if audience::in_elementary(tx, one.into()).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Store {
    /// From now on. What waits already goes on waiting.
    ///
    /// Errors: not found unless the viewer guides the class; conflict `replies.always_first` from kindergarten to grade 5.
    #[crate::compiled_here]
    pub async fn release_replies_first(&self, viewer: &Viewer, class: ClassId, first: bool) -> Result<()> {
        let touches = Touches::stream(Stream::Class(class)).and_viewer(viewer);
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move { set(tx, &viewer, class, first).await })
        })
        .await
    }
}

async fn set(tx: &Tx, viewer: &Viewer, id: ClassId, first: bool) -> Result<Written<()>> {
    let class = scope::guided(tx, viewer, id).await?;
    if waits(tx, &class).await? == first {
        return Ok(Written::quietly(()));
    }
    if release_first(band(&class), Some(first)) != first {
        return Err(Refusal::conflict("replies.always_first").into());
    }
    let me = scope::person(viewer)?.person;
    match row(tx, class.id).await? {
        Some(known) => {
            let mut row = inquiry_setting::ActiveModel::from(known);
            row.release_first = Set(first);
            row.changed_by = Set(me.0);
            row.changed_at = Set(tx.now.0);
            row.update(&tx.db).await?;
        }
        None => {
            let row = inquiry_setting::ActiveModel {
                id: Set(Uuid::now_v7()),
                district_id: Set(class.district_id),
                class_id: Set(class.id),
                release_first: Set(first),
                changed_by: Set(me.0),
                changed_at: Set(tx.now.0),
            };
            inquiry_setting::Entity::insert(row).exec_without_returning(&tx.db).await?;
        }
    }
    Ok(Written::new((), vec![Event::in_class(id, About::Class(id), [Audience::Staff])]))
}
