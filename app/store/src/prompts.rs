//! Prompts: kept on a teacher's shelf, released to a class now or later, closed. One prompt of a class is open at a time:
//! releasing the next closes the one before.

mod answered;
mod change;
mod due;
mod plan;
mod shelf;
mod wordings;

pub(crate) use answered::Few;
pub(crate) use due::{RELEASE, release_due};
pub(crate) use plan::{ask_now, of_class};
pub(crate) use wordings::of as wordings_of;

use std::collections::{BTreeSet, HashMap};

use domain::classes::{AccessPoint, Opened};
use domain::event::{About, Audience, Change, Event};
use domain::id::{ClassId, PromptId};
use domain::prompts::{AnswerPlan, Phase, PromptState, PromptView};
use domain::refusal::Sentence;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{class, prompt, reflection};
use crate::tx::Tx;
use crate::{Error, Result, Store, door, scope};

pub fn state(row: &prompt::Model) -> PromptState {
    PromptState::of(row.release_at, row.released_at, row.closed_at)
}

/// What these pieces were asked, by its id.
pub async fn asked_by(tx: &Tx, pieces: &[reflection::Model]) -> Result<HashMap<Uuid, prompt::Model>> {
    let ids: BTreeSet<Uuid> = pieces.iter().filter_map(|piece| piece.prompt_id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = prompt::Entity::find().filter(prompt::Column::Id.is_in(among(ids))).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

pub async fn row(tx: &Tx, id: PromptId) -> Result<prompt::Model> {
    prompt::Entity::find_by_id(id.0).one(&tx.db).await?.ok_or_else(Error::not_found)
}

pub fn view(row: prompt::Model) -> Result<PromptView> {
    Ok(PromptView {
        id: row.id.into(),
        class: row.class_id.into(),
        access_point: access_point(&row),
        phase: Phase::named(&row.phase).unwrap_or(Phase::After),
        plan: AnswerPlan::named(&row.plan).unwrap_or(AnswerPlan::Nobody),
        state: state(&row),
        starters: serde_json::from_str(&row.starters)?,
        wordings: wordings::read(row.locale.as_deref(), &row.wordings)?,
        question: row.question,
        rev: row.rev,
    })
}

pub fn access_point(row: &prompt::Model) -> AccessPoint {
    AccessPoint::named(&row.access_point).unwrap_or(AccessPoint::Reflection)
}

/// Whether the class has opened the way by which it would be asked.
fn way_in(class: &class::Model, point: AccessPoint) -> std::result::Result<(), Sentence> {
    Opened::read(&class.access_points).admits(point)
}

/// A planned prompt is its teachers' alone.
pub async fn change(tx: &Tx, id: PromptId, audience: Audience) -> Result<Change> {
    let row = row(tx, id).await?;
    // Nor is it anybody else's when it was dropped before its release.
    let theirs = audience == Audience::Staff || row.released_at.is_some();
    let view = view(row)?;
    Ok(if theirs { Change::Prompt(view) } else { Change::PromptGone { id } })
}

/// Released and not closed, newest first. There is at most one.
pub async fn open(tx: &Tx, class: ClassId) -> Result<Option<prompt::Model>> {
    Ok(prompt::Entity::find()
        .filter(prompt::Column::ClassId.eq(class.0))
        .filter(prompt::Column::ReleasedAt.is_not_null())
        .filter(prompt::Column::ClosedAt.is_null())
        .order_by_desc(prompt::Column::ReleasedAt)
        .order_by_desc(prompt::Column::Id)
        .one(&tx.db)
        .await?)
}

/// Releases a planned prompt and closes the earlier open one.
async fn release(tx: &Tx, planned: prompt::Model) -> Result<Vec<Event>> {
    state(&planned).release(tx.now)?;
    let class = ClassId(planned.class_id);
    let mut events = Vec::new();
    if let Some(earlier) = open(tx, class).await? {
        events.push(close(tx, earlier).await?);
    }
    let session = door::open_session(tx, class).await?;
    let rev = planned.rev + 1;
    let mut row = prompt::ActiveModel::from(planned);
    row.released_at = Set(Some(tx.now.0));
    row.session_id = Set(session.map(|session| session.id));
    row.rev = Set(rev);
    let released = row.update(&tx.db).await?;
    events.push(event(&released));
    Ok(events)
}

/// Closes an open prompt, or drops a planned one.
async fn close(tx: &Tx, open: prompt::Model) -> Result<Event> {
    state(&open).close(tx.now)?;
    let rev = open.rev + 1;
    let mut row = prompt::ActiveModel::from(open);
    row.closed_at = Set(Some(tx.now.0));
    row.rev = Set(rev);
    let closed = row.update(&tx.db).await?;
    Ok(event(&closed))
}

/// Students and the wall hear of a prompt once it was released; before, it is its teachers' alone.
fn event(row: &prompt::Model) -> Event {
    let audiences = match row.released_at {
        Some(_) => vec![Audience::Staff, Audience::Class, Audience::Wall],
        None => vec![Audience::Staff],
    };
    Event::in_class(row.class_id.into(), About::Prompt(row.id.into()), audiences)
}

/// A prompt of a class that the viewer guides.
async fn guided(tx: &Tx, viewer: &Viewer, id: PromptId) -> Result<(class::Model, prompt::Model)> {
    let district = scope::person(viewer)?.district;
    let row = row(tx, id).await?;
    if row.district_id != district.0 {
        return Err(Error::not_found());
    }
    Ok((scope::guided(tx, viewer, row.class_id.into()).await?, row))
}

impl Store {
    /// The class whose stream a write about this prompt goes to. A prompt never changes its class; rights are asked again inside the job.
    async fn class_of_prompt(&self, viewer: &Viewer, id: PromptId) -> Result<ClassId> {
        let tx = self.snapshot().await?;
        Ok(guided(&tx, viewer, id).await?.0.id.into())
    }
}
