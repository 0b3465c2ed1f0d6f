//! The shelves that a student finds, and what became of their own recommendations.

use std::collections::BTreeMap;

use domain::event::Cursor;
use domain::id::PersonId;
use domain::strategies::{ClassShelf, HelpedView, OwnHelped, OwnShelf, OwnStrategy, ShelfClass, ShelfItem, ShelfStage};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{found, helped, rows};
use crate::among::among;
use crate::entity::{class, strategy, strategy_helped};
use crate::tx::Tx;
use crate::{Error, Result, Store, people, replay, scope};

/// Most own recommendations that the page shows, newest change first.
const MOST_OWN: u64 = 50;

impl Store {
    /// The shelves of the viewer's classes, and the viewer's own recommendations. Not found for who is no student.
    #[crate::compiled_here]
    pub async fn shelf(&self, viewer: &Viewer) -> Result<(OwnShelf, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        if me.staff {
            return Err(Error::not_found());
        }
        let classes = found::shelf_classes(&tx, me.person).await?;
        let own = OwnShelf {
            name: people::name(&tx, me.person.0).await?,
            shelves: shelves(&tx, &classes).await?,
            mine: mine(&tx, me.person).await?,
            helped: mine_helped(&tx, me.person).await?,
        };
        Ok((own, replay::cursor(&tx, viewer).await?))
    }
}

/// Whose words they are is left out here, but for those who sign.
async fn shelves(tx: &Tx, classes: &[class::Model]) -> Result<Vec<ClassShelf>> {
    let on_shelf = found::on_shelves(tx, classes).await?;
    let sentences = helped::of(tx, on_shelf.iter().map(|row| row.id)).await?;
    let sentences: Vec<_> = sentences.into_iter().filter(|row| helped::stage(row).is_on_shelf()).collect();
    let signing = on_shelf.iter().filter(|row| row.signed).filter_map(|row| row.subject_id);
    let signing: Vec<Uuid> = signing
        .chain(on_shelf.iter().filter_map(|row| row.added_by))
        .chain(sentences.iter().filter(|row| row.signed).map(|row| row.subject_id))
        .collect();
    let names = people::names(tx, signing).await?;
    Ok(classes
        .iter()
        .map(|class| ClassShelf {
            class: named(class),
            items: on_shelf
                .iter()
                .filter(|row| row.class_id == class.id)
                .map(|row| item(row, &sentences, &names))
                .collect(),
        })
        .collect())
}

fn item(row: &strategy::Model, sentences: &[strategy_helped::Model], names: &BTreeMap<Uuid, String>) -> ShelfItem {
    let by = row.added_by.or(row.subject_id.filter(|_| row.signed));
    let helped = sentences.iter().filter(|sentence| sentence.strategy_id == row.id);
    ShelfItem {
        id: row.id.into(),
        words: rows::words(row),
        by_name: by.and_then(|by| names.get(&by).cloned()),
        by_teacher: row.added_by.is_some(),
        helped: helped
            .map(|sentence| HelpedView {
                id: sentence.id.into(),
                words: sentence.words.clone(),
                by_name: names.get(&sentence.subject_id).filter(|_| sentence.signed).cloned(),
            })
            .collect(),
    }
}

pub fn named(class: &class::Model) -> ShelfClass {
    ShelfClass { id: class.id.into(), name: class.name.clone() }
}

async fn mine(tx: &Tx, me: PersonId) -> Result<Vec<OwnStrategy>> {
    let own = strategy::Entity::find()
        .filter(strategy::Column::SubjectId.eq(me.0))
        .filter(strategy::Column::Stage.ne(ShelfStage::Withdrawn.name()))
        .order_by_desc(strategy::Column::ChangedAt)
        .order_by_desc(strategy::Column::Id)
        .limit(MOST_OWN)
        .all(&tx.db)
        .await?;
    let classes: BTreeMap<Uuid, class::Model> = class::Entity::find()
        .filter(class::Column::Id.is_in(among(own.iter().map(|row| row.class_id))))
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|class| (class.id, class))
        .collect();
    let names = people::names(tx, own.iter().filter_map(|row| row.decided_by)).await?;
    let mut views = Vec::with_capacity(own.len());
    for row in own {
        let class = classes.get(&row.class_id).ok_or_else(Error::not_found)?;
        views.push(OwnStrategy {
            id: row.id.into(),
            class_name: class.name.clone(),
            words: rows::words(&row),
            signed: row.signed,
            rev: row.rev,
            stage: rows::stage(&row),
            waits_for_school: found::waits_for_school(&row, &found::hosts(tx, class.school_id).await?),
            suggested: rows::suggested(&row),
            teacher: row.decided_by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(),
            why: row.why,
        });
    }
    Ok(views)
}

async fn mine_helped(tx: &Tx, me: PersonId) -> Result<Vec<OwnHelped>> {
    let own = strategy_helped::Entity::find()
        .filter(strategy_helped::Column::SubjectId.eq(me.0))
        .filter(strategy_helped::Column::Stage.ne(ShelfStage::Withdrawn.name()))
        .order_by_desc(strategy_helped::Column::ChangedAt)
        .order_by_desc(strategy_helped::Column::Id)
        .limit(MOST_OWN)
        .all(&tx.db)
        .await?;
    let of: BTreeMap<Uuid, String> = strategy::Entity::find()
        .filter(strategy::Column::Id.is_in(among(own.iter().map(|row| row.strategy_id))))
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let names = people::names(tx, own.iter().filter_map(|row| row.decided_by)).await?;
    Ok(own
        .into_iter()
        .map(|row| OwnHelped {
            id: row.id.into(),
            strategy: row.strategy_id.into(),
            strategy_name: of.get(&row.strategy_id).cloned().unwrap_or_default(),
            stage: helped::stage(&row),
            signed: row.signed,
            teacher: row.decided_by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(),
            words: row.words,
            why: row.why,
        })
        .collect())
}
