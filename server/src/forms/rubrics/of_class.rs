//! `/class/{id}/rubrics`

use app::classes::{BankRubricIdea, RubricsOfClassPage, Undo};
use app::error::AppError;
use app::typed::Typed;
use axum::extract::Query;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::id::RubricId;
use domain::rubrics::{RubricSource, rubric_bank};

use super::text;
use crate::forms::classes::{InClass, Said, answer, id};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the page.
const HEARS: &str = "rubric class";

pub async fn show(here: InClass, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, Typed::default()).await)
}

/// A new rubric goes on to the page where it is worded.
pub async fn make(here: InClass, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let done = async {
        let rubric: RubricId = id(text(&fields, "id"))?;
        let source = match text(&fields, "bank") {
            "" => RubricSource::Own { title: text(&fields, "title").to_owned() },
            bank => RubricSource::Bank { id: bank.to_owned(), locale: here.visit.reader.locale.0.to_owned() },
        };
        let made = here.visit.store().make_rubric(&here.visit.viewer, here.class, rubric, source).await;
        match made.map_err(AppError::from) {
            Ok(()) => Ok(here.to(&format!("/rubric/{rubric}/edit"))),
            Err(error) if is_for_the_form(&error) => page(&here, Said::default(), Typed::refused(fields, error)).await,
            Err(error) => Err(error),
        }
    };
    answer(&here.visit, done.await)
}

async fn page(here: &InClass, said: Said, typed: Typed) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let (rubrics, cursor) = store.rubrics(viewer, here.class).await?;
    let class = store.class(viewer, here.class).await?.card;
    let locale = here.visit.reader.locale.0;
    let idea =
        |known: domain::rubrics::BankRubric| BankRubricIdea { words: known.in_language(locale).clone(), id: known.id };
    // A draft that was just removed comes back with one press.
    let undo = id::<RubricId>(&said.who).ok().filter(|_| said.said == "removed").map(|rubric| Undo {
        action: format!("/class/{}/rubric/{rubric}", here.class),
        name: "what",
        value: "back".into(),
    });
    let error = typed.error.clone();
    let page = RubricsOfClassPage {
        me: here.me.clone(),
        class: here.class,
        class_name: class.name,
        archived: class.archived,
        rubrics,
        bank: rubric_bank(class.grade_band).into_iter().map(idea).collect(),
        typed,
        said: said.said,
        undo,
    };
    Ok(match error {
        // Not live: what was typed stands in the page itself, and a newer page would come without it.
        Some(error) => here.visit.again(&error, "rubrics.title", move || page.view()),
        None => here.visit.live_page("rubrics.title", &cursor, HEARS, move || page.view()),
    })
}
