//! Question rounds: what the student's group chose and said of it, without anybody's name, and what the student learned there.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::{Content, Item};
use domain::rounds::GroupPart;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::Result;
use crate::entity::{round, round_member, round_question, round_reflection, round_said};
use crate::tx::Tx;

pub async fn ids(tx: &Tx, student: Uuid) -> Result<Vec<Uuid>> {
    let mut ids: Vec<Uuid> = round_member::Entity::find()
        .filter(round_member::Column::SubjectId.eq(student))
        .select_only()
        .column(round_member::Column::RoundId)
        .into_tuple()
        .all(&tx.db)
        .await?;
    let learned: Vec<Uuid> = round_reflection::Entity::find()
        .filter(round_reflection::Column::SubjectId.eq(student))
        .select_only()
        .column(round_reflection::Column::RoundId)
        .into_tuple()
        .all(&tx.db)
        .await?;
    ids.extend(learned);
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// None until the group has chosen or the student said something.
pub async fn item(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    let row = round::Entity::find_by_id(id).filter(round::Column::RemovedAt.is_null()).one(&tx.db).await?;
    let Some(row) = row else { return Ok(None) };
    let seat = round_member::Entity::find()
        .filter(round_member::Column::RoundId.eq(id))
        .filter(round_member::Column::SubjectId.eq(student))
        .one(&tx.db)
        .await?;
    let learned = round_reflection::Entity::find()
        .filter(round_reflection::Column::RoundId.eq(id))
        .filter(round_reflection::Column::SubjectId.eq(student))
        .one(&tx.db)
        .await?
        .map(|row| row.words)
        .unwrap_or_default();
    let (chosen, why, next) = match seat {
        Some(seat) => group(tx, seat.group_id).await?,
        None => Default::default(),
    };
    if chosen.is_empty() && learned.is_empty() {
        return Ok(None);
    }
    let content = Content::Round { focus: row.focus, chosen, why, next, learned };
    Ok(Some(Item { id, at: Moment(row.created_at), point: AccessPoint::Inquiry, told_at: None, content }))
}

/// What it chose, why, and what it will do with that.
async fn group(tx: &Tx, group: Uuid) -> Result<(Vec<String>, String, String)> {
    let chosen = round_question::Entity::find()
        .filter(round_question::Column::GroupId.eq(group))
        .filter(round_question::Column::Chosen.eq(true))
        .filter(round_question::Column::Crossed.eq(false))
        .order_by_asc(round_question::Column::Place)
        .order_by_asc(round_question::Column::Id)
        .all(&tx.db)
        .await?;
    if chosen.is_empty() {
        return Ok(Default::default());
    }
    let said = round_said::Entity::find().filter(round_said::Column::GroupId.eq(group)).all(&tx.db).await?;
    let of = |part: GroupPart| said.iter().find(|row| row.part == part.name()).map(|row| row.words.clone());
    let (why, next) = (of(GroupPart::Why).unwrap_or_default(), of(GroupPart::Next).unwrap_or_default());
    Ok((chosen.into_iter().map(|row| row.words).collect(), why, next))
}
