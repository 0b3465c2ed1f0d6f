//! What rarely changes: the settings, the classroom's devices, putting a class away.

use app::error::AppError;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::classes::{AccessPoint, ClassDraft};
use domain::id::TermId;
use serde::Deserialize;

use super::here::{InClass, Said, answer, id};
use super::one;
use crate::forms::visit::is_for_the_form;
use crate::session;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    name: String,
    subject: String,
    grade_band: String,
    /// Absent where the school has no terms; empty for none of them.
    term: Option<String>,
    /// The ways in that are to be open.
    open: Vec<String>,
    nicknames: String,
}

pub async fn keep(here: InClass, Form(typed): Form<Typed>) -> Response {
    let draft = ClassDraft {
        name: typed.name.clone(),
        subject: typed.subject.clone(),
        grade_band: typed.grade_band.clone(),
        access_point: String::new(),
    };
    let done = match carry_out(&here, draft.clone(), typed).await {
        Ok(()) => Ok(here.said("kept")),
        Err(error) if is_for_the_form(&error) => one::page(&here, Said::default(), Some(draft), Some(error)).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

async fn carry_out(here: &InClass, draft: ClassDraft, typed: Typed) -> Result<(), AppError> {
    let (store, viewer, class) = (here.visit.store(), &here.visit.viewer, here.class);
    store.change_class(viewer, class, draft).await?;
    let now = store.class(viewer, class).await?;
    if let Some(term) = typed.term {
        let term: Option<TermId> = if term.is_empty() { None } else { Some(id(&term)?) };
        if term != now.term {
            store.set_term(viewer, class, term).await?;
        }
    }
    let wanted: Vec<_> = typed.open.iter().filter_map(|name| AccessPoint::named(name)).collect();
    // Opened before closed: the last one stays open.
    for point in wanted.iter().filter(|point| !now.card.opened.has(**point)) {
        store.open_access_point(viewer, class, *point).await?;
    }
    for point in now.card.opened.all().iter().filter(|point| !wanted.contains(point)) {
        store.close_access_point(viewer, class, *point).await?;
    }
    let nicknames = !typed.nicknames.is_empty();
    if nicknames != now.nicknames {
        store.allow_nicknames(viewer, class, nicknames).await?;
    }
    Ok(())
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Device {
    device: String,
}

/// *This device belongs to the classroom*, or none does any more.
pub async fn device(here: InClass, Form(typed): Form<Device>) -> Response {
    let (store, viewer, class) = (here.visit.store(), &here.visit.viewer, here.class);
    let done = if typed.device == "unlink" {
        store.unlink_devices(viewer, class).await.map(|_| here.said("no_devices"))
    } else {
        let known = session::device(&here.visit.state, &here.visit.jar);
        store.link_device(viewer, class, known).await.map(|token| {
            let jar = here.visit.jar.clone().add(here.visit.cookies().device(token));
            (jar, here.said("device")).into_response()
        })
    };
    let done = match done.map_err(AppError::from) {
        Err(error) if is_for_the_form(&error) => one::page(&here, Said::default(), None, Some(error)).await,
        done => done,
    };
    answer(&here.visit, done)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Archive {
    archive: String,
}

/// Puts the class away, or brings it back.
pub async fn archive(here: InClass, Form(typed): Form<Archive>) -> Response {
    let (store, viewer, class) = (here.visit.store(), &here.visit.viewer, here.class);
    let (put, said) = match typed.archive.as_str() {
        "restore" => (store.restore_class(viewer, class).await, "restored"),
        _ => (store.archive_class(viewer, class).await, "archived"),
    };
    let done = match put.map_err(AppError::from) {
        Ok(()) => Ok(Redirect::to(&format!("/classes?said={said}&who={class}")).into_response()),
        Err(error) if is_for_the_form(&error) => one::page(&here, Said::default(), None, Some(error)).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}
