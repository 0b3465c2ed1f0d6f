//! `/class/{id}`, read.

use app::classes::{ClassPage, OneClass, OpenDoor, Said as Told, Undo};
use app::error::AppError;
use app::qr;
use axum::extract::Query;
use axum::response::Response;
use domain::classes::{ClassDraft, ClassView};
use domain::id::PersonId;
use domain::prompts::{PromptState, PromptView};
use domain::roster::RosterEntry;

use super::access;
use super::here::{InClass, Said, answer, id};

pub async fn show(here: InClass, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, None, None).await)
}

/// Where a form's own address leads when it is typed or gone back to.
pub async fn back(here: InClass) -> Response {
    here.to("")
}

/// The name of a class that the viewer guides.
pub async fn class_name(here: &InClass) -> Result<String, AppError> {
    Ok(here.visit.store().class(&here.visit.viewer, here.class).await?.card.name)
}

/// The page, for the first time or again: with the settings as they were typed, or with what stood in the way of a button.
pub async fn page(
    here: &InClass,
    said: Said,
    typed: Option<ClassDraft>,
    error: Option<AppError>,
) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    // Before it is read: what comes meanwhile comes again.
    let cursor = store.cursor(viewer).await?;
    let class = store.class(viewer, here.class).await?;
    let students = store.students(viewer, here.class).await?;
    let page = ClassPage {
        me: here.me.clone(),
        door: open_door(here, &class).await?,
        next: store.who_needs_me_next(viewer, here.class).await?,
        prompt: in_passing(store.prompts_of_class(viewer, here.class).await?),
        said: told(said, here, &students),
        class,
        students,
        typed,
        error: error.clone(),
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "classes.class_page", move || page.view()),
        None => here.visit.live_page("classes.class_page", &cursor, access::HEARS, move || page.view()),
    })
}

async fn open_door(here: &InClass, class: &ClassView) -> Result<Option<OpenDoor>, AppError> {
    if !class.card.door_open {
        return Ok(None);
    }
    let (console, _) = here.visit.store().console(&here.visit.viewer, here.class).await?;
    let origin = &here.visit.state.backend.site.origin;
    let way_in = qr::way_in(origin, &class.code, console.door.session);
    Ok(Some(OpenDoor {
        address: qr::typed_address(origin),
        qr: class.join_open.then(|| qr::draw(&way_in)).flatten(),
        here: console.tiles.iter().filter(|tile| tile.came_at.is_some()).count(),
        display: console.door.display,
    }))
}

/// The open prompt, else the one that waits for the teacher's hand, else the one that comes next.
fn in_passing(prompts: Vec<PromptView>) -> OneClass {
    if let Some(open) = prompts.iter().find(|prompt| prompt.state.is_open()) {
        return OneClass::Open { question: open.question.clone() };
    }
    let waits = |prompt: &&PromptView| matches!(prompt.state, PromptState::Planned { release_at: None });
    if let Some(waits) = prompts.iter().find(waits) {
        return OneClass::Waits { question: waits.question.clone() };
    }
    let planned = prompts.into_iter().filter_map(|prompt| match prompt.state {
        PromptState::Planned { release_at: Some(at) } => Some((at, prompt.question)),
        _ => None,
    });
    match planned.min_by_key(|(at, _)| *at) {
        Some((at, question)) => OneClass::Planned { question, at },
        None => OneClass::NoPrompt,
    }
}

/// The name comes from the roster, and only who is off it can be put back.
fn told(said: Said, here: &InClass, students: &[RosterEntry]) -> Option<Told> {
    if said.said.is_empty() {
        return None;
    }
    let who = id::<PersonId>(&said.who).ok().and_then(|who| students.iter().find(|entry| entry.person == who));
    if !said.who.is_empty() && who.is_none() {
        return None;
    }
    let undo = who.filter(|entry| said.said == "removed" && entry.removed_at.is_some()).map(|entry| Undo {
        action: format!("/class/{}/students", here.class),
        name: "restore",
        value: entry.person.to_string(),
    });
    Some(Told { what: said.said, name: who.map(|entry| entry.name.clone()).unwrap_or_default(), undo, n: said.n })
}
