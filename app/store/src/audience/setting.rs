//! Whether a partner reads at once in a class, or when its teacher releases it.

use domain::id::ClassId;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::classes::is_elementary;
use crate::entity::audience_setting;
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, Store, classes, scope};

/// Without a row nobody reads before a release.
pub async fn partner_first(tx: &Tx, class: Uuid) -> Result<bool> {
    Ok(row(tx, class).await?.is_some_and(|row| row.partner_first))
}

async fn row(tx: &Tx, class: Uuid) -> Result<Option<audience_setting::Model>> {
    Ok(audience_setting::Entity::find().filter(audience_setting::Column::ClassId.eq(class)).one(&tx.db).await?)
}

impl Store {
    /// By a teacher of the class. Conflict `audience.always_first_in_k5` where there is nothing to choose; `classes.archived`.
    #[crate::compiled_here]
    pub async fn let_partners_read(&self, viewer: &Viewer, class: ClassId, at_once: bool) -> Result<()> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let found = classes::active(tx, &viewer, class).await?;
                let by = scope::person(&viewer)?.person;
                if at_once && is_elementary(&found) {
                    return Err(Refusal::conflict("audience.always_first_in_k5").into());
                }
                let known = row(tx, class.0).await?;
                let is_new = known.is_none();
                let changed = audience_setting::ActiveModel {
                    id: Set(known.map_or_else(Uuid::now_v7, |row| row.id)),
                    district_id: Set(found.district_id),
                    class_id: Set(class.0),
                    partner_first: Set(at_once),
                    changed_by: Set(by.0),
                    changed_at: Set(tx.now.0),
                };
                if is_new {
                    audience_setting::Entity::insert(changed).exec_without_returning(&tx.db).await?;
                } else {
                    changed.update(&tx.db).await?;
                }
                Ok(Written::new((), vec![classes::settings_event(class)]))
            })
        })
        .await
    }
}
