//! A board's row: found, changed, counted on, and told.

use domain::choices::{BoardCard, BoardClass, BoardStage, Template};
use domain::classes::{AccessPoint, Opened};
use domain::clock::Moment;
use domain::event::{About, Audience, Event};
use domain::goals::Adult;
use domain::id::{ChoiceId, PersonId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{board, board_proposal, choice, class};
use crate::tx::Tx;
use crate::{Error, Result, people};

pub fn stage(row: &board::Model) -> BoardStage {
    BoardStage::named(&row.stage).unwrap_or(BoardStage::Draft)
}

pub fn template(row: &board::Model) -> Template {
    Template::named(&row.template).unwrap_or_default()
}

pub async fn row(tx: &Tx, id: Uuid) -> Result<board::Model> {
    board::Entity::find_by_id(id).one(&tx.db).await?.ok_or_else(Error::not_found)
}

pub async fn class(tx: &Tx, board: &board::Model) -> Result<class::Model> {
    class::Entity::find_by_id(board.class_id).one(&tx.db).await?.ok_or_else(Error::not_found)
}

/// Its students find what is behind this way in.
pub fn way_open(class: &class::Model) -> bool {
    class.archived_at.is_none() && Opened::read(&class.access_points).has(AccessPoint::Choice)
}

/// A teacher changed it: said who, and counted on.
pub async fn update(
    tx: &Tx,
    by: PersonId,
    board: board::Model,
    change: impl FnOnce(&mut board::ActiveModel),
) -> Result<board::Model> {
    let next = board.rev + 1;
    let mut row = board::ActiveModel::from(board);
    change(&mut row);
    row.rev = Set(next);
    row.changed_by = Set(by.0);
    row.changed_at = Set(tx.now.0);
    Ok(row.update(&tx.db).await?)
}

/// A draft is told to nobody but its teachers.
pub fn event(row: &board::Model) -> Event {
    let audiences = match stage(row) {
        BoardStage::Draft => vec![Audience::Staff],
        BoardStage::Open | BoardStage::Closed => vec![Audience::Staff, Audience::Class],
    };
    Event::in_class(row.class_id.into(), About::Board(row.id.into()), audiences)
}

/// What one student does there: theirs and the staff's.
pub fn choice_event(row: &board::Model, student: Uuid, id: ChoiceId) -> Event {
    let student = student.into();
    let audiences = [Audience::Staff, Audience::Person(student)];
    Event::in_class(row.class_id.into(), About::Choice(id), audiences).of(student)
}

/// What one student said of what helped: theirs, and of the staff only theirs to whom it is shown.
pub fn after_event(row: &board::Model, student: PersonId, id: ChoiceId, readers: &[Adult]) -> Event {
    let shown = readers.iter().map(|reader| Audience::Person(reader.id));
    let audiences: Vec<_> = [Audience::Person(student)].into_iter().chain(shown).collect();
    Event::in_class(row.class_id.into(), About::Choice(id), audiences).of(student)
}

pub async fn card(tx: &Tx, row: &board::Model) -> Result<BoardCard> {
    let class = class(tx, row).await?;
    let chosen = choice::Entity::find().filter(choice::Column::BoardId.eq(row.id)).count(&tx.db).await?;
    let waiting = board_proposal::Entity::find()
        .filter(board_proposal::Column::BoardId.eq(row.id))
        .filter(board_proposal::Column::State.eq("asked"))
        .count(&tx.db)
        .await?;
    Ok(BoardCard {
        id: row.id.into(),
        class: BoardClass { id: class.id.into(), name: class.name },
        target: row.target.clone(),
        template: template(row),
        stage: stage(row),
        chosen: u32::try_from(chosen).unwrap_or(u32::MAX),
        waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
        changed_by: people::name(tx, row.changed_by).await?,
        changed_at: Moment(row.changed_at),
        rev: row.rev,
    })
}
