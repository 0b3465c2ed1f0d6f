//! A question's row: found, moved, told.

use domain::event::{About, Audience, Event};
use domain::id::{ClassId, PersonId, QuestionId};
use domain::questions::{QuestionMove, QuestionStage};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::board;
use crate::entity::{class, question, round_question};
use crate::tx::Tx;
use crate::{Error, Result, scope};

pub fn stage(row: &question::Model) -> QuestionStage {
    QuestionStage::named(&row.stage).unwrap_or(QuestionStage::Withdrawn)
}

pub async fn class(tx: &Tx, row: &question::Model) -> Result<class::Model> {
    class::Entity::find_by_id(row.class_id).one(&tx.db).await?.ok_or_else(Error::not_found)
}

/// Whose own it is; nobody's if a group of a round chose it.
pub fn asker(row: &question::Model) -> Option<PersonId> {
    row.round_question_id.is_none().then(|| row.subject_id.into())
}

/// Whether the students of its class find it.
pub async fn by_class(tx: &Tx, row: &question::Model) -> Result<bool> {
    Ok(stage(row).is_on_board() && board::way_open(&class(tx, row).await?))
}

/// `class`: the whole class finds it, or has until now.
pub async fn event(tx: &Tx, row: &question::Model, class: bool) -> Result<Event> {
    let of = ClassId(row.class_id);
    let mut audiences = vec![Audience::Staff];
    if class {
        audiences.push(Audience::Class);
    }
    // Who is in the class hears it with the class.
    if let Some(asker) = asker(row)
        && (!class || scope::enrollment(tx, asker, of).await?.is_none())
    {
        audiences.push(Audience::Person(asker));
    }
    Ok(Event::in_class(of, About::Question(row.id.into()), audiences).of(row.subject_id.into()))
}

/// What one student said about somebody's question: theirs and the staff's.
pub fn marked(row: &question::Model, student: PersonId) -> Event {
    let audiences = [Audience::Staff, Audience::Person(student)];
    Event::in_class(row.class_id.into(), About::Question(row.id.into()), audiences).of(student)
}

/// Moves it to where it stands after this happened, and counts it on.
pub async fn happen(
    tx: &Tx,
    row: question::Model,
    happens: QuestionMove,
    change: impl FnOnce(&mut question::ActiveModel),
) -> Result<Vec<Event>> {
    let next = stage(&row).after(happens)?;
    update(tx, row, |row| {
        row.stage = Set(next.name().into());
        change(row);
    })
    .await
}

/// Everybody whom it concerns before or after is told.
pub async fn update(
    tx: &Tx,
    row: question::Model,
    change: impl FnOnce(&mut question::ActiveModel),
) -> Result<Vec<Event>> {
    let was_found = by_class(tx, &row).await?;
    let next = row.rev + 1;
    let mut row = question::ActiveModel::from(row);
    row.rev = Set(next);
    row.changed_at = Set(tx.now.0);
    change(&mut row);
    let row = row.update(&tx.db).await?;
    let class = was_found || by_class(tx, &row).await?;
    Ok(vec![event(tx, &row, class).await?])
}

/// Whose stream hears of it.
pub async fn class_of(tx: &Tx, id: QuestionId) -> Result<Option<ClassId>> {
    Ok(question::Entity::find_by_id(id.0).one(&tx.db).await?.map(|row| row.class_id.into()))
}

/// To the board of a class, what a group of it chose. Once: the same one again changes nothing, also where it was taken off since.
pub async fn from_round(tx: &Tx, class: &class::Model, chosen: &round_question::Model) -> Result<Option<Event>> {
    let there = question::Entity::find().filter(question::Column::RoundQuestionId.eq(chosen.id)).one(&tx.db).await?;
    if there.is_some() {
        return Ok(None);
    }
    let row = question::ActiveModel {
        round_question_id: Set(Some(chosen.id)),
        ..new(tx, QuestionId(Uuid::now_v7()), class, chosen.subject_id, &chosen.words, QuestionStage::Open)
    };
    let row = row.insert(&tx.db).await?;
    Ok(Some(event(tx, &row, board::way_open(class)).await?))
}

pub fn new(
    tx: &Tx,
    id: QuestionId,
    class: &class::Model,
    subject: Uuid,
    words: &str,
    stage: QuestionStage,
) -> question::ActiveModel {
    question::ActiveModel {
        id: Set(id.0),
        district_id: Set(class.district_id),
        class_id: Set(class.id),
        subject_id: Set(subject),
        words: Set(words.into()),
        signed: Set(false),
        stage: Set(stage.name().into()),
        round_question_id: Set(None),
        why: Set(String::new()),
        decided_by: Set(None),
        was_off: Set(false),
        looking: Set(false),
        answer: Set(String::new()),
        answered_by: Set(None),
        rev: Set(1),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
    }
}
