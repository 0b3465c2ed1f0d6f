//! What a scene is about, found when it is staged.

use domain::id::ClassId;
use domain::refusal::Refusal;
use domain::rounds::RoundStep;
use domain::stage::Scene;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::confidence;
use crate::entity::{board, round, wall_card};
use crate::tx::Tx;
use crate::{Error, Result, door};

/// Of a spotlight, the card that hangs of a piece; of a round, a choice or a confidence, the one that is meant or the one that is there.
pub async fn subject(tx: &Tx, class: ClassId, scene: Scene, of: Option<Uuid>) -> Result<Option<Uuid>> {
    Ok(match scene {
        Scene::Spotlight => Some(card(tx, class, of.ok_or_else(Error::not_found)?).await?),
        Scene::Round => Some(running_round(tx, class, of).await?),
        Scene::Choice => Some(open_board(tx, class, of).await?),
        Scene::Confidence => Some(asked(tx, class, of).await?),
        _ => None,
    })
}

async fn card(tx: &Tx, class: ClassId, piece: Uuid) -> Result<Uuid> {
    let session = door::open_session(tx, class).await?.ok_or_else(|| Refusal::conflict("door.closed"))?;
    let card = wall_card::Entity::find()
        .filter(wall_card::Column::ClassId.eq(class.0))
        .filter(wall_card::Column::SessionId.eq(session.id))
        .filter(wall_card::Column::ReflectionId.eq(piece))
        .filter(wall_card::Column::TakenBackAt.is_null())
        .one(&tx.db)
        .await?;
    Ok(card.ok_or_else(|| Refusal::conflict("wall.release_first"))?.id)
}

async fn asked(tx: &Tx, class: ClassId, of: Option<Uuid>) -> Result<Uuid> {
    let session = door::open_session(tx, class).await?.ok_or_else(|| Refusal::conflict("door.closed"))?;
    let ask = confidence::of_session(tx, session.id, of).await?;
    Ok(ask.ok_or_else(|| Refusal::conflict("wall.nothing_asked"))?.id)
}

async fn running_round(tx: &Tx, class: ClassId, of: Option<Uuid>) -> Result<Uuid> {
    let rows = round::Entity::find()
        .filter(round::Column::ClassId.eq(class.0))
        .filter(round::Column::Step.is_in(RoundStep::WITH_CLASS.map(RoundStep::name)))
        .filter(round::Column::RemovedAt.is_null())
        .order_by_desc(round::Column::CreatedAt)
        .all(&tx.db)
        .await?;
    let row = rows.into_iter().find(|row| of.is_none_or(|of| of == row.id));
    Ok(row.ok_or_else(|| Refusal::conflict("wall.no_round"))?.id)
}

async fn open_board(tx: &Tx, class: ClassId, of: Option<Uuid>) -> Result<Uuid> {
    let rows = board::Entity::find()
        .filter(board::Column::ClassId.eq(class.0))
        .filter(board::Column::Stage.ne("draft"))
        .filter(board::Column::RemovedAt.is_null())
        .order_by_desc(board::Column::ChangedAt)
        .all(&tx.db)
        .await?;
    // Without a wish, the one that the class chooses from.
    let row = rows.into_iter().find(|row| of.map_or(row.stage == "open", |of| of == row.id));
    Ok(row.ok_or_else(|| Refusal::conflict("wall.no_board"))?.id)
}
