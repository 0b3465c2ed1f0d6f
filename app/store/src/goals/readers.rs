//! Who sees a goal: the teachers whom its student picked, for as long as they are on the staff. Leaving a class changes nothing about it.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::{Event, Stream};
use domain::goals::{Adult, Move};
use domain::id::{GoalId, PersonId};
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::rows;
use crate::among::among;
use crate::entity::{class, goal, goal_reader, membership, teaching};
use crate::tx::Tx;
use crate::{Result, people, roster, talk};

/// The rows of those it is shown to, whether they are still on the staff or not, in the order they were picked.
pub async fn open(tx: &Tx, goal: Uuid) -> Result<Vec<goal_reader::Model>> {
    picked(tx, &[goal]).await
}

/// The same of several goals; none for none.
pub async fn picked(tx: &Tx, goals: &[Uuid]) -> Result<Vec<goal_reader::Model>> {
    if goals.is_empty() {
        return Ok(Vec::new());
    }
    Ok(goal_reader::Entity::find()
        .filter(goal_reader::Column::GoalId.is_in(among(goals.iter().copied())))
        .filter(goal_reader::Column::Until.is_null())
        .order_by_asc(goal_reader::Column::Since)
        .order_by_asc(goal_reader::Column::Id)
        .all(&tx.db)
        .await?)
}

/// Those who see it right now.
pub async fn of(tx: &Tx, goal: Uuid) -> Result<Vec<Adult>> {
    on_staff(tx, open(tx, goal).await?.into_iter().map(|row| row.person_id).collect()).await
}

/// Those of them who are on a staff right now.
pub async fn on_staff(tx: &Tx, picked: Vec<Uuid>) -> Result<Vec<Adult>> {
    if picked.is_empty() {
        return Ok(Vec::new());
    }
    let staff = staff_among(tx, &picked).await?;
    adults(tx, picked.into_iter().filter(|id| staff.contains(id))).await
}

/// The same, by their ids alone.
pub async fn staff_among(tx: &Tx, persons: &[Uuid]) -> Result<BTreeSet<Uuid>> {
    if persons.is_empty() {
        return Ok(BTreeSet::new());
    }
    let staff = membership::Entity::find()
        .filter(membership::Column::PersonId.is_in(among(persons.iter().copied())))
        .filter(membership::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    Ok(staff.into_iter().map(|member| member.person_id).collect())
}

/// With their names, each once.
async fn adults(tx: &Tx, ids: impl IntoIterator<Item = Uuid>) -> Result<Vec<Adult>> {
    let mut once: Vec<Uuid> = Vec::new();
    for id in ids {
        if !once.contains(&id) {
            once.push(id);
        }
    }
    let names: BTreeMap<_, _> = people::names(tx, once.iter().copied()).await?;
    Ok(once
        .into_iter()
        .filter_map(|id| names.get(&id).map(|name| Adult { id: id.into(), name: name.clone() }))
        .collect())
}

/// Those who teach the student in a class that is not put away.
pub async fn teachers(tx: &Tx, student: PersonId) -> Result<Vec<Adult>> {
    let attended: Vec<Uuid> = classes(tx, student).await?.into_iter().map(|class| class.id).collect();
    let rows = teaching::Entity::find()
        .filter(teaching::Column::ClassId.is_in(among(attended)))
        .filter(teaching::Column::EndsAt.is_null())
        .order_by_asc(teaching::Column::StartsAt)
        .order_by_asc(teaching::Column::Id)
        .all(&tx.db)
        .await?;
    adults(tx, rows.into_iter().map(|row| row.person_id)).await
}

/// Whom the student can ask: their teachers, and whom the school named for those who need to talk.
pub async fn askable(tx: &Tx, student: PersonId) -> Result<Vec<Adult>> {
    let mut ids: Vec<Uuid> = teachers(tx, student).await?.into_iter().map(|adult| adult.id.0).collect();
    if let Some(school) = talk::school_of(tx, student).await? {
        ids.extend(talk::contacts(tx, school.id).await?.into_iter().map(|id| id.0));
    }
    adults(tx, ids).await
}

/// The classes a student is in, that are not put away.
pub async fn classes(tx: &Tx, student: PersonId) -> Result<Vec<class::Model>> {
    let attended = roster::running(tx, student).await?;
    let mut rows = class::Entity::find()
        .filter(class::Column::Id.is_in(among(attended.iter().map(|row| row.class_id))))
        .filter(class::Column::ArchivedAt.is_null())
        .all(&tx.db)
        .await?;
    rows.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Ok(rows)
}

/// Exactly these from now on. Those who saw it before may stay, though they no longer teach the student; nobody else is added who
/// does not. Who no longer sees it hears that, too.
pub async fn show(tx: &Tx, row: goal::Model, picked: &[PersonId]) -> Result<(goal::Model, Vec<Event>)> {
    let before = open(tx, row.id).await?;
    let saw: BTreeSet<Uuid> = before.iter().map(|reader| reader.person_id).collect();
    let teachers = teachers(tx, row.subject_id.into()).await?;
    if picked.iter().any(|id| !saw.contains(&id.0) && !teachers.iter().any(|teacher| teacher.id == *id)) {
        return Err(Refusal::invalid("readers", "goals.not_your_teacher").into());
    }
    let was_shown = !of(tx, row.id).await?.is_empty();
    let stage = rows::stage(tx, &row).await?;
    for reader in before.iter().filter(|reader| !picked.contains(&reader.person_id.into())) {
        let mut reader = goal_reader::ActiveModel::from(reader.clone());
        reader.until = Set(Some(tx.now.0));
        reader.update(&tx.db).await?;
    }
    for id in picked.iter().filter(|id| !saw.contains(&id.0)) {
        pick(tx, &row, *id).await?;
    }
    let is_shown = !of(tx, row.id).await?.is_empty();
    let next = match (was_shown, is_shown) {
        (false, true) => stage.after(Move::Show)?,
        (true, false) => stage.after(Move::Hide)?,
        _ => stage,
    };
    let row = rows::update(tx, row, |row| row.stage = Set(next.name().into())).await?;
    let mut events = rows::events(tx, &row).await?;
    events.extend(saw.into_iter().map(PersonId).filter(|id| !picked.contains(id)).map(|id| rows::event(&row, id)));
    Ok((row, events))
}

/// Whoever was shown it once and is picked again has the same row.
async fn pick(tx: &Tx, goal: &goal::Model, person: PersonId) -> Result<()> {
    let known = goal_reader::Entity::find()
        .filter(goal_reader::Column::GoalId.eq(goal.id))
        .filter(goal_reader::Column::PersonId.eq(person.0))
        .one(&tx.db)
        .await?;
    if let Some(known) = known {
        let mut row = goal_reader::ActiveModel::from(known);
        row.since = Set(tx.now.0);
        row.until = Set(None);
        row.update(&tx.db).await?;
        return Ok(());
    }
    let row = goal_reader::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(goal.district_id),
        goal_id: Set(goal.id),
        subject_id: Set(goal.subject_id),
        person_id: Set(person.0),
        since: Set(tx.now.0),
        until: Set(None),
    };
    goal_reader::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// The streams of those who hear of a goal, besides its student's own.
pub async fn streams(tx: &Tx, goal: GoalId) -> Result<Vec<Stream>> {
    Ok(open(tx, goal.0).await?.into_iter().map(|reader| Stream::Person(reader.person_id.into())).collect())
}
