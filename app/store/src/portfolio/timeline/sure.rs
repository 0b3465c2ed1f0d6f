//! How sure the student was, on the day they were asked.

use std::collections::BTreeMap;

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::portfolio::{Entry, Happening, TimelineSource};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::Window;
use crate::Result;
use crate::among::among;
use crate::entity::{confidence_ask, confidence_said};
use crate::tx::Tx;

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let rows = confidence_said::Entity::find()
        .filter(confidence_said::Column::SubjectId.eq(window.student))
        .filter(confidence_said::Column::SaidAt.lt(window.before))
        .order_by_desc(confidence_said::Column::SaidAt)
        .order_by_desc(confidence_said::Column::Id)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let asked: BTreeMap<Uuid, String> = confidence_ask::Entity::find()
        .filter(confidence_ask::Column::Id.is_in(among(rows.iter().map(|row| row.ask_id))))
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.statement))
        .collect();
    let entry = |row: confidence_said::Model| {
        Some(Entry {
            source: TimelineSource::Sure,
            about: row.id,
            fixed: None,
            happened: Happening::SaidHowSure,
            point: AccessPoint::Reflection,
            at: Moment(row.said_at),
            title: asked.get(&row.ask_id).cloned()?,
            words: row.level,
            picture: None,
            link: String::new(),
            picked: false,
        })
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}
