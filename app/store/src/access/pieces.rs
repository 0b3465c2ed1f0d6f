//! Pieces: shared, waiting for an answer, answered and not followed through yet. A draft is nobody's business.

use std::collections::{HashMap, HashSet};

use domain::access::{Did, Place, Trace, Wants, What};
use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::prompts::AnswerPlan;
use domain::reflections::{Ask, Circumstances, Reach, Stage, Turn, turn};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::Of;
use crate::entity::{feedback, follow_through, prompt, prompt_answered, reflection, version};
use crate::{Result, feedback as answers};

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let mut traces = shared(of).await?;
    traces.extend(followed(of).await?);
    traces.extend(waiting(of).await?);
    traces.extend(asked_back(of).await?);
    Ok(traces)
}

fn point(name: &str) -> AccessPoint {
    AccessPoint::named(name).unwrap_or(AccessPoint::Reflection)
}

/// The pieces of the class by one way in.
fn by(of: &Of<'_>, point: AccessPoint) -> SelectStatement {
    let mut pieces = Query::select();
    pieces
        .column(reflection::Column::Id)
        .from(reflection::Entity)
        .and_where(reflection::Column::ClassId.eq(of.class.id))
        .and_where(reflection::Column::AccessPoint.eq(point.name()));
    pieces
}

/// When each student last shared something, by each way in.
async fn shared(of: &Of<'_>) -> Result<Vec<Trace>> {
    let mut traces = Vec::new();
    for point in AccessPoint::ALL.iter().copied() {
        let versions = version::Entity::find()
            .filter(version::Column::ReflectionId.in_subquery(by(of, point)))
            .filter(version::Column::TakenBackAt.is_null());
        let latest = of.latest(versions, version::Column::SubjectId, version::Column::ReceivedAt).await?;
        traces.extend(latest.into_iter().map(|(student, at)| {
            let what = What::Did { did: Did::Shared, at, to: Place::of(point) };
            Trace { student, point, what }
        }));
    }
    Ok(traces)
}

/// When each student last said what became of an answer.
async fn followed(of: &Of<'_>) -> Result<Vec<Trace>> {
    let of_class = follow_through::Entity::find().filter(follow_through::Column::ReflectionId.in_subquery(of.pieces()));
    let latest = of.latest(of_class, follow_through::Column::SubjectId, follow_through::Column::ChangedAt).await?;
    let did = |(student, at)| {
        let what = What::Did { did: Did::FollowedThrough, at, to: Place::Growth };
        Trace { student, point: AccessPoint::Reflection, what }
    };
    Ok(latest.into_iter().map(did).collect())
}

/// A prompt whose plan answers at least somebody.
fn answered_prompts(of: &Of<'_>) -> SelectStatement {
    Query::select()
        .column(prompt::Column::Id)
        .from(prompt::Entity)
        .and_where(prompt::Column::ClassId.eq(of.class.id))
        .and_where(prompt::Column::Plan.is_in([AnswerPlan::Everyone.name(), AnswerPlan::Few.name()]))
        .to_owned()
}

/// What is shared and not read, and may wait for a teacher. Whether it does is asked of the rule.
fn unread(of: &Of<'_>) -> Condition {
    let may_wait = Condition::any()
        .add(reflection::Column::PromptId.is_null())
        .add(reflection::Column::Waits.eq(true))
        .add(reflection::Column::PromptId.in_subquery(answered_prompts(of)));
    Condition::all()
        .add(reflection::Column::ClassId.eq(of.class.id))
        .add(reflection::Column::Stage.eq("shared"))
        .add(reflection::Column::SubjectId.in_subquery(of.roster()))
        .add(may_wait)
}

type Unread = (Uuid, Uuid, Option<Uuid>, i32, bool, String);

async fn waiting(of: &Of<'_>) -> Result<Vec<Trace>> {
    let db = &of.tx.db;
    let pieces: Vec<Unread> = reflection::Entity::find()
        .select_only()
        .columns([
            reflection::Column::Id,
            reflection::Column::SubjectId,
            reflection::Column::PromptId,
            reflection::Column::Version,
            reflection::Column::Waits,
            reflection::Column::AccessPoint,
        ])
        .filter(unread(of))
        .into_tuple()
        .all(db)
        .await?;
    let mut ids = Query::select();
    ids.column(reflection::Column::Id).from(reflection::Entity).cond_where(unread(of));
    let versions: Vec<(Uuid, i32, String, i64)> = version::Entity::find()
        .select_only()
        .columns([
            version::Column::ReflectionId,
            version::Column::Number,
            version::Column::Ask,
            version::Column::ReceivedAt,
        ])
        .filter(version::Column::ReflectionId.in_subquery(ids))
        .filter(version::Column::TakenBackAt.is_null())
        .into_tuple()
        .all(db)
        .await?;
    let newest: HashMap<(Uuid, i32), (Ask, i64)> = versions
        .into_iter()
        .map(|(piece, number, ask, at)| ((piece, number), (Ask::named(&ask).unwrap_or_default(), at)))
        .collect();
    let (everyone, few) = plans(of).await?;
    Ok(pieces
        .into_iter()
        .filter_map(|(id, student, prompt, version, waits, way)| {
            let (ask, at) = *newest.get(&(id, version))?;
            let in_plan = prompt.is_none_or(|prompt| everyone.contains(&prompt) || few.contains(&(prompt, student)));
            let about = Circumstances { ask, in_plan, waits, open_parts: 0, reach: Reach::Here };
            let wants = if ask == Ask::Part { Wants::Help } else { Wants::Answer };
            let what = What::Waits { wants, since: Moment(at), to: Place::Piece(id.into()) };
            let waits = turn(Stage::Shared { version }, about) == Turn::Teacher;
            waits.then(|| Trace { student: student.into(), point: point(&way), what })
        })
        .collect())
}

/// The prompts that answer everyone; and of those that answer a few, whom.
async fn plans(of: &Of<'_>) -> Result<(HashSet<Uuid>, HashSet<(Uuid, Uuid)>)> {
    let everyone: Vec<Uuid> = prompt::Entity::find()
        .select_only()
        .column(prompt::Column::Id)
        .filter(prompt::Column::ClassId.eq(of.class.id))
        .filter(prompt::Column::Plan.eq(AnswerPlan::Everyone.name()))
        .into_tuple()
        .all(&of.tx.db)
        .await?;
    let few: Vec<(Uuid, Uuid)> = prompt_answered::Entity::find()
        .select_only()
        .columns([prompt_answered::Column::PromptId, prompt_answered::Column::PersonId])
        .filter(prompt_answered::Column::PromptId.in_subquery(answered_prompts(of)))
        .into_tuple()
        .all(&of.tx.db)
        .await?;
    Ok((everyone.into_iter().collect(), few.into_iter().collect()))
}

/// Since when each student has something to follow through: a question or a next step of an answer.
async fn asked_back(of: &Of<'_>) -> Result<Vec<Trace>> {
    let mut answered = of.pieces();
    answered.and_where(reflection::Column::Stage.eq("answered"));
    let mut traces = Vec::new();
    for (part, column) in answers::ASKING {
        let said = Query::select()
            .column(follow_through::Column::FeedbackId)
            .from(follow_through::Entity)
            .and_where(follow_through::Column::Part.eq(part.name()))
            .and_where(follow_through::Column::ReflectionId.in_subquery(answered.clone()))
            .to_owned();
        let open = feedback::Entity::find()
            .filter(feedback::Column::ReflectionId.in_subquery(answered.clone()))
            .filter(column.ne(""))
            .filter(feedback::Column::Id.not_in_subquery(said));
        let first = of.earliest(open, feedback::Column::SubjectId, feedback::Column::SentAt).await?;
        traces.extend(first.into_iter().map(|(student, since)| {
            let what = What::Theirs { since, to: Place::Growth };
            Trace { student, point: AccessPoint::Reflection, what }
        }));
    }
    Ok(traces)
}
