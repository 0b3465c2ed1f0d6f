//! `/portfolio/export` and `/portfolio/import`: a student takes their portfolio along, or brings one in.

use app::error::AppError;
use app::portfolio::{ExportPage, ImportPage, ImportedPage, LookedAt};
use axum::extract::{Form, Multipart, Path};
use axum::response::Response;
use domain::id::ImportId;
use domain::refusal::Refusal;

use super::zips::{download, looked_at};
use super::{answer, see};
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
        let import: ImportId = id(import)?;
        portfolio::bring(&here.visit.state, &here.visit.viewer, import).await?;
        Ok::<_, AppError>(import)
    };
    match brought.await {
        Ok(import) => see(&format!("/portfolio/import/{import}")),
        Err(error) if is_for_the_form(&error) => page(&here, Some(error)),
        Err(error) => here.visit.stopped(error),
    }
}

/// What came of a zip, however often that is looked at.
pub async fn came(here: Learning, Path(import): Path<String>) -> Response {
    let shown = async {
        let brought = here.visit.store().came_of_import(&here.visit.viewer, id(&import)?).await?;
        let page = ImportedPage { me: here.me.clone(), brought: brought.ok_or(Refusal::NotFound)? };
        Ok(here.visit.page("export.title", move || page.view()))
    };
    answer(&here.visit, shown.await)
}
