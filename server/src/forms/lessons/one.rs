//! `/class/{id}/lesson/{lesson}`

use app::classes::{LessonPage, Said as Told, Undo};
use app::error::AppError;
use app::typed::Typed;
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::id::{LessonId, LessonStepId};
use domain::lessons::StepTyped;
use domain::prompts::PromptDraft;
use domain::refusal::Refusal;
use serde::Deserialize;

use crate::forms::classes::{InClass, Said, answer, id};
use crate::forms::visit::is_for_the_form;
use crate::state::AppState;

type Fields = Vec<(String, String)>;

/// A member of the staff at the address of a lesson.
pub struct AtLesson {
    here: InClass,
    lesson: LessonId,
}

#[derive(Deserialize)]
struct Address {
    lesson: String,
}

impl FromRequestParts<AppState> for AtLesson {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let here = InClass::from_request_parts(parts, state).await?;
        let address = Path::<Address>::from_request_parts(parts, state).await;
        match address.ok().and_then(|Path(address)| address.lesson.parse().ok()) {
            Some(lesson) => Ok(Self { here, lesson }),
            // What is no id names nothing.
            None => Err(here.visit.not_found()),
        }
    }
}

impl AtLesson {
    fn said(&self, what: &str) -> Response {
        self.here.to(&format!("/lesson/{}?said={what}", self.lesson))
    }
}

pub async fn show(at: AtLesson, Query(said): Query<Said>) -> Response {
    answer(&at.here.visit, page(&at, said, Typed::default()).await)
}

pub async fn change(at: AtLesson, Form(fields): Form<Fields>) -> Response {
    let done = match carry_out(&at, &fields).await {
        Err(error) if is_for_the_form(&error) => page(&at, Said::default(), Typed::refused(fields, error)).await,
        done => done,
    };
    answer(&at.here.visit, done)
}

async fn carry_out(at: &AtLesson, fields: &Fields) -> Result<Response, AppError> {
    let (store, viewer, lesson) = (at.here.visit.store(), &at.here.visit.viewer, at.lesson);
    let (class, text) = (at.here.class, |name: &str| value(fields, name));
    // The address names a class, and a lesson that may be run in it.
    let (view, _) = store.lesson(viewer, class, lesson).await?;
    let of_lesson = |step: LessonStepId| match view.steps.iter().any(|known| known.id == step) {
        true => Ok(step),
        false => Err(Refusal::NotFound),
    };
    if let Ok(step) = id::<LessonStepId>(text("put_back")) {
        store.remove_step(viewer, step, false).await?;
        return Ok(at.said("step_back"));
    }
    Ok(match text("what") {
        "run" => {
            store.run_lesson(viewer, class, lesson).await?;
            Redirect::to(&format!("/console/{class}")).into_response()
        }
        "add" => {
            store.add_step(viewer, lesson, id(text("step"))?, step_typed(fields)).await?;
            at.said("step_added")
        }
        "keep" => {
            let (step, rev) = (of_lesson(id(text("step"))?)?, text("rev").parse().unwrap_or_default());
            store.change_step(viewer, step, rev, step_typed(fields)).await?;
            at.said("step_kept")
        }
        way @ ("up" | "down") => {
            store.move_step(viewer, of_lesson(id(text("step"))?)?, way == "up").await?;
            at.said("step_moved")
        }
        "remove" => {
            let step = of_lesson(id(text("step"))?)?;
            store.remove_step(viewer, step, true).await?;
            at.here.to(&format!("/lesson/{lesson}?said=step_out&who={step}"))
        }
        "rename" => {
            store.rename_lesson(viewer, lesson, text("title")).await?;
            at.said("lesson_kept")
        }
        "copy" => {
            let copy = store.copy_lesson(viewer, class, lesson, id(text("copy"))?, text("title")).await?;
            at.here.to(&format!("/lesson/{copy}?said=lesson_copied"))
        }
        // From the list: into the class that the address names.
        "here" => {
            store.place_lesson(viewer, lesson, class, true).await?;
            at.said("lesson_in")
        }
        way @ ("into" | "out") => {
            store.place_lesson(viewer, lesson, id(text("class"))?, way == "into").await?;
            at.said(if way == "into" { "lesson_in" } else { "lesson_out" })
        }
        "away" => {
            store.archive_lesson(viewer, lesson, true).await?;
            at.here.to(&format!("/lessons?said=lesson_away&who={lesson}"))
        }
        "back" => {
            store.archive_lesson(viewer, lesson, false).await?;
            at.said("lesson_back")
        }
        _ => return Err(Refusal::NotFound.into()),
    })
}

fn value<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
}

fn step_typed(fields: &Fields) -> StepTyped {
    let text = |name: &str| value(fields, name).to_owned();
    let prompt = PromptDraft {
        wordings: Default::default(),
        question: text("question"),
        starters: text("starters"),
        access_point: text("access_point"),
        // A lesson asks while it runs.
        phase: "during".into(),
    };
    StepTyped {
        scene: text("scene"),
        note: text("note"),
        minutes: text("minutes"),
        prompt,
        plan: text("plan"),
        statement: text("statement"),
    }
}

async fn page(at: &AtLesson, said: Said, typed: Typed) -> Result<Response, AppError> {
    let here = &at.here;
    let (lesson, _) = here.visit.store().lesson(&here.visit.viewer, here.class, at.lesson).await?;
    let undo = id::<LessonStepId>(&said.who).ok().filter(|_| said.said == "step_out").map(|step| Undo {
        action: format!("/class/{}/lesson/{}", here.class, at.lesson),
        name: "put_back",
        value: step.to_string(),
    });
    let error = typed.error.clone();
    let page = LessonPage {
        me: here.me.clone(),
        class: here.class,
        lesson,
        typed,
        said: (!said.said.is_empty()).then(|| Told { what: said.said, undo, ..Told::default() }),
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "lessons.title", move || page.view()),
        None => here.visit.page("lessons.title", move || page.view()),
    })
}
