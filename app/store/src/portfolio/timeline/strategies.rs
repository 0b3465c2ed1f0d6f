//! Strategies, on the day they were recommended. What was taken back is gone; that a class does not have it on its shelf changes nothing.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::portfolio::{Entry, Happening, TimelineSource, opening};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Window;
use crate::entity::strategy;
use crate::tx::Tx;
use crate::{Result, export};

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let rows = export::own_strategies(window.student)
        .filter(strategy::Column::CreatedAt.lt(window.before))
        .order_by_desc(strategy::Column::CreatedAt)
        .order_by_desc(strategy::Column::Id)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let entry = |row: strategy::Model| Entry {
        source: TimelineSource::Strategy,
        about: row.id,
        fixed: None,
        happened: Happening::Recommended,
        point: AccessPoint::Choice,
        at: Moment(row.created_at),
        title: row.name,
        words: opening(&row.helps),
        picture: None,
        link: "/shelf".into(),
        picked: false,
    };
    Ok(rows.into_iter().map(entry).collect())
}
