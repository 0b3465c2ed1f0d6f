//! `/portfolio/export` and `/portfolio/import`: a student takes their portfolio along, or brings one in.

use app::error::AppError;
use app::portfolio::{ExportPage, ImportPage, LookedAt};
use axum::extract::{Form, Multipart};
use axum::response::Response;
use store::Brought;

use super::see;
use super::zips::{download, looked_at};
use crate::forms::classes::id;
use crate::forms::shelf::Learning;
use crate::forms::visit::is_for_the_form;
use crate::portfolio;

pub async fn show(here: Learning) -> Response {
    page(&here, None)
}

pub async fn back(_here: Learning) -> Response {
    see("/portfolio/export")
}

fn page(here: &Learning, error: Option<AppError>) -> Response {
    let page = ExportPage { me: here.me.clone(), error: error.clone() };
    match error {
        Some(error) => here.visit.again(&error, "export.title", move || page.view()),
        None => here.visit.page("export.title", move || page.view()),
    }
}

pub async fn take(here: Learning) -> Response {
    let taken = async {
        let exported = here.visit.store().export_portfolio(&here.visit.viewer).await?;
        download(&here.visit, exported).await
    };
    match taken.await {
        Ok(zip) => zip,
        Err(error) if is_for_the_form(&error) => page(&here, Some(error)),
        Err(error) => here.visit.stopped(error),
    }
}

pub async fn look(here: Learning, mut form: Multipart) -> Response {
    match looked_at(&here.visit.state, &here.visit.viewer, &mut form).await {
        Ok((id, contents)) => {
            let looked = LookedAt { id, contents, action: "/portfolio/import/bring".into() };
            let page = ImportPage { me: here.me.clone(), looked, back: "/portfolio/export".into() };
            here.visit.page("export.title", move || page.view())
        }
        Err(error) if is_for_the_form(&error) => page(&here, Some(error)),
        Err(error) => here.visit.stopped(error),
    }
}

pub async fn bring(here: Learning, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let brought = async {
        let import = fields.iter().find(|(name, _)| name == "import").map(|(_, id)| id.as_str()).unwrap_or_default();
        portfolio::bring(&here.visit.state, &here.visit.viewer, id(import)?).await
    };
    match brought.await {
        Ok(Brought { known: 0, .. }) => see("/portfolio?said=brought"),
        Ok(Brought { new: 0, .. }) => see("/portfolio?said=brought_known"),
        Ok(_) => see("/portfolio?said=brought_some"),
        Err(error) if is_for_the_form(&error) => page(&here, Some(error)),
        Err(error) => here.visit.stopped(error),
    }
}
