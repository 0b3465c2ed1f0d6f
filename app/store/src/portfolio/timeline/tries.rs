//! Tries: what something changed, on the day it was told.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::portfolio::{Entry, Happening, TimelineSource, opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Window;
use crate::Result;
use crate::entity::tried;
use crate::tx::Tx;

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let rows = tried::Entity::find()
        .filter(tried::Column::SubjectId.eq(window.student))
        .filter(tried::Column::ToldAt.lt(window.before))
        .order_by_desc(tried::Column::ToldAt)
        .order_by_desc(tried::Column::Id)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let entry = |row: tried::Model| {
        Some(Entry {
            source: TimelineSource::Try,
            about: row.try_id,
            fixed: None,
            happened: Happening::Tried,
            point: AccessPoint::Choice,
            at: Moment(row.told_at?),
            title: row.name,
            words: opening(&row.changed),
            picture: None,
            link: "/try".into(),
            picked: false,
        })
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}
