//! Who sees a file, and what shows it.
//!
//! A file has no readers of its own. Whoever brought it sees it; everybody else sees it because they see something that shows it: a piece,
//! an answer. Each such thing adds its rule here, in two forms that must agree: who sees it, and which files are shown at all.

use domain::id::FileId;
use domain::viewer::Viewer;
use sea_orm::sea_query::{Expr, ExprTrait, SelectStatement};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::{own, state};
use crate::entity::file;
use crate::tx::Tx;
use crate::{Error, Result, notes, portfolio, rounds, showing};

/// Whether the viewer sees the file, today.
pub(crate) async fn seen_by(tx: &Tx, viewer: &Viewer, file: &file::Model) -> Result<bool> {
    if viewer.person().is_some_and(|me| me.0 == file.owner_id) {
        return Ok(true);
    }
    // A wall sees what stands on it and nothing else.
    if matches!(viewer, Viewer::Projector { .. }) {
        return rounds::sees(tx, viewer, file.id).await;
    }
    // What shows it: one rule for each.
    Ok(showing::sees(tx, viewer, file.id).await?
        || rounds::sees(tx, viewer, file.id).await?
        || notes::sees(tx, viewer, file.id).await?
        || portfolio::sees(tx, viewer, file.id.into()).await?)
}

/// The ids of the files that something shows, one selection for each kind of thing. What is in none of them is kept for a week and then
/// cleaned away; its owner may discard it at once.
fn shown() -> Vec<SelectStatement> {
    let mut shown = Vec::from(showing::shown_files());
    shown.push(rounds::focus_files());
    shown.push(notes::voice_files());
    shown.push(portfolio::shown_files());
    shown
}

pub(super) fn nothing_shows_it() -> Condition {
    shown()
        .into_iter()
        .fold(Condition::all(), |all, files| all.add(Expr::col(file::Column::Id).in_subquery(files).not()))
}

/// A file of the viewer's own that is ready, to be shown by something in this transaction. Its row is written, so that nothing cleans it
/// away meanwhile.
#[allow(dead_code, reason = "what shows files attaches them by it")]
pub(crate) async fn ready_own(tx: &Tx, viewer: &Viewer, id: FileId) -> Result<file::Model> {
    let row = own(tx, viewer, id).await?;
    if state(&row) != domain::files::FileState::Ready {
        return Err(Error::not_found());
    }
    touched(tx, id).await?;
    Ok(row)
}

/// Notes that something about who shows the file changed: it is kept for a week from now, shown or not.
#[allow(dead_code, reason = "what shows files attaches them by it")]
pub(crate) async fn touched(tx: &Tx, id: FileId) -> Result<()> {
    let done = file::Entity::update_many()
        .col_expr(file::Column::ChangedAt, Expr::value(tx.now.0))
        .filter(file::Column::Id.eq(id.0))
        .filter(file::Column::GoneAt.is_null())
        .exec(&tx.db)
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Error::not_found()) }
}
