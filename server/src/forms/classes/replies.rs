//! Replies between students of a class: what waits, decided in one press, and whether they wait at all.

use app::classes::{RepliesPage, Said as Told};
use app::error::AppError;
use app::typed::Typed;
use axum::extract::{Form, Query};
use axum::response::Response;
use domain::id::ReplyId;
use domain::refusal::Refusal;
use domain::replies::{Decision, DecisionWords};
use store::Decides;

use super::here::{InClass, Said, answer, id};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the page.
const HEARS: &str = "reply class";

type Fields = Vec<(String, String)>;

pub async fn show(here: InClass, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, Typed::default()).await)
}

pub async fn decide(here: InClass, Form(fields): Form<Fields>) -> Response {
    let done = match carry_out(&here, &fields).await {
        Ok(said) => Ok(here.to(&format!("/replies?said={said}"))),
        Err(error) if is_for_the_form(&error) => page(&here, Said::default(), Typed::refused(fields, error)).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

/// Gives what is said about it.
async fn carry_out(here: &InClass, fields: &Fields) -> Result<String, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let text = |name: &str| fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str());
    let about = match text("what") {
        "setting" => {
            store.release_replies_first(viewer, here.class, text("first") == "yes").await?;
            return Ok("replies_setting".into());
        }
        "reply" => Decides::Reply,
        "answer" => Decides::Answer,
        _ => return Err(Refusal::NotFound.into()),
    };
    let decision = Decision::named(text("decision")).ok_or(Refusal::NotFound)?;
    let (reply, rev): (ReplyId, i64) = (id(text("reply"))?, text("rev").parse().unwrap_or_default());
    let said = DecisionWords { decision, words: text("words").to_owned() };
    store.decide_reply(viewer, here.class, reply, (rev, about), said).await?;
    Ok(format!("reply_{}", decision.name()))
}

async fn page(here: &InClass, said: Said, typed: Typed) -> Result<Response, AppError> {
    let (moderation, cursor) = here.visit.store().moderation(&here.visit.viewer, here.class).await?;
    let error = typed.error.clone();
    let said = (!said.said.is_empty()).then(|| Told { what: said.said, ..Told::default() });
    let page = RepliesPage { me: here.me.clone(), moderation, typed, said };
    Ok(match error {
        // Not live: what was typed stands in the page itself, and a newer page would come without it.
        Some(error) => here.visit.again(&error, "replies.guide_title", move || page.view()),
        None => here.visit.live_page("replies.guide_title", &cursor, HEARS, move || page.view()),
    })
}
