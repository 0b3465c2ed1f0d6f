//! `/class/{id}`, read.

use app::classes::{ClassPage, OneClass, OpenDoor, Said as Told, Undo};
use app::error::AppError;
use app::qr;
use axum::extract::Query;
use axum::response::Response;
use domain::classes::ClassDraft;
use domain::id::PersonId;
use domain::prompts::{PromptState, PromptView};
use domain::roster::RosterEntry;
use store::ClassDesk;

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
    let (desk, cursor) = here.visit.store().class_desk(&here.visit.viewer, here.class).await?;
    let page = ClassPage {
        me: here.me.clone(),
        door: open_door(here, &desk),
        next: desk.next,
        prompt: in_passing(desk.prompts),
        said: told(said, here, &desk.students),
        class: desk.class,
        students: desk.students,
        typed,
        error: error.clone(),
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "classes.class_page", move || page.view()),
        None => {
            let ahead = &here.visit.state.backend.site.after_class;
            here.visit.live_page_ahead("classes.class_page", &cursor, access::HEARS, ahead, move || page.view())
        }
    })
}

fn open_door(here: &InClass, desk: &ClassDesk) -> Option<OpenDoor> {
    let (door, class) = (desk.door?, &desk.class);
    let origin = &here.visit.state.backend.site.origin;
    let way_in = qr::way_in(origin, &class.code, Some(door.session));
    Some(OpenDoor {
        address: qr::typed_address(origin),
        qr: class.join_open.then(|| qr::draw(&way_in)).flatten(),
        here: door.here,
        display: door.display,
    })
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
