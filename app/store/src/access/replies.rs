//! Replies that this class's teachers moderate: written, answered, waiting to be read first; and a question of a classmate's that has
//! reached its student, whose turn it is while the inquiry goes on.

use domain::access::{Did, Place, Trace, Wants, What};
use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::id::PersonId;
use domain::inquiry::Pace;
use domain::replies::{AnswerState, ReplyKind, ReplyState};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};

use super::{Kind, Of, Says};
use crate::Result;
use crate::entity::{inquiry, reply};
use crate::moments::Moments;

pub fn moments(of: &Of<'_>, all: &mut Moments<Kind>) {
    let kind = |did| Kind { point: AccessPoint::Inquiry, says: Says::Did(did), to: Place::Replies };
    all.latest(kind(Did::Replied), here(of), reply::Column::SubjectId, reply::Column::CreatedAt);
    let answered = here(of).filter(reply::Column::AnswerState.ne(AnswerState::None.name()));
    all.latest(kind(Did::AnsweredReply), answered, reply::Column::OwnerId, reply::Column::AnsweredAt);
}

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let trace = |(student, what)| Trace { student, point: AccessPoint::Inquiry, what };
    Ok(open(of).await?.into_iter().map(trace).collect())
}

/// Whose turn it is about each that is open.
async fn open(of: &Of<'_>) -> Result<Vec<(PersonId, What)>> {
    let going = Query::select()
        .column(inquiry::Column::Id)
        .from(inquiry::Entity)
        .and_where(inquiry::Column::Pace.eq(Pace::Going.name()))
        .to_owned();
    let asked = Condition::all()
        .add(reply::Column::State.eq(ReplyState::Released.name()))
        .add(reply::Column::Kind.eq(ReplyKind::Ask.name()))
        .add(reply::Column::AnswerState.eq(AnswerState::None.name()))
        .add(reply::Column::HelpedAt.is_null())
        .add(reply::Column::InquiryId.in_subquery(going));
    let open = Condition::any()
        .add(reply::Column::State.eq(ReplyState::Waiting.name()))
        .add(reply::Column::AnswerState.eq(AnswerState::Waiting.name()))
        .add(asked);
    let to = Place::Replies;
    let waits = |since| What::Waits { wants: Wants::Release, since: Moment(since), to };
    let mut turns = Vec::new();
    for row in here(of).filter(open).all(&of.tx.db).await? {
        let (writer, owner) = (row.subject_id.into(), row.owner_id.into());
        if row.state == ReplyState::Waiting.name() {
            turns.push((writer, waits(row.created_at)));
        } else if row.answer_state == AnswerState::Waiting.name() {
            turns.push((owner, waits(row.answered_at.unwrap_or(row.changed_at))));
        } else {
            // Since it was released; what no teacher had to read first, since it was written.
            let since = Moment(row.decided_at.unwrap_or(row.created_at));
            turns.push((owner, What::Theirs { since, to }));
        }
    }
    Ok(turns)
}

/// Not taken back.
fn here(of: &Of<'_>) -> Select<reply::Entity> {
    reply::Entity::find()
        .filter(reply::Column::ClassId.eq(of.class.id))
        .filter(reply::Column::State.ne(ReplyState::TakenBack.name()))
}
