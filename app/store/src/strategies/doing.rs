//! What a student does on a shelf, one arm for each act.

use domain::command::Answer;
use domain::event::Event;
use domain::id::{ClassId, StrategyId, TriedId};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::strategies::{ShelfMove, ShelfSaid, ShelfStage, StrategyAct, StrategyWords};
use domain::viewer::Viewer;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{found, helped, rows};
use crate::entity::strategy;
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, scope, tries};

/// Recommendations of one student to one class that wait for a teacher at once.
const MOST_WAITING: usize = 10;

pub async fn carry_out(tx: &Tx, viewer: &Viewer, id: StrategyId, said: &ShelfSaid) -> Result<Written<Answer>> {
    // A form that no page of ours makes.
    let act = said.strategy().map_err(|_| Refusal::invalid("", "refusal.invalid"))?.check()?;
    let events = match act {
        StrategyAct::Recommend { class, words, signed, tried } => {
            recommend(tx, viewer, id, class, &words, signed, tried).await?
        }
        StrategyAct::Helped { helped, words, signed } => helped::add(tx, viewer, id, helped, &words, signed).await?,
        StrategyAct::WithdrawHelped { helped } => helped::withdraw(tx, viewer, id, helped).await?,
        StrategyAct::SignHelped { helped, signed } => helped::sign(tx, viewer, id, helped, signed).await?,
        StrategyAct::Reword { words, signed } => {
            let row = scope::own_strategy(tx, viewer, id).await?;
            rows::happen(tx, row, ShelfMove::Reword, |row| {
                rows::put_words(row, &words);
                row.signed = Set(signed);
                row.why = Set(String::new());
            })
            .await?
            .1
        }
        StrategyAct::Take { rev } => take(tx, viewer, id, rev).await?,
        StrategyAct::Withdraw => {
            let row = scope::own_strategy(tx, viewer, id).await?;
            rows::happen(tx, row, ShelfMove::Withdraw, |_| {}).await?.1
        }
        StrategyAct::Sign { signed } => {
            let row = scope::own_strategy(tx, viewer, id).await?;
            if rows::stage(&row) == ShelfStage::Withdrawn {
                return Err(Refusal::conflict("shelf.withdrawn_already").into());
            }
            let rev = row.rev;
            // What a teacher reads stays what it was: the number that tells wordings apart does not move.
            rows::update(tx, row, |row| (row.signed, row.rev) = (Set(signed), Set(rev))).await?.1
        }
    };
    Ok(Written::new(Answer::done(), events))
}

async fn recommend(
    tx: &Tx,
    viewer: &Viewer,
    id: StrategyId,
    class: ClassId,
    words: &StrategyWords,
    signed: bool,
    tried: Option<TriedId>,
) -> Result<Vec<Event>> {
    let me = scope::person(viewer)?.person;
    let class = scope::attended(tx, viewer, class).await?;
    if !found::has_a_shelf(&class) {
        return Err(Refusal::invalid("class", "shelf.no_shelf_there").into());
    }
    match strategy::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(known) if known.subject_id == Some(me.0) => {
            return Err(Refusal::conflict("shelf.recommended_already").into());
        }
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    if let Some(tried) = tried {
        tries::kept(tx, viewer, tried).await?;
        if !rows::recommended(tx, [tried.0]).await?.is_empty() {
            return Err(Refusal::conflict("shelf.recommended_already").into());
        }
    }
    let waiting = strategy::Entity::find()
        .filter(strategy::Column::ClassId.eq(class.id))
        .filter(strategy::Column::SubjectId.eq(me.0))
        .filter(strategy::Column::Stage.eq(ShelfStage::Proposed.name()));
    if waiting.count(&tx.db).await? >= MOST_WAITING as u64 {
        return Err(too_many("name", "shelf.too_many_waiting", MOST_WAITING).into());
    }
    let mut row = strategy::ActiveModel {
        id: Set(id.0),
        district_id: Set(class.district_id),
        class_id: Set(class.id),
        subject_id: Set(Some(me.0)),
        added_by: Set(None),
        bank_id: Set(None),
        signed: Set(signed),
        stage: Set(ShelfStage::Proposed.name().into()),
        suggested: Set(None),
        why: Set(String::new()),
        decided_by: Set(None),
        tried_id: Set(tried.map(Into::into)),
        curated_at: Set(None),
        rev: Set(1),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
        ..Default::default()
    };
    rows::put_words(&mut row, words);
    strategy::Entity::insert(row).exec_without_returning(&tx.db).await?;
    let row = scope::own_strategy(tx, viewer, id).await?;
    Ok(vec![rows::event(tx, &row, false).await?])
}

async fn take(tx: &Tx, viewer: &Viewer, id: StrategyId, rev: i64) -> Result<Vec<Event>> {
    let row = scope::own_strategy(tx, viewer, id).await?;
    if row.rev != rev {
        return Err(Refusal::conflict("shelf.nothing_suggested").into());
    }
    let words = rows::suggested(&row).unwrap_or_else(|| rows::words(&row));
    Ok(rows::happen(tx, row, ShelfMove::Take, |row| rows::put_words(row, &words)).await?.1)
}

pub fn too_many(field: &str, key: &str, most: usize) -> Refusal {
    Refusal::Invalid { faults: vec![Fault { field: field.into(), sentence: Sentence::new(key).with("most", most) }] }
}
