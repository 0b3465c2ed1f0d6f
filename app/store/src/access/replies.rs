//! Replies that this class's teachers moderate: written, answered, waiting to be read first; and a question of a classmate's that has
//! reached its student, whose turn it is while the inquiry goes on.

use domain::access::{Did, Place, Trace, Wants, What};
use domain::classes::AccessPoint;
use domain::inquiry::Pace;
use domain::replies::{AnswerState, ReplyKind, ReplyState};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use super::Of;
use crate::Result;
use crate::entity::{inquiry, reply};

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let trace = |student, what| Trace { student, point: AccessPoint::Inquiry, what };
    let to = Place::Replies;
    let (writer, owner) = (reply::Column::SubjectId, reply::Column::OwnerId);
    let (created_at, answered_at) = (reply::Column::CreatedAt, reply::Column::AnsweredAt);
    let answered = || here(of).filter(reply::Column::AnswerState.ne(AnswerState::None.name()));
    let mut traces = Vec::new();
    for (did, found) in [
        (Did::Replied, of.latest(here(of), writer, created_at).await?),
        (Did::AnsweredReply, of.latest(answered(), owner, answered_at).await?),
    ] {
        traces.extend(found.into_iter().map(|(student, at)| trace(student, What::Did { did, at, to })));
    }
    let written = here(of).filter(reply::Column::State.eq(ReplyState::Waiting.name()));
    let answers = here(of).filter(reply::Column::AnswerState.eq(AnswerState::Waiting.name()));
    for first in [of.earliest(written, writer, created_at).await?, of.earliest(answers, owner, answered_at).await?] {
        let waits = |(student, since)| trace(student, What::Waits { wants: Wants::Release, since, to });
        traces.extend(first.into_iter().map(waits));
    }
    let going = Query::select()
        .column(inquiry::Column::Id)
        .from(inquiry::Entity)
        .and_where(inquiry::Column::Pace.eq(Pace::Going.name()))
        .to_owned();
    let asked = || {
        here(of)
            .filter(reply::Column::State.eq(ReplyState::Released.name()))
            .filter(reply::Column::Kind.eq(ReplyKind::Ask.name()))
            .filter(reply::Column::AnswerState.eq(AnswerState::None.name()))
            .filter(reply::Column::HelpedAt.is_null())
            .filter(reply::Column::InquiryId.in_subquery(going.clone()))
    };
    // Since it was released; what no teacher had to read first, since it was written.
    let at_once = asked().filter(reply::Column::DecidedAt.is_null());
    for first in [
        of.earliest(asked(), owner, reply::Column::DecidedAt).await?,
        of.earliest(at_once, owner, created_at).await?,
    ] {
        traces.extend(first.into_iter().map(|(student, since)| trace(student, What::Theirs { since, to })));
    }
    Ok(traces)
}

/// Not taken back.
fn here(of: &Of<'_>) -> Select<reply::Entity> {
    reply::Entity::find()
        .filter(reply::Column::ClassId.eq(of.class.id))
        .filter(reply::Column::State.ne(ReplyState::TakenBack.name()))
}
