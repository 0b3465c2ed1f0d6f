//! Every day's work is on the list once, however many nodes put it there.

use std::collections::BTreeSet;

use domain::clock::{DAY, Moment};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use sha2::Digest;
use uuid::Uuid;

use super::{prune, row};
use crate::among::among;
use crate::entity::job;
use crate::write::{Touches, Written};
use crate::{Result, Store};

impl Store {
    /// Everyday work has a row for each day (UTC), with an id that every node derives alike.
    pub(super) async fn plan_the_day(&self) -> Result<()> {
        let today = self.clock().now().0.div_euclid(DAY);
        let planned: Vec<_> = prune::DAILY.iter().map(|kind| (of_day(kind, today), *kind)).collect();
        let known: BTreeSet<Uuid> = {
            let tx = self.snapshot().await?;
            let ids = planned.iter().map(|(id, _)| *id);
            job::Entity::find()
                .filter(job::Column::Id.is_in(among(ids)))
                .all(&tx.db)
                .await?
                .into_iter()
                .map(|j| j.id)
                .collect()
        };
        if known.len() == planned.len() {
            return Ok(());
        }
        self.write(Touches::nothing(), move |tx| {
            let planned = planned.clone();
            Box::pin(async move {
                for (id, kind) in planned {
                    let row = row(id, kind, None, None, Moment(today * DAY));
                    job::Entity::insert(row)
                        .on_conflict(OnConflict::column(job::Column::Id).do_nothing().to_owned())
                        .exec_without_returning(&tx.db)
                        .await?;
                }
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}

fn of_day(kind: &str, day: i64) -> Uuid {
    let hash = sha2::Sha256::digest(format!("{kind} {day}").as_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(id).into_uuid()
}
