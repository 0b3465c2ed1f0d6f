//! `/school/tools`: the outside tools that a school approves.

use app::accounts::ToolsPage;
use app::error::AppError;
use app::typed::Typed;
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::{SchoolId, ToolId};
use domain::refusal::Refusal;
use domain::strategies::ToolDraft;
use leptos::prelude::*;

use super::{Wanted, answer, school_id};
use crate::forms::visit::{Visit, is_for_the_form};

/// Of one's own school; who belongs to several sees the first by name.
pub async fn mine(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let shown = async {
        let me = visit.store().me(&visit.viewer).await?;
        let school = me.schools.first().ok_or(Refusal::NotFound)?.id;
        page(&visit, school, done(&wanted.done), Typed::default()).await
    };
    answer(&visit, shown.await)
}

pub async fn show(visit: Visit, Path(id): Path<String>, Query(wanted): Query<Wanted>) -> Response {
    let shown = match school_id(&id) {
        Ok(id) => page(&visit, id, done(&wanted.done), Typed::default()).await,
        Err(error) => Err(error),
    };
    answer(&visit, shown)
}

pub async fn change(visit: Visit, Path(id): Path<String>, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let changed = async {
        let school = school_id(&id)?;
        match carry_out(&visit, school, &fields).await {
            Ok(what) => Ok(Redirect::to(&format!("/school/{school}/tools?done={what}")).into_response()),
            Err(error @ AppError::Refused { refusal: Refusal::Forbidden { .. } }) => Err(error),
            Err(error) if is_for_the_form(&error) => page(&visit, school, None, Typed::refused(fields, error)).await,
            Err(error) => Err(error),
        }
    };
    answer(&visit, changed.await)
}

async fn carry_out(visit: &Visit, school: SchoolId, fields: &[(String, String)]) -> Result<&'static str, AppError> {
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    if let Some(tool) = field("withdraw") {
        let tool: ToolId = tool.parse().map_err(|_| Refusal::NotFound)?;
        visit.store().withdraw_tool(&visit.viewer, school, tool).await?;
        return Ok("withdrawn");
    }
    let draft = ToolDraft {
        name: field("name").unwrap_or_default(),
        host: field("host").unwrap_or_default(),
        note: field("note").unwrap_or_default(),
    };
    visit.store().approve_tool(&visit.viewer, school, draft).await?;
    Ok("approved")
}

fn done(what: &str) -> Option<&'static str> {
    match what {
        "approved" => Some("shelf.tool_said_approved"),
        "withdrawn" => Some("shelf.tool_said_withdrawn"),
        _ => None,
    }
}

async fn page(visit: &Visit, id: SchoolId, done: Option<&'static str>, typed: Typed) -> Result<Response, AppError> {
    let tools = visit.store().school_tools(&visit.viewer, id).await?;
    let me = visit.store().me(&visit.viewer).await?;
    let error = typed.error.clone();
    let mut visit = visit.clone();
    visit.reader.time_zone = me.time_zone.clone();
    let body = move || view! { <ToolsPage me tools typed done/> };
    Ok(match error {
        Some(error) => visit.again(&error, "shelf.tools_title", body),
        None => visit.page("shelf.tools_title", body),
    })
}
