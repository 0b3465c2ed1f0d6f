//! The terms of a school's year.

use domain::audit::Deed;
use domain::event::Stream;
use domain::id::{SchoolId, TermId};
use domain::refusal::Refusal;
use domain::schools::{TermDraft, TermView};
use domain::viewer::Viewer;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::administered;
use crate::entity::{class, term};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, scope};

/// The school's terms, earliest first.
pub(super) async fn of(tx: &Tx, school: SchoolId) -> Result<Vec<TermView>> {
    let rows = term::Entity::find()
        .filter(term::Column::SchoolId.eq(school.0))
        .order_by_asc(term::Column::StartsOn)
        .order_by_asc(term::Column::Id)
        .all(&tx.db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| TermView { id: row.id.into(), name: row.name, starts_on: row.starts_on, ends_on: row.ends_on })
        .collect())
}

impl Store {
    /// By an admin. Terms may overlap: a quarter lies within a semester.
    #[crate::compiled_here]
    pub async fn make_term(&self, viewer: &Viewer, school: SchoolId, draft: &TermDraft) -> Result<TermId> {
        let me = scope::person(viewer)?.clone();
        let (viewer, draft) = (viewer.clone(), draft.clone());
        self.write(Touches::stream(Stream::School(school)).and_person(me.person), move |tx| {
            let (me, viewer, draft) = (me.clone(), viewer.clone(), draft.clone());
            Box::pin(async move {
                let row = administered(tx, &viewer, school).await?;
                let plan = draft.check()?;
                let id = TermId::mint();
                let term = term::ActiveModel {
                    id: Set(id.0),
                    district_id: Set(row.district_id),
                    school_id: Set(school.0),
                    name: Set(plan.name),
                    starts_on: Set(plan.starts_on.to_string()),
                    ends_on: Set(plan.ends_on.to_string()),
                };
                term::Entity::insert(term).exec_without_returning(&tx.db).await?;
                audit::note(tx, Deed::TermMake, &me, None, Some(school.0)).await?;
                Ok(Written::quietly(id))
            })
        })
        .await
    }

    /// By an admin. Conflict `school.term_in_use` while a class is in it.
    #[crate::compiled_here]
    pub async fn remove_term(&self, viewer: &Viewer, school: SchoolId, term: TermId) -> Result<()> {
        let me = scope::person(viewer)?.clone();
        let viewer = viewer.clone();
        self.write(Touches::stream(Stream::School(school)).and_person(me.person), move |tx| {
            let (me, viewer) = (me.clone(), viewer.clone());
            Box::pin(async move {
                administered(tx, &viewer, school).await?;
                if class::Entity::find().filter(class::Column::TermId.eq(term.0)).one(&tx.db).await?.is_some() {
                    return Err(Refusal::conflict("school.term_in_use").into());
                }
                let removed = term::Entity::delete_many()
                    .filter(term::Column::Id.eq(term.0))
                    .filter(term::Column::SchoolId.eq(school.0))
                    .exec(&tx.db)
                    .await?;
                if removed.rows_affected == 0 {
                    return Err(Error::not_found());
                }
                audit::note(tx, Deed::TermRemove, &me, None, Some(school.0)).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}
