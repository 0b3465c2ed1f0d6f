//! A student's own tries, and what a new one can be picked from.

use std::collections::BTreeMap;

use domain::event::Cursor;
use domain::id::PersonId;
use domain::strategies::ShelfClass;
use domain::trying::{OwnTries, Pickable, TriedPiece, TryView};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::view::{self, Finds};
use crate::entity::{reflection, try_two};
use crate::tx::Tx;
use crate::{Error, Result, Store, goals, people, pieces, replay, scope, strategies};

/// Most pieces that can be picked from, newest change first.
const MOST_PIECES: u64 = 50;
/// Most tries on the page, newest first.
const MOST_SHOWN: u64 = 100;

impl Store {
    /// The viewer's tries. Not found for who is no student.
    #[crate::compiled_here]
    pub async fn tries(&self, viewer: &Viewer) -> Result<(OwnTries, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        if me.staff {
            return Err(Error::not_found());
        }
        let me = me.person;
        let classes = strategies::shelf_classes(&tx, me).await?;
        let found = strategies::on_shelves(&tx, &classes).await?;
        let tools = strategies::approved_tools(&tx, &goals::classes_of(&tx, me).await?).await?;
        let names: BTreeMap<Uuid, &str> = classes.iter().map(|class| (class.id, class.name.as_str())).collect();
        let pickable = found.iter().map(|row| Pickable {
            id: row.id.into(),
            name: row.name.clone(),
            class_name: names.get(&row.class_id).copied().unwrap_or_default().to_owned(),
            need: strategies::words(row).need,
        });
        let mut tries = shown(&tx, viewer, me, Finds { found: &found, tools: Some(&tools) }).await?;
        tries.sort_by_key(|attempt| !attempt.state.goes_on());
        let own = OwnTries {
            name: people::name(&tx, me.0).await?,
            tries,
            shelf: pickable.collect(),
            pieces: own_pieces(&tx, me).await?,
            teachers: goals::teachers(&tx, me).await?,
            classes: classes.iter().map(|c| ShelfClass { id: c.id.into(), name: c.name.clone() }).collect(),
            has_goals: goals::has_any(&tx, me).await?,
        };
        Ok((own, replay::cursor(&tx, viewer).await?))
    }

    /// The viewer's tries alone, newest first: what of them helped is read beside their choices. Not found for who is no student.
    #[crate::compiled_here]
    pub async fn own_tries(&self, viewer: &Viewer) -> Result<Vec<TryView>> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        if me.staff {
            return Err(Error::not_found());
        }
        shown(&tx, viewer, me.person, Finds::default()).await
    }
}

async fn shown(tx: &Tx, viewer: &Viewer, me: PersonId, finds: Finds<'_>) -> Result<Vec<TryView>> {
    let rows = try_two::Entity::find()
        .filter(try_two::Column::SubjectId.eq(me.0))
        .order_by_desc(try_two::Column::CreatedAt)
        .order_by_desc(try_two::Column::Id)
        .limit(MOST_SHOWN)
        .all(&tx.db)
        .await?;
    let mut tries = Vec::with_capacity(rows.len());
    for row in rows {
        tries.push(view::of(tx, viewer, row, finds).await?);
    }
    Ok(tries)
}

async fn own_pieces(tx: &Tx, me: PersonId) -> Result<Vec<TriedPiece>> {
    let rows = reflection::Entity::find()
        .filter(reflection::Column::SubjectId.eq(me.0))
        .order_by_desc(reflection::Column::ChangedAt)
        .order_by_desc(reflection::Column::Id)
        .limit(MOST_PIECES)
        .all(&tx.db)
        .await?;
    let mut own = Vec::with_capacity(rows.len());
    for row in rows {
        own.push(TriedPiece { reflection: row.id.into(), question: pieces::question(tx, &row).await?.0 });
    }
    Ok(own)
}
