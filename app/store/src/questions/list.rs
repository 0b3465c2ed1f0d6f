//! The boards of a student's classes, as that student finds them: nobody's name who did not put it there, and no figure.

use std::collections::{BTreeMap, BTreeSet};

use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::{PersonId, QuestionId};
use domain::questions::{ClassBoard, OwnQuestion, Pointer, QuestionBoards, QuestionCard, QuestionStage};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{board, essential, rows};
use crate::among::among;
use crate::entity::{class, question, question_report, question_wonder};
use crate::tx::Tx;
use crate::{Error, Result, Store, goals, people, pieces, replay, rounds, scope};

/// Most questions of one board, newest first.
const MOST_LISTED: u64 = 300;

impl Store {
    /// Not found for who is not a student.
    #[crate::compiled_here]
    pub async fn question_boards(&self, viewer: &Viewer) -> Result<(QuestionBoards, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        if me.staff {
            return Err(Error::not_found());
        }
        let me = me.person;
        let mut own = own(&tx, me).await?;
        let mut boards = Vec::new();
        for class in goals::classes_of(&tx, me).await?.iter().filter(|class| board::way_open(class)) {
            boards.push(of_class(&tx, me, class, &mut own).await?);
        }
        own.retain(|question| question.stage != QuestionStage::Withdrawn);
        Ok((QuestionBoards { boards, elsewhere: own }, replay::cursor(&tx, viewer).await?))
    }
}

/// Takes those of this class out of the reader's own.
async fn of_class(tx: &Tx, me: PersonId, class: &class::Model, own: &mut Vec<OwnQuestion>) -> Result<ClassBoard> {
    let (mut here, elsewhere) = std::mem::take(own).into_iter().partition::<Vec<_>, _>(|q| q.class.0 == class.id);
    *own = elsewhere;
    here.iter_mut().for_each(|question| question.open = true);
    let on_board = question::Entity::find()
        .filter(question::Column::ClassId.eq(class.id))
        .filter(question::Column::Stage.eq(QuestionStage::Open.name()))
        .order_by_desc(question::Column::CreatedAt)
        .order_by_desc(question::Column::Id)
        .limit(MOST_LISTED)
        .all(&tx.db)
        .await?;
    let ids: Vec<Uuid> = on_board.iter().map(|row| row.id).collect();
    let wonders = question_wonder::Entity::find()
        .filter(question_wonder::Column::SubjectId.eq(me.0))
        .filter(question_wonder::Column::QuestionId.is_in(among(ids.iter().copied())))
        .all(&tx.db)
        .await?;
    let wonders: BTreeSet<Uuid> = wonders.into_iter().map(|row| row.question_id).collect();
    let reported = question_report::Entity::find()
        .filter(question_report::Column::SubjectId.eq(me.0))
        .filter(question_report::Column::QuestionId.is_in(among(ids)))
        .all(&tx.db)
        .await?;
    let reported: BTreeMap<Uuid, bool> =
        reported.into_iter().map(|row| (row.question_id, row.settled_at.is_some())).collect();
    let persons = on_board.iter().filter(|row| row.signed).map(|row| row.subject_id);
    let names = people::names(tx, persons.chain(on_board.iter().filter_map(|row| row.answered_by))).await?;
    let (mut questions, mut hidden) = (Vec::new(), Vec::new());
    for row in on_board.into_iter().filter(|row| rows::asker(row) != Some(me)) {
        match reported.get(&row.id) {
            Some(settled) => hidden.push((QuestionId(row.id), row.words, *settled)),
            None => questions.push(QuestionCard {
                id: row.id.into(),
                asker: names.get(&row.subject_id).filter(|_| row.signed).cloned(),
                from_round: row.round_question_id.is_some(),
                i_wonder: wonders.contains(&row.id),
                pointer: pointer(&row, &names),
                at: Moment(row.created_at),
                words: row.words,
            }),
        }
    }
    let mut essential = essential::of(tx, class).await?;
    essential.retain(|question| !question.resting);
    Ok(ClassBoard {
        class: class.id.into(),
        name: class.name.clone(),
        teachers: pieces::teachers(tx, class.id).await?,
        appears: board::appears(tx, class).await?,
        essential,
        running: rounds::running(tx, class).await?,
        questions,
        own: here,
        hidden,
    })
}

pub fn pointer(row: &question::Model, names: &BTreeMap<Uuid, String>) -> Pointer {
    Pointer {
        looking: row.looking,
        answer: row.answer.clone(),
        answered_by: row.answered_by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(),
    }
}

/// All of a student's own, newest first, whatever became of their classes.
async fn own(tx: &Tx, me: PersonId) -> Result<Vec<OwnQuestion>> {
    let rows = question::Entity::find()
        .filter(question::Column::SubjectId.eq(me.0))
        .filter(question::Column::RoundQuestionId.is_null())
        .order_by_desc(question::Column::CreatedAt)
        .order_by_desc(question::Column::Id)
        .limit(MOST_LISTED)
        .all(&tx.db)
        .await?;
    let classes = class::Entity::find()
        .filter(class::Column::Id.is_in(among(rows.iter().map(|row| row.class_id).collect::<BTreeSet<_>>())))
        .all(&tx.db)
        .await?;
    let classes: BTreeMap<Uuid, String> = classes.into_iter().map(|class| (class.id, class.name)).collect();
    let staff = rows.iter().flat_map(|row| row.answered_by.into_iter().chain(row.decided_by));
    let names = people::names(tx, staff.collect::<Vec<_>>()).await?;
    let view = |row: question::Model| OwnQuestion {
        id: row.id.into(),
        class: row.class_id.into(),
        class_name: classes.get(&row.class_id).cloned().unwrap_or_default(),
        signed: row.signed,
        stage: rows::stage(&row),
        open: false,
        why: row.why.clone(),
        decided_by: row.decided_by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(),
        pointer: pointer(&row, &names),
        rev: row.rev,
        at: Moment(row.created_at),
        words: row.words,
    };
    Ok(rows.into_iter().map(view).collect())
}
