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

use super::{Kind, Of, Says};
use crate::entity::{feedback, follow_through, prompt, prompt_answered, reflection, version};
use crate::moments::Moments;
use crate::{Result, feedback as answers};

pub fn moments(of: &Of<'_>, all: &mut Moments<Kind>) {
    // When each student last shared something, by each way in.
    for point in AccessPoint::ALL.iter().copied() {
        let versions = version::Entity::find()
            .filter(version::Column::ReflectionId.in_subquery(by(of, point)))
            .filter(version::Column::TakenBackAt.is_null());
        let kind = Kind { point, says: Says::Did(Did::Shared), to: Place::of(point) };
        all.latest(kind, versions, version::Column::SubjectId, version::Column::ReceivedAt);
    }
    let kind = |says| Kind { point: AccessPoint::Reflection, says, to: Place::Growth };
    // What became of an answer.
    let followed = follow_through::Entity::find().filter(follow_through::Column::ReflectionId.in_subquery(of.pieces()));
    let (student, at) = (follow_through::Column::SubjectId, follow_through::Column::ChangedAt);
    all.latest(kind(Says::Did(Did::FollowedThrough)), followed, student, at);
    // Since when each student has something to follow through: a question or a next step of an answer.
    let mut answered = of.pieces();
    answered.and_where(reflection::Column::Stage.eq("answered"));
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
        all.first(kind(Says::Theirs), open, feedback::Column::SubjectId, feedback::Column::SentAt);
    }
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

/// What waits for an answer.
pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
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
    if pieces.is_empty() {
        return Ok(Vec::new());
    }
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
