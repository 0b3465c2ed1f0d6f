//! What was said of a student's versions by the criteria: their own word is a thing of theirs, a teacher's belongs to the piece. What is said of
//! a version that was taken back went with it.

use std::collections::BTreeMap;

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::{About, Content, Item, OnFile, RatedLine, RatedTime, TalkSaid, TeacherRating};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use super::places;
use crate::among::among;
use crate::entity::{rating, rating_line, rating_talk, reflection, rubric, rubric_criterion, rubric_wording, version};
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
    Ok(Some(Item { id, at: Moment(row.created_at), point: AccessPoint::Reflection, told_at: None, content }))
}

/// What teachers said of these versions of a piece, the oldest version first. Each teacher's word of each is one.
pub async fn of_teachers(tx: &Tx, piece: Uuid, versions: &[Uuid]) -> Result<Vec<TeacherRating>> {
    let rows = rating::Entity::find()
        .filter(rating::Column::ReflectionId.eq(piece))
        .filter(rating::Column::Own.eq(false))
        .filter(rating::Column::VersionId.is_in(among(versions.iter().copied())))
        .order_by_asc(rating::Column::Version)
        .order_by_asc(rating::Column::CreatedAt)
        .order_by_asc(rating::Column::Id)
        .all(&tx.db)
        .await?;
    let mut said = Vec::new();
    for row in rows {
        let Some(rubric) = rubric::Entity::find_by_id(row.rubric_id).one(&tx.db).await? else { continue };
        let times = times(tx, &row).await?;
        if !times.is_empty() {
            said.push(TeacherRating { id: row.id, version: row.version, rubric: rubric.title, times });
        }
    }
    Ok(said)
}

/// What the student and their teachers said to each other about criteria of a piece.
pub async fn talk(tx: &Tx, student: Uuid, piece: Uuid) -> Result<Vec<TalkSaid>> {
    let rows = rating_talk::Entity::find()
        .filter(rating_talk::Column::ReflectionId.eq(piece))
        .order_by_asc(rating_talk::Column::CreatedAt)
        .order_by_asc(rating_talk::Column::Id)
        .all(&tx.db)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    // The newest wording comes last, and stays.
    let worded: BTreeMap<Uuid, String> = rubric_criterion::Entity::find()
        .filter(rubric_criterion::Column::RootId.is_in(among(rows.iter().map(|row| row.root_id))))
        .order_by_asc(rubric_criterion::Column::CreatedAt)
        .order_by_asc(rubric_criterion::Column::Id)
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.root_id, row.words))
        .collect();
    let said = |row: rating_talk::Model| TalkSaid {
        criterion: worded.get(&row.root_id).cloned().unwrap_or_default(),
        by: if row.author_id == student { "me" } else { "teacher" }.into(),
        words: row.words,
        at: Moment(row.created_at),
    };
    Ok(rows.into_iter().map(said).collect())
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
    let mut on = cited(tx, &lines).await?;
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
            on: on.remove(&line.id),
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

/// By line, where in what the version shows still it shows.
async fn cited(tx: &Tx, lines: &[rating_line::Model]) -> Result<BTreeMap<Uuid, OnFile>> {
    if lines.iter().all(|line| line.shown_id.is_none()) {
        return Ok(BTreeMap::new());
    }
    let things = places::files(tx, lines.iter().filter_map(|line| line.shown_id)).await?;
    let place = |line: &rating_line::Model| {
        let on = OnFile {
            file: *things.get(&line.shown_id?)?,
            starts: line.starts.map(i64::from),
            ends: line.ends.map(i64::from),
            area: places::area((line.x, line.y, line.w, line.h)),
            page: line.page,
            part: line.part.clone().unwrap_or_default(),
        };
        Some((line.id, on))
    };
    Ok(lines.iter().filter_map(place).collect())
}
