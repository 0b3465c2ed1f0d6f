//! The presenter's remote.

use domain::event::Cursor;
use domain::id::{ClassId, WallCardId};
use domain::projector::WallCard;
use domain::stage::{EarlierAsk, Hanging, NextUp, RemoteView, Scene, Shown};
use domain::viewer::Viewer;
use sea_orm::EntityTrait;

use super::earlier::standing;
use super::shown;
use super::subject::subject;
use crate::entity::{session, wall_card};
use crate::tx::Tx;
use crate::{Error, Result, Store, door, pieces, replay, safety, scope, wall};

/// Most pieces that the remote lists; the newest ones, which a class is talking about.
const MOST_LISTED: usize = 24;

impl Store {
    /// What the wall of a class shows, and what could stand there.
    ///
    /// Errors: not found unless the viewer guides the class.
    pub async fn remote(&self, viewer: &Viewer, class: ClassId) -> Result<(RemoteView, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::guided(&tx, viewer, class).await?;
        let cursor = replay::cursor(&tx, viewer).await?;
        let mut view = RemoteView {
            class,
            class_name: row.name.clone(),
            wall: None,
            shown: Shown::Nothing,
            waiting: 0,
            next: None,
            to_look_at: 0,
            hanging: Vec::new(),
            has_round: there_is(&tx, class, Scene::Round).await?,
            has_board: there_is(&tx, class, Scene::Choice).await?,
        };
        let Some(session) = door::latest(&tx, class).await? else { return Ok((view, cursor)) };
        let (on_wall, shown) = wall::of_session(&tx, row, session.id).await?;
        (view.waiting, view.to_look_at, view.next) = waiting(&tx, class, &session).await?;
        for card in on_wall.cards.iter().rev().take(MOST_LISTED).rev() {
            view.hanging.push(hanging(&tx, card, on_wall.stage.card).await?);
        }
        (view.wall, view.shown) = (Some(on_wall), shown);
        Ok((view, cursor))
    }
}

async fn there_is(tx: &Tx, class: ClassId, scene: Scene) -> Result<bool> {
    match subject(tx, class, scene, None).await {
        Ok(_) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(other) => Err(other),
    }
}

async fn waiting(tx: &Tx, class: ClassId, session: &session::Model) -> Result<(u32, u32, Option<NextUp>)> {
    if session.closed_at.is_some() {
        return Ok((0, 0, None));
    }
    let waiting = wall::waiting(tx, class, session).await?;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut next = None;
    if let Some(piece) = waiting.ready.first() {
        let newest = pieces::versions(tx, piece.id.into()).await?.into_iter().next().ok_or_else(Error::not_found)?;
        next = Some(NextUp { piece: piece.id.into(), version: newest.number, words: newest.words });
    }
    Ok((count(waiting.ready.len()), count(waiting.to_look_at), next))
}

async fn hanging(tx: &Tx, card: &WallCard, spotlight: Option<WallCardId>) -> Result<Hanging> {
    let row = wall_card::Entity::find_by_id(card.id.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    let piece = pieces::row(tx, row.reflection_id.into()).await?;
    // What came before is asked about beside the newest alone.
    let earlier = if row.version == piece.version { standing(tx, &piece).await? } else { None };
    let mut look = None;
    if earlier == Some(EarlierAsk::NotAsked)
        && let Some(before) = shown::earlier(tx, piece.id, piece.version).await?
    {
        look = safety::look_at(tx, &piece, before.number, &before.words).await?;
    }
    Ok(Hanging {
        piece: piece.id.into(),
        words: card.words.clone(),
        in_spotlight: spotlight == Some(card.id),
        earlier,
        look,
    })
}
