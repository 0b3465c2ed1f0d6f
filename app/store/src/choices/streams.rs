//! Where an act on a board will be heard, found before its job begins.

use domain::event::Stream;
use domain::goals::MOST_READERS;
use domain::id::{BoardId, ClassId, GoalId, PersonId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::readers;
use crate::entity::{board, choice};
use crate::tx::Tx;
use crate::{Result, goals};

/// The board's class, whoever sees what helped this student, and whoever sees the goal.
pub async fn of_board(tx: &Tx, id: BoardId, student: PersonId, goal: Option<GoalId>) -> Result<Vec<Stream>> {
    let board = board::Entity::find_by_id(id.0).one(&tx.db).await?;
    let mut streams = readers::streams(tx, student).await?;
    streams.extend(board.map(|board| Stream::Class(ClassId(board.class_id))));
    // The goal that it serves, or will.
    let served = choice::Entity::find()
        .filter(choice::Column::BoardId.eq(id.0))
        .filter(choice::Column::SubjectId.eq(student.0))
        .one(&tx.db)
        .await?;
    for goal in served.and_then(|row| row.goal_id).map(GoalId).into_iter().chain(goal) {
        streams.push(Stream::Person(student));
        streams.extend(goals::streams(tx, goal).await?);
    }
    Ok(streams)
}

/// Whoever sees it, or will.
pub async fn of_showing(tx: &Tx, student: PersonId, picked: &[PersonId]) -> Result<Vec<Stream>> {
    let mut streams = readers::streams(tx, student).await?;
    // More are refused before anybody hears of it.
    streams.extend(picked.iter().take(MOST_READERS).map(|person| Stream::Person(*person)));
    Ok(streams)
}
