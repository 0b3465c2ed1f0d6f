//! What the student said of their versions by the criteria. A teacher's word about them stays with the teacher; what is said of a version
//! that was taken back went with it.

use std::collections::BTreeMap;

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::{About, Content, Item, RatedLine, RatedTime};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::entity::{rating, rating_line, reflection, rubric, rubric_criterion, rubric_wording, version};
use crate::tx::Tx;
use crate::{Result, pieces, rubrics};

/// Of versions that stand.
pub fn own(student: Uuid) -> Select<rating::Entity> {
    let standing = Query::select()
        .column(version::Column::Id)
        .from(version::Entity)
        .and_where(version::Column::SubjectId.eq(student))
        .and_where(version::Column::TakenBackAt.is_null())
        .to_owned();
    rating::Entity::find()
        .filter(rating::Column::SubjectId.eq(student))
        .filter(rating::Column::Own.eq(true))
        .filter(rating::Column::VersionId.in_subquery(standing))
}

pub async fn ids(tx: &Tx, student: Uuid) -> Result<Vec<Uuid>> {
    Ok(own(student).select_only().column(rating::Column::Id).into_tuple().all(&tx.db).await?)
}

pub async fn item(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    let Some(row) = own(student).filter(rating::Column::Id.eq(id)).one(&tx.db).await? else { return Ok(None) };
    let Some(piece) = reflection::Entity::find_by_id(row.reflection_id).one(&tx.db).await? else { return Ok(None) };
    let Some(rubric) = rubric::Entity::find_by_id(row.rubric_id).one(&tx.db).await? else { return Ok(None) };
    let times = times(tx, &row).await?;
    if times.is_empty() {
        return Ok(None);
    }
    let about = About { piece: piece.id, number: row.version, question: pieces::question(tx, &piece).await?.0 };
    let content = Content::Rating { rubric: rubric.title, about, times };
    Ok(Some(Item { id, at: Moment(row.created_at), point: AccessPoint::Reflection, content }))
}

/// Oldest first, each in the order of the criteria.
async fn times(tx: &Tx, of: &rating::Model) -> Result<Vec<RatedTime>> {
    let levels = match rubric_wording::Entity::find_by_id(of.wording_id).one(&tx.db).await? {
        Some(wording) => rubrics::levels(&wording.levels)?,
        None => Vec::new(),
    };
    let criteria: BTreeMap<Uuid, (i32, String)> = rubric_criterion::Entity::find()
        .filter(rubric_criterion::Column::WordingId.eq(of.wording_id))
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.id, (row.place, row.words)))
        .collect();
    let lines = rating_line::Entity::find()
        .filter(rating_line::Column::RatingId.eq(of.id))
        .order_by_asc(rating_line::Column::Round)
        .order_by_asc(rating_line::Column::Id)
        .all(&tx.db)
        .await?;
    let mut times: BTreeMap<i32, (i64, Vec<(i32, RatedLine)>)> = BTreeMap::new();
    for line in lines {
        let Some((place, criterion)) = criteria.get(&line.criterion_id).cloned() else { continue };
        let stands = line.stands.unwrap_or_default();
        let level = stands.parse::<usize>().ok().and_then(|level| levels.get(level).cloned());
        let said = RatedLine {
            criterion,
            stands,
            level: level.unwrap_or_default(),
            growing: line.growing,
            beyond: line.beyond,
            quote: line.quote.unwrap_or_default(),
            in_file: line.shown_id.is_some(),
        };
        let (at, lines) = times.entry(line.round).or_default();
        *at = line.created_at;
        lines.push((place, said));
    }
    let time = |(at, mut lines): (i64, Vec<(i32, RatedLine)>)| {
        lines.sort_by_key(|(place, _)| *place);
        RatedTime { at: Moment(at), lines: lines.into_iter().map(|(_, line)| line).collect() }
    };
    Ok(times.into_values().map(time).collect())
}
