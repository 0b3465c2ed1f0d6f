//! `/inquiries`, `/inquiry/{id}` and `/read/{id}`: a student's pages. What is done on them is a command ([`super::command_form`]); here
//! they are shown, also with what was typed and could not be taken.

use app::error::AppError;
use app::inquiry::{Beginning, InquiriesPage, InquiryPage, ReadPage};
use app::typed::Typed;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::command::Command;
use domain::command_form::{Deed, PlainDeed};
use domain::id::{InquiryId, QuestionId, SourceId};
use domain::inquiry::InquiryDeed;
use domain::refusal::Refusal;
use serde::Deserialize;

use super::classes::id;
use super::shelf::Learning;
use super::visit::Visit;
use crate::state::AppState;

/// The kinds of changes that concern the pages.
const HEARS: &str = "inquiry reply audience class piece";
const READ_HEARS: &str = "reply inquiry audience class";

pub fn routes() -> Router<AppState> {
    Router::new().route("/inquiries", get(list)).route("/inquiry/{id}", get(one)).route("/read/{id}", get(read))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Wanted {
    said: String,
    /// The note that was just removed.
    of: String,
    /// The question of a board that an inquiry grows from. Its words are never in an address.
    question: String,
}

async fn list(here: Learning, Query(wanted): Query<Wanted>) -> Response {
    let shown = async {
        let beginning = here.beginning(&wanted.question).await?;
        show_list(&here, wanted.said, beginning, Typed::default()).await
    };
    answer(&here, shown.await)
}

async fn one(here: Learning, Path(path): Path<String>, Query(wanted): Query<Wanted>) -> Response {
    let shown = async { show_one(&here, id(&path)?, wanted, Typed::default()).await };
    answer(&here, shown.await)
}

async fn read(here: Learning, Path(path): Path<String>, Query(wanted): Query<Wanted>) -> Response {
    let shown = async {
        let inquiry = id(&path)?;
        match show_read(&here, inquiry, wanted.said, Typed::default()).await {
            // Their own, whole.
            Err(error) if error.is_not_found() && here.owns(inquiry).await => {
                Ok(Redirect::to(&format!("/inquiry/{inquiry}")).into_response())
            }
            shown => shown,
        }
    };
    answer(&here, shown.await)
}

impl Learning {
    /// From a question of a board, its words stand in the field; of one that the viewer does not find, nothing is kept.
    async fn beginning(&self, question: &str) -> Result<Beginning, AppError> {
        let Ok(id) = question.parse::<QuestionId>() else { return Ok(Beginning::default()) };
        match self.visit.store().question_words(&self.visit.viewer, id).await.map_err(AppError::from) {
            Ok(question) => Ok(Beginning { from: Some(id), question }),
            Err(error) if error.is_not_found() => Ok(Beginning::default()),
            Err(error) => Err(error),
        }
    }

    async fn owns(&self, inquiry: InquiryId) -> bool {
        self.visit.store().inquiry(&self.visit.viewer, inquiry).await.is_ok()
    }
}

fn answer(here: &Learning, shown: Result<Response, AppError>) -> Response {
    shown.unwrap_or_else(|error| here.visit.stopped(error))
}

async fn show_list(here: &Learning, said: String, beginning: Beginning, typed: Typed) -> Result<Response, AppError> {
    let (own, cursor) = here.visit.store().inquiries(&here.visit.viewer).await?;
    let error = typed.error.clone();
    let page = InquiriesPage { me: here.me.clone(), own, beginning, typed, said };
    Ok(match error {
        // Not live: what was typed stands in the page itself, and a newer page would come without it.
        Some(error) => here.visit.again(&error, "inquiry.title", move || page.view()),
        None => here.visit.live_page("inquiry.title", &cursor, HEARS, move || page.view()),
    })
}

async fn show_one(here: &Learning, inquiry: InquiryId, wanted: Wanted, typed: Typed) -> Result<Response, AppError> {
    let (own, cursor) = here.visit.store().inquiry(&here.visit.viewer, inquiry).await?;
    let error = typed.error.clone();
    // Only what can still be put back is offered.
    let removed = wanted.of.parse::<SourceId>().ok().filter(|note| own.removed.iter().any(|known| known.id == *note));
    let page = InquiryPage { me: here.me.clone(), own, typed, said: wanted.said, removed };
    Ok(match error {
        Some(error) => here.visit.again(&error, "inquiry.one_title", move || page.view()),
        None => here.visit.live_page("inquiry.one_title", &cursor, HEARS, move || page.view()),
    })
}

async fn show_read(here: &Learning, inquiry: InquiryId, said: String, typed: Typed) -> Result<Response, AppError> {
    let (read, cursor) = here.visit.store().read_perspective(&here.visit.viewer, inquiry).await?;
    let error = typed.error.clone();
    let page = ReadPage { me: here.me.clone(), read, typed, said };
    Ok(match error {
        Some(error) => here.visit.again(&error, "inquiry.read_title", move || page.view()),
        None => here.visit.live_page("inquiry.read_title", &cursor, READ_HEARS, move || page.view()),
    })
}

/// Whether a command is one of these pages'.
pub fn is_ours(command: &Command) -> bool {
    matches!(command, Command::Inquiry { .. } | Command::Reply { .. })
}

/// Where a command's form stands.
enum At {
    List,
    One(InquiryId),
    Read(InquiryId),
}

fn at(deed: Option<Deed>, command: &Command) -> At {
    match command {
        Command::Inquiry { inquiry, act } => match (deed, act.field("do").as_deref()) {
            // After it began, the inquiry has a page; before, it has none.
            (None, Some("begin")) => At::List,
            _ => At::One(*inquiry),
        },
        Command::Reply { act, .. } => {
            let inquiry = act.field("inquiry").and_then(|inquiry| inquiry.parse().ok());
            match (act.field("page").as_deref(), inquiry) {
                (Some("read"), Some(inquiry)) => At::Read(inquiry),
                (Some("inquiry"), Some(inquiry)) => At::One(inquiry),
                _ => At::List,
            }
        }
        _ => At::List,
    }
}

/// Where its student goes on: back to the page, which says what was done.
pub fn after(deed: Deed, command: &Command) -> Option<String> {
    if !is_ours(command) {
        return None;
    }
    let (said, mut of, place) = match (deed, command) {
        (Deed::Plain(PlainDeed::Inquiry(deed)), Command::Inquiry { act, .. }) => {
            let note = act.field("source").unwrap_or_default();
            let note = note.parse::<SourceId>().map(|note| note.to_string()).unwrap_or_default();
            match deed {
                InquiryDeed::Remove => (deed.name().to_owned(), format!("&of={note}"), "#notes".to_owned()),
                InquiryDeed::Note | InquiryDeed::Edit | InquiryDeed::PutBack => {
                    (deed.name().to_owned(), String::new(), format!("#note-{note}"))
                }
                InquiryDeed::Say => (deed.name().to_owned(), String::new(), "#perspectives".to_owned()),
                InquiryDeed::Show => (deed.name().to_owned(), String::new(), "#show".to_owned()),
                _ => (deed.name().to_owned(), String::new(), String::new()),
            }
        }
        (Deed::Plain(PlainDeed::Reply(deed)), Command::Reply { .. }) => {
            (format!("reply_{}", deed.name()), String::new(), "#replies".to_owned())
        }
        _ => return None,
    };
    let page = match at(Some(deed), command) {
        At::List => "/inquiries".to_owned(),
        At::One(inquiry) => format!("/inquiry/{inquiry}"),
        At::Read(inquiry) => format!("/read/{inquiry}"),
    };
    if page == "/inquiries" {
        of = String::new();
    }
    Some(format!("{page}?said={said}{of}{place}"))
}

/// The page again, with what was typed and why it was not taken. Where that page is gone, the words stand on the list.
pub async fn again(visit: Visit, command: &Command, fields: Vec<(String, String)>, error: AppError) -> Response {
    if visit.is_staff() {
        return visit.stopped(error);
    }
    let here = match Learning::of(visit).await {
        Ok(here) => here,
        Err(stopped) => return *stopped,
    };
    let typed = Typed::refused(fields, error);
    let shown = match at(None, command) {
        At::List => Err(Refusal::NotFound.into()),
        At::One(inquiry) => show_one(&here, inquiry, Wanted::default(), typed.clone()).await,
        At::Read(inquiry) => show_read(&here, inquiry, String::new(), typed.clone()).await,
    };
    let shown = match shown {
        Err(error) if error.is_not_found() => show_list(&here, String::new(), Beginning::default(), typed).await,
        shown => shown,
    };
    answer(&here, shown)
}

#[cfg(test)]
mod tests {
    use domain::id::ReplyId;
    use domain::inquiry::{InquiryAct, InquirySaid};
    use domain::replies::ReplyDeed;

    use super::*;

    #[test]
    fn its_student_goes_on_where_it_was_done() {
        let (inquiry, note) = (InquiryId::mint(), SourceId::mint());
        let command = |act: InquirySaid| Command::Inquiry { inquiry, act };
        let to = |deed, act: InquiryAct| after(Deed::Plain(PlainDeed::Inquiry(deed)), &command(act.into())).unwrap();
        let remove = to(InquiryDeed::Remove, InquiryAct::Remove { note });
        assert_eq!(remove, format!("/inquiry/{inquiry}?said=remove&of={note}#notes"));
        let begin = InquiryAct::Begin { question: "Why?".into(), classes: vec![], from: None };
        assert_eq!(to(InquiryDeed::Begin, begin), format!("/inquiry/{inquiry}?said=begin"));
        let act = InquirySaid::new("write").and("page", "read").and("inquiry", inquiry);
        let written = Command::Reply { reply: ReplyId::mint(), act };
        let to = after(Deed::Plain(PlainDeed::Reply(ReplyDeed::Write)), &written);
        assert_eq!(to.as_deref(), Some(format!("/read/{inquiry}?said=reply_write#replies").as_str()));
    }

    #[test]
    fn nothing_typed_gets_into_an_address() {
        let act = InquirySaid::new("take_back").and("page", "read").and("inquiry", "x&y=secret");
        let command = Command::Reply { reply: ReplyId::mint(), act };
        let to = after(Deed::Plain(PlainDeed::Reply(ReplyDeed::TakeBack)), &command);
        assert_eq!(to.as_deref(), Some("/inquiries?said=reply_take_back#replies"));
    }
}
