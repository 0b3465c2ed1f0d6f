//! What a teacher changes about a class.

use std::sync::Arc;

use domain::classes::{AccessPoint, ClassDraft, Opened};
use domain::id::{ClassId, TermId};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{active, settings_event, touches};
use crate::entity::{class, term};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store};

/// Terms of a school, newest first.
pub async fn terms(tx: &Tx, school: Uuid) -> Result<Vec<(TermId, String)>> {
    let rows = term::Entity::find()
        .filter(term::Column::SchoolId.eq(school))
        .order_by_desc(term::Column::StartsOn)
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|term| (term.id.into(), term.name)).collect())
}

impl Store {
    /// Name, subject and grade band; the access point of the draft is for new classes only. Invalid like [`Store::make_class`].
    #[crate::compiled_here]
    pub async fn change_class(&self, viewer: &Viewer, id: ClassId, draft: ClassDraft) -> Result<()> {
        let plan = draft.check()?;
        self.change_settings(viewer, id, move |_, row| {
            row.name = Set(plan.name.clone());
            row.subject = Set(plan.subject.clone());
            row.grade_band = Set(plan.grade_band.name().into());
        })
        .await
    }

    /// Opens one more way in. Open already: nothing happens.
    #[crate::compiled_here]
    pub async fn open_access_point(&self, viewer: &Viewer, id: ClassId, point: AccessPoint) -> Result<()> {
        self.change_opened(viewer, id, move |opened| opened.open(point)).await
    }

    /// Hides a way in; what was made there stays. The last one stays open.
    #[crate::compiled_here]
    pub async fn close_access_point(&self, viewer: &Viewer, id: ClassId, point: AccessPoint) -> Result<()> {
        self.change_opened(viewer, id, move |opened| opened.close(point)).await
    }

    async fn change_opened(
        &self,
        viewer: &Viewer,
        id: ClassId,
        change: impl Fn(&mut Opened) + Send + Sync + 'static,
    ) -> Result<()> {
        self.change_settings(viewer, id, move |class, row| {
            let mut opened = Opened::read(&class.access_points);
            change(&mut opened);
            row.access_points = Set(opened.names());
        })
        .await
    }

    /// Whether a student who is not on the roster may come in under a nickname.
    #[crate::compiled_here]
    pub async fn allow_nicknames(&self, viewer: &Viewer, id: ClassId, allow: bool) -> Result<()> {
        self.change_settings(viewer, id, move |_, row| row.nicknames = Set(allow)).await
    }

    /// Puts the class into a term of its school, or out of any. Not found: no such term there.
    #[crate::compiled_here]
    pub async fn set_term(&self, viewer: &Viewer, id: ClassId, term: Option<TermId>) -> Result<()> {
        let (touches, viewer) = (touches(viewer, id), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let class = active(tx, &viewer, id).await?;
                if let Some(term) = term {
                    let of_school = terms(tx, class.school_id).await?;
                    of_school.iter().find(|(known, _)| *known == term).ok_or_else(Error::not_found)?;
                }
                let rev = class.rev + 1;
                let mut row: class::ActiveModel = class.into();
                row.term_id = Set(term.map(Into::into));
                row.rev = Set(rev);
                row.update(&tx.db).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }

    /// Changes the row of a class that the viewer guides. Everybody in it hears what their pages say of it.
    async fn change_settings<F>(&self, viewer: &Viewer, id: ClassId, change: F) -> Result<()>
    where
        F: Fn(&class::Model, &mut class::ActiveModel) + Send + Sync + 'static,
    {
        let (touches, viewer, change) = (touches(viewer, id), viewer.clone(), Arc::new(change));
        self.write(touches, move |tx| {
            let (viewer, change) = (viewer.clone(), change.clone());
            Box::pin(async move {
                let class = active(tx, &viewer, id).await?;
                let mut row: class::ActiveModel = class.clone().into();
                change(&class, &mut row);
                row.rev = Set(class.rev + 1);
                let now = row.update(&tx.db).await?;
                let said = |class: &class::Model| {
                    (class.name.clone(), class.subject.clone(), class.grade_band.clone(), class.access_points.clone())
                };
                let told = if said(&class) == said(&now) { vec![] } else { vec![settings_event(id)] };
                Ok(Written::new((), told))
            })
        })
        .await
    }
}
