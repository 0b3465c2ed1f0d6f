//! A staged scene, composed for the wall. Whatever is gone or may not be shown (any more) composes nothing: then the wall follows, and where
//! the class is in a round, that is what it follows.

use domain::id::ClassId;
use domain::stage::{Scene, Shown, SpotlightView, StageView};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::earlier::agreed;
use super::{closing, confidence, row, scale, view};
use crate::entity::{version, wall_card};
use crate::tx::Tx;
use crate::{Result, choices, rounds, wall};

/// What is staged in a session, and what that shows now. `page` is which page of a spotlight, a round or a board; none where the stage says it.
pub async fn shown(tx: &Tx, class: ClassId, session: Uuid, page: Option<u32>) -> Result<(StageView, Shown)> {
    let row = row(tx, session).await?;
    let mut view = view(tx, row.as_ref());
    let subject = row.and_then(|row| row.subject);
    let mut shown = match (view.scene, subject) {
        (Scene::Spotlight, Some(card)) => spotlight(tx, class, session, card)
            .await?
            .map(|spotlight| Shown::Spotlight(spotlight.at(page.or(view.page)))),
        (Scene::Scale, _) => Some(Shown::Scale(scale::scale(tx, class).await?)),
        (Scene::Round, Some(id)) => {
            rounds::on_wall(tx, class, id).await?.map(|round| Shown::Round(Box::new(round.at(page.or(view.page)))))
        }
        (Scene::Choice, Some(id)) => {
            choices::on_wall(tx, class, id).await?.map(|board| Shown::Choice(board.at(page.or(view.page))))
        }
        (Scene::Confidence, Some(id)) => confidence::on_wall(tx, session, id).await?.map(Shown::Confidence),
        (Scene::Closing, _) => Some(Shown::Closing(closing::on_wall(tx, session).await?)),
        _ => None,
    };
    if view.scene.is_composed() && shown.is_none() {
        view.scene = Scene::Follow;
        // It was a page of what is gone, and no sheet of the wall.
        view.page = None;
    }
    if view.scene == Scene::Follow {
        // What is held of the wall is a sheet of it, and no page of a round.
        let running = rounds::running_on_wall(tx, class, session).await?;
        shown = running.map(|round| Shown::Round(Box::new(round.at(page))));
        view.round = shown.is_some();
    }
    let shown = shown.unwrap_or_default();
    if let Shown::Spotlight(spotlight) = &shown {
        view.card = Some(spotlight.card);
    }
    Ok((view, shown))
}

async fn spotlight(tx: &Tx, class: ClassId, session: Uuid, card: Uuid) -> Result<Option<SpotlightView>> {
    let row = wall_card::Entity::find_by_id(card)
        .filter(wall_card::Column::ClassId.eq(class.0))
        .filter(wall_card::Column::SessionId.eq(session))
        .filter(wall_card::Column::TakenBackAt.is_null())
        .one(&tx.db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let (piece, number) = (row.reflection_id, row.version);
    let Some(card) = wall::card(tx, row).await? else { return Ok(None) };
    let before = before(tx, piece, number).await?;
    Ok(Some(SpotlightView::whole(card.id, number, card.words, before)))
}

/// The version before the released one, if its student lets that be shown as well. It is never asked for by giving the other.
async fn before(tx: &Tx, piece: Uuid, number: i32) -> Result<Option<(i32, String)>> {
    let Some(before) = earlier(tx, piece, number).await? else { return Ok(None) };
    let may = agreed(tx, piece, before.number).await?;
    Ok((may && !before.words.is_empty()).then_some((before.number, before.words)))
}

/// The version that stands before this one.
pub async fn earlier(tx: &Tx, piece: Uuid, number: i32) -> Result<Option<version::Model>> {
    Ok(version::Entity::find()
        .filter(version::Column::ReflectionId.eq(piece))
        .filter(version::Column::Number.lt(number))
        .filter(version::Column::TakenBackAt.is_null())
        .order_by_desc(version::Column::Number)
        .one(&tx.db)
        .await?)
}
