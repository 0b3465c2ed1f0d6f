//! One student of a class: the buttons on the roster, and the page for name and picture.

use std::collections::HashMap;

use app::classes::StudentPage;
use app::error::AppError;
use axum::extract::Path;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::id::PersonId;
use domain::refusal::Refusal;
use serde::Deserialize;

use super::here::{InClass, Said, answer, id};
use super::one;
use crate::forms::visit::is_for_the_form;

/// The button that was pressed carries whom it is about.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Pressed {
    reset: Option<String>,
    unlock: Option<String>,
    undo: Option<String>,
    remove: Option<String>,
    restore: Option<String>,
}

pub async fn change(here: InClass, Form(pressed): Form<Pressed>) -> Response {
    let done = match carry_out(&here, pressed).await {
        Ok((said, who)) => Ok(here.said_of(said, who)),
        Err(error) if is_for_the_form(&error) => one::page(&here, Said::default(), None, Some(error)).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

async fn carry_out(here: &InClass, pressed: Pressed) -> Result<(&'static str, PersonId), AppError> {
    let (store, viewer, class) = (here.visit.store(), &here.visit.viewer, here.class);
    if let Some(who) = pressed.reset {
        let who = id(&who)?;
        store.reset_pin(viewer, class, who).await?;
        Ok(("reset", who))
    } else if let Some(who) = pressed.unlock {
        let who = id(&who)?;
        store.unlock(viewer, class, who).await?;
        Ok(("unlocked", who))
    } else if let Some(who) = pressed.undo {
        let who = id(&who)?;
        store.undo_claim(viewer, class, who).await?;
        Ok(("undone", who))
    } else if let Some(who) = pressed.remove {
        let who = id(&who)?;
        store.remove_student(viewer, class, who).await?;
        Ok(("removed", who))
    } else if let Some(who) = pressed.restore {
        let who = id(&who)?;
        store.restore_student(viewer, class, who).await?;
        Ok(("back", who))
    } else {
        Err(Refusal::NotFound.into())
    }
}

pub async fn show(here: InClass, Path(path): Path<HashMap<String, String>>) -> Response {
    answer(&here.visit, page(&here, &path, None).await)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Kept {
    name: String,
    picture: String,
}

pub async fn keep(here: InClass, Path(path): Path<HashMap<String, String>>, Form(kept): Form<Kept>) -> Response {
    let done = match carry_out_keeping(&here, &path, &kept).await {
        Ok(who) => Ok(here.said_of("kept_student", who)),
        Err(error) if is_for_the_form(&error) => page(&here, &path, Some((kept, error))).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

async fn carry_out_keeping(here: &InClass, path: &HashMap<String, String>, kept: &Kept) -> Result<PersonId, AppError> {
    let who = student(path)?;
    let store = here.visit.store();
    store.rename_student(&here.visit.viewer, here.class, who, &kept.name).await?;
    if !kept.picture.is_empty() {
        store.set_picture(&here.visit.viewer, here.class, who, &kept.picture).await?;
    }
    Ok(who)
}

pub fn student(path: &HashMap<String, String>) -> Result<PersonId, AppError> {
    id(path.get("person").map(String::as_str).unwrap_or_default())
}

async fn page(
    here: &InClass,
    path: &HashMap<String, String>,
    typed: Option<(Kept, AppError)>,
) -> Result<Response, AppError> {
    let who = student(path)?;
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let class_name = one::class_name(here).await?;
    let on = |entry: &domain::roster::RosterEntry| entry.person == who && entry.removed_at.is_none();
    let mut student = store.students(viewer, here.class).await?.into_iter().find(on).ok_or(Refusal::NotFound)?;
    let mut page = StudentPage {
        me: here.me.clone(),
        class: here.class,
        class_name,
        name: student.name.clone(),
        student: student.clone(),
        error: None,
    };
    Ok(match typed {
        None => here.visit.page("roster.edit_title", move || page.view()),
        Some((kept, error)) => {
            student.picture = if kept.picture.is_empty() { student.picture } else { kept.picture };
            (page.name, page.student, page.error) = (kept.name, student, Some(error.clone()));
            here.visit.again(&error, "roster.edit_title", move || page.view())
        }
    })
}
