//! Wider audiences: a wish that waits for a teacher of this class, and what was opened in it; and what guests ask: their question is its
//! student's turn once a teacher released it, the answer a teacher's.

use domain::access::{Did, Place, Trace, Wants, What};
use domain::audience::{GuestAnswer, GuestState, Stage};
use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::id::PersonId;
use domain::inquiry::Pace;
use domain::replies::ReplyKind;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::{Kind, Of, Says};
use crate::Result;
use crate::entity::{audience, guest, guest_reply, inquiry};
use crate::moments::Moments;

const POINT: AccessPoint = AccessPoint::Inquiry;
const TO: Place = Place::Audiences;

pub fn moments(of: &Of<'_>, all: &mut Moments<Kind>) {
    let kind = |did| Kind { point: POINT, says: Says::Did(did), to: TO };
    let opened = audience::Entity::find()
        .filter(audience::Column::ClassId.eq(of.class.id))
        .filter(audience::Column::Stage.is_in([Stage::Open, Stage::Moving].map(Stage::name)));
    all.latest(kind(Did::LetOthersRead), opened, audience::Column::SubjectId, audience::Column::Since);
    let (student, at) = (guest_reply::Column::SubjectId, guest_reply::Column::AnsweredAt);
    all.latest(kind(Did::AnsweredReply), here(of), student, at);
}

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let trace = |student, what| Trace { student, point: POINT, what };
    let wished: Vec<(Uuid, i64)> = audience::Entity::find()
        .select_only()
        .columns([audience::Column::SubjectId, audience::Column::WishedAt])
        .filter(audience::Column::WishedClassId.eq(of.class.id))
        .filter(audience::Column::Stage.is_in([Stage::Wished, Stage::Moving].map(Stage::name)))
        .filter(audience::Column::WishedAt.is_not_null())
        .into_tuple()
        .all(&of.tx.db)
        .await?;
    let mut traces = Vec::new();
    for (student, at) in wished {
        let (student, since) = (PersonId(student), Moment(at));
        traces.push(trace(student, What::Did { did: Did::WishedReaders, at: since, to: TO }));
        traces.push(trace(student, What::Waits { wants: Wants::Release, since, to: TO }));
    }
    let answers = guest_reply::Column::AnswerState.eq(GuestAnswer::Waiting.name());
    for row in here(of).filter(Condition::any().add(answers).add(asked(of))).all(&of.tx.db).await? {
        let what = if row.answer_state == GuestAnswer::Waiting.name() {
            let since = Moment(row.answered_at.unwrap_or(row.created_at));
            What::Waits { wants: Wants::Release, since, to: TO }
        } else {
            // Since it was released: its student did not know of it before.
            What::Theirs { since: Moment(row.decided_at.unwrap_or(row.created_at)), to: TO }
        };
        traces.push(trace(row.subject_id.into(), what));
    }
    Ok(traces)
}

fn here(of: &Of<'_>) -> Select<guest_reply::Entity> {
    guest_reply::Entity::find().filter(guest_reply::Column::ClassId.eq(of.class.id))
}

/// What a guest asked, was released and is not answered, while the inquiry goes on and the link is open: nobody would read an answer later.
fn asked(of: &Of<'_>) -> Condition {
    let going = Query::select()
        .column(inquiry::Column::Id)
        .from(inquiry::Entity)
        .and_where(inquiry::Column::Pace.eq(Pace::Going.name()))
        .to_owned();
    let links = Query::select()
        .column(guest::Column::Id)
        .from(guest::Entity)
        .and_where(guest::Column::EndedAt.is_null())
        .and_where(guest::Column::ExpiresAt.gt(of.tx.now.0))
        .to_owned();
    Condition::all()
        .add(guest_reply::Column::State.eq(GuestState::Released.name()))
        .add(guest_reply::Column::Kind.eq(ReplyKind::Ask.name()))
        .add(guest_reply::Column::AnswerState.eq(GuestAnswer::Nothing.name()))
        .add(guest_reply::Column::InquiryId.in_subquery(going))
        .add(guest_reply::Column::GuestId.in_subquery(links))
}
