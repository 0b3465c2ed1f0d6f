//! Goals in a list, read together: a teacher's desk may hold those of every student of five classes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::clock::Moment;
use domain::goals::{EntryKind, EntryView, GoalCard, GoalClass, GoalStage, GoalVersion, StepView};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{conversation, rows, steps, wording};
use crate::among::among;
use crate::entity::{
    class, enrollment, goal, goal_class, goal_entry, goal_reader, goal_step, goal_version, membership,
};
use crate::tx::Tx;
use crate::{Error, Result, people};

/// In the order of the rows.
pub async fn of(tx: &Tx, rows: &[goal::Model]) -> Result<Vec<GoalCard>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let students: BTreeSet<Uuid> = rows.iter().map(|row| row.subject_id).collect();
    let shown = shown(tx, &ids).await?;
    let mut versions = newest_versions(tx, rows, &ids).await?;
    let mut classes = classes(tx, &ids).await?;
    let mut steps = next_steps(tx, &ids).await?;
    let mut last = last_entries(tx, rows, &ids).await?;
    let (names, pictures) = (people::names(tx, students.iter().copied()).await?, pictures(tx, &students).await?);
    let mut cards = Vec::with_capacity(rows.len());
    for row in rows {
        let stage = GoalStage::named(&row.stage).unwrap_or(GoalStage::Own).seen(shown.contains(&row.id));
        cards.push(GoalCard {
            id: rows::id(row),
            student: row.subject_id.into(),
            student_name: names.get(&row.subject_id).cloned().unwrap_or_default(),
            picture: pictures.get(&row.subject_id).cloned().unwrap_or_default(),
            stage,
            turn: stage.turn(),
            plan: versions.remove(&row.id).ok_or_else(Error::not_found)?.plan,
            classes: classes.remove(&row.id).unwrap_or_default(),
            next_step: steps.remove(&row.id),
            last: last.remove(&row.id),
            rev: row.rev,
            changed_at: Moment(row.changed_at),
        });
    }
    Ok(cards)
}

/// Those of the goals that somebody on a staff sees.
async fn shown(tx: &Tx, ids: &[Uuid]) -> Result<BTreeSet<Uuid>> {
    let readers = goal_reader::Entity::find()
        .filter(goal_reader::Column::GoalId.is_in(among(ids.iter().copied())))
        .filter(goal_reader::Column::Until.is_null())
        .all(&tx.db)
        .await?;
    let persons: BTreeSet<Uuid> = readers.iter().map(|reader| reader.person_id).collect();
    let staff = membership::Entity::find()
        .filter(membership::Column::PersonId.is_in(among(persons)))
        .filter(membership::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let staff: BTreeSet<Uuid> = staff.into_iter().map(|member| member.person_id).collect();
    Ok(readers.into_iter().filter(|reader| staff.contains(&reader.person_id)).map(|reader| reader.goal_id).collect())
}

async fn newest_versions(tx: &Tx, rows: &[goal::Model], ids: &[Uuid]) -> Result<HashMap<Uuid, GoalVersion>> {
    let numbers: HashMap<Uuid, i32> = rows.iter().map(|row| (row.id, row.version)).collect();
    let versions = goal_version::Entity::find()
        .filter(goal_version::Column::GoalId.is_in(among(ids.iter().copied())))
        .all(&tx.db)
        .await?;
    let newest = versions.into_iter().filter(|version| numbers.get(&version.goal_id) == Some(&version.number));
    Ok(newest.map(|version| (version.goal_id, wording::version(version))).collect())
}

async fn classes(tx: &Tx, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<GoalClass>>> {
    let about = goal_class::Entity::find()
        .filter(goal_class::Column::GoalId.is_in(among(ids.iter().copied())))
        .all(&tx.db)
        .await?;
    let named: BTreeSet<Uuid> = about.iter().map(|row| row.class_id).collect();
    let named = class::Entity::find().filter(class::Column::Id.is_in(among(named))).order_by_asc(class::Column::Name);
    let mut classes: HashMap<Uuid, Vec<GoalClass>> = HashMap::new();
    for class in named.all(&tx.db).await? {
        for row in about.iter().filter(|row| row.class_id == class.id) {
            let known = GoalClass { id: class.id.into(), name: class.name.clone() };
            classes.entry(row.goal_id).or_default().push(known);
        }
    }
    Ok(classes)
}

async fn next_steps(tx: &Tx, ids: &[Uuid]) -> Result<HashMap<Uuid, StepView>> {
    let open = goal_step::Entity::find()
        .filter(goal_step::Column::GoalId.is_in(among(ids.iter().copied())))
        .filter(goal_step::Column::Ended.is_null())
        .order_by_desc(goal_step::Column::CreatedAt)
        .order_by_desc(goal_step::Column::Id);
    // Of several, the one made first is the one that stays.
    Ok(open.all(&tx.db).await?.into_iter().map(|row| (row.goal_id, steps::view(row))).collect())
}

async fn last_entries(tx: &Tx, rows: &[goal::Model], ids: &[Uuid]) -> Result<HashMap<Uuid, EntryView>> {
    let entries = goal_entry::Entity::find()
        .filter(goal_entry::Column::GoalId.is_in(among(ids.iter().copied())))
        // How it goes and what shows it answer nobody: a teacher's question still stands.
        .filter(goal_entry::Column::Kind.is_not_in([EntryKind::CheckIn.name(), EntryKind::Linked.name()]))
        .order_by_asc(goal_entry::Column::CreatedAt)
        .order_by_asc(goal_entry::Column::Id);
    let mut last: HashMap<Uuid, goal_entry::Model> = HashMap::new();
    for entry in entries.all(&tx.db).await? {
        last.insert(entry.goal_id, entry);
    }
    let names = people::names(tx, last.values().map(|entry| entry.author_id)).await?;
    let students: HashMap<Uuid, Uuid> = rows.iter().map(|row| (row.id, row.subject_id)).collect();
    let told = |(id, entry): (Uuid, goal_entry::Model)| {
        students.get(&id).map(|student| (id, conversation::view(entry, *student, &names)))
    };
    Ok(last.into_iter().filter_map(told).collect())
}

/// Beside each name, the picture of the newest place on a roster.
async fn pictures(tx: &Tx, students: &BTreeSet<Uuid>) -> Result<BTreeMap<Uuid, String>> {
    let places = enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.is_in(among(students.iter().copied())))
        .order_by_asc(enrollment::Column::StartsAt);
    Ok(places.all(&tx.db).await?.into_iter().map(|place| (place.person_id, place.picture)).collect())
}
