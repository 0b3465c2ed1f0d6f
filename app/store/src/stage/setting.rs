//! Setting it.

use domain::clock::Moment;
use domain::event::Event;
use domain::id::{ClassId, PersonId};
use domain::refusal::Refusal;
use domain::stage::{Scene, StageAct, begun, turned};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::shown::shown;
use super::subject::subject;
use super::{event, row, scene, timer};
use crate::entity::{session, stage};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, Store, classes, door, scope, wall};

impl Store {
    /// Puts something before the class, or changes the timer.
    ///
    /// Errors: not found unless the viewer guides the class; conflict `door.closed` while no session is open, `wall.release_first` for a piece
    /// that does not hang on the wall, `wall.no_round`, `wall.no_board`, `wall.nothing_asked` when there is none to show.
    #[crate::compiled_here]
    pub async fn stage(&self, viewer: &Viewer, class: ClassId, act: StageAct) -> Result<()> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                scope::guided(tx, &viewer, class).await?;
                let me = scope::person(&viewer)?.person;
                Ok(Written::new((), set(tx, me, class, act).await?))
            })
        })
        .await
    }
}

/// In a job that touches the class's stream, by somebody who guides it: what everybody must hear. The same again: nobody hears anything.
pub async fn set(tx: &Tx, by: PersonId, class: ClassId, act: StageAct) -> Result<Vec<Event>> {
    let session = door::open_session(tx, class).await?.ok_or_else(|| Refusal::conflict("door.closed"))?;
    let was = row(tx, session.id).await?;
    let before = scene(was.as_ref());
    let back_to = was.as_ref().and_then(|row| Scene::named(row.before.as_deref()?)).unwrap_or_default();
    let (mut shows, back_to) = act.scene(before, back_to);
    let (page, stands) = page(tx, &session, was.as_ref(), act).await?;
    // What was staged is gone: whoever turns the wall that stands there instead means that wall.
    match stands {
        Some(Scene::Follow) => shows = Scene::Follow,
        // Who turns the pages of a round that stands there by itself wants to see that one.
        Some(Scene::Round) => shows = Scene::Round,
        _ => {}
    }
    let about = match act {
        _ if stands == Some(Scene::Round) && before != Scene::Round => subject(tx, class, Scene::Round, None).await?,
        _ if stands == Some(Scene::Follow) && before.is_composed() => None,
        StageAct::Show { scene, subject: of, .. } => subject(tx, class, scene, of).await?,
        // Also while the wall is blank: what was there comes back with it.
        _ => was.as_ref().and_then(|row| row.subject),
    };
    let timer = act.timer(was.as_ref().and_then(timer), tx.now);
    let row = stage::Model {
        id: was.as_ref().map_or_else(Uuid::now_v7, |row| row.id),
        district_id: session.district_id,
        class_id: session.class_id,
        session_id: session.id,
        scene: shows.name().into(),
        before: (back_to != Scene::Follow).then(|| back_to.name().into()),
        subject: about,
        page: page.and_then(|page| i32::try_from(page).ok()),
        seconds: timer.and_then(|timer| i32::try_from(timer.seconds).ok()),
        ends_at: timer.map(|timer| timer.ends_at.0),
        changed_by: by.0,
        changed_at: tx.now.0,
        rev: was.as_ref().map_or(1, |row| row.rev + 1),
    };
    let shows = [(before, was.as_ref().and_then(|row| row.subject)), (shows, about)];
    match was {
        Some(was) if same(&was, &row) => return Ok(Vec::new()),
        Some(_) => {
            row.into_active_model().reset_all().update(&tx.db).await?;
        }
        None => {
            stage::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&tx.db).await?;
        }
    }
    Ok(vec![event(class, shows)])
}

/// It shows what it showed, and counts to where it counted.
fn same(was: &stage::Model, row: &stage::Model) -> bool {
    let of = |row: &stage::Model| (row.scene.clone(), row.subject, row.page, row.seconds, row.ends_at);
    of(was) == of(row)
}

/// Only a turn asks how many sheets there are: of the wall, or of what stands alone. Where the wall turns by itself, it counts from the sheet
/// that stands there. What stands there instead of them turns nothing: a press before its time would hold a sheet that nobody saw.
/// With it the scene that stands there, for a turn.
async fn page(
    tx: &Tx,
    session: &session::Model,
    was: Option<&stage::Model>,
    act: StageAct,
) -> Result<(Option<u32>, Option<Scene>)> {
    let mut was = was.and_then(|row| row.page).and_then(|page| u32::try_from(page).ok());
    let (mut sheets, mut stands) = (0, None);
    if let StageAct::Turn(_) = act {
        let (view, shown) = shown(tx, session.class_id.into(), session.id, None).await?;
        (was, stands) = (view.page, Some(view.scene));
        match shown.pages() {
            Some(pages) => {
                sheets = pages;
                if view.round && pages > 1 {
                    stands = Some(Scene::Round);
                }
            }
            None if view.turns_sheets() => {
                let cards = wall::cards(tx, session.id).await?;
                let laid = domain::stage::sheets(&cards);
                let turned = turned(&begun(&cards, &laid), Moment(session.opened_at), tx.now);
                was = was.or(u32::try_from(turned).ok());
                sheets = u32::try_from(laid.len()).unwrap_or(u32::MAX);
            }
            None => return Ok((was, stands)),
        }
    }
    Ok((act.page(was, sheets), stands))
}
