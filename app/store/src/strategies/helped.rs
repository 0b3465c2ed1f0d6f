//! "This helped me too, when …": a classmate's own sentence to what is on the shelf. It takes the same way there.

use domain::event::Event;
use domain::id::{HelpedId, StrategyId};
use domain::refusal::Refusal;
use domain::strategies::{ShelfMove, ShelfStage};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::doing::too_many;
use super::{found, rows};
use crate::among::among;
use crate::entity::{strategy, strategy_helped};
use crate::tx::Tx;
use crate::{Error, Result, scope};

/// Sentences of one student to one strategy.
const MOST_SENTENCES: usize = 3;

pub async fn add(
    tx: &Tx,
    viewer: &Viewer,
    strategy: StrategyId,
    id: HelpedId,
    words: &str,
    signed: bool,
) -> Result<Vec<Event>> {
    let me = scope::person(viewer)?.person;
    let of = found::found(tx, viewer, strategy).await?;
    if strategy_helped::Entity::find_by_id(id.0).one(&tx.db).await?.is_some() {
        return Err(Error::not_found());
    }
    let own = strategy_helped::Entity::find()
        .filter(strategy_helped::Column::StrategyId.eq(of.id))
        .filter(strategy_helped::Column::SubjectId.eq(me.0))
        .filter(strategy_helped::Column::Stage.is_in([ShelfStage::Proposed.name(), ShelfStage::OnShelf.name()]));
    if own.count(&tx.db).await? >= MOST_SENTENCES as u64 {
        return Err(too_many("words", "shelf.too_many_sentences", MOST_SENTENCES).into());
    }
    let row = strategy_helped::ActiveModel {
        id: Set(id.0),
        district_id: Set(of.district_id),
        strategy_id: Set(of.id),
        subject_id: Set(me.0),
        words: Set(words.into()),
        signed: Set(signed),
        stage: Set(ShelfStage::Proposed.name().into()),
        why: Set(String::new()),
        decided_by: Set(None),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
    };
    strategy_helped::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(vec![rows::event_of(tx, &of, Some(me), false).await?])
}

pub async fn withdraw(tx: &Tx, viewer: &Viewer, strategy: StrategyId, id: HelpedId) -> Result<Vec<Event>> {
    let (of, row) = own(tx, viewer, strategy, id).await?;
    happen(tx, &of, row, ShelfMove::Withdraw, |_| {}).await
}

pub async fn sign(tx: &Tx, viewer: &Viewer, strategy: StrategyId, id: HelpedId, signed: bool) -> Result<Vec<Event>> {
    let (of, row) = own(tx, viewer, strategy, id).await?;
    if stage(&row) == ShelfStage::Withdrawn {
        return Err(Refusal::conflict("shelf.withdrawn_already").into());
    }
    let class = stage(&row).is_on_shelf() && found::by_class(tx, &of).await?;
    let student = row.subject_id.into();
    let mut row = strategy_helped::ActiveModel::from(row);
    row.signed = Set(signed);
    row.update(&tx.db).await?;
    Ok(vec![rows::event_of(tx, &of, Some(student), class).await?])
}

/// A sentence of the viewer's own, whatever became of the strategy.
async fn own(
    tx: &Tx,
    viewer: &Viewer,
    strategy: StrategyId,
    id: HelpedId,
) -> Result<(strategy::Model, strategy_helped::Model)> {
    let me = scope::person(viewer)?;
    let row = strategy_helped::Entity::find_by_id(id.0)
        .filter(strategy_helped::Column::StrategyId.eq(strategy.0))
        .filter(strategy_helped::Column::SubjectId.eq(me.person.0))
        .filter(strategy_helped::Column::DistrictId.eq(me.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let of = strategy::Entity::find_by_id(row.strategy_id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    Ok((of, row))
}

pub fn stage(row: &strategy_helped::Model) -> ShelfStage {
    ShelfStage::named(&row.stage).unwrap_or(ShelfStage::Withdrawn)
}

pub async fn happen(
    tx: &Tx,
    of: &strategy::Model,
    row: strategy_helped::Model,
    happens: ShelfMove,
    change: impl FnOnce(&mut strategy_helped::ActiveModel),
) -> Result<Vec<Event>> {
    let next = stage(&row).after(happens)?;
    let class = (stage(&row).is_on_shelf() || next.is_on_shelf()) && found::by_class(tx, of).await?;
    let student = row.subject_id.into();
    let mut row = strategy_helped::ActiveModel::from(row);
    row.stage = Set(next.name().into());
    row.changed_at = Set(tx.now.0);
    change(&mut row);
    row.update(&tx.db).await?;
    Ok(vec![rows::event_of(tx, of, Some(student), class).await?])
}

/// Of these strategies, oldest first; what was taken back is not among them.
pub async fn of(tx: &Tx, strategies: impl IntoIterator<Item = Uuid>) -> Result<Vec<strategy_helped::Model>> {
    Ok(strategy_helped::Entity::find()
        .filter(strategy_helped::Column::StrategyId.is_in(among(strategies)))
        .filter(strategy_helped::Column::Stage.ne(ShelfStage::Withdrawn.name()))
        .order_by_asc(strategy_helped::Column::CreatedAt)
        .order_by_asc(strategy_helped::Column::Id)
        .all(&tx.db)
        .await?)
}
