//! What stands on the wall now, for the one line on the console.

use domain::event::Cursor;
use domain::id::ClassId;
use domain::projector::Showing;
use domain::stage::NowOnWall;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::shown;
use crate::entity::{reflection, wall_card};
use crate::tx::Tx;
use crate::{Result, Store, door, people, prompts, replay, scope};

impl Store {
    /// Errors: not found unless the viewer guides the class.
    #[crate::compiled_here]
    pub async fn now_on_wall(&self, viewer: &Viewer, class: ClassId) -> Result<(NowOnWall, Cursor)> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        Ok((now(&tx, class).await?, replay::cursor(&tx, viewer).await?))
    }
}

async fn now(tx: &Tx, class: ClassId) -> Result<NowOnWall> {
    let mut now = NowOnWall { class, showing: Showing::Closed, piece: None };
    let Some(session) = door::open_session(tx, class).await? else { return Ok(now) };
    let (stage, _) = shown(tx, class, session.id, None).await?;
    let hanging = wall_card::Entity::find()
        .filter(wall_card::Column::SessionId.eq(session.id))
        .filter(wall_card::Column::TakenBackAt.is_null())
        .count(&tx.db)
        .await?;
    let prompt = prompts::open(tx, class).await?.is_some();
    now.showing = Showing::of(&stage, &door::view(tx, class).await?, prompt, hanging > 0);
    if let (Showing::Composed(_), Some(card)) = (now.showing, stage.card)
        && let Some(card) = wall_card::Entity::find_by_id(card.0).one(&tx.db).await?
        && let Some(piece) = reflection::Entity::find_by_id(card.reflection_id).one(&tx.db).await?
    {
        now.piece = Some((piece.id.into(), people::name(tx, piece.subject_id).await?));
    }
    Ok(now)
}
