//! Pairs, on the day they were put into words.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::portfolio::{Entry, Happening, TimelineSource, opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Window, pictures};
use crate::Result;
use crate::entity::growth;
use crate::tx::Tx;

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let rows = growth::Entity::find()
        .filter(growth::Column::SubjectId.eq(window.student))
        .filter(growth::Column::SetAsideAt.is_null())
        // A suggestion that was not answered has no words.
        .filter(growth::Column::Now.ne(""))
        .filter(growth::Column::CreatedAt.lt(window.before))
        .order_by_desc(growth::Column::CreatedAt)
        .order_by_desc(growth::Column::Id)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    // What it is now; where that shows nothing, what it was.
    let pictures = pictures::of_versions(tx, rows.iter().flat_map(|row| [row.before_id, row.after_id])).await?;
    let picture = |row: &growth::Model| pictures.get(&row.after_id).or_else(|| pictures.get(&row.before_id)).copied();
    let entry = |row: growth::Model| Entry {
        picture: picture(&row),
        source: TimelineSource::Pair,
        about: row.id,
        fixed: None,
        happened: Happening::Grew,
        point: AccessPoint::Reflection,
        at: Moment(row.created_at),
        title: row.now,
        words: opening(&row.used_to),
        link: format!("/growth/{}", row.id),
        picked: false,
    };
    Ok(rows.into_iter().map(entry).collect())
}
