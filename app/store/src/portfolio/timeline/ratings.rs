//! What the student said of versions by the criteria, each time they said it.

use std::collections::BTreeMap;

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::portfolio::{Entry, Happening, TimelineSource, opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::Window;
use crate::among::among;
use crate::entity::{rating, rating_line, rubric, rubric_criterion};
use crate::tx::Tx;
use crate::{Result, export};

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let own = export::own_ratings(window.student).select_only().column(rating::Column::Id).into_query();
    let times: Vec<(Uuid, i32, i64)> = rating_line::Entity::find()
        .select_only()
        .columns([rating_line::Column::RatingId, rating_line::Column::Round, rating_line::Column::CreatedAt])
        .distinct()
        .filter(rating_line::Column::RatingId.in_subquery(own))
        .filter(rating_line::Column::CreatedAt.lt(window.before))
        .order_by_desc(rating_line::Column::CreatedAt)
        .limit(window.most)
        .into_tuple()
        .all(&tx.db)
        .await?;
    let ratings = rating::Entity::find()
        .filter(rating::Column::Id.is_in(among(times.iter().map(|(id, ..)| *id))))
        .all(&tx.db)
        .await?;
    let rubrics = rubric::Entity::find()
        .filter(rubric::Column::Id.is_in(among(ratings.iter().map(|row| row.rubric_id))))
        .all(&tx.db)
        .await?;
    let titles: BTreeMap<Uuid, String> = rubrics.into_iter().map(|row| (row.id, row.title)).collect();
    let first = first_lines(tx, &ratings).await?;
    let ratings: BTreeMap<Uuid, rating::Model> = ratings.into_iter().map(|row| (row.id, row)).collect();
    let entry = |(id, round, at): (Uuid, i32, i64)| {
        let row = ratings.get(&id)?;
        Some(Entry {
            source: TimelineSource::Rating,
            about: id,
            fixed: None,
            happened: Happening::Rated,
            point: AccessPoint::Reflection,
            at: Moment(at),
            title: titles.get(&row.rubric_id)?.clone(),
            words: first.get(&(id, round)).map(|words| opening(words)).unwrap_or_default(),
            picture: None,
            link: format!("/piece/{}/criteria", row.reflection_id),
            picked: false,
        })
    };
    Ok(times.into_iter().filter_map(entry).collect())
}

/// The first criterion of which something was said each time, with what was.
async fn first_lines(tx: &Tx, ratings: &[rating::Model]) -> Result<BTreeMap<(Uuid, i32), String>> {
    let lines = rating_line::Entity::find()
        .filter(rating_line::Column::RatingId.is_in(among(ratings.iter().map(|row| row.id))))
        .all(&tx.db)
        .await?;
    let criteria: BTreeMap<Uuid, rubric_criterion::Model> = rubric_criterion::Entity::find()
        .filter(rubric_criterion::Column::WordingId.is_in(among(ratings.iter().map(|row| row.wording_id))))
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let mut first: BTreeMap<(Uuid, i32), (i32, String)> = BTreeMap::new();
    for line in lines {
        let Some(criterion) = criteria.get(&line.criterion_id) else { continue };
        let said =
            [line.beyond, line.growing, line.quote.unwrap_or_default()].into_iter().find(|said| !said.is_empty());
        let words = match said {
            Some(said) => format!("{}: {said}", criterion.words.trim_end_matches('.')),
            None => criterion.words.clone(),
        };
        let known = first.entry((line.rating_id, line.round)).or_insert((criterion.place, words.clone()));
        if criterion.place < known.0 {
            *known = (criterion.place, words);
        }
    }
    Ok(first.into_iter().map(|(time, (_, words))| (time, words)).collect())
}
