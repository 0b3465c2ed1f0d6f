//! Who sits in which group, and whose device writes there.

use domain::id::PersonId;
use domain::rounds::{DealtFrom, deal, smallest};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ModelTrait, PaginatorTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use crate::entity::{attendance, enrollment, round, round_group, round_member, round_question, round_said};
use crate::tx::Tx;
use crate::{Error, Result, door};

pub async fn groups(tx: &Tx, round: Uuid) -> Result<Vec<round_group::Model>> {
    Ok(round_group::Entity::find()
        .filter(round_group::Column::RoundId.eq(round))
        .order_by_asc(round_group::Column::Number)
        .all(&tx.db)
        .await?)
}

/// In the order in which they sat down.
pub async fn members(tx: &Tx, group: Uuid) -> Result<Vec<round_member::Model>> {
    Ok(round_member::Entity::find()
        .filter(round_member::Column::GroupId.eq(group))
        .order_by_asc(round_member::Column::Since)
        .order_by_asc(round_member::Column::Id)
        .all(&tx.db)
        .await?)
}

pub async fn seat(tx: &Tx, round: Uuid, person: PersonId) -> Result<Option<round_member::Model>> {
    Ok(round_member::Entity::find()
        .filter(round_member::Column::RoundId.eq(round))
        .filter(round_member::Column::SubjectId.eq(person.0))
        .one(&tx.db)
        .await?)
}

/// The student sits in one of its groups.
pub async fn has_part(tx: &Tx, person: PersonId, round: &round::Model) -> Result<bool> {
    Ok(seat(tx, round.id, person).await?.is_some())
}

pub async fn group(tx: &Tx, round: &round::Model, id: Uuid) -> Result<round_group::Model> {
    let row = round_group::Entity::find_by_id(id).one(&tx.db).await?;
    row.filter(|row| row.round_id == round.id).ok_or_else(Error::not_found)
}

/// Those on the roster; of the present, only those who came in through the door that is open. Where nobody did, everybody.
pub async fn of_class(tx: &Tx, class: Uuid, from: DealtFrom) -> Result<Vec<PersonId>> {
    let attends = enrollment::Entity::find()
        .filter(enrollment::Column::ClassId.eq(class))
        .filter(enrollment::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let everybody: Vec<PersonId> = attends.into_iter().map(|row| row.person_id.into()).collect();
    let session = match from {
        DealtFrom::Present => door::open_session(tx, class.into()).await?,
        DealtFrom::Everybody => None,
    };
    let Some(session) = session else { return Ok(everybody) };
    let came = attendance::Entity::find().filter(attendance::Column::SessionId.eq(session.id)).all(&tx.db).await?;
    let present: Vec<PersonId> =
        everybody.iter().copied().filter(|person| came.iter().any(|row| row.person_id == person.0)).collect();
    Ok(if present.is_empty() { everybody } else { present })
}

/// New groups of these, in the place of those before. The first of each writes.
pub async fn deal_anew(tx: &Tx, round: &round::Model, persons: Vec<PersonId>, seed: u64) -> Result<()> {
    round_member::Entity::delete_many().filter(round_member::Column::RoundId.eq(round.id)).exec(&tx.db).await?;
    round_group::Entity::delete_many().filter(round_group::Column::RoundId.eq(round.id)).exec(&tx.db).await?;
    for (number, persons) in (1..).zip(deal(persons, seed)) {
        let group = add_group(tx, round, number, persons.first().copied()).await?;
        for person in persons {
            sit(tx, round, group, person).await?;
        }
    }
    Ok(())
}

async fn add_group(tx: &Tx, round: &round::Model, number: i32, scribe: Option<PersonId>) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let row = round_group::ActiveModel {
        id: Set(id),
        district_id: Set(round.district_id),
        round_id: Set(round.id),
        number: Set(number),
        scribe_id: Set(scribe.map(|scribe| scribe.0)),
    };
    round_group::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(id)
}

async fn sit(tx: &Tx, round: &round::Model, group: Uuid, person: PersonId) -> Result<()> {
    let row = round_member::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(round.district_id),
        round_id: Set(round.id),
        group_id: Set(group),
        subject_id: Set(person.0),
        since: Set(tx.now.0),
    };
    round_member::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// With the smallest group; where there is none, in a new one.
pub async fn sit_down_late(tx: &Tx, round: &round::Model, person: PersonId) -> Result<Uuid> {
    let groups = groups(tx, round.id).await?;
    let mut sizes = Vec::with_capacity(groups.len());
    for group in &groups {
        sizes.push(members(tx, group.id).await?.len());
    }
    let group = match smallest(&sizes) {
        Some(nth) => groups[nth].id,
        None => add_group(tx, round, 1, None).await?,
    };
    sit(tx, round, group, person).await?;
    write_there(tx, group, person).await?;
    Ok(group)
}

/// To another group, or from none to one. Who is moved away writes no longer, and where nobody writes the one who comes does.
pub async fn seat_in(tx: &Tx, round: &round::Model, person: PersonId, group: Option<Uuid>) -> Result<Vec<Uuid>> {
    let before = seat(tx, round.id, person).await?;
    let was_in = before.as_ref().map(|row| row.group_id);
    if was_in == group {
        return Ok(Vec::new());
    }
    if let Some(before) = before {
        before.delete(&tx.db).await?;
    }
    if let Some(left) = was_in {
        let row = group_row(tx, left).await?;
        if row.scribe_id == Some(person.0) {
            let next = members(tx, left).await?.first().map(|row| row.subject_id);
            set_scribe(tx, row, next).await?;
        }
        remove_if_empty(tx, left).await?;
    }
    if let Some(group) = group {
        sit(tx, round, group, person).await?;
        write_there(tx, group, person).await?;
    }
    Ok(was_in.into_iter().chain(group).collect())
}

/// Where everybody was moved away and nothing was written is no group any more.
async fn remove_if_empty(tx: &Tx, group: Uuid) -> Result<()> {
    let sitting = round_member::Entity::find().filter(round_member::Column::GroupId.eq(group)).count(&tx.db).await?;
    let written =
        round_question::Entity::find().filter(round_question::Column::GroupId.eq(group)).count(&tx.db).await?;
    let said = round_said::Entity::find().filter(round_said::Column::GroupId.eq(group)).count(&tx.db).await?;
    if sitting + written + said == 0 {
        round_group::Entity::delete_by_id(group).exec(&tx.db).await?;
    }
    Ok(())
}

async fn group_row(tx: &Tx, id: Uuid) -> Result<round_group::Model> {
    round_group::Entity::find_by_id(id).one(&tx.db).await?.ok_or_else(Error::not_found)
}

async fn write_there(tx: &Tx, group: Uuid, person: PersonId) -> Result<()> {
    let row = group_row(tx, group).await?;
    if row.scribe_id.is_none() {
        set_scribe(tx, row, Some(person.0)).await?;
    }
    Ok(())
}

async fn set_scribe(tx: &Tx, group: round_group::Model, to: Option<Uuid>) -> Result<()> {
    let mut row = round_group::ActiveModel::from(group);
    row.scribe_id = Set(to);
    row.update(&tx.db).await?;
    Ok(())
}

/// From now on this one writes, who sits there. Gives whether that is new.
pub async fn hand_over(tx: &Tx, group: round_group::Model, to: PersonId) -> Result<bool> {
    if !members(tx, group.id).await?.iter().any(|row| row.subject_id == to.0) {
        return Err(Error::not_found());
    }
    if group.scribe_id == Some(to.0) {
        return Ok(false);
    }
    set_scribe(tx, group, Some(to.0)).await?;
    Ok(true)
}
