//! Words that ask for a second look before the wall.

use app::classes::{SafetyPage, Said as Told, Undo};
use app::error::AppError;
use app::typed::Typed;
use axum::extract::Query;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::id::SafetyWordId;
use domain::refusal::Refusal;

use super::here::{InClass, Said, answer, id};
use crate::forms::visit::is_for_the_form;

pub async fn show(here: InClass, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, Typed::default()).await)
}

pub async fn change(here: InClass, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let done = match carry_out(&here, &fields).await {
        Ok(said) => Ok(here.to(&format!("/safety?said={said}"))),
        Err(error) if is_for_the_form(&error) => page(&here, Said::default(), Typed::refused(fields, error)).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

/// What is said of it: never a word of the list.
async fn carry_out(here: &InClass, fields: &[(String, String)]) -> Result<String, AppError> {
    let (store, viewer, class) = (here.visit.store(), &here.visit.viewer, here.class);
    let text = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    if let Some(key) = text("remove") {
        let word = store.remove_safety_word(viewer, class, key).await?;
        return Ok(format!("safety_removed&who={word}"));
    }
    if let Some(word) = text("put_back") {
        store.restore_safety_word(viewer, class, id(word)?).await?;
        return Ok("safety_back".into());
    }
    Ok(match text("what").unwrap_or_default() {
        "add" => {
            store.add_safety_words(viewer, class, text("words").unwrap_or_default()).await?;
            "safety_added".into()
        }
        "empty" => {
            store.clear_safety_list(viewer, class, true).await?;
            "safety_empty".into()
        }
        "again" => {
            store.clear_safety_list(viewer, class, false).await?;
            "safety_again".into()
        }
        _ => return Err(Refusal::NotFound.into()),
    })
}

async fn page(here: &InClass, said: Said, typed: Typed) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let (list, _) = store.safety_list(viewer, here.class).await?;
    let class = store.class(viewer, here.class).await?.card;
    let undo = id::<SafetyWordId>(&said.who).ok().filter(|_| said.said == "safety_removed").map(|word| Undo {
        action: format!("/class/{}/safety", here.class),
        name: "put_back",
        value: word.to_string(),
    });
    let error = typed.error.clone();
    let page = SafetyPage {
        me: here.me.clone(),
        class: here.class,
        class_name: class.name,
        archived: class.archived,
        list,
        typed,
        said: (!said.said.is_empty()).then(|| Told { what: said.said, undo, ..Told::default() }),
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "safety.title", move || page.view()),
        None => here.visit.page("safety.title", move || page.view()),
    })
}
