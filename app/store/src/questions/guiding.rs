//! What those who teach the class do about its board.

use domain::event::{About, Audience, Event};
use domain::id::{ClassId, PersonId, QuestionId};
use domain::questions::{Appears, QuestionGuiding, QuestionStage};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{board, rows};
use crate::entity::{question, question_report, question_setting};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, Store, classes, scope};

impl Store {
    /// About a question of a class that the viewer guides. The same press again does nothing.
    ///
    /// Errors: not found, also for what its student took back; invalid `why`, `words`; conflict `questions.on_board_already`,
    /// `questions.taken_off_already`, `questions.not_on_board`, `questions.changed_meanwhile` for a release of other words than were read,
    /// `classes.archived`.
    #[crate::compiled_here]
    pub async fn guide_question(&self, viewer: &Viewer, id: QuestionId, rev: i64, act: QuestionGuiding) -> Result<()> {
        let class = scope::guided_question(&self.snapshot().await?, viewer, id).await?.class_id;
        let (touches, viewer, act) = (classes::touches(viewer, class.into()), viewer.clone(), act.check()?);
        self.write(touches, move |tx| {
            let (viewer, act) = (viewer.clone(), act.clone());
            Box::pin(async move { guide(tx, &viewer, id, rev, act).await })
        })
        .await
    }

    /// How questions come before a class that the viewer guides. Those that wait go on waiting.
    #[crate::compiled_here]
    pub async fn set_questions_appear(&self, viewer: &Viewer, class: ClassId, appears: Appears) -> Result<()> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move { set(tx, &viewer, class, appears).await })
        })
        .await
    }
}

async fn guide(tx: &Tx, viewer: &Viewer, id: QuestionId, rev: i64, act: QuestionGuiding) -> Result<Written<()>> {
    let row = scope::guided_question(tx, viewer, id).await?;
    classes::active(tx, viewer, row.class_id.into()).await?;
    let me = scope::person(viewer)?.person;
    if is_done(&row, &act) {
        return Ok(Written::quietly(()));
    }
    // What comes before the class is what a teacher read.
    if row.rev != rev && matches!(act, QuestionGuiding::Release | QuestionGuiding::PutBack) {
        return Err(Refusal::conflict("questions.changed_meanwhile").into());
    }
    let settles = matches!(act, QuestionGuiding::LetStay | QuestionGuiding::TakeOff { .. });
    let reporters = if settles { settle(tx, id, me).await? } else { Vec::new() };
    let marked: Vec<Event> = reporters.into_iter().map(|student| rows::marked(&row, student)).collect();
    let moves = act.moves();
    let change = |row: &mut question::ActiveModel| match act {
        QuestionGuiding::Release | QuestionGuiding::PutBack => {
            row.decided_by = Set(Some(me.0));
            row.why = Set(String::new());
            row.was_off = Set(false);
        }
        QuestionGuiding::TakeOff { why } => {
            row.decided_by = Set(Some(me.0));
            row.why = Set(why);
            row.was_off = Set(true);
        }
        QuestionGuiding::LookInto { on } => row.looking = Set(on),
        QuestionGuiding::Answer { words } => {
            row.answered_by = Set((!words.is_empty()).then_some(me.0));
            row.answer = Set(words);
        }
        QuestionGuiding::LetStay => {}
    };
    let mut events = match moves {
        Some(moves) => rows::happen(tx, row, moves, change).await?,
        None => rows::update(tx, row, change).await?,
    };
    events.extend(marked);
    Ok(Written::new((), events))
}

fn is_done(row: &question::Model, act: &QuestionGuiding) -> bool {
    match (rows::stage(row), act) {
        (QuestionStage::Open, QuestionGuiding::Release | QuestionGuiding::PutBack) => true,
        (QuestionStage::Off, QuestionGuiding::TakeOff { why }) => row.why == *why,
        (_, QuestionGuiding::LookInto { on }) => row.looking == *on,
        (_, QuestionGuiding::Answer { words }) => row.answer == *words,
        _ => false,
    }
}

/// A teacher has looked. Those who had asked for it.
async fn settle(tx: &Tx, id: QuestionId, by: PersonId) -> Result<Vec<PersonId>> {
    let open = question_report::Column::SettledAt.is_null();
    let of_it = question_report::Column::QuestionId.eq(id.0);
    let rows = question_report::Entity::find().filter(of_it.clone()).filter(open.clone()).all(&tx.db).await?;
    question_report::Entity::update_many()
        .col_expr(question_report::Column::SettledAt, Expr::value(tx.now.0))
        .col_expr(question_report::Column::SettledBy, Expr::value(by.0))
        .filter(of_it)
        .filter(open)
        .exec(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| row.subject_id.into()).collect())
}

async fn set(tx: &Tx, viewer: &Viewer, class: ClassId, appears: Appears) -> Result<Written<()>> {
    let class = classes::active(tx, viewer, class).await?;
    let me = scope::person(viewer)?.person.0;
    match board::setting(tx, &class).await? {
        Some(known) if known.appears == appears.name() => return Ok(Written::quietly(())),
        Some(known) => {
            let mut row = question_setting::ActiveModel::from(known);
            row.appears = Set(appears.name().into());
            row.changed_by = Set(me);
            row.changed_at = Set(tx.now.0);
            row.update(&tx.db).await?;
        }
        None => {
            let row = question_setting::ActiveModel {
                id: Set(Uuid::now_v7()),
                district_id: Set(class.district_id),
                class_id: Set(class.id),
                appears: Set(appears.name().into()),
                changed_by: Set(me),
                changed_at: Set(tx.now.0),
            };
            question_setting::Entity::insert(row).exec_without_returning(&tx.db).await?;
        }
    }
    let audiences = [Audience::Staff, Audience::Class];
    Ok(Written::new((), vec![Event::in_class(class.id.into(), About::Class(class.id.into()), audiences)]))
}
