//! The shelf of a class as its teachers see it: everything but what its student took back.

use std::collections::{BTreeMap, BTreeSet};

use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::ClassId;
use domain::strategies::{CuratedHelped, CuratedStrategy, ShelfDesk, ShelfStage, ShelfWaiting};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{found, helped, rows};
use crate::among::among;
use crate::entity::{class, strategy, strategy_helped};
use crate::{Result, Store, people, replay, scope, tries};

impl Store {
    /// Of a class that the viewer guides.
    #[crate::compiled_here]
    pub async fn shelf_desk(&self, viewer: &Viewer, class: ClassId) -> Result<(ShelfDesk, Cursor)> {
        let tx = self.snapshot().await?;
        let class = scope::guided(&tx, viewer, class).await?;
        let hosts = found::hosts(&tx, class.school_id).await?;
        let rows = strategy::Entity::find()
            .filter(strategy::Column::ClassId.eq(class.id))
            .filter(strategy::Column::Stage.ne(ShelfStage::Withdrawn.name()))
            .order_by_desc(strategy::Column::CuratedAt)
            .order_by_desc(strategy::Column::Id)
            .all(&tx.db)
            .await?;
        let sentences = helped::of(&tx, rows.iter().map(|row| row.id)).await?;
        let persons = rows.iter().filter_map(|row| row.subject_id.or(row.added_by));
        let persons: Vec<Uuid> = persons.chain(sentences.iter().map(|row| row.subject_id)).collect();
        let names = people::names(&tx, persons).await?;
        let from_bank = rows.iter().filter(|row| rows::stage(row).is_on_shelf()).filter_map(|row| row.bank_id.clone());
        let desk = ShelfDesk {
            class: class.id.into(),
            opened: found::has_a_shelf(&class),
            asked: tries::asked(&tx, &class).await?,
            class_name: class.name,
            from_bank: from_bank.collect(),
            strategies: curated(rows, &sentences, &names, &hosts),
        };
        Ok((desk, replay::cursor(&tx, viewer).await?))
    }

    /// How much waits in each class that the viewer guides; classes where nothing does are left out.
    #[crate::compiled_here]
    pub async fn shelves_waiting(&self, viewer: &Viewer) -> Result<Vec<ShelfWaiting>> {
        let tx = self.snapshot().await?;
        let (taught, _) = scope::classes_of(&tx, scope::person(viewer)?.person).await?;
        let classes = class::Entity::find()
            .filter(class::Column::Id.is_in(among(taught.iter().map(|id| id.0))))
            .filter(class::Column::ArchivedAt.is_null())
            .order_by_asc(class::Column::Name)
            .order_by_asc(class::Column::Id)
            .all(&tx.db)
            .await?;
        let ids: Vec<Uuid> = classes.iter().map(|class| class.id).collect();
        let rows = strategy::Entity::find().filter(strategy::Column::ClassId.is_in(among(ids))).all(&tx.db).await?;
        let sentences = helped::of(&tx, rows.iter().filter(|row| rows::stage(row).is_on_shelf()).map(|row| row.id));
        let sentences = sentences.await?;
        let waits = |row: &strategy::Model| {
            let of_it = sentences.iter().filter(|sentence| sentence.strategy_id == row.id);
            usize::from(rows::stage(row).waits()) + of_it.filter(|sentence| helped::stage(sentence).waits()).count()
        };
        let mut waiting = Vec::new();
        for class in classes {
            let n = rows.iter().filter(|row| row.class_id == class.id).map(waits).sum::<usize>();
            let tools = tries::asked(&tx, &class).await?.len();
            if n + tools > 0 {
                waiting.push(ShelfWaiting { n, tools, class: class.id.into(), class_name: class.name });
            }
        }
        Ok(waiting)
    }
}

/// Those that wait first, the longest-waiting on top; then as students find them.
fn curated(
    rows: Vec<strategy::Model>,
    sentences: &[strategy_helped::Model],
    names: &BTreeMap<Uuid, String>,
    hosts: &BTreeSet<String>,
) -> Vec<CuratedStrategy> {
    let name = |id: &Uuid| names.get(id).cloned().unwrap_or_default();
    let views = rows.into_iter().map(|row| CuratedStrategy {
        id: row.id.into(),
        words: rows::words(&row),
        student: row.subject_id.map(Into::into),
        by_name: row.subject_id.or(row.added_by).as_ref().map(name).unwrap_or_default(),
        signed: row.signed,
        stage: rows::stage(&row),
        waits_for_school: found::waits_for_school(&row, hosts),
        suggested: rows::suggested(&row),
        rev: row.rev,
        at: Moment(row.changed_at),
        helped: sentences
            .iter()
            .filter(|sentence| sentence.strategy_id == row.id)
            .map(|sentence| CuratedHelped {
                id: sentence.id.into(),
                student: sentence.subject_id.into(),
                student_name: name(&sentence.subject_id),
                words: sentence.words.clone(),
                signed: sentence.signed,
                stage: helped::stage(sentence),
                why: sentence.why.clone(),
                at: Moment(sentence.created_at),
            })
            .collect(),
        why: row.why,
    });
    let (mut waiting, others): (Vec<_>, Vec<_>) = views.partition(|strategy| strategy.stage.waits());
    waiting.sort_by_key(|strategy| (strategy.at, strategy.id));
    waiting.into_iter().chain(others).collect()
}
