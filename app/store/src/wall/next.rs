//! What may go up next: shared in this session or as an answer to the open prompt, with consent for its newest version, and not there yet.

use std::collections::BTreeSet;

use domain::id::{ClassId, ReflectionId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{consent, reflection, session, version, wall_card};
use crate::tx::Tx;
use crate::{Result, Store, consent as consents, door, prompts, scope, wall};

/// The longest waiting first.
pub async fn waiting(tx: &Tx, class: ClassId, session: &session::Model) -> Result<Vec<reflection::Model>> {
    let prompt = prompts::open(tx, class).await?.map(|prompt| prompt.id);
    let shared: BTreeSet<Uuid> = version::Entity::find()
        .filter(version::Column::SessionId.eq(session.id))
        .filter(version::Column::TakenBackAt.is_null())
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| row.reflection_id)
        .collect();
    let now = Condition::any().add(reflection::Column::Id.is_in(shared));
    let now = prompt.into_iter().fold(now, |now, prompt| now.add(reflection::Column::PromptId.eq(prompt)));
    let rows = reflection::Entity::find()
        .filter(reflection::Column::ClassId.eq(class.0))
        .filter(reflection::Column::Version.gt(0))
        .filter(now)
        .order_by_asc(reflection::Column::ChangedAt)
        .order_by_asc(reflection::Column::Id)
        .all(&tx.db)
        .await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let given: BTreeSet<(Uuid, i32)> = consent::Entity::find()
        .filter(consent::Column::ReflectionId.is_in(ids.iter().copied()))
        .filter(consent::Column::Scope.eq(consents::PROJECTOR))
        .filter(consent::Column::WithdrawnAt.is_null())
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.reflection_id, row.version))
        .collect();
    let up: BTreeSet<Uuid> = wall_card::Entity::find()
        .filter(wall_card::Column::SessionId.eq(session.id))
        .filter(wall_card::Column::TakenBackAt.is_null())
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| row.reflection_id)
        .collect();
    let may = |row: &reflection::Model| given.contains(&(row.id, row.version)) && !up.contains(&row.id);
    let mut rows: Vec<_> = rows.into_iter().filter(may).collect();
    wordless(tx, &mut rows).await?;
    Ok(rows)
}

/// The wall shows words; what shows something else and says nothing stays where it is.
async fn wordless(tx: &Tx, rows: &mut Vec<reflection::Model>) -> Result<()> {
    let with_words: BTreeSet<(Uuid, i32)> = version::Entity::find()
        .filter(version::Column::ReflectionId.is_in(rows.iter().map(|row| row.id)))
        .filter(version::Column::Words.ne(""))
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.reflection_id, row.number))
        .collect();
    rows.retain(|row| with_words.contains(&(row.id, row.version)));
    Ok(())
}

impl Store {
    /// Releases the piece that has waited longest for it.
    ///
    /// Errors: not found unless the viewer guides the class; conflict `wall.door_closed`, `stage.none_waiting`.
    pub async fn release_next(&self, viewer: &Viewer, class: ClassId) -> Result<ReflectionId> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        let session = door::open_session(&tx, class).await?.ok_or_else(|| Refusal::conflict("wall.door_closed"))?;
        let next = wall::waiting(&tx, class, &session).await?.into_iter().next();
        let next = next.ok_or_else(|| Refusal::conflict("stage.none_waiting"))?.id.into();
        drop(tx);
        // Withdrawn meanwhile: it is refused there.
        self.release_to_wall(viewer, next).await?;
        Ok(next)
    }
}
