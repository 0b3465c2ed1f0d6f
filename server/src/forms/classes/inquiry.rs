//! Inquiries that students of a class show: listed, read, and what a teacher asks or notices about them.

use std::collections::HashMap;

use app::classes::{Said as Told, SharedInquiriesPage, SharedInquiryPage};
use app::error::AppError;
use app::typed::Typed;
use axum::extract::{Form, Path, Query};
use axum::response::Response;
use domain::id::{InquiryId, PerspectiveId, RemarkId, SourceId};
use domain::inquiry::{RemarkOn, RemarkWords};
use domain::refusal::Refusal;
use domain::replies::ReplyKind;

use super::here::{InClass, Said, answer, id};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the pages.
const HEARS: &str = "inquiry reply audience class";

type Fields = Vec<(String, String)>;

pub async fn of_class(here: InClass) -> Response {
    let shown = async {
        let (shared, cursor) = here.visit.store().inquiries_of_class(&here.visit.viewer, here.class).await?;
        let page = SharedInquiriesPage { me: here.me.clone(), shared };
        Ok(here.visit.live_page("inquiry.guide_title", &cursor, HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}

fn inquiry(path: &HashMap<String, String>) -> Result<InquiryId, AppError> {
    id(path.get("inquiry").map(String::as_str).unwrap_or_default())
}

pub async fn show(here: InClass, Path(path): Path<HashMap<String, String>>, Query(said): Query<Said>) -> Response {
    let shown = async { page(&here, inquiry(&path)?, said, Typed::default()).await };
    answer(&here.visit, shown.await)
}

pub async fn remark(here: InClass, Path(path): Path<HashMap<String, String>>, Form(fields): Form<Fields>) -> Response {
    let done = async {
        let of = inquiry(&path)?;
        // The address names a class and an inquiry of a student of it.
        here.visit.store().shown_inquiry(&here.visit.viewer, here.class, of).await?;
        match carry_out(&here, of, &fields).await {
            Ok(said) => Ok(here.to(&format!("/inquiry/{of}?said={said}"))),
            Err(error) if is_for_the_form(&error) => {
                page(&here, of, Said::default(), Typed::refused(fields, error)).await
            }
            Err(error) => Err(error),
        }
    };
    answer(&here.visit, done.await)
}

/// Gives what is said about it.
async fn carry_out(here: &InClass, of: InquiryId, fields: &Fields) -> Result<&'static str, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let text = |name: &str| {
        let value = fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.replace("\r\n", "\n"));
        value.unwrap_or_default()
    };
    let remark: RemarkId = id(&text("remark"))?;
    match text("what").as_str() {
        "take_back" => {
            store.take_back_remark(viewer, of, remark).await?;
            Ok("remark_back")
        }
        "remark" => {
            let on = match (text("source").as_str(), text("perspective").as_str()) {
                ("", "") => RemarkOn::Question,
                ("", perspective) => RemarkOn::Perspective(id::<PerspectiveId>(perspective)?),
                (note, _) => RemarkOn::Note(id::<SourceId>(note)?),
            };
            let kind = ReplyKind::named(&text("kind")).ok_or(Refusal::NotFound)?;
            store.remark(viewer, of, remark, RemarkWords { kind, on, words: text("words") }).await?;
            Ok("remarked")
        }
        _ => Err(Refusal::NotFound.into()),
    }
}

async fn page(here: &InClass, of: InquiryId, said: Said, typed: Typed) -> Result<Response, AppError> {
    let (inquiry, cursor) = here.visit.store().shown_inquiry(&here.visit.viewer, here.class, of).await?;
    let error = typed.error.clone();
    let name = inquiry.student_name.clone();
    let page = SharedInquiryPage {
        me: here.me.clone(),
        class: here.class,
        inquiry,
        typed,
        said: (!said.said.is_empty()).then(|| Told { what: said.said, name, ..Told::default() }),
    };
    Ok(match error {
        // Not live: what was typed stands in the page itself, and a newer page would come without it.
        Some(error) => here.visit.again(&error, "inquiry.one_title", move || page.view()),
        None => here.visit.live_page("inquiry.one_title", &cursor, HEARS, move || page.view()),
    })
}
