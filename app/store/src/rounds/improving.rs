//! What becomes of the questions: marked, changed, chosen, gone on with.

use domain::event::Event;
use domain::id::RoundQuestionId;
use domain::refusal::Refusal;
use domain::rounds::{GroupPart, QuestionKind};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::doing::Scribe;
use super::rows;
use super::writing::{self, ChangedFrom};
use crate::entity::{round_question, round_said};
use crate::tx::Tx;
use crate::{Error, Result};

pub async fn mark(tx: &Tx, scribe: &Scribe, id: RoundQuestionId, kind: QuestionKind) -> Result<Vec<Event>> {
    let row = writing::own(tx, scribe, id).await?;
    if row.kind.as_deref() == Some(kind.name()) {
        return Ok(Vec::new());
    }
    writing::update(tx, row, |row| row.kind = Set(Some(kind.name().into()))).await?;
    scribe.told(tx, false).await
}

/// Both wordings stand. Conflict: `rounds.mark_it_first`, `rounds.changed_already`.
pub async fn change(
    tx: &Tx,
    scribe: &Scribe,
    from: RoundQuestionId,
    id: RoundQuestionId,
    words: &str,
) -> Result<Vec<Event>> {
    let row = writing::own(tx, scribe, from).await?;
    let kind = row.kind.as_deref().and_then(QuestionKind::named);
    let Some(kind) = kind.filter(|_| !row.crossed) else {
        return Err(Refusal::conflict("rounds.mark_it_first").into());
    };
    let changed = round_question::Entity::find()
        .filter(round_question::Column::ChangedFrom.eq(row.id))
        .filter(round_question::Column::Id.ne(id.0));
    if row.changed_from.is_some() || changed.count(&tx.db).await? > 0 {
        return Err(Refusal::conflict("rounds.changed_already").into());
    }
    writing::add(tx, scribe, id, words, Some(ChangedFrom { id: row.id, kind: kind.other() })).await
}

pub async fn weigh(tx: &Tx, scribe: &Scribe, closed: &str, open: &str) -> Result<Vec<Event>> {
    let closed = say(tx, scribe, GroupPart::ClosedGood, closed).await?;
    let open = say(tx, scribe, GroupPart::OpenGood, open).await?;
    if closed || open { scribe.told(tx, false).await } else { Ok(Vec::new()) }
}

/// Exactly these, of those that are not crossed out.
pub async fn choose(tx: &Tx, scribe: &Scribe, chosen: &[RoundQuestionId], why: &str) -> Result<Vec<Event>> {
    let there = writing::of_group(tx, scribe.group.id).await?;
    let known = |id: &RoundQuestionId| there.iter().any(|row| row.id == id.0 && !row.crossed);
    if !chosen.iter().all(known) {
        return Err(Error::not_found());
    }
    let mut changed = say(tx, scribe, GroupPart::Why, why).await?;
    let mut unread = false;
    for row in there {
        let now = chosen.contains(&row.id.into());
        if row.chosen != now {
            changed = true;
            unread |= now;
            writing::update(tx, row, |row| row.chosen = Set(now)).await?;
        }
    }
    if unread && scribe.round.shared_at.is_some() {
        // What comes before the class is what a teacher read: another choice is read once more.
        let row = rows::update(tx, scribe.round.clone(), |row| row.shared_at = Set(None)).await?;
        let mut events = scribe.told(tx, true).await?;
        events.push(rows::event(&row));
        return Ok(events);
    }
    if changed { scribe.told(tx, scribe.round.shared_at.is_some()).await } else { Ok(Vec::new()) }
}

pub async fn next(tx: &Tx, scribe: &Scribe, words: &str) -> Result<Vec<Event>> {
    if say(tx, scribe, GroupPart::Next, words).await? { scribe.told(tx, false).await } else { Ok(Vec::new()) }
}

/// Whether that is new. Nothing said takes away what was.
async fn say(tx: &Tx, scribe: &Scribe, part: GroupPart, words: &str) -> Result<bool> {
    let known = round_said::Entity::find()
        .filter(round_said::Column::GroupId.eq(scribe.group.id))
        .filter(round_said::Column::Part.eq(part.name()))
        .one(&tx.db)
        .await?;
    match known {
        Some(known) if known.words == words => Ok(false),
        Some(known) => {
            let mut row = round_said::ActiveModel::from(known);
            row.words = Set(words.into());
            row.subject_id = Set(scribe.me.0);
            row.changed_at = Set(tx.now.0);
            row.update(&tx.db).await?;
            Ok(true)
        }
        None if words.is_empty() => Ok(false),
        None => {
            let row = round_said::ActiveModel {
                id: Set(Uuid::now_v7()),
                district_id: Set(scribe.round.district_id),
                group_id: Set(scribe.group.id),
                subject_id: Set(scribe.me.0),
                part: Set(part.name().into()),
                words: Set(words.into()),
                changed_at: Set(tx.now.0),
            };
            round_said::Entity::insert(row).exec_without_returning(&tx.db).await?;
            Ok(true)
        }
    }
}
