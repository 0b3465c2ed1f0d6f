//! Pieces: their rows, and what belongs to them in other tables.

mod around;
mod changing;
mod difference;
mod reading;
mod view;

pub use changing::{
    answer, came_back, event, is_running, let_wait, may_write, rest, runs, stand, update, wake, writable,
};
pub use difference::difference;
pub use reading::{about, with_drafts};
pub use view::{view, views};

use std::collections::{BTreeSet, HashMap};

use domain::id::ReflectionId;
use domain::reflections::{Reach, Stage};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{consent, enrollment, prompt, reflection, version};
use crate::tx::Tx;
use crate::{Error, Result, people, roster};

pub fn stage(row: &reflection::Model) -> Stage {
    Stage::read(&row.stage, row.version)
}

pub async fn row(tx: &Tx, id: ReflectionId) -> Result<reflection::Model> {
    reflection::Entity::find_by_id(id.0).one(&tx.db).await?.ok_or_else(Error::not_found)
}

/// Shared versions, newest first; what was taken back is not among them.
pub async fn versions(tx: &Tx, id: ReflectionId) -> Result<Vec<version::Model>> {
    Ok(version::Entity::find()
        .filter(version::Column::ReflectionId.eq(id.0))
        .filter(version::Column::TakenBackAt.is_null())
        .order_by_desc(version::Column::Number)
        .all(&tx.db)
        .await?)
}

/// Whether what comes back about a piece finds its student.
pub async fn reach(tx: &Tx, piece: &reflection::Model) -> Result<Reach> {
    let in_use = roster::in_use(tx, [piece.subject_id]).await?;
    Ok(reach_of(piece, in_use.iter().map(|row| row.class_id)))
}

/// `attends` are the classes in use whose roster the student is on: without one, they cannot come in.
pub fn reach_of(piece: &reflection::Model, attends: impl IntoIterator<Item = Uuid>) -> Reach {
    let mut reach = Reach::Gone;
    for class in attends {
        match piece.class_id {
            Some(own) if own == class => return Reach::Here,
            _ => reach = Reach::Elsewhere,
        }
    }
    reach
}

/// Consent to show this version on the projector, given and not withdrawn.
pub async fn wall_consent(tx: &Tx, piece: &reflection::Model) -> Result<bool> {
    Ok(consent::Entity::find()
        .filter(consent::Column::ReflectionId.eq(piece.id))
        .filter(consent::Column::Scope.eq("projector"))
        .filter(consent::Column::Version.eq(piece.version))
        .filter(consent::Column::WithdrawnAt.is_null())
        .one(&tx.db)
        .await?
        .is_some())
}

/// The picture beside a student's name in a class.
pub async fn picture(tx: &Tx, class: Option<Uuid>, person: Uuid) -> Result<String> {
    let row = enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.eq(person))
        .filter(class.map_or(enrollment::Column::Id.is_not_null(), |class| enrollment::Column::ClassId.eq(class)))
        .order_by_desc(enrollment::Column::StartsAt)
        .one(&tx.db)
        .await?;
    Ok(row.map(|row| row.picture).unwrap_or_default())
}

/// The names of those who teach a class right now: who can read what is shared there.
pub async fn teachers(tx: &Tx, class: Uuid) -> Result<Vec<String>> {
    Ok(teachers_of(tx, &BTreeSet::from([class])).await?.remove(&class).unwrap_or_default())
}

/// The same of several classes, by class.
pub async fn teachers_of(tx: &Tx, classes: &BTreeSet<Uuid>) -> Result<HashMap<Uuid, Vec<String>>> {
    let rows = around::teachers(tx, classes).await?;
    let names = people::names(tx, rows.values().flatten().copied()).await?;
    let named = |ids: Vec<Uuid>| ids.iter().filter_map(|id| names.get(id).cloned()).collect();
    Ok(rows.into_iter().map(|(class, ids)| (class, named(ids))).collect())
}

/// The prompt's question with its starters, or the student's own.
pub async fn question(tx: &Tx, piece: &reflection::Model) -> Result<(String, Vec<String>)> {
    match piece.prompt_id {
        None => Ok((piece.question.clone().unwrap_or_default(), Vec::new())),
        Some(id) => {
            let prompt = prompt::Entity::find_by_id(id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
            Ok((prompt.question, serde_json::from_str(&prompt.starters)?))
        }
    }
}
