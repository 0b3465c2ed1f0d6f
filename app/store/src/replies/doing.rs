//! What students do with replies, one arm for each act.

use domain::command::Answer;
use domain::event::Event;
use domain::id::{PerspectiveId, ReplyId};
use domain::inquiry::{InquirySaid, Reading};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::replies::{
    AnswerState, MOST_REPLIES, ReplyAct, ReplyKind, ReplyMove, ReplyState, ReportWords, Seer, answer_seen_by,
};
use domain::viewer::Viewer;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{rows, setting};
use crate::entity::{class, perspective, reply, reply_report};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, inquiry, pieces, scope};

pub async fn carry_out(tx: &Tx, viewer: &Viewer, id: ReplyId, said: &InquirySaid) -> Result<Written<Answer>> {
    // A form that no page of ours makes.
    let act = said.reply().map_err(|_| Refusal::invalid("", "refusal.invalid"))?.check()?;
    if let ReplyAct::Write { perspective, kind, words } = &act {
        return Ok(Written::new(Answer::done(), write(tx, viewer, id, *perspective, *kind, words).await?));
    }
    let row = rows::any(tx, viewer, id).await?;
    let seer = match act {
        // Its writer is told that it is taken back already; to everybody else it is not there.
        ReplyAct::TakeBack if row.subject_id == scope::person(viewer)?.person.0 => Seer::Writer,
        _ => rows::seer(tx, viewer, &row).await?,
    };
    let before = rows::state(&row);
    let events = match (act, seer) {
        (ReplyAct::TakeBack, Seer::Writer) => moved(tx, row, ReplyMove::TakeBack).await?,
        (ReplyAct::Hide { hide }, Seer::Owner) => {
            moved(tx, row, if hide { ReplyMove::Hide } else { ReplyMove::ShowAgain }).await?
        }
        (ReplyAct::Helped { helped }, Seer::Owner) if before.reaches_its_owner() => {
            let at = helped.then_some(tx.now.0);
            if row.helped_at.is_some() == helped {
                return Ok(Written::quietly(Answer::done()));
            }
            let row = rows::update(tx, row, |row| row.helped_at = Set(at)).await?;
            vec![rows::told(&row, row.subject_id.into()), rows::told(&row, row.owner_id.into())]
        }
        (ReplyAct::Answer { words }, Seer::Owner) if before.reaches_its_owner() => answer(tx, row, words).await?,
        // What its owner hid may be reported as well.
        (ReplyAct::Report(words), Seer::Owner | Seer::Classmate { .. })
            if before.reaches_its_owner() || before == ReplyState::Hidden =>
        {
            report(tx, viewer, row, words).await?
        }
        // Of a reply of one's own there is nothing to report; of the answer to it there may be.
        (ReplyAct::Report(words), Seer::Writer) => {
            let reported = !rows::answers_reported(tx, &[&row]).await?.is_empty();
            if !answer_seen_by(rows::answer_state(&row), Seer::Writer, reported) {
                return Err(Error::not_found());
            }
            report(tx, viewer, row, words).await?
        }
        _ => return Err(Error::not_found()),
    };
    Ok(Written::new(Answer::done(), events))
}

async fn write(
    tx: &Tx,
    viewer: &Viewer,
    id: ReplyId,
    about: PerspectiveId,
    kind: ReplyKind,
    words: &str,
) -> Result<Vec<Event>> {
    let me = scope::person(viewer)?;
    match reply::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(known) if known.subject_id == me.person.0 => {
            return Err(Refusal::conflict("replies.written_already").into());
        }
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    let about = perspective::Entity::find_by_id(about.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    let (of, Reading { reader, version }) = inquiry::may_read(tx, viewer, about.inquiry_id.into()).await?;
    let (Some(class), Some(through)) = (reader.replies_in(), rows::through(reader)) else {
        return Err(Error::not_found());
    };
    match version {
        Some(version) if version == about.number => {}
        // A newer one was released meanwhile: what was asked may be answered in it.
        Some(version) if version > about.number => return Err(Refusal::conflict("replies.newer").into()),
        _ => return Err(Error::not_found()),
    }
    pieces::is_running(tx, class.0).await?;
    let own = reply::Entity::find()
        .filter(reply::Column::InquiryId.eq(of.id))
        .filter(reply::Column::SubjectId.eq(me.person.0))
        .filter(reply::Column::State.ne(ReplyState::TakenBack.name()));
    if own.count(&tx.db).await? >= MOST_REPLIES as u64 {
        let sentence = Sentence::new("replies.too_many").with("most", MOST_REPLIES);
        return Err(Refusal::Invalid { faults: vec![Fault { field: "words".into(), sentence }] }.into());
    }
    let waits = waits(tx, class.0, [me.person.0, of.subject_id]).await?;
    let row = reply::ActiveModel {
        id: Set(id.0),
        district_id: Set(me.district.0),
        inquiry_id: Set(of.id),
        perspective_id: Set(about.id),
        subject_id: Set(me.person.0),
        owner_id: Set(of.subject_id),
        class_id: Set(class.0),
        through: Set(through.into()),
        kind: Set(kind.name().into()),
        words: Set(words.into()),
        state: Set(ReplyState::written(waits).name().into()),
        held_words: Set(String::new()),
        decided_by: Set(None),
        decided_at: Set(None),
        answer: Set(String::new()),
        answer_state: Set(AnswerState::None.name().into()),
        answer_held: Set(String::new()),
        answered_at: Set(None),
        helped_at: Set(None),
        rev: Set(1),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
    };
    reply::Entity::insert(row).exec_without_returning(&tx.db).await?;
    let row = rows::any(tx, viewer, id).await?;
    let now = rows::state(&row);
    Ok(rows::events(&row, now))
}

async fn waits(tx: &Tx, class: Uuid, two: [Uuid; 2]) -> Result<bool> {
    let class = class::Entity::find_by_id(class).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    setting::waits_between(tx, &class, two).await
}

async fn moved(tx: &Tx, row: reply::Model, happens: ReplyMove) -> Result<Vec<Event>> {
    let before = rows::state(&row);
    let next = before.after(happens)?;
    let row = rows::update(tx, row, |row| row.state = Set(next.name().into())).await?;
    Ok(rows::events(&row, before))
}

/// Said anew, it takes the place of what was answered before, and is read anew.
async fn answer(tx: &Tx, row: reply::Model, words: String) -> Result<Vec<Event>> {
    if row.answer == words {
        return Ok(Vec::new());
    }
    let state = AnswerState::written(waits(tx, row.class_id, [row.subject_id, row.owner_id]).await?);
    let row = rows::update(tx, row, |row| {
        row.answer = Set(words);
        row.answer_state = Set(state.name().into());
        row.answer_held = Set(String::new());
        row.answered_at = Set(Some(tx.now.0));
    })
    .await?;
    // What waits is nobody's to hear of but its author's and staff's. What stood there before is gone for all, so all are told.
    let now = rows::state(&row);
    Ok(rows::events(&row, now))
}

async fn report(tx: &Tx, viewer: &Viewer, row: reply::Model, said: ReportWords) -> Result<Vec<Event>> {
    let me = scope::person(viewer)?;
    // Of a reply of one's own there is only the answer to report.
    let about = if row.subject_id == me.person.0 { row.answer.clone() } else { row.words.clone() };
    let report = reply_report::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(row.district_id),
        reply_id: Set(row.id),
        subject_id: Set(me.person.0),
        reason: Set(said.reason.name().into()),
        words: Set(said.words),
        about: Set(about),
        created_at: Set(tx.now.0),
        settled_by: Set(None),
        settled_at: Set(None),
    };
    reply_report::Entity::insert(report).exec_without_returning(&tx.db).await?;
    // Nobody else hears that it was reported, its writer least of all.
    let row = rows::update(tx, row, |_| {}).await?;
    Ok(vec![rows::told(&row, me.person), rows::staff_event(&row)])
}
