//! Growth: pairs of versions with the student's own words.

mod criteria;
mod data;
mod grown;
mod guided;
mod guiding;
mod pairs;

pub use pairs::{cited as cited_piece, end_citing, grow, set_aside};

use std::collections::HashMap;

use domain::clock::Moment;
use domain::event::Change;
use domain::growth::{Cited, GrowthView, Remark, RemarkKind};
use domain::id::{GrowthId, PersonId};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{growth, growth_remark, reflection, version};
use crate::tx::Tx;
use crate::{Error, Result, Store, people, prompts, scope};

impl Store {
    /// The viewer's own pairs, newest change first.
    #[crate::compiled_here]
    pub async fn growth_pairs(&self, viewer: &Viewer) -> Result<Vec<GrowthView>> {
        let tx = self.snapshot().await?;
        of_person(&tx, scope::person(viewer)?.person).await
    }
}

pub async fn of_person(tx: &Tx, person: PersonId) -> Result<Vec<GrowthView>> {
    let rows = growth::Entity::find()
        .filter(growth::Column::SubjectId.eq(person.0))
        .filter(growth::Column::SetAsideAt.is_null())
        .order_by_desc(growth::Column::ChangedAt)
        .order_by_desc(growth::Column::Id)
        .all(&tx.db)
        .await?;
    views(tx, rows).await
}

pub async fn change(tx: &Tx, id: GrowthId) -> Result<Change> {
    Ok(match growth::Entity::find_by_id(id.0).one(&tx.db).await? {
        // What was taken back is cited nowhere, whatever its row says.
        Some(row) if row.set_aside_at.is_none() && stands(tx, &row).await? => {
            Change::Growth(Box::new(view(tx, row).await?))
        }
        _ => Change::GrowthGone { id },
    })
}

pub async fn view(tx: &Tx, row: growth::Model) -> Result<GrowthView> {
    views(tx, vec![row]).await?.pop().ok_or_else(Error::not_found)
}

/// Several of them, in the order given, in as many questions as one.
async fn views(tx: &Tx, rows: Vec<growth::Model>) -> Result<Vec<GrowthView>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let remarks = growth_remark::Entity::find()
        .filter(growth_remark::Column::GrowthId.is_in(among(rows.iter().map(|row| row.id))))
        .order_by_asc(growth_remark::Column::CreatedAt)
        .all(&tx.db)
        .await?;
    let known = rows.iter().flat_map(|row| row.suggested_by.into_iter().chain([row.subject_id]));
    let names = people::names(tx, remarks.iter().map(|remark| remark.author_id).chain(known)).await?;
    let name = |id: &Uuid| names.get(id).cloned().unwrap_or_default();
    let cited = cited_by(tx, rows.iter().flat_map(|row| [row.before_id, row.after_id]).collect()).await?;
    let cites = |id: Uuid| cited.get(&id).cloned().ok_or_else(Error::not_found);
    let mut said: HashMap<Uuid, Vec<Remark>> = HashMap::new();
    for remark in remarks {
        said.entry(remark.growth_id).or_default().push(Remark {
            by_name: name(&remark.author_id),
            kind: RemarkKind::named(&remark.kind).unwrap_or(RemarkKind::Question),
            words: remark.words,
            at: Moment(remark.created_at),
        });
    }
    let view = |row: growth::Model| {
        Ok(GrowthView {
            id: row.id.into(),
            student: row.subject_id.into(),
            student_name: name(&row.subject_id),
            before: cites(row.before_id)?,
            after: cites(row.after_id)?,
            used_to: row.used_to,
            now: row.now,
            suggested_by: row.suggested_by.as_ref().map(name),
            remarks: said.remove(&row.id).unwrap_or_default(),
            rev: row.rev,
            changed_at: Moment(row.changed_at),
        })
    };
    rows.into_iter().map(view).collect()
}

/// Both cited versions are still shared.
async fn stands(tx: &Tx, row: &growth::Model) -> Result<bool> {
    let taken_back = version::Entity::find()
        .filter(version::Column::Id.is_in([row.before_id, row.after_id]))
        .filter(version::Column::TakenBackAt.is_not_null())
        .one(&tx.db)
        .await?;
    Ok(taken_back.is_none())
}

/// What is cited, by version.
async fn cited_by(tx: &Tx, versions: Vec<Uuid>) -> Result<HashMap<Uuid, Cited>> {
    let versions = version::Entity::find().filter(version::Column::Id.is_in(among(versions))).all(&tx.db).await?;
    let pieces = reflection::Entity::find()
        .filter(reflection::Column::Id.is_in(among(versions.iter().map(|row| row.reflection_id))))
        .all(&tx.db)
        .await?;
    let prompts = prompts::asked_by(tx, &pieces).await?;
    let pieces: HashMap<Uuid, reflection::Model> = pieces.into_iter().map(|piece| (piece.id, piece)).collect();
    let question = |piece: &reflection::Model| match piece.prompt_id {
        Some(id) => Some(prompts.get(&id)?.question.clone()),
        None => Some(piece.question.clone().unwrap_or_default()),
    };
    let of = |version: version::Model| {
        let piece = pieces.get(&version.reflection_id)?;
        let cited = Cited {
            reflection: piece.id.into(),
            version: version.id.into(),
            number: version.number,
            question: question(piece)?,
            words: version.words,
            shared_at: Moment(version.received_at),
        };
        Some((version.id, cited))
    };
    Ok(versions.into_iter().filter_map(of).collect())
}
