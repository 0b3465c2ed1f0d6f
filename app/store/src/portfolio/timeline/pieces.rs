//! Pieces: each version that was shared, on its own day, with what it shows.

use std::collections::BTreeMap;

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::portfolio::{Entry, Happening, TimelineSource, opening};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{Window, pictures};
use crate::among::among;
use crate::entity::{reflection, version};
use crate::tx::Tx;
use crate::{Result, pieces};

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let mut asked = version::Entity::find()
        .filter(version::Column::SubjectId.eq(window.student))
        .filter(version::Column::TakenBackAt.is_null())
        .filter(version::Column::ReceivedAt.lt(window.before));
    if let Some(point) = window.point {
        let under = Query::select()
            .column(reflection::Column::Id)
            .from(reflection::Entity)
            .and_where(reflection::Column::SubjectId.eq(window.student))
            .and_where(reflection::Column::AccessPoint.eq(point.name()))
            .to_owned();
        asked = asked.filter(version::Column::ReflectionId.in_subquery(under));
    }
    let versions =
        asked.order_by_desc(version::Column::ReceivedAt).order_by_desc(version::Column::Id).limit(window.most);
    let versions = versions.all(&tx.db).await?;
    let rows = reflection::Entity::find()
        .filter(reflection::Column::Id.is_in(among(versions.iter().map(|version| version.reflection_id))))
        .all(&tx.db)
        .await?;
    let mut of: BTreeMap<Uuid, (String, AccessPoint)> = BTreeMap::new();
    for row in rows {
        let point = AccessPoint::named(&row.access_point).unwrap_or(AccessPoint::Reflection);
        of.insert(row.id, (pieces::question(tx, &row).await?.0, point));
    }
    let pictures = pictures::of_versions(tx, versions.iter().map(|version| version.id)).await?;
    let entry = |row: version::Model| {
        let (title, point) = of.get(&row.reflection_id)?.clone();
        Some(Entry {
            source: TimelineSource::Piece,
            about: row.reflection_id,
            fixed: Some(row.id),
            happened: if row.number == 1 { Happening::Shared } else { Happening::Revised },
            point,
            at: Moment(row.received_at),
            title,
            words: opening(&row.words),
            picture: pictures.get(&row.id).copied(),
            link: format!("/piece/{}", row.reflection_id),
            picked: false,
        })
    };
    Ok(versions.into_iter().filter_map(entry).collect())
}
