//! What a student does in a try, one arm for each act.

use domain::command::Answer;
use domain::event::Event;
use domain::id::{ReflectionId, StrategyId, TriedId, TryId};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::strategies::{Need, ShelfSaid, StrategyKind};
use domain::trying::{Keeps, TryAct, TryMove};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{readers, rows, tools};
use crate::entity::{tried, try_two};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, scope, strategies};

/// Most tries of one student; many years' worth.
const MOST_TRIES: usize = 300;

pub async fn carry_out(tx: &Tx, viewer: &Viewer, id: TryId, said: &ShelfSaid) -> Result<Written<Answer>> {
    // A form that no page of ours makes.
    let act = said.attempt().map_err(|_| Refusal::invalid("", "refusal.invalid"))?.check()?;
    if let TryAct::Pose { need, words } = &act {
        return Ok(Written::new(Answer::done(), pose(tx, viewer, id, *need, words).await?));
    }
    let row = scope::own_try(tx, viewer, id).await?;
    let picked = rows::tried(tx, row.id).await?;
    let state = rows::state(&row, &picked);
    let names_a_tool = act.names_a_tool();
    let mut events = match act {
        // Done above: there is no try yet.
        TryAct::Pose { .. } => Vec::new(),
        TryAct::Pick { tried, strategy, name, kind } => {
            state.after(TryMove::Pick)?;
            let found = source(tx, viewer, (strategy, &name, kind), &picked, None).await?;
            pick(tx, row, tried, &picked, found).await?
        }
        TryAct::Swap { tried, strategy, name, kind } => {
            let known = one_of(&picked, tried)?;
            let moves = if known.told_at.is_some() { TryMove::Retell } else { TryMove::Swap };
            if moves == TryMove::Retell {
                return Err(Refusal::conflict("shelf.told_already").into());
            }
            state.after(moves)?;
            let found = source(tx, viewer, (strategy, &name, kind), &picked, Some(tried)).await?;
            let mut one = tried::ActiveModel::from(known);
            one.strategy_id = Set(found.strategy.map(Into::into));
            one.name = Set(found.name);
            one.kind = Set(found.kind.name().into());
            // Another thing: what was said was said of the one before.
            (one.tool_strategy_id, one.tool_why, one.tool_by) = (Set(None), Set(None), Set(None));
            one.update(&tx.db).await?;
            rows::touch(tx, row, |_| {}).await?.1
        }
        TryAct::Tell { tried, changed, keeps, piece } => {
            let known = one_of(&picked, tried)?;
            state.after(if known.told_at.is_some() { TryMove::Retell } else { TryMove::Tell })?;
            tell(tx, viewer, row, known, changed, keeps, piece).await?
        }
        TryAct::SetAside => {
            state.after(TryMove::SetAside)?;
            rows::touch(tx, row, |row| row.aside_at = Set(Some(tx.now.0))).await?.1
        }
        TryAct::PickUp => {
            state.after(TryMove::PickUp)?;
            rows::touch(tx, row, |row| row.aside_at = Set(None)).await?.1
        }
        // Who sees it may change at any time.
        TryAct::Show { readers } => readers::show(tx, row, &readers).await?,
    };
    if names_a_tool {
        events.extend(tools::asking(tx, &scope::own_try(tx, viewer, id).await?).await?);
    }
    Ok(Written::new(Answer::done(), events))
}

async fn pose(tx: &Tx, viewer: &Viewer, id: TryId, need: Need, words: &str) -> Result<Vec<Event>> {
    let me = scope::person(viewer)?;
    if me.staff {
        return Err(Error::not_found());
    }
    match try_two::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(known) if known.subject_id == me.person.0 => {
            return Err(Refusal::conflict("shelf.posed_already").into());
        }
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    let own = try_two::Entity::find().filter(try_two::Column::SubjectId.eq(me.person.0));
    if own.count(&tx.db).await? >= MOST_TRIES as u64 {
        let sentence = Sentence::new("shelf.too_many_tries").with("most", MOST_TRIES);
        return Err(Refusal::Invalid { faults: vec![Fault { field: "words".into(), sentence }] }.into());
    }
    let row = try_two::ActiveModel {
        id: Set(id.0),
        district_id: Set(me.district.0),
        subject_id: Set(me.person.0),
        need: Set(need.name().into()),
        words: Set(words.into()),
        aside_at: Set(None),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
    };
    try_two::Entity::insert(row).exec_without_returning(&tx.db).await?;
    let row = scope::own_try(tx, viewer, id).await?;
    Ok(vec![rows::event(&row, me.person)])
}

fn one_of(picked: &[tried::Model], id: TriedId) -> Result<tried::Model> {
    picked.iter().find(|one| one.id == id.0).cloned().ok_or_else(Error::not_found)
}

/// What is tried: of a shelf, as it is called there now, or by a name of the student's own.
struct Source {
    strategy: Option<StrategyId>,
    name: String,
    kind: StrategyKind,
}

/// Of a shelf, or an own name and what that is. `instead_of`: the one whose place it takes.
async fn source(
    tx: &Tx,
    viewer: &Viewer,
    (strategy, name, kind): (Option<StrategyId>, &str, StrategyKind),
    picked: &[tried::Model],
    instead_of: Option<TriedId>,
) -> Result<Source> {
    let found = match strategy {
        // An outside tool is its student's alone here, until a teacher or the school says yes ([`tools`]).
        None => Source { strategy: None, name: name.to_owned(), kind },
        Some(id) => match strategies::found(tx, viewer, id).await {
            Ok(row) => {
                let words = strategies::words(&row);
                Source { strategy: Some(id), name: words.name, kind: words.kind }
            }
            Err(Error::Refused(Refusal::NotFound)) => {
                return Err(Refusal::invalid("name", "shelf.not_there_any_more").into());
            }
            Err(error) => return Err(error),
        },
    };
    let others = picked.iter().filter(|one| instead_of.is_none_or(|id| one.id != id.0));
    let same = |one: &tried::Model| match found.strategy {
        Some(id) => one.strategy_id == Some(id.0),
        None => one.name.to_lowercase() == found.name.to_lowercase(),
    };
    if others.into_iter().any(same) {
        return Err(Refusal::invalid("name", "shelf.same_twice").into());
    }
    Ok(found)
}

async fn pick(tx: &Tx, row: try_two::Model, id: TriedId, picked: &[tried::Model], found: Source) -> Result<Vec<Event>> {
    if tried::Entity::find_by_id(id.0).one(&tx.db).await?.is_some() {
        return Err(Error::not_found());
    }
    let one = tried::ActiveModel {
        id: Set(id.0),
        district_id: Set(row.district_id),
        try_id: Set(row.id),
        subject_id: Set(row.subject_id),
        strategy_id: Set(found.strategy.map(Into::into)),
        kind: Set(found.kind.name().into()),
        name: Set(found.name),
        place: Set(picked.len() as i32 + 1),
        changed: Set(String::new()),
        keeps: Set(None),
        reflection_id: Set(None),
        created_at: Set(tx.now.0),
        told_at: Set(None),
        tool_strategy_id: Set(None),
        tool_why: Set(None),
        tool_by: Set(None),
    };
    tried::Entity::insert(one).exec_without_returning(&tx.db).await?;
    Ok(rows::touch(tx, row, |_| {}).await?.1)
}

async fn tell(
    tx: &Tx,
    viewer: &Viewer,
    row: try_two::Model,
    known: tried::Model,
    changed: String,
    keeps: Keeps,
    piece: Option<ReflectionId>,
) -> Result<Vec<Event>> {
    if let Some(piece) = piece {
        scope::own_piece(tx, viewer, piece).await?;
    }
    let told_at = known.told_at.unwrap_or(tx.now.0);
    let mut one = tried::ActiveModel::from(known);
    one.changed = Set(changed);
    one.keeps = Set(Some(keeps.name().into()));
    one.reflection_id = Set(piece.map(Into::into));
    one.told_at = Set(Some(told_at));
    one.update(&tx.db).await?;
    Ok(rows::touch(tx, row, |_| {}).await?.1)
}

/// What the viewer tried and keeps. Not found for anything else of anybody else; conflict for what was not kept.
pub async fn kept(tx: &Tx, viewer: &Viewer, id: TriedId) -> Result<()> {
    let me = scope::person(viewer)?;
    let row = tried::Entity::find_by_id(id.0)
        .filter(tried::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if row.keeps.as_deref() == Some(Keeps::Keep.name()) {
        return Ok(());
    }
    Err(Refusal::conflict("shelf.only_kept").into())
}
