//! The question board of a class, as those use it who teach it.

use app::classes::{QuestionDeskPage, Said as Told};
use app::error::AppError;
use app::typed::Typed;
use axum::extract::{Form, Query};
use axum::response::Response;
use domain::id::QuestionId;
use domain::questions::{Appears, EssentialAct, QuestionGuiding};
use domain::refusal::Refusal;

use super::here::{InClass, Said, answer, id};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the page.
const HEARS: &str = "question round class";

type Fields = Vec<(String, String)>;

pub async fn show(here: InClass, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, Typed::default()).await)
}

pub async fn change(here: InClass, Form(fields): Form<Fields>) -> Response {
    let done = match carry_out(&here, &fields).await {
        Ok(said) => Ok(here.to(&format!("/questions?said={said}"))),
        Err(error) if is_for_the_form(&error) => page(&here, Said::default(), Typed::refused(fields, error)).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

/// Gives what is said about it.
async fn carry_out(here: &InClass, fields: &Fields) -> Result<&'static str, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let text = |name: &str| {
        let field = fields.iter().find(|(known, _)| known == name);
        field.map_or_else(String::new, |(_, value)| value.replace("\r\n", "\n"))
    };
    let what = text("what");
    if what == "appears" {
        let appears = Appears::named(&text("appears")).ok_or(Refusal::NotFound)?;
        store.set_questions_appear(viewer, here.class, appears).await?;
        return Ok("question_kept");
    }
    let question: QuestionId = id(&text("question"))?;
    let rev = text("rev").parse().unwrap_or_default();
    let essential = match what.as_str() {
        "essential_make" => Some(EssentialAct::Make { id: question, words: text("words"), round: None }),
        "essential_reword" => Some(EssentialAct::Reword { id: question, words: text("words"), rev }),
        "essential_rest" => Some(EssentialAct::Rest { id: question, on: text("on") == "yes" }),
        _ => None,
    };
    if let Some(act) = essential {
        store.guide_essential(viewer, here.class, act).await?;
        return Ok("question_kept");
    }
    let (act, said) = match what.as_str() {
        "release" => (QuestionGuiding::Release, "question_released"),
        "take_off" => (QuestionGuiding::TakeOff { why: text("why") }, "question_off"),
        "put_back" => (QuestionGuiding::PutBack, "question_back"),
        "let_stay" => (QuestionGuiding::LetStay, "question_stays"),
        "look_on" => (QuestionGuiding::LookInto { on: true }, "question_kept"),
        "look_off" => (QuestionGuiding::LookInto { on: false }, "question_kept"),
        "answer" => (QuestionGuiding::Answer { words: text("words") }, "question_kept"),
        _ => return Err(Refusal::NotFound.into()),
    };
    // Of this class, as the address says.
    let (desk, _) = store.question_desk(viewer, here.class).await?;
    desk.questions.iter().find(|known| known.id == question).ok_or(Refusal::NotFound)?;
    store.guide_question(viewer, question, rev, act).await?;
    Ok(said)
}

async fn page(here: &InClass, said: Said, typed: Typed) -> Result<Response, AppError> {
    let (desk, cursor) = here.visit.store().question_desk(&here.visit.viewer, here.class).await?;
    let error = typed.error.clone();
    let page = QuestionDeskPage {
        me: here.me.clone(),
        desk,
        typed,
        said: (!said.said.is_empty()).then(|| Told { what: said.said, ..Told::default() }),
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "questions.desk_title", move || page.view()),
        None => here.visit.live_page("questions.desk_title", &cursor, HEARS, move || page.view()),
    })
}
