//! Where an act on a board will be heard, found before its job begins.

use domain::event::Stream;
use domain::goals::MOST_READERS;
use domain::id::{BoardId, ClassId, PersonId};
use sea_orm::EntityTrait;

use super::readers;
use crate::Result;
use crate::entity::board;
use crate::tx::Tx;

/// The board's class, and whoever sees what helped this student.
pub async fn of_board(tx: &Tx, id: BoardId, student: PersonId) -> Result<Vec<Stream>> {
    let board = board::Entity::find_by_id(id.0).one(&tx.db).await?;
    let mut streams = readers::streams(tx, student).await?;
    streams.extend(board.map(|board| Stream::Class(ClassId(board.class_id))));
    Ok(streams)
}

/// Whoever sees it, or will.
pub async fn of_showing(tx: &Tx, student: PersonId, picked: &[PersonId]) -> Result<Vec<Stream>> {
    let mut streams = readers::streams(tx, student).await?;
    // More are refused before anybody hears of it.
    streams.extend(picked.iter().take(MOST_READERS).map(|person| Stream::Person(*person)));
    Ok(streams)
}
