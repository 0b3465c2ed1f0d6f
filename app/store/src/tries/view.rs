//! A try as its student sees it, and as a teacher does to whom it is shown.

use std::collections::BTreeSet;

use domain::clock::Moment;
use domain::id::ReflectionId;
use domain::strategies::{NamedTool, Need, StrategyKind};
use domain::trying::{Keeps, TriedPiece, TriedView, TryAnswer, TryView};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::tools::{Known, standing};
use super::{readers, rows};
use crate::entity::{approved_tool, strategy, tried, try_answer, try_two};
use crate::tx::Tx;
use crate::{Error, Result, people, pieces, scope, strategies};

/// What its student finds right now: on shelves, and on the lists of their schools. Whoever reads a try is told nothing of it.
#[derive(Clone, Copy, Default)]
pub struct Finds<'a> {
    pub found: &'a [strategy::Model],
    pub tools: Option<&'a [approved_tool::Model]>,
}

/// For whoever may see it. The piece is named to who may read it anyway.
pub async fn of(tx: &Tx, viewer: &Viewer, row: try_two::Model, finds: Finds<'_>) -> Result<TryView> {
    let picked = rows::tried(tx, row.id).await?;
    let state = rows::state(&row, &picked);
    let recommended: BTreeSet<Uuid> =
        strategies::recommended(tx, picked.iter().map(|one| one.id)).await?.into_iter().collect();
    let names = people::names(tx, picked.iter().filter_map(|one| one.tool_by)).await?;
    let mut tried = Vec::with_capacity(picked.len());
    for one in picked {
        let piece = match one.reflection_id {
            Some(piece) => named(tx, viewer, piece.into()).await?,
            None => None,
        };
        let recommended = recommended.contains(&one.id);
        let tool = finds.tools.and_then(|tools| standing(&one, &Known { found: finds.found, tools, names: &names }));
        tried.push(view(one, piece, finds.found, recommended, tool));
    }
    Ok(TryView {
        id: row.id.into(),
        student: row.subject_id.into(),
        student_name: people::name(tx, row.subject_id).await?,
        picture: pieces::picture(tx, None, row.subject_id).await?,
        need: Need::named(&row.need).unwrap_or_default(),
        words: row.words,
        state,
        tried,
        readers: readers::of(tx, row.id).await?,
        answers: answers(tx, row.id).await?,
        at: Moment(row.created_at),
        changed_at: Moment(row.changed_at),
    })
}

fn view(
    one: tried::Model,
    piece: Option<TriedPiece>,
    found: &[strategy::Model],
    recommended: bool,
    tool: Option<NamedTool>,
) -> TriedView {
    let there = one.strategy_id.and_then(|id| found.iter().find(|row| row.id == id));
    TriedView {
        id: one.id.into(),
        name: one.name,
        kind: StrategyKind::named(&one.kind).unwrap_or_default(),
        does: there.map(|row| row.does.clone()).unwrap_or_default(),
        strategy: one.strategy_id.map(Into::into),
        on_shelf: there.is_some(),
        told: one.told_at.is_some(),
        changed: one.changed,
        keeps: one.keeps.as_deref().and_then(Keeps::named),
        piece,
        recommended,
        tool,
    }
}

/// The student's own; for a teacher only what was shared in a class that they guide.
async fn named(tx: &Tx, viewer: &Viewer, id: ReflectionId) -> Result<Option<TriedPiece>> {
    let row = match scope::own_piece(tx, viewer, id).await {
        Err(Error::Refused(_)) => scope::shared_piece(tx, viewer, id).await,
        own => own,
    };
    match row {
        Ok(piece) => Ok(Some(TriedPiece { reflection: id, question: pieces::question(tx, &piece).await?.0 })),
        Err(Error::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn answers(tx: &Tx, of: Uuid) -> Result<Vec<TryAnswer>> {
    let rows = try_answer::Entity::find()
        .filter(try_answer::Column::TryId.eq(of))
        .order_by_asc(try_answer::Column::CreatedAt)
        .order_by_asc(try_answer::Column::Id)
        .all(&tx.db)
        .await?;
    let names = people::names(tx, rows.iter().map(|row| row.author_id)).await?;
    Ok(rows
        .into_iter()
        .map(|row| TryAnswer {
            by_name: names.get(&row.author_id).cloned().unwrap_or_default(),
            words: row.words,
            at: Moment(row.created_at),
        })
        .collect())
}
