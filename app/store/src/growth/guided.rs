//! A student's growth in one class, as those who teach it see it.

use domain::event::Cursor;
use domain::growth::{Citable, GrowthView, GuidedGrowth};
use domain::id::{ClassId, PersonId};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{stands, view};
use crate::entity::{growth, reflection};
use crate::tx::Tx;
use crate::{Result, Store, pieces, replay, roster, scope};

impl Store {
    /// The pairs that a student proposed in a class or was suggested there, what can be cited, and where to listen from. Pairs across
    /// classes are their student's alone.
    ///
    /// Errors: not found unless the viewer guides the class and the student is or was on its roster.
    #[crate::compiled_here]
    pub async fn growth_in_class(
        &self,
        viewer: &Viewer,
        class: ClassId,
        student: PersonId,
    ) -> Result<(GuidedGrowth, Cursor)> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        let place = roster::place(&tx, class, student).await?;
        let growth = GuidedGrowth {
            student,
            attends: place.is_on(),
            name: place.name,
            picture: place.picture,
            pairs: pairs(&tx, class, student).await?,
            versions: versions(&tx, class, student).await?,
        };
        Ok((growth, replay::cursor(&tx, viewer).await?))
    }
}

pub async fn pairs(tx: &Tx, class: ClassId, student: PersonId) -> Result<Vec<GrowthView>> {
    let rows = growth::Entity::find()
        .filter(growth::Column::SubjectId.eq(student.0))
        .filter(growth::Column::ClassId.eq(class.0))
        .filter(growth::Column::SetAsideAt.is_null())
        .order_by_desc(growth::Column::ChangedAt)
        .order_by_desc(growth::Column::Id)
        .all(&tx.db)
        .await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        if stands(tx, &row).await? {
            views.push(view(tx, row).await?);
        }
    }
    Ok(views)
}

/// What was thought first stands first.
async fn versions(tx: &Tx, class: ClassId, student: PersonId) -> Result<Vec<Citable>> {
    let shared = reflection::Entity::find()
        .filter(reflection::Column::SubjectId.eq(student.0))
        .filter(reflection::Column::ClassId.eq(class.0))
        .filter(reflection::Column::Version.gt(0))
        .order_by_asc(reflection::Column::CreatedAt)
        .order_by_asc(reflection::Column::Id)
        .all(&tx.db)
        .await?;
    let mut citable = Vec::new();
    for piece in shared {
        let (question, _) = pieces::question(tx, &piece).await?;
        for version in pieces::versions(tx, piece.id.into()).await?.into_iter().rev() {
            citable.push(Citable { version: version.id.into(), number: version.number, question: question.clone() });
        }
    }
    Ok(citable)
}
