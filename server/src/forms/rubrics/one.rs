//! `/class/{id}/rubric/{rubric}`: read, put in use, rested, put beside prompts, copied, put away.

use app::classes::RubricPage;
use app::error::AppError;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::id::{ClassId, PromptId, RubricId};
use domain::refusal::Refusal;
use domain::rubrics::RubricMove;
use serde::Deserialize;

use super::AtRubric;
use crate::forms::classes::{Said, answer, id};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the page.
const HEARS: &str = "rubric prompt class";

pub async fn show(at: AtRubric, Query(said): Query<Said>) -> Response {
    answer(&at.here.visit, page(&at, said.said, None).await)
}

/// The button that was pressed says what it does.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Pressed {
    what: String,
    rev: String,
    prompt: String,
    /// Where a copy goes, and its name.
    to: String,
    new: String,
}

pub async fn change(at: AtRubric, Form(pressed): Form<Pressed>) -> Response {
    let done = match carry_out(&at, &pressed).await {
        Err(error) if is_for_the_form(&error) => page(&at, String::new(), Some(error)).await,
        done => done,
    };
    answer(&at.here.visit, done)
}

async fn carry_out(at: &AtRubric, pressed: &Pressed) -> Result<Response, AppError> {
    let (store, viewer, class) = (at.here.visit.store(), &at.here.visit.viewer, at.here.class);
    if pressed.what == "back" {
        // What was put away is found by no other way.
        store.remove_rubric(viewer, at.rubric, false).await?;
        return Ok(at.to("?said=back"));
    }
    // The address names a class and a rubric of it.
    at.view().await?;
    if let Some(by) = RubricMove::named(&pressed.what) {
        let rev = pressed.rev.parse().map_err(|_| Refusal::NotFound)?;
        store.move_rubric(viewer, at.rubric, by, rev).await?;
        let page = if by == RubricMove::Make { "/making" } else { "" };
        return Ok(at.to(&format!("{page}?said={}", by.name())));
    }
    Ok(match pressed.what.as_str() {
        "beside" | "not_beside" => {
            let prompt: PromptId = id(&pressed.prompt)?;
            store.put_rubric_beside(viewer, at.rubric, prompt, pressed.what == "beside").await?;
            at.to(&format!("?said={}", pressed.what))
        }
        "remove" => {
            store.remove_rubric(viewer, at.rubric, true).await?;
            Redirect::to(&format!("/class/{class}/rubrics?said=removed&who={}", at.rubric)).into_response()
        }
        "copy" => {
            let (to, new) = (id::<ClassId>(&pressed.to)?, id::<RubricId>(&pressed.new)?);
            store.duplicate_rubric(viewer, at.rubric, to, new).await?;
            Redirect::to(&format!("/class/{to}/rubric/{new}?said=copied")).into_response()
        }
        _ => return Err(Refusal::NotFound.into()),
    })
}

async fn page(at: &AtRubric, said: String, error: Option<AppError>) -> Result<Response, AppError> {
    let (store, viewer) = (at.here.visit.store(), &at.here.visit.viewer);
    let (rubric, cursor) = at.view().await?;
    let classes = store.my_classes(viewer).await?;
    let page = RubricPage {
        me: at.here.me.clone(),
        rubric,
        classes: classes.into_iter().filter(|class| !class.archived).collect(),
        error: error.clone(),
        said,
    };
    Ok(match error {
        Some(error) => at.here.visit.again(&error, "rubrics.title", move || page.view()),
        None => at.here.visit.live_page("rubrics.title", &cursor, HEARS, move || page.view()),
    })
}
