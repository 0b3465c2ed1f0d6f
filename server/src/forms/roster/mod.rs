//! `/class/{id}/roster`: names pasted or brought as a file; a dry run first; then the same rows posted back, all of them or none.

mod columns;
mod csv;
pub mod decode;
mod sealed;

pub use csv::rows_of;

use app::classes::{Import, ImportPage};
use app::error::AppError;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Multipart};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::refusal::{Refusal, Sentence};
use domain::roster::{RosterPlan, RowPlan, TypedRow};

use super::brought::{Brought, TooMuch};
use super::classes::{InClass, answer, class_name};
use super::visit::is_for_the_form;
use crate::state::AppState;

/// The largest list that is read, in bytes.
const LARGEST: usize = 200_000;

pub fn routes() -> Router<AppState> {
    // Room for a list that is too large to be told so in a sentence.
    Router::new().route("/class/{id}/roster", get(show).post(receive)).layer(DefaultBodyLimit::max(4 << 20))
}

/// Back to the form with what was typed, and the sentences beside its fields.
#[derive(Default)]
struct Again {
    names: String,
    judged: Option<Import>,
    names_problem: Option<Sentence>,
    file_problem: Option<Sentence>,
    error: Option<AppError>,
}

async fn show(here: InClass) -> Response {
    answer(&here.visit, page(&here, Again::default()).await)
}

async fn receive(here: InClass, form: Multipart) -> Response {
    let done = match Brought::read(form).await {
        Err(TooMuch) => {
            let problem = Some(Sentence::new("roster.file_too_large").with("most", LARGEST / 1_000));
            page(&here, Again { file_problem: problem, ..Again::default() }).await
        }
        Ok(brought) if brought.text("do") == "add" => add(&here, brought).await,
        Ok(brought) => dry_run(&here, brought).await,
    };
    answer(&here.visit, done)
}

/// Says what would happen. A file goes before what stands in the field.
async fn dry_run(here: &InClass, brought: Brought) -> Result<Response, AppError> {
    // Whose class it is counts before anything is read.
    here.visit.store().class(&here.visit.viewer, here.class).await?;
    let (names, file) = (brought.text("names"), brought.bytes("file"));
    let of_file = !file.is_empty();
    let rows = if of_file { csv::read(file) } else { csv::typed(&names) };
    let rows = rows.and_then(|rows| match rows.is_empty() {
        true => Err(Sentence::new("roster.nobody_in_it")),
        false => Ok(rows),
    });
    match rows {
        // What the file says stands in the field from now on, to be mended there.
        Ok(rows) => judged(here, if of_file { csv::written(&rows) } else { names }, rows).await,
        Err(problem) => {
            let names = if names.len() > LARGEST { String::new() } else { names };
            let (file_problem, names_problem) = if of_file { (Some(problem), None) } else { (None, Some(problem)) };
            page(here, Again { names, names_problem, file_problem, ..Again::default() }).await
        }
    }
}

async fn judged(here: &InClass, names: String, rows: Vec<TypedRow>) -> Result<Response, AppError> {
    match here.visit.store().plan_roster(&here.visit.viewer, here.class, rows).await.map_err(AppError::from) {
        Ok(plan) => {
            let rows = sealed::write(&good(&plan));
            page(here, Again { names, judged: Some(Import { plan, rows }), ..Again::default() }).await
        }
        Err(error) if is_for_the_form(&error) => {
            page(here, Again { names, names_problem: Some(error.sentence()), error: Some(error), ..Again::default() })
                .await
        }
        Err(error) => Err(error),
    }
}

/// Every row but the bad ones: what the second button offers to go on with.
fn good(plan: &RosterPlan) -> Vec<TypedRow> {
    plan.rows
        .iter()
        .filter(|row| !matches!(row.plan, RowPlan::Bad { .. }))
        .map(|row| TypedRow { line: row.line, name: row.name.clone(), external_id: row.external_id.clone() })
        .collect()
}

/// Carries out the rows of the dry run: all, or, if anything is wrong with one, none.
async fn add(here: &InClass, brought: Brought) -> Result<Response, AppError> {
    let rows = sealed::read(&brought.text("rows")).ok_or(Refusal::NotFound)?;
    let names = csv::written(&rows);
    match here.visit.store().import_roster(&here.visit.viewer, here.class, rows.clone()).await.map_err(AppError::from) {
        Ok(plan) => {
            let added = plan.count(|plan| matches!(plan, RowPlan::Add | RowPlan::Restore));
            Ok(here.to(&format!("?said=added&n={added}")).into_response())
        }
        // Something became wrong since the dry run: it is shown anew.
        Err(AppError::Refused { refusal: Refusal::Conflict { .. } }) => judged(here, names, rows).await,
        Err(error) if is_for_the_form(&error) => {
            page(here, Again { names, names_problem: Some(error.sentence()), error: Some(error), ..Again::default() })
                .await
        }
        Err(error) => Err(error),
    }
}

async fn page(here: &InClass, again: Again) -> Result<Response, AppError> {
    let class_name = class_name(here).await?;
    let wrong = again.names_problem.clone().or_else(|| again.file_problem.clone());
    // A dry run with a bad row is an answer, not a mistake; a list that cannot be read is one.
    let error = again.error.or_else(|| {
        wrong.map(|sentence| {
            let fault = domain::refusal::Fault { field: "names".into(), sentence };
            Refusal::Invalid { faults: vec![fault] }.into()
        })
    });
    let page = ImportPage {
        me: here.me.clone(),
        class: here.class,
        class_name,
        names: again.names,
        judged: again.judged,
        names_problem: again.names_problem,
        file_problem: again.file_problem,
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "roster.add_students", move || page.view()),
        None => here.visit.page("roster.add_students", move || page.view()),
    })
}
