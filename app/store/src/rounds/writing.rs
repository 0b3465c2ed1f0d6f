//! Questions, written down exactly as they are said.

use domain::event::Event;
use domain::id::RoundQuestionId;
use domain::refusal::{Fault, Refusal, Sentence};
use domain::rounds::{MOST_IN_GROUP, QuestionKind};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::doing::Scribe;
use crate::entity::round_question;
use crate::tx::Tx;
use crate::{Error, Result};

pub async fn of_group(tx: &Tx, group: Uuid) -> Result<Vec<round_question::Model>> {
    Ok(round_question::Entity::find()
        .filter(round_question::Column::GroupId.eq(group))
        .order_by_asc(round_question::Column::Place)
        .order_by_asc(round_question::Column::Id)
        .all(&tx.db)
        .await?)
}

/// A question of the scribe's own group.
pub async fn own(tx: &Tx, scribe: &Scribe, id: RoundQuestionId) -> Result<round_question::Model> {
    let row = round_question::Entity::find_by_id(id.0).one(&tx.db).await?;
    row.filter(|row| row.group_id == scribe.group.id).ok_or_else(Error::not_found)
}

pub async fn write(tx: &Tx, scribe: &Scribe, id: RoundQuestionId, words: &str) -> Result<Vec<Event>> {
    add(tx, scribe, id, words, None).await
}

/// What a question is changed from: its name, and what it becomes.
pub struct ChangedFrom {
    pub id: Uuid,
    pub kind: QuestionKind,
}

pub async fn add(
    tx: &Tx,
    scribe: &Scribe,
    id: RoundQuestionId,
    words: &str,
    from: Option<ChangedFrom>,
) -> Result<Vec<Event>> {
    match round_question::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(known) if known.group_id == scribe.group.id && known.words == words => return Ok(Vec::new()),
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    let there = of_group(tx, scribe.group.id).await?;
    if there.len() >= MOST_IN_GROUP {
        let sentence = Sentence::new("rounds.too_many_questions").with("most", MOST_IN_GROUP);
        return Err(Refusal::Invalid { faults: vec![Fault { field: "words".into(), sentence }] }.into());
    }
    let row = round_question::ActiveModel {
        id: Set(id.0),
        district_id: Set(scribe.round.district_id),
        round_id: Set(scribe.round.id),
        group_id: Set(scribe.group.id),
        subject_id: Set(scribe.me.0),
        place: Set(there.last().map_or(1, |last| last.place + 1)),
        words: Set(words.into()),
        kind: Set(from.as_ref().map(|from| from.kind.name().into())),
        changed_from: Set(from.map(|from| from.id)),
        crossed: Set(false),
        chosen: Set(false),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
    };
    round_question::Entity::insert(row).exec_without_returning(&tx.db).await?;
    scribe.told(tx, false).await
}

pub async fn fix(tx: &Tx, scribe: &Scribe, id: RoundQuestionId, words: String) -> Result<Vec<Event>> {
    let row = own(tx, scribe, id).await?;
    if row.words == words {
        return Ok(Vec::new());
    }
    // Where words may change, nothing is shown to the class.
    update(tx, row, |row| row.words = Set(words)).await?;
    scribe.told(tx, false).await
}

/// What is crossed out is not chosen; it stays to be read.
pub async fn cross(tx: &Tx, scribe: &Scribe, id: RoundQuestionId, on: bool) -> Result<Vec<Event>> {
    let row = own(tx, scribe, id).await?;
    if row.crossed == on {
        return Ok(Vec::new());
    }
    update(tx, row, |row| {
        row.crossed = Set(on);
        row.chosen = Set(false);
    })
    .await?;
    scribe.told(tx, false).await
}

pub async fn update(
    tx: &Tx,
    row: round_question::Model,
    change: impl FnOnce(&mut round_question::ActiveModel),
) -> Result<()> {
    let mut row = round_question::ActiveModel::from(row);
    row.changed_at = Set(tx.now.0);
    change(&mut row);
    row.update(&tx.db).await?;
    Ok(())
}
