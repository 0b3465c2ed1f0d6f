//! Stories, for what can be linked: the timeline that they are told from does not show them.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::portfolio::{Entry, Happening, SchoolYear, TimelineSource};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Window;
use crate::Result;
use crate::entity::story;
use crate::tx::Tx;

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let rows = story::Entity::find()
        .filter(story::Column::SubjectId.eq(window.student))
        .filter(story::Column::ChangedAt.lt(window.before))
        .order_by_desc(story::Column::ChangedAt)
        .order_by_desc(story::Column::Id)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let entry = |row: story::Model| Entry {
        source: TimelineSource::Story,
        about: row.id,
        fixed: None,
        happened: Happening::ToldStory,
        point: AccessPoint::Reflection,
        at: Moment(row.changed_at),
        title: if row.name.is_empty() { SchoolYear(row.year).to_string() } else { row.name },
        words: String::new(),
        picture: None,
        link: format!("/story/{}", row.id),
        picked: false,
    };
    Ok(rows.into_iter().map(entry).collect())
}
