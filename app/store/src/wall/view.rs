//! The projector's page.

use domain::event::Cursor;
use domain::projector::WallView;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{class, wall_card};
use crate::{Error, Result, Store, door, prompts, replay, stage};

impl Store {
    /// What the wall shows, and the cursor from which it hears on. `writing` is the hub's to fill, `address` and `qr` the server's.
    ///
    /// Errors: not found for anybody but a projector whose session is its class's newest.
    pub async fn wall_view(&self, viewer: &Viewer) -> Result<(WallView, Cursor)> {
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
        let hanging = wall_card::Entity::find()
            .filter(wall_card::Column::SessionId.eq(session.0))
            .filter(wall_card::Column::TakenBackAt.is_null())
            .order_by_asc(wall_card::Column::ReleasedAt)
            .order_by_asc(wall_card::Column::Id)
            .all(&tx.db)
            .await?;
        let mut cards = Vec::with_capacity(hanging.len());
        for card in hanging {
            cards.extend(super::card(&tx, card).await?);
        }
        let view = WallView {
            class: *class,
            class_name: row.name,
            door: door::view(&tx, *class).await?,
            prompt: prompts::open(&tx, *class).await?.map(prompts::view).transpose()?,
            counts: super::counts(&tx, *class).await?,
            cards,
            stage: stage::view(&tx, stage::row(&tx, session.0).await?.as_ref()),
            writing: 0,
            address: String::new(),
            qr: String::new(),
        };
        Ok((view, replay::cursor(&tx, viewer).await?))
    }
}
