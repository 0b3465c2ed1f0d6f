//! Growth: pairs of versions with the student's own words.

mod criteria;
mod data;
mod grown;
mod guided;
mod guiding;
mod pairs;

pub use pairs::{cited as cited_piece, end_citing, grow, set_aside};

use domain::clock::Moment;
use domain::event::Change;
use domain::growth::{Cited, GrowthView, Remark, RemarkKind};
use domain::id::{GrowthId, PersonId};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{growth, growth_remark, version};
use crate::tx::Tx;
use crate::{Error, Result, Store, people, pieces, scope};

impl Store {
    /// The viewer's own pairs, newest change first.
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
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        views.push(view(tx, row).await?);
    }
    Ok(views)
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
    let remarks = growth_remark::Entity::find()
        .filter(growth_remark::Column::GrowthId.eq(row.id))
        .order_by_asc(growth_remark::Column::CreatedAt)
        .all(&tx.db)
        .await?;
    let names =
        people::names(tx, remarks.iter().map(|r| r.author_id).chain([row.subject_id]).chain(row.suggested_by)).await?;
    let name = |id: &uuid::Uuid| names.get(id).cloned().unwrap_or_default();
    Ok(GrowthView {
        id: row.id.into(),
        student: row.subject_id.into(),
        student_name: name(&row.subject_id),
        before: cited(tx, row.before_id).await?,
        after: cited(tx, row.after_id).await?,
        used_to: row.used_to,
        now: row.now,
        suggested_by: row.suggested_by.as_ref().map(name),
        remarks: remarks
            .into_iter()
            .map(|r| Remark {
                by_name: name(&r.author_id),
                kind: RemarkKind::named(&r.kind).unwrap_or(RemarkKind::Question),
                words: r.words,
                at: Moment(r.created_at),
            })
            .collect(),
        rev: row.rev,
        changed_at: Moment(row.changed_at),
    })
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

pub async fn cited(tx: &Tx, id: uuid::Uuid) -> Result<Cited> {
    let version = version::Entity::find_by_id(id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    let piece = pieces::row(tx, version.reflection_id.into()).await?;
    let (question, _) = pieces::question(tx, &piece).await?;
    Ok(Cited {
        reflection: piece.id.into(),
        version: version.id.into(),
        number: version.number,
        question,
        words: version.words,
        shared_at: Moment(version.received_at),
    })
}
