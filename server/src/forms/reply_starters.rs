//! `/reply-starters`

use app::classes::{ReplyStartersPage, Said as Told, Undo};
use app::error::AppError;
use app::typed::Typed;
use axum::Router;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum_extra::extract::Form;
use domain::feedback::Part;
use domain::id::ReplyStarterId;
use domain::reflections::Ask;
use domain::refusal::Refusal;
use store::ReplyStarterAct;

use crate::forms::classes::{Said, Teaching, answer, id};
use crate::forms::visit::is_for_the_form;
use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new().route("/reply-starters", get(show).post(change))
}

async fn show(here: Teaching, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, Typed::default()).await)
}

async fn change(here: Teaching, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let done = match carry_out(&here, &fields).await {
        Ok(said) => Ok(Redirect::to(&format!("/reply-starters?said={said}")).into_response()),
        Err(error) if is_for_the_form(&error) => page(&here, Said::default(), Typed::refused(fields, error)).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

async fn carry_out(here: &Teaching, fields: &[(String, String)]) -> Result<String, AppError> {
    let text = |name: &str| fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str());
    let (name, words) = (text("starter").to_owned(), text("words").to_owned());
    let (act, said) = match text("what") {
        "add" => {
            let ask = Ask::named(text("ask")).ok_or(Refusal::NotFound)?;
            let part = Part::named(text("part")).ok_or(Refusal::NotFound)?;
            (ReplyStarterAct::Add { id: id(text("id"))?, ask, part, words }, "reply_added")
        }
        "keep" => (ReplyStarterAct::Reword { name, words }, "reply_kept"),
        "remove" => (ReplyStarterAct::Remove { name }, "reply_removed"),
        "again" => (ReplyStarterAct::Again, "reply_again"),
        _ => (ReplyStarterAct::PutBack { id: id(text("put_back"))? }, "reply_back"),
    };
    let locale = here.visit.reader.locale.0;
    let about = here.visit.store().keep_reply_starters(&here.visit.viewer, locale, act).await?;
    Ok(match about {
        Some(about) if said == "reply_removed" => format!("{said}&who={about}"),
        _ => said.to_owned(),
    })
}

async fn page(here: &Teaching, said: Said, typed: Typed) -> Result<Response, AppError> {
    let set = here.visit.store().reply_starters(&here.visit.viewer, here.visit.reader.locale.0).await?;
    let undo = id::<ReplyStarterId>(&said.who).ok().filter(|_| said.said == "reply_removed").map(|starter| Undo {
        action: "/reply-starters".into(),
        name: "put_back",
        value: starter.to_string(),
    });
    let error = typed.error.clone();
    let page = ReplyStartersPage {
        me: here.me.clone(),
        set,
        typed,
        said: (!said.said.is_empty()).then(|| Told { what: said.said, undo, ..Told::default() }),
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "reply_starters.title", move || page.view()),
        None => here.visit.page("reply_starters.title", move || page.view()),
    })
}
