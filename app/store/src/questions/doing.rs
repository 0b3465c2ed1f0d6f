//! What a student does on a question board, one arm for each act.

use domain::command::Answer;
use domain::event::Event;
use domain::id::{ClassId, PersonId, QuestionId};
use domain::questions::{MOST_ON_BOARD, QuestionAct, QuestionMove, QuestionStage};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::said::Said;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{board, marks, rows};
use crate::entity::{class, question};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, scope};

pub async fn carry_out(tx: &Tx, viewer: &Viewer, id: QuestionId, said: &Said) -> Result<Written<Answer>> {
    // A form that no page of ours makes.
    let act = QuestionAct::read(said).map_err(|_| Refusal::invalid("", "refusal.invalid"))?.check()?;
    let events = match act {
        QuestionAct::Ask { class, words, signed } => ask(tx, viewer, id, class, &words, signed).await?,
        QuestionAct::Reword { words, rev } => reword(tx, viewer, id, words, rev).await?,
        QuestionAct::Sign { signed } => {
            let row = open_own(tx, viewer, id).await?.0;
            match row.signed == signed {
                true => Vec::new(),
                false => rows::update(tx, row, |row| row.signed = Set(signed)).await?,
            }
        }
        QuestionAct::Withdraw => {
            let row = scope::own_question(tx, viewer, id).await?;
            rows::happen(tx, row, QuestionMove::Withdraw, |_| {}).await?
        }
        QuestionAct::BringBack => {
            let (row, class) = open_own(tx, viewer, id).await?;
            has_room(tx, &class, row.subject_id.into()).await?;
            let again = board::appears(tx, &class).await?.to(row.was_off);
            rows::happen(tx, row, QuestionMove::BringBack { again }, |_| {}).await?
        }
        QuestionAct::Wonder { on } => marks::wonder(tx, viewer, id, on).await?,
        QuestionAct::Report { words } => marks::report(tx, viewer, id, &words).await?,
        QuestionAct::TakeReportBack => marks::take_report_back(tx, viewer, id).await?,
    };
    Ok(Written::new(Answer::done(), events))
}

/// A question of the viewer's own, in a class whose board the viewer finds. Conflict: `questions.board_closed`.
async fn open_own(tx: &Tx, viewer: &Viewer, id: QuestionId) -> Result<(question::Model, class::Model)> {
    let row = scope::own_question(tx, viewer, id).await?;
    let class = rows::class(tx, &row).await?;
    let attends = scope::enrollment(tx, row.subject_id.into(), row.class_id.into()).await?.is_some();
    if attends && board::way_open(&class) {
        Ok((row, class))
    } else {
        Err(Refusal::conflict("questions.board_closed").into())
    }
}

async fn ask(
    tx: &Tx,
    viewer: &Viewer,
    id: QuestionId,
    class: ClassId,
    words: &str,
    signed: bool,
) -> Result<Vec<Event>> {
    let me = scope::person(viewer)?.person;
    let class = scope::attended(tx, viewer, class).await?;
    if !board::way_open(&class) {
        return Err(Refusal::conflict("questions.board_closed").into());
    }
    match question::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(known) if rows::asker(&known) == Some(me) => {
            return Err(Refusal::conflict("questions.asked_already").into());
        }
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    has_room(tx, &class, me).await?;
    let stage = board::appears(tx, &class).await?.to(false);
    let row = question::ActiveModel { signed: Set(signed), ..rows::new(tx, id, &class, me.0, words, stage) };
    let row = row.insert(&tx.db).await?;
    Ok(vec![rows::event(tx, &row, stage.is_on_board()).await?])
}

async fn has_room(tx: &Tx, class: &class::Model, me: PersonId) -> Result<()> {
    let there = question::Entity::find()
        .filter(question::Column::ClassId.eq(class.id))
        .filter(question::Column::SubjectId.eq(me.0))
        .filter(question::Column::RoundQuestionId.is_null())
        .filter(question::Column::Stage.is_in([QuestionStage::Waiting.name(), QuestionStage::Open.name()]));
    if there.count(&tx.db).await? < MOST_ON_BOARD as u64 {
        return Ok(());
    }
    let sentence = Sentence::new("questions.too_many").with("most", MOST_ON_BOARD);
    Err(Refusal::Invalid { faults: vec![Fault { field: "words".into(), sentence }] }.into())
}

async fn reword(tx: &Tx, viewer: &Viewer, id: QuestionId, words: String, rev: i64) -> Result<Vec<Event>> {
    let (row, class) = open_own(tx, viewer, id).await?;
    if row.words == words {
        return Ok(Vec::new());
    }
    if row.rev != rev {
        return Err(Refusal::conflict("questions.changed_meanwhile").into());
    }
    let again = board::appears(tx, &class).await?.to(row.was_off);
    rows::happen(tx, row, QuestionMove::Reword { again }, |row| row.words = Set(words)).await
}
