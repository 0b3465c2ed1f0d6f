//! `/class/{id}/data`: a number beside each name; a dry run first, then the same rows posted back. Nobody is trusted by them: the store
//! judges them again.

use app::classes::{ClassDataPage, DataJudged};
use app::error::AppError;
use app::typed::Typed;
use axum::extract::{Multipart, Query};
use axum::response::Response;
use domain::measures::{MeasureKind, MeasureTable, MeasureWords, TypedAmount};
use domain::refusal::{Fault, Refusal, Sentence};
use serde::{Deserialize, Serialize};

use super::table;
use crate::forms::brought::{Brought, TooMuch};
use crate::forms::classes::{InClass, Said, answer};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the page.
const HEARS: &str = "measure class";
/// Fields that stand in the form again.
const FIELDS: [&str; 5] = ["kind", "name", "unit", "day", "rows"];

pub async fn show(here: InClass, Query(said): Query<Said>) -> Response {
    let kept = (said.said == "kept").then_some(said.n);
    answer(&here.visit, page(&here, Typed::default(), None, kept).await)
}

/// What is posted back after the dry run.
#[derive(Serialize, Deserialize)]
struct Sealed {
    kind: String,
    name: String,
    unit: String,
    day: String,
    rows: Vec<TypedAmount>,
}

impl Sealed {
    fn table(&self) -> MeasureTable {
        let kind = MeasureKind::named(&self.kind).unwrap_or_default();
        let words = MeasureWords { kind, name: self.name.clone(), unit: self.unit.clone() };
        MeasureTable { words, day: self.day.clone() }
    }
}

pub async fn receive(here: InClass, form: Multipart) -> Response {
    let done = match Brought::read(form).await {
        Err(TooMuch) => again(&here, &Brought::default(), fault(table::too_large())).await,
        Ok(brought) if brought.text("do") == "add" => add(&here, &brought).await,
        Ok(brought) => match dry_run(&here, &brought).await {
            Err(error) if is_for_the_form(&error) => again(&here, &brought, error).await,
            shown => shown,
        },
    };
    answer(&here.visit, done)
}

fn fault(sentence: Sentence) -> AppError {
    Refusal::Invalid { faults: vec![Fault { field: "rows".into(), sentence }] }.into()
}

async fn again(here: &InClass, brought: &Brought, error: AppError) -> Result<Response, AppError> {
    let typed = typed(here, brought, Some(error)).await?;
    page(here, typed, None, None).await
}

/// Everything that was typed, also beside the names.
async fn typed(here: &InClass, brought: &Brought, error: Option<AppError>) -> Result<Typed, AppError> {
    let (data, _) = here.visit.store().class_data(&here.visit.viewer, here.class).await?;
    let amounts = data.students.iter().map(|(id, ..)| format!("amount-{id}"));
    let fields = FIELDS.into_iter().map(str::to_owned).chain(amounts);
    let short = |text: String| if text.len() > table::LARGEST { String::new() } else { text };
    let fields = fields.map(|name| (name.clone(), short(brought.text(&name)))).collect();
    Ok(Typed { form: "data".into(), fields, error })
}

/// A file goes before what was pasted, and that before the table.
async fn rows(here: &InClass, brought: &Brought) -> Result<Vec<TypedAmount>, AppError> {
    let (file, pasted) = (brought.bytes("file"), brought.text("rows"));
    let rows = if !file.is_empty() {
        table::read(file).map_err(fault)?
    } else if !pasted.trim().is_empty() {
        table::typed(&pasted).map_err(fault)?
    } else {
        let (data, _) = here.visit.store().class_data(&here.visit.viewer, here.class).await?;
        let typed = data.students.into_iter().enumerate().map(|(at, (id, name, ..))| TypedAmount {
            line: at + 1,
            name,
            amount: brought.text(&format!("amount-{id}")),
        });
        typed.filter(|row| !row.amount.trim().is_empty()).collect()
    };
    if rows.is_empty() { Err(fault(Sentence::new("measures.nothing_in_it"))) } else { Ok(rows) }
}

async fn dry_run(here: &InClass, brought: &Brought) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    // Whose class it is counts before anything is read.
    store.class(viewer, here.class).await?;
    let text = |name: &str| brought.text(name);
    let mut sealed =
        Sealed { kind: text("kind"), name: text("name"), unit: text("unit"), day: text("day"), rows: vec![] };
    store.check_measures(&sealed.table())?;
    let all = rows(here, brought).await?;
    let plan = store.plan_measures(viewer, here.class, sealed.table().words.kind, &all).await?;
    let good = |row: &&TypedAmount| {
        plan.rows
            .iter()
            .any(|judged| judged.line == row.line && matches!(judged.fate, domain::measures::AmountFate::Put(..)))
    };
    sealed.rows = all.iter().filter(good).cloned().collect();
    let mut typed = typed(here, brought, None).await?;
    if !brought.bytes("file").is_empty() {
        // What the file says stands in the field from now on, to be mended there.
        typed.fields.retain(|(name, _)| name != "rows");
        typed.fields.push(("rows".into(), table::written(&all)));
    }
    let judged = DataJudged { plan, sealed: serde_json::to_string(&sealed).unwrap_or_default() };
    page(here, typed, Some(judged), None).await
}

async fn add(here: &InClass, brought: &Brought) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    store.class(viewer, here.class).await?;
    let sealed: Sealed = serde_json::from_str(&brought.text("rows")).map_err(|_| Refusal::NotFound)?;
    let table = sealed.table();
    let plan = store.plan_measures(viewer, here.class, table.words.kind, &sealed.rows).await?;
    match store.record_measures(viewer, here.class, table, plan.puts()).await.map_err(AppError::from) {
        Ok(n) => Ok(here.to(&format!("/data?said=kept&n={n}"))),
        // Something became wrong since the dry run: the rows stand in the field, to be mended there.
        Err(error) if is_for_the_form(&error) => {
            let Sealed { kind, name, unit, day, rows } = sealed;
            let fields = FIELDS.into_iter().zip([kind, name, unit, day, table::written(&rows)]);
            let fields = fields.map(|(name, value)| (name.to_owned(), value)).collect();
            page(here, Typed { form: "data".into(), fields, error: Some(error) }, None, None).await
        }
        Err(error) => Err(error),
    }
}

async fn page(
    here: &InClass,
    typed: Typed,
    judged: Option<DataJudged>,
    kept: Option<u32>,
) -> Result<Response, AppError> {
    let (data, cursor) = here.visit.store().class_data(&here.visit.viewer, here.class).await?;
    let (error, is_judged) = (typed.error.clone(), judged.is_some());
    // After a dry run what was typed stands in the form, though nothing was refused.
    let page = ClassDataPage { me: here.me.clone(), class: here.class, data, judged, typed, kept };
    Ok(match error {
        Some(error) => here.visit.again(&error, "measures.class_title", move || page.view()),
        // A dry run stays as it is until it is carried out.
        None if is_judged => here.visit.page("measures.class_title", move || page.view()),
        None => here.visit.live_page("measures.class_title", &cursor, HEARS, move || page.view()),
    })
}
