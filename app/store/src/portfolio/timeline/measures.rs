//! Data: each figure on the day it was entered, and what the student said of it.

use std::collections::BTreeMap;

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::measures::Amount;
use domain::portfolio::{Entry, Happening, TimelineSource, opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::Window;
use crate::Result;
use crate::among::among;
use crate::entity::{measure, measure_note, measure_point};
use crate::tx::Tx;

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let figures = measure_point::Entity::find()
        .filter(measure_point::Column::SubjectId.eq(window.student))
        .filter(measure_point::Column::RemovedAt.is_null())
        .filter(measure_point::Column::CreatedAt.lt(window.before))
        .order_by_desc(measure_point::Column::CreatedAt)
        .order_by_desc(measure_point::Column::Id)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let said = measure_note::Entity::find()
        .filter(measure_note::Column::SubjectId.eq(window.student))
        .filter(measure_note::Column::CreatedAt.lt(window.before))
        .order_by_desc(measure_note::Column::CreatedAt)
        .order_by_desc(measure_note::Column::Id)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let ids = figures.iter().map(|row| row.measure_id).chain(said.iter().map(|row| row.measure_id));
    let measures: BTreeMap<Uuid, measure::Model> = measure::Entity::find()
        .filter(measure::Column::Id.is_in(among(ids)))
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let entry = |id: Uuid, happened, at, words: String| {
        Some(Entry {
            source: TimelineSource::Measure,
            about: id,
            fixed: None,
            happened,
            point: AccessPoint::Reflection,
            at: Moment(at),
            title: measures.get(&id)?.name.clone(),
            words,
            picture: None,
            link: format!("/data/{id}"),
            picked: false,
        })
    };
    let figures = figures.into_iter().filter_map(|row| {
        let unit = measures.get(&row.measure_id)?.unit.as_str();
        let words = format!("{} {unit}", Amount(row.amount));
        entry(row.measure_id, Happening::Measured, row.created_at, words.trim_end().to_owned())
    });
    let mut entries: Vec<Entry> = figures.collect();
    entries.extend(said.into_iter().filter_map(|row| {
        let words = if row.says.is_empty() { &row.will } else { &row.says };
        entry(row.measure_id, Happening::SaidOfData, row.created_at, opening(words))
    }));
    Ok(entries)
}
