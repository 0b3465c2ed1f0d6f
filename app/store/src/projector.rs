//! A projector's window: a capability for one session of one class, held by whoever has its address. It is a viewer of its
//! own and hears no name, whatever browser it is opened in.

use std::collections::BTreeSet;

use domain::event::Cut;
use domain::id::{ClassId, PersonId, ProjectorId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use uuid::Uuid;

use crate::among::among;
use crate::clock::token_hash;
use crate::entity::projector;
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, Store, classes, door, scope};

/// Somebody teaches these classes no more. A projector's address needs no sign-in: whoever kept it would go on seeing the wall.
pub(crate) async fn revoke_all_by(tx: &Tx, person: PersonId, classes: &[Uuid]) -> Result<Vec<Cut>> {
    let of_classes = projector::Column::ClassId.is_in(among(classes.iter().copied()));
    revoke(tx, of_classes.and(projector::Column::CreatedBy.eq(person.0))).await
}

/// The streams that end with them, each once.
async fn revoke(tx: &Tx, which: SimpleExpr) -> Result<Vec<Cut>> {
    let rows =
        projector::Entity::find().filter(which).filter(projector::Column::RevokedAt.is_null()).all(&tx.db).await?;
    let sessions: BTreeSet<Uuid> = rows.iter().map(|row| row.session_id).collect();
    for row in rows {
        let mut row = projector::ActiveModel::from(row);
        row.revoked_at = Set(Some(tx.now.0));
        row.update(&tx.db).await?;
    }
    Ok(sessions.into_iter().map(|id| Cut::Session(id.into())).collect())
}

impl Store {
    /// A new capability for the open session of a class: the secret in the projector's address. Only its hash is kept.
    ///
    /// Errors: not found unless the viewer guides the class; `projector.door_closed` while no session is open.
    #[crate::compiled_here]
    pub async fn open_projector(&self, viewer: &Viewer, class: ClassId) -> Result<String> {
        let viewer = viewer.clone();
        self.write(classes::touches(&viewer, class), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let class = scope::guided(tx, &viewer, class).await?;
                let session = door::open_session(tx, class.id.into()).await?;
                let session = session.ok_or_else(|| Refusal::conflict("projector.door_closed"))?;
                let token = tx.randomness.token();
                let row = projector::ActiveModel {
                    id: Set(ProjectorId::mint().0),
                    district_id: Set(class.district_id),
                    session_id: Set(session.id),
                    class_id: Set(class.id),
                    token_hash: Set(token_hash(&token)),
                    created_by: Set(scope::person(&viewer)?.person.0),
                    created_at: Set(tx.now.0),
                    revoked_at: Set(None),
                };
                projector::Entity::insert(row).exec_without_returning(&tx.db).await?;
                Ok(Written::quietly(token))
            })
        })
        .await
    }

    /// The projector that holds this secret. None once it is revoked, or another session of its class has begun; a closed door
    /// alone leaves the closing word on the wall.
    #[crate::compiled_here]
    pub async fn projector_viewer(&self, token: &str) -> Result<Option<Viewer>> {
        let tx = self.snapshot().await?;
        let row = projector::Entity::find()
            .filter(projector::Column::TokenHash.eq(token_hash(token)))
            .filter(projector::Column::RevokedAt.is_null())
            .one(&tx.db)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let latest = door::latest(&tx, row.class_id.into()).await?;
        Ok(latest.filter(|latest| latest.id == row.session_id).map(|_| Viewer::Projector {
            district: row.district_id.into(),
            class: row.class_id.into(),
            session: row.session_id.into(),
        }))
    }

    /// Ends every projector of a class, at once: their streams are cut, their addresses find nothing.
    ///
    /// Errors: not found unless the viewer guides the class.
    #[crate::compiled_here]
    pub async fn revoke_projectors(&self, viewer: &Viewer, class: ClassId) -> Result<()> {
        let viewer = viewer.clone();
        self.write(classes::touches(&viewer, class), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                scope::guided(tx, &viewer, class).await?;
                Ok(Written::quietly(()).cutting(revoke(tx, projector::Column::ClassId.eq(class.0)).await?))
            })
        })
        .await
    }
}
