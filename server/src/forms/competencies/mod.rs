//! `/class/{id}/competencies`: the list of a class; pasted or brought as a file, a dry run first, then the same rows posted back, all of
//! them or none.

mod table;

use app::classes::{CompetenciesPage, CompetenciesTyped, CompetencyImport, Said as Told, Undo};
use app::error::AppError;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Multipart, Query};
use axum::response::Response;
use axum::routing::get;
use axum_extra::extract::Form;
use domain::competencies::{CompetencyFate, CompetencyPlan, MOST_ROWS, TypedCompetency};
use domain::id::CompetencyId;
use domain::refusal::{Fault, Refusal, Sentence};
use serde::Deserialize;

use super::brought::{Brought, TooMuch};
use super::classes::{InClass, Said, answer, id};
use super::visit::is_for_the_form;
use crate::state::AppState;

/// The kinds of changes that concern the page.
const HEARS: &str = "class";

pub fn routes() -> Router<AppState> {
    // Room for a list that is too large to be told so in a sentence.
    Router::new()
        .route("/class/{id}/competencies", get(show).post(receive))
        .route("/class/{id}/competencies/undo", get(back).post(undo))
        .layer(DefaultBodyLimit::max(4 << 20))
}

async fn show(here: InClass, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, CompetenciesTyped::default(), None).await)
}

async fn receive(here: InClass, form: Multipart) -> Response {
    let brought = Brought::read(form).await;
    let deed = brought.as_ref().map(|brought| brought.text("do")).unwrap_or_default();
    let done = match brought {
        Err(TooMuch) => {
            let problem = Sentence::new("competencies.file_too_large").with("most", table::LARGEST / 1_000);
            let typed = CompetenciesTyped { file_problem: Some(problem), ..Default::default() };
            page(&here, Said::default(), typed, None).await
        }
        Ok(brought) if deed == "add" => add(&here, brought).await,
        Ok(brought) if deed == "check" => dry_run(&here, brought).await,
        Ok(brought) => change(&here, &deed, brought).await,
    };
    answer(&here.visit, done)
}

/// The button that takes back what was just done.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Undone {
    restore: String,
}

async fn undo(here: InClass, Form(undone): Form<Undone>) -> Response {
    let done = async {
        let (store, viewer) = (here.visit.store(), &here.visit.viewer);
        // Whose class it is counts before anything else.
        store.class(viewer, here.class).await?;
        store.restore_competency(viewer, id(&undone.restore)?).await?;
        Ok(here.to("/competencies?said=competency_back"))
    };
    answer(&here.visit, done.await)
}

async fn back(here: InClass) -> Response {
    here.to("/competencies")
}

/// Says what would happen. A file goes before what stands in the field.
async fn dry_run(here: &InClass, brought: Brought) -> Result<Response, AppError> {
    // Whose class it is counts before anything is read.
    here.visit.store().class(&here.visit.viewer, here.class).await?;
    let (list, file) = (brought.text("list"), brought.bytes("file"));
    let of_file = !file.is_empty();
    let rows = if of_file { table::read(file) } else { table::typed(&list) };
    let rows = rows.and_then(|rows| match rows.is_empty() {
        true => Err(Sentence::new("competencies.nothing_in_it")),
        false => Ok(rows),
    });
    match rows {
        // What the file says stands in the field from now on, to be mended there.
        Ok(rows) => judged(here, if of_file { table::written(&rows) } else { list }, rows).await,
        Err(problem) => {
            let list = if list.len() > table::LARGEST { String::new() } else { list };
            let (file_problem, list_problem) = if of_file { (Some(problem), None) } else { (None, Some(problem)) };
            let typed = CompetenciesTyped { list, list_problem, file_problem, ..Default::default() };
            page(here, Said::default(), typed, None).await
        }
    }
}

async fn judged(here: &InClass, list: String, rows: Vec<TypedCompetency>) -> Result<Response, AppError> {
    let plan = here.visit.store().plan_competencies(&here.visit.viewer, here.class, rows).await?;
    let rows = serde_json::to_string(&good(&plan)).unwrap_or_default();
    let typed = CompetenciesTyped { list, ..Default::default() };
    page(here, Said::default(), typed, Some(CompetencyImport { plan, rows })).await
}

/// Every row but the bad ones: what the button offers to go on with.
fn good(plan: &CompetencyPlan) -> Vec<TypedCompetency> {
    let good = plan.rows.iter().filter(|row| !matches!(row.fate, CompetencyFate::Bad { .. }));
    good.map(|row| TypedCompetency {
        line: row.line,
        code: row.code.clone(),
        identifier: row.identifier.clone(),
        statement: row.statement.clone(),
    })
    .collect()
}

/// Carries out the rows of the dry run. Nobody is trusted by them: the store judges them again.
async fn add(here: &InClass, brought: Brought) -> Result<Response, AppError> {
    let rows: Vec<TypedCompetency> = serde_json::from_str(&brought.text("rows")).map_err(|_| Refusal::NotFound)?;
    let rows: Vec<_> = rows.into_iter().take(MOST_ROWS + 1).collect();
    let done = here.visit.store().import_competencies(&here.visit.viewer, here.class, rows.clone()).await;
    match done.map_err(AppError::from) {
        Ok(plan) => {
            let fates = |fate: &CompetencyFate| {
                matches!(fate, CompetencyFate::Add | CompetencyFate::Reword | CompetencyFate::Restore)
            };
            Ok(here.to(&format!("/competencies?said=competencies_added&n={}", plan.count(fates))))
        }
        // Something became wrong since the dry run: it is shown anew.
        Err(AppError::Refused { refusal: Refusal::Conflict { .. } }) => judged(here, table::written(&rows), rows).await,
        Err(error) => Err(error),
    }
}

/// One of the list: reworded, or taken off.
async fn change(here: &InClass, deed: &str, brought: Brought) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let about: CompetencyId = id(&brought.text("competency"))?;
    let done = async {
        // Of this class, as the address says.
        let (known, _) = store.competencies(viewer, here.class).await?;
        known.iter().find(|known| known.id == about).ok_or(Refusal::NotFound)?;
        match deed {
            "reword" => store.reword_competency(viewer, about, brought.text("words")).await?,
            "take_off" => store.remove_competency(viewer, about).await?,
            _ => return Err(AppError::from(Refusal::NotFound)),
        }
        Ok(())
    };
    let said = match deed {
        "reword" => "competency_reworded".to_owned(),
        _ => format!("competency_off&who={about}"),
    };
    match done.await {
        Ok(()) => Ok(here.to(&format!("/competencies?said={said}"))),
        Err(error) if is_for_the_form(&error) => {
            let typed = CompetenciesTyped {
                about: Some(about),
                words: brought.text("words"),
                error: Some(error),
                ..Default::default()
            };
            page(here, Said::default(), typed, None).await
        }
        Err(error) => Err(error),
    }
}

async fn page(
    here: &InClass,
    said: Said,
    typed: CompetenciesTyped,
    judged: Option<CompetencyImport>,
) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let class = store.class(viewer, here.class).await?.card;
    let (competencies, cursor) = store.competencies(viewer, here.class).await?;
    let error = typed.error.clone().or_else(|| {
        let sentence = typed.list_problem.clone().or_else(|| typed.file_problem.clone())?;
        Some(Refusal::Invalid { faults: vec![Fault { field: "list".into(), sentence }] }.into())
    });
    let is_judged = judged.is_some();
    let page = CompetenciesPage {
        me: here.me.clone(),
        class: here.class,
        class_name: class.name,
        archived: class.archived,
        said: told(said, here),
        competencies,
        judged,
        typed,
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "competencies.title", move || page.view()),
        // A dry run stays as it is until it is carried out.
        None if is_judged => here.visit.page("competencies.title", move || page.view()),
        None => here.visit.live_page("competencies.title", &cursor, HEARS, move || page.view()),
    })
}

/// What was taken off can be put back.
fn told(said: Said, here: &InClass) -> Option<Told> {
    let about = id::<CompetencyId>(&said.who).ok().filter(|_| said.said == "competency_off");
    let undo = about.map(|about| Undo {
        action: format!("/class/{}/competencies/undo", here.class),
        name: "restore",
        value: about.to_string(),
    });
    (!said.said.is_empty()).then(|| Told { what: said.said, name: String::new(), undo, n: said.n })
}
