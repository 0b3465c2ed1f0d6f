//! A class's list of competencies: read, reworded, taken off and put back. What a goal aims at stays with the goal.

mod import;

use domain::competencies::CompetencyView;
use domain::event::Cursor;
use domain::id::{ClassId, CompetencyId};
use domain::refusal::{Faults, Refusal};
use domain::viewer::Viewer;
use domain::words::{LONGEST_SENTENCE, line};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{class, competency};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, replay, scope};

impl Store {
    /// The list of a class that the viewer guides.
    #[crate::compiled_here]
    pub async fn competencies(&self, viewer: &Viewer, class: ClassId) -> Result<(Vec<CompetencyView>, Cursor)> {
        let tx = self.snapshot().await?;
        let class = scope::guided(&tx, viewer, class).await?;
        let list = of_classes(&tx, std::slice::from_ref(&class)).await?;
        Ok((list, replay::cursor(&tx, viewer).await?))
    }

    /// In better words, for example a student's. Invalid `statement`.
    #[crate::compiled_here]
    pub async fn reword_competency(&self, viewer: &Viewer, id: CompetencyId, statement: String) -> Result<()> {
        let mut faults = Faults::default();
        let statement = faults.take("statement", line(&statement, LONGEST_SENTENCE));
        let statement = faults.done(statement)?;
        self.change_competency(viewer, id, move |_, row| row.statement = Set(statement.clone())).await
    }

    /// Off the list; [`Store::restore_competency`] undoes it.
    #[crate::compiled_here]
    pub async fn remove_competency(&self, viewer: &Viewer, id: CompetencyId) -> Result<()> {
        self.change_competency(viewer, id, |now, row| row.removed_at = Set(Some(now))).await
    }

    #[crate::compiled_here]
    pub async fn restore_competency(&self, viewer: &Viewer, id: CompetencyId) -> Result<()> {
        self.change_competency(viewer, id, |_, row| row.removed_at = Set(None)).await
    }

    async fn change_competency(
        &self,
        viewer: &Viewer,
        id: CompetencyId,
        change: impl Fn(i64, &mut competency::ActiveModel) + Send + Sync + Clone + 'static,
    ) -> Result<()> {
        let class = ClassId(guided(&self.snapshot().await?, viewer, id).await?.class_id);
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let (viewer, change) = (viewer.clone(), change.clone());
            Box::pin(async move {
                let row = guided(tx, &viewer, id).await?;
                classes::active(tx, &viewer, class).await?;
                let mut row = competency::ActiveModel::from(row);
                change(tx.now.0, &mut row);
                row.update(&tx.db).await?;
                Ok(Written::new((), vec![classes::settings_event(class)]))
            })
        })
        .await
    }
}

/// One of a class that the viewer guides.
async fn guided(tx: &Tx, viewer: &Viewer, id: CompetencyId) -> Result<competency::Model> {
    let row = competency::Entity::find_by_id(id.0)
        .filter(competency::Column::DistrictId.eq(scope::district(viewer)?.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    scope::guided(tx, viewer, row.class_id.into()).await?;
    Ok(row)
}

/// Everything that is or was on a class's list, in its order.
async fn rows(tx: &Tx, class: ClassId) -> Result<Vec<competency::Model>> {
    Ok(competency::Entity::find()
        .filter(competency::Column::ClassId.eq(class.0))
        .order_by_asc(competency::Column::Place)
        .order_by_asc(competency::Column::Id)
        .all(&tx.db)
        .await?)
}

/// What is on the lists of these classes, each in its order.
pub async fn of_classes(tx: &Tx, classes: &[class::Model]) -> Result<Vec<CompetencyView>> {
    let mut views = Vec::new();
    for class in classes {
        let listed = rows(tx, class.id.into()).await?.into_iter().filter(|row| row.removed_at.is_none());
        views.extend(listed.map(|row| CompetencyView {
            id: row.id.into(),
            class: row.class_id.into(),
            class_name: class.name.clone(),
            code: row.code,
            identifier: row.identifier,
            statement: row.statement,
        }));
    }
    Ok(views)
}

fn not_as_a_whole() -> Error {
    Refusal::conflict("competencies.not_as_a_whole").into()
}
