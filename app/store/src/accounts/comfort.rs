//! What helps a person read, kept with them: it is there on every device they sign in on.

use domain::accounts::Theme;
use domain::comfort::{Comfort, Contrast, Letters, Motion, Spacing};
use domain::viewer::Viewer;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::me::own_row;
use crate::entity::person;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, scope};

impl Store {
    /// How pages look for this person. One statement, because every page asks this.
    #[crate::compiled_here]
    pub async fn looks(&self, viewer: &Viewer) -> Result<(Option<Theme>, Comfort)> {
        let me = scope::person(viewer)?;
        let row = person::Entity::find()
            .filter(person::Column::Id.eq(me.person.0))
            .filter(person::Column::DistrictId.eq(me.district.0))
            .filter(person::Column::ErasedAt.is_null())
            .one(&self.inner.reader)
            .await?
            .ok_or_else(Error::not_found)?;
        Ok((row.theme.as_deref().and_then(Theme::named), comfort_of(&row)))
    }

    /// All four at once; what is none goes back to the usual way.
    #[crate::compiled_here]
    pub async fn set_comfort(&self, viewer: &Viewer, comfort: Comfort) -> Result<()> {
        let me = scope::person(viewer)?.clone();
        self.write(Touches::nothing().and_person(me.person), move |tx| {
            let me = me.clone();
            Box::pin(async move {
                own_row(tx, &me).await?;
                let kept = |name: Option<&'static str>| Expr::value(name.map(str::to_owned));
                person::Entity::update_many()
                    .col_expr(person::Column::Letters, kept(comfort.letters.map(Letters::name)))
                    .col_expr(person::Column::Spacing, kept(comfort.spacing.map(Spacing::name)))
                    .col_expr(person::Column::Contrast, kept(comfort.contrast.map(Contrast::name)))
                    .col_expr(person::Column::Motion, kept(comfort.motion.map(Motion::name)))
                    .filter(person::Column::Id.eq(me.person.0))
                    .exec(&tx.db)
                    .await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}

pub(super) fn comfort_of(row: &person::Model) -> Comfort {
    Comfort {
        letters: row.letters.as_deref().and_then(Letters::named),
        spacing: row.spacing.as_deref().and_then(Spacing::named),
        contrast: row.contrast.as_deref().and_then(Contrast::named),
        motion: row.motion.as_deref().and_then(Motion::named),
    }
}
