//! Evidence of a goal (see [`crate::evidence`]): what the goal itself does about it.

use domain::event::{About, Event};
use domain::evidence::EvidenceView;
use domain::goals::{EntryKind, GoalStage, as_read};
use domain::id::EvidenceId;
use domain::portfolio::TimelineSource;
use domain::refusal::Refusal;
use sea_orm::EntityTrait;
use uuid::Uuid;

use super::{conversation, rows};
use crate::entity::goal;
use crate::evidence::{self, Of, Typed};
use crate::tx::Tx;
use crate::{Error, Result};

pub async fn link(tx: &Tx, goal: goal::Model, typed: Typed<'_>) -> Result<Vec<Event>> {
    must_not_rest(&goal)?;
    let row = evidence::link(tx, Of::Goal(goal.id), (goal.district_id, goal.subject_id), typed).await?;
    let goal = rows::touch(tx, goal).await?;
    conversation::say(tx, &goal, goal.subject_id.into(), EntryKind::Linked, &[], "").await?;
    let mut events = rows::events(tx, &goal).await?;
    events.extend(who_reads(&goal, &row.source, row.about_id));
    Ok(events)
}

/// Also of what was reached; what is set aside rests.
fn must_not_rest(goal: &goal::Model) -> Result<()> {
    if GoalStage::named(&goal.stage) == Some(GoalStage::SetAside) {
        return Err(Refusal::conflict("goals.over").into());
    }
    Ok(())
}

/// What a link shows, in other words; those before are nobody's to read. `was`: the words that were read. The same ones again change nothing.
pub async fn reword(tx: &Tx, goal: goal::Model, id: EvidenceId, was: &str, words: &str) -> Result<Vec<Event>> {
    must_not_rest(&goal)?;
    let known = evidence::linked_there(tx, Of::Goal(goal.id), id).await?;
    if known.words == words {
        return Ok(Vec::new());
    }
    as_read(known.words.as_str(), was)?;
    evidence::say(tx, known, words).await?;
    let goal = rows::touch(tx, goal).await?;
    rows::events(tx, &goal).await
}

pub async fn unlink(tx: &Tx, goal: goal::Model, id: EvidenceId) -> Result<Vec<Event>> {
    let row = evidence::unlink(tx, Of::Goal(goal.id), id).await?;
    let goal = rows::touch(tx, goal).await?;
    let mut events = rows::events(tx, &goal).await?;
    events.extend(who_reads(&goal, &row.source, row.about_id));
    Ok(events)
}

/// What it showed was taken back.
pub async fn shows_less(tx: &Tx, goal: Uuid) -> Result<Vec<Event>> {
    let goal = goal::Entity::find_by_id(goal).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    let goal = rows::touch(tx, goal).await?;
    rows::events(tx, &goal).await
}

/// To the student, about a piece: its own line names those who read it.
fn who_reads(goal: &goal::Model, source: &str, about: Uuid) -> Option<Event> {
    let student = goal.subject_id.into();
    (source == TimelineSource::Piece.name()).then(|| rows::told(About::Piece(about.into()), student, student))
}

/// The same of everything that it shows.
pub async fn all_who_read(tx: &Tx, goal: &goal::Model) -> Result<Vec<Event>> {
    let rows = evidence::standing_in(tx, Of::Goal(goal.id)).await?;
    Ok(rows.iter().filter_map(|row| who_reads(goal, &row.source, row.about_id)).collect())
}

/// Whether evidence of this goal stands there: linked, and of something that its student did not take back.
pub fn stands(shown: &[EvidenceView], id: EvidenceId) -> bool {
    shown.iter().any(|shown| shown.id == id)
}
