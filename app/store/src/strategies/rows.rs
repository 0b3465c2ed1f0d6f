//! A strategy's row: read, changed, told.

use domain::event::{About, Audience, Event};
use domain::id::{ClassId, PersonId, StrategyId};
use domain::strategies::{Need, ShelfMove, ShelfStage, StrategyKind, StrategyWords};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::found;
use crate::among::among;
use crate::entity::strategy;
use crate::tx::Tx;
use crate::{Result, scope};

pub fn words(row: &strategy::Model) -> StrategyWords {
    StrategyWords {
        kind: StrategyKind::named(&row.kind).unwrap_or_default(),
        need: Need::named(&row.need).unwrap_or_default(),
        name: row.name.clone(),
        does: row.does.clone(),
        helps: row.helps.clone(),
        address: row.address.clone(),
    }
}

pub fn put_words(row: &mut strategy::ActiveModel, words: &StrategyWords) {
    row.kind = Set(words.kind.name().into());
    row.need = Set(words.need.name().into());
    row.name = Set(words.name.clone());
    row.does = Set(words.does.clone());
    row.helps = Set(words.helps.clone());
    row.host = Set(words.host());
    row.address = Set(words.address.clone());
}

pub fn suggested(row: &strategy::Model) -> Option<StrategyWords> {
    row.suggested.as_deref().and_then(|text| serde_json::from_str(text).ok())
}

pub fn stage(row: &strategy::Model) -> ShelfStage {
    ShelfStage::named(&row.stage).unwrap_or(ShelfStage::Withdrawn)
}

/// Moves it to where it stands after this happened, and counts it on. Everybody whom it concerns before or after is told.
pub async fn happen(
    tx: &Tx,
    row: strategy::Model,
    happens: ShelfMove,
    change: impl FnOnce(&mut strategy::ActiveModel),
) -> Result<(strategy::Model, Vec<Event>)> {
    let next = stage(&row).after(happens)?;
    update(tx, row, |row| {
        row.stage = Set(next.name().into());
        // What was suggested is taken, answered with other words, or past.
        row.suggested = Set(None);
        if next.is_on_shelf() {
            row.curated_at = Set(Some(tx.now.0));
            row.why = Set(String::new());
        }
        change(row);
    })
    .await
}

pub async fn update(
    tx: &Tx,
    row: strategy::Model,
    change: impl FnOnce(&mut strategy::ActiveModel),
) -> Result<(strategy::Model, Vec<Event>)> {
    let was_found = found::by_class(tx, &row).await?;
    let next = row.rev + 1;
    let mut row = strategy::ActiveModel::from(row);
    row.rev = Set(next);
    row.changed_at = Set(tx.now.0);
    change(&mut row);
    let row = row.update(&tx.db).await?;
    let event = event(tx, &row, was_found || found::by_class(tx, &row).await?).await?;
    Ok((row, vec![event]))
}

/// `class`: the whole class finds it, or has until now.
pub async fn event(tx: &Tx, row: &strategy::Model, class: bool) -> Result<Event> {
    event_of(tx, row, row.subject_id.map(Into::into), class).await
}

/// The same about a sentence to it, which is `student`'s.
pub async fn event_of(tx: &Tx, row: &strategy::Model, student: Option<PersonId>, class: bool) -> Result<Event> {
    let of = ClassId(row.class_id);
    let mut audiences = vec![Audience::Staff];
    if class {
        audiences.push(Audience::Class);
    }
    // Who is in the class hears it with the class.
    if let Some(student) = student
        && (!class || scope::enrollment(tx, student, of).await?.is_none())
    {
        audiences.push(Audience::Person(student));
    }
    let event = Event::in_class(of, About::Strategy(row.id.into()), audiences);
    Ok(match student {
        Some(student) => event.of(student),
        None => event,
    })
}

/// Whose stream hears of it.
pub async fn class_of(tx: &Tx, id: StrategyId) -> Result<Option<ClassId>> {
    Ok(strategy::Entity::find_by_id(id.0).one(&tx.db).await?.map(|row| row.class_id.into()))
}

/// Which of these kept things their student recommended, and did not take back.
pub async fn recommended(tx: &Tx, tried: impl IntoIterator<Item = Uuid>) -> Result<Vec<Uuid>> {
    let rows = strategy::Entity::find()
        .filter(strategy::Column::TriedId.is_in(among(tried)))
        .filter(strategy::Column::Stage.ne(ShelfStage::Withdrawn.name()))
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| row.tried_id).collect())
}
