//! Who sees a story, and who is invited to a conference: the teachers whom its student picked, for as long as they are on a staff.

use std::collections::BTreeSet;

use domain::goals::Adult;
use domain::id::PersonId;
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{conference, conference_item, conference_pick, portfolio_reader, story, story_part};
use crate::tx::Tx;
use crate::{Result, goals};

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Story(Uuid),
    Conference(Uuid),
}

fn rows(shown: Shown) -> Select<portfolio_reader::Entity> {
    let of = match shown {
        Shown::Story(id) => portfolio_reader::Column::StoryId.eq(id),
        Shown::Conference(id) => portfolio_reader::Column::ConferenceId.eq(id),
    };
    portfolio_reader::Entity::find().filter(of)
}

/// Whether they are still on a staff or not, in the order they were picked.
pub async fn open(tx: &Tx, shown: Shown) -> Result<Vec<portfolio_reader::Model>> {
    Ok(rows(shown)
        .filter(portfolio_reader::Column::Until.is_null())
        .order_by_asc(portfolio_reader::Column::Since)
        .order_by_asc(portfolio_reader::Column::Id)
        .all(&tx.db)
        .await?)
}

/// Those who see it right now.
pub async fn adults_of(tx: &Tx, shown: Shown) -> Result<Vec<Adult>> {
    goals::on_staff(tx, open(tx, shown).await?.into_iter().map(|row| row.person_id).collect()).await
}

pub async fn hear(tx: &Tx, shown: Shown) -> Result<Vec<PersonId>> {
    Ok(adults_of(tx, shown).await?.into_iter().map(|adult| adult.id).collect())
}

/// What stands in a story is heard of by those who see it, and by those invited to a conference that points into it.
pub async fn who_hear_of_story(tx: &Tx, story: &story::Model) -> Result<BTreeSet<PersonId>> {
    let mut who: BTreeSet<PersonId> = hear(tx, Shown::Story(story.id)).await?.into_iter().collect();
    for conference in pointing_at(tx, story.id).await? {
        who.extend(hear(tx, Shown::Conference(conference)).await?);
    }
    Ok(who)
}

async fn pointing_at(tx: &Tx, story: Uuid) -> Result<BTreeSet<Uuid>> {
    let parts = story_part::Entity::find().filter(story_part::Column::StoryId.eq(story)).all(&tx.db).await?;
    let picks = conference_pick::Entity::find()
        .filter(conference_pick::Column::PartId.is_in(among(parts.into_iter().map(|part| part.id))))
        .all(&tx.db)
        .await?;
    let items = conference_item::Entity::find()
        .filter(conference_item::Column::Id.is_in(among(picks.into_iter().map(|pick| pick.item_id))))
        .filter(conference_item::Column::RemovedAt.is_null())
        .all(&tx.db)
        .await?;
    let there = conference::Entity::find()
        .filter(conference::Column::Id.is_in(among(items.into_iter().map(|item| item.conference_id))))
        .filter(conference::Column::RemovedAt.is_null())
        .all(&tx.db)
        .await?;
    Ok(there.into_iter().map(|row| row.id).collect())
}

/// Exactly these from now on: teachers of the student, and those who saw it before. Gives those who see it no longer: they hear that, too.
pub async fn show(
    tx: &Tx,
    shown: Shown,
    (district, student): (Uuid, Uuid),
    picked: &[PersonId],
) -> Result<BTreeSet<PersonId>> {
    let before = open(tx, shown).await?;
    let saw: BTreeSet<Uuid> = before.iter().map(|reader| reader.person_id).collect();
    let teachers = goals::teachers(tx, student.into()).await?;
    if picked.iter().any(|id| !saw.contains(&id.0) && !teachers.iter().any(|teacher| teacher.id == *id)) {
        return Err(Refusal::invalid("readers", "goals.not_your_teacher").into());
    }
    for reader in before.into_iter().filter(|reader| !picked.contains(&reader.person_id.into())) {
        let mut reader = portfolio_reader::ActiveModel::from(reader);
        reader.until = Set(Some(tx.now.0));
        reader.update(&tx.db).await?;
    }
    let new: BTreeSet<PersonId> = picked.iter().copied().filter(|id| !saw.contains(&id.0)).collect();
    for id in new {
        pick(tx, shown, district, student, id).await?;
    }
    Ok(saw.into_iter().map(PersonId).filter(|id| !picked.contains(id)).collect())
}

/// Whoever was shown it once and is picked again has the same row.
async fn pick(tx: &Tx, shown: Shown, district: Uuid, student: Uuid, person: PersonId) -> Result<()> {
    let known = rows(shown).filter(portfolio_reader::Column::PersonId.eq(person.0)).one(&tx.db).await?;
    if let Some(known) = known {
        let mut row = portfolio_reader::ActiveModel::from(known);
        row.since = Set(tx.now.0);
        row.until = Set(None);
        row.update(&tx.db).await?;
        return Ok(());
    }
    let (story, conference) = match shown {
        Shown::Story(id) => (Some(id), None),
        Shown::Conference(id) => (None, Some(id)),
    };
    let row = portfolio_reader::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(district),
        subject_id: Set(student),
        story_id: Set(story),
        conference_id: Set(conference),
        person_id: Set(person.0),
        since: Set(tx.now.0),
        until: Set(None),
    };
    portfolio_reader::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// Everybody who ever may hear of something of a student's portfolio.
pub async fn of_student(tx: &Tx, student: PersonId) -> Result<BTreeSet<PersonId>> {
    let rows = portfolio_reader::Entity::find()
        .filter(portfolio_reader::Column::SubjectId.eq(student.0))
        .filter(portfolio_reader::Column::Until.is_null())
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| row.person_id.into()).collect())
}
