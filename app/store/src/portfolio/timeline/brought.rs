//! What was brought from elsewhere, on the day it was made there.

use std::collections::BTreeMap;

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::Item;
use domain::portfolio::{Entry, Happening, TimelineSource, opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Window, pictures};
use crate::Result;
use crate::entity::brought_item;
use crate::export::brought_files as here;
use crate::tx::Tx;

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let mut asked = brought_item::Entity::find()
        .filter(brought_item::Column::SubjectId.eq(window.student))
        .filter(brought_item::Column::MadeAt.lt(window.before));
    if let Some(point) = window.point {
        asked = asked.filter(brought_item::Column::Point.eq(point.name()));
    }
    let rows = asked
        .order_by_desc(brought_item::Column::MadeAt)
        .order_by_desc(brought_item::Column::Id)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    // The document names its files by the ids that they came with.
    let here = if rows.is_empty() { BTreeMap::new() } else { here(tx, window.student).await? };
    let small = pictures::small(tx, here.values().copied()).await?;
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let item: Item = serde_json::from_str(&row.document)?;
        let shown = item.files().into_iter().filter_map(|file| here.get(&file)).find(|file| small.contains(*file));
        let fixed = item.newest();
        entries.push(Entry {
            // What is nobody else's to read where it was made is that here, too: nothing picks it.
            source: TimelineSource::named(&row.kind).filter(|of| of.stays_own()).unwrap_or(TimelineSource::Brought),
            about: row.id,
            fixed,
            happened: Happening::Brought,
            point: AccessPoint::named(&row.point).unwrap_or(AccessPoint::Reflection),
            at: Moment(row.made_at),
            title: item.title().to_owned(),
            words: opening(item.opening()),
            picture: shown.copied().map(Into::into),
            link: format!("/portfolio/brought/{}", row.id),
            picked: false,
        });
    }
    Ok(entries)
}
