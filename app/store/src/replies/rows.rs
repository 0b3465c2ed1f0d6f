//! A reply's row: found, counted on, told.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::{About, Audience, Event, Stream};
use domain::id::{PersonId, ReplyId};
use domain::inquiry::{Reader, Reading};
use domain::replies::{AnswerState, ReplyState, Seer, seen_by};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{perspective, reply, reply_report};
use crate::tx::Tx;
use crate::{Error, Result, inquiry, scope};

/// How its writer came to read the perspective.
pub const PARTNER: &str = "partner";
pub const CLASSMATE: &str = "class";
pub const NAMELESS: &str = "nameless";

pub fn through(reader: Reader) -> Option<&'static str> {
    match reader {
        Reader::Owner | Reader::Teacher => None,
        Reader::Partner(_) => Some(PARTNER),
        Reader::Classmate(_) => Some(CLASSMATE),
        Reader::Nameless(_) => Some(NAMELESS),
    }
}

pub fn state(row: &reply::Model) -> ReplyState {
    ReplyState::named(&row.state).unwrap_or(ReplyState::Stopped)
}

pub fn answer_state(row: &reply::Model) -> AnswerState {
    AnswerState::named(&row.answer_state).unwrap_or(AnswerState::None)
}

/// In the viewer's district, whoever may find it.
pub async fn any(tx: &Tx, viewer: &Viewer, id: ReplyId) -> Result<reply::Model> {
    reply::Entity::find_by_id(id.0)
        .filter(reply::Column::DistrictId.eq(scope::district(viewer)?.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// Those replies that somebody reported, each with whether staff still has to look.
pub async fn reported_by(tx: &Tx, me: PersonId, of: impl IntoIterator<Item = Uuid>) -> Result<BTreeMap<Uuid, bool>> {
    let rows = reply_report::Entity::find()
        .filter(reply_report::Column::SubjectId.eq(me.0))
        .filter(reply_report::Column::ReplyId.is_in(among(of)))
        .all(&tx.db)
        .await?;
    let mut reported = BTreeMap::<Uuid, bool>::new();
    for row in rows {
        *reported.entry(row.reply_id).or_default() |= row.settled_at.is_none();
    }
    Ok(reported)
}

/// Those of these replies whose writer reported the answer that stands there now: nobody reports a reply of their own, so what its writer
/// reports is the answer. One that was worded anew is another.
pub async fn answers_reported(tx: &Tx, of: &[&reply::Model]) -> Result<BTreeSet<Uuid>> {
    let reports = reply_report::Entity::find()
        .filter(reply_report::Column::ReplyId.is_in(among(of.iter().map(|row| row.id))))
        .all(&tx.db)
        .await?;
    let is_reported = |row: &reply::Model| {
        reports.iter().any(|report| {
            let by_writer = report.reply_id == row.id && report.subject_id == row.subject_id;
            by_writer && row.answered_at.is_some_and(|at| report.created_at >= at)
        })
    };
    Ok(of.iter().filter(|row| is_reported(row)).map(|row| row.id).collect())
}

/// As what a student finds it, if they do.
pub async fn seer(tx: &Tx, viewer: &Viewer, row: &reply::Model) -> Result<Seer> {
    let me = scope::person(viewer)?.person;
    let seer = if row.subject_id == me.0 {
        Seer::Writer
    } else if row.owner_id == me.0 {
        Seer::Owner
    } else {
        let (_, reading) = inquiry::may_read(tx, viewer, row.inquiry_id.into()).await?;
        classmate(tx, row, reading).await?.ok_or_else(Error::not_found)?
    };
    let reported = !reported_by(tx, me, [row.id]).await?.is_empty();
    if seen_by(state(row), seer, reported) { Ok(seer) } else { Err(Error::not_found()) }
}

/// What the reader of one perspective is to a reply to it, in the same class.
pub async fn classmate(tx: &Tx, row: &reply::Model, reading: Reading) -> Result<Option<Seer>> {
    let about = perspective::Entity::find_by_id(row.perspective_id).one(&tx.db).await?;
    let same = about.is_some_and(|about| Some(about.number) == reading.version);
    let here = reading.reader.replies_in().is_some_and(|class| class.0 == row.class_id);
    Ok((same && here).then_some(Seer::Classmate { partner: row.through == PARTNER }))
}

pub async fn update(tx: &Tx, row: reply::Model, change: impl FnOnce(&mut reply::ActiveModel)) -> Result<reply::Model> {
    let next = row.rev + 1;
    let mut row = reply::ActiveModel::from(row);
    change(&mut row);
    row.rev = Set(next);
    row.changed_at = Set(tx.now.0);
    Ok(row.update(&tx.db).await?)
}

/// To all who find it now or found it before, and to nobody else.
pub fn events(row: &reply::Model, before: ReplyState) -> Vec<Event> {
    let finds = |seer| seen_by(before, seer, false) || seen_by(state(row), seer, false);
    let mut events = vec![told(row, row.subject_id.into()), staff_event(row)];
    if finds(Seer::Owner) {
        events.push(told(row, row.owner_id.into()));
    }
    if row.through != PARTNER && finds(Seer::Classmate { partner: false }) {
        events.push(in_class(row, Audience::Class));
    }
    events
}

pub fn staff_event(row: &reply::Model) -> Event {
    in_class(row, Audience::Staff)
}

fn in_class(row: &reply::Model, audience: Audience) -> Event {
    Event::in_class(row.class_id.into(), About::Reply(row.id.into()), [audience]).of(row.subject_id.into())
}

/// On a person's own stream.
pub fn told(row: &reply::Model, to: PersonId) -> Event {
    Event {
        stream: Stream::Person(to),
        about: About::Reply(row.id.into()),
        subject: Some(row.subject_id.into()),
        audiences: vec![Audience::Person(to)],
    }
}
