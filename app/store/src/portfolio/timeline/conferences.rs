//! Conferences, on the day they were held. A story is told there; the conference is no part of it.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::portfolio::{Entry, Happening, TimelineSource, opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Window;
use crate::Result;
use crate::entity::conference;
use crate::tx::Tx;

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let rows = conference::Entity::find()
        .filter(conference::Column::SubjectId.eq(window.student))
        .filter(conference::Column::RemovedAt.is_null())
        .filter(conference::Column::HeldAt.lt(window.before))
        .order_by_desc(conference::Column::HeldAt)
        .order_by_desc(conference::Column::Id)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let entry = |row: conference::Model| {
        let held_at = row.held_at?;
        // One that was brought may be held here: then that was after the telling of it that came.
        let elsewhere = row.brought_id.is_some() && row.told_at.is_some_and(|told_at| held_at <= told_at);
        Some(Entry {
            source: TimelineSource::Conference,
            about: row.id,
            fixed: None,
            happened: if elsewhere { Happening::Brought } else { Happening::ConferenceHeld },
            point: AccessPoint::Reflection,
            at: Moment(held_at),
            title: row.whom,
            words: opening(&row.looked_back),
            picture: None,
            link: format!("/conference/{}", row.id),
            picked: false,
        })
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}
