//! `/class/{id}/lessons`

use app::classes::{LessonsPage, Said as Told, Undo};
use app::error::AppError;
use app::typed::Typed;
use axum::extract::Query;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::id::LessonId;

use crate::forms::classes::{InClass, Said, answer, id};
use crate::forms::visit::is_for_the_form;

pub async fn show(here: InClass, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, Typed::default()).await)
}

/// A new lesson goes on to its page.
pub async fn make(here: InClass, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let text = |name: &str| fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str());
    let done = async {
        let lesson: LessonId = id(text("lesson"))?;
        here.visit.store().make_lesson(&here.visit.viewer, here.class, lesson, text("title")).await?;
        Ok(here.to(&format!("/lesson/{lesson}")))
    };
    let done = match done.await {
        Err(error) if is_for_the_form(&error) => page(&here, Said::default(), Typed::refused(fields, error)).await,
        done => done,
    };
    answer(&here.visit, done)
}

async fn page(here: &InClass, said: Said, typed: Typed) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let (lessons, _) = store.lessons(viewer, here.class).await?;
    let class = store.class(viewer, here.class).await?.card;
    // What was just put away comes back with one press.
    let undo = id::<LessonId>(&said.who).ok().filter(|_| said.said == "lesson_away").map(|lesson| Undo {
        action: format!("/class/{}/lesson/{lesson}", here.class),
        name: "what",
        value: "back".into(),
    });
    let error = typed.error.clone();
    let page = LessonsPage {
        me: here.me.clone(),
        class: here.class,
        class_name: class.name,
        archived: class.archived,
        lessons,
        typed,
        said: (!said.said.is_empty()).then(|| Told { what: said.said, undo, ..Told::default() }),
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "lessons.titles", move || page.view()),
        None => here.visit.page("lessons.titles", move || page.view()),
    })
}
