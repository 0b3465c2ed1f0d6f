//! `/class/{id}/rubric/{rubric}/making`: a teacher leads the class through it.

use app::classes::LeadMakingPage;
use app::error::AppError;
use app::typed::Typed;
use axum::extract::Query;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::clock::Moment;
use domain::refusal::Refusal;
use domain::rubrics::RubricMove;
use store::MakingAct;

use super::{AtRubric, text};
use crate::forms::classes::{Said, answer, id};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the page.
const HEARS: &str = "rubric class";

/// What is not being made any more is read on its own page.
pub async fn show(at: AtRubric, Query(said): Query<Said>) -> Response {
    let shown = match page(&at, said.said, Typed::default()).await {
        Err(error) if error.is_not_found() => at.view().await.map(|_| at.to("")),
        shown => shown,
    };
    answer(&at.here.visit, shown)
}

pub async fn lead(at: AtRubric, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let done = match carry_out(&at, &fields).await {
        Err(error) if is_for_the_form(&error) => page(&at, String::new(), Typed::refused(fields, error)).await,
        done => done,
    };
    answer(&at.here.visit, done)
}

async fn carry_out(at: &AtRubric, fields: &[(String, String)]) -> Result<Response, AppError> {
    let (store, viewer) = (at.here.visit.store(), &at.here.visit.viewer);
    // The address names a class and a rubric of it.
    at.view().await?;
    let what = text(fields, "what");
    if let Some(by) = RubricMove::named(what) {
        let rev = text(fields, "rev").parse().map_err(|_| Refusal::NotFound)?;
        store.move_rubric(viewer, at.rubric, by, rev).await?;
        let over = matches!(by, RubricMove::Use | RubricMove::SetAside);
        return Ok(at.to(&if over { format!("?said={what}") } else { "/making".into() }));
    }
    let about = text(fields, "id");
    let act = match what {
        "add_sample" => MakingAct::AddSample { id: id(about)?, words: text(fields, "sample").replace("\r\n", "\n") },
        "remove_sample" => MakingAct::RemoveSample(id(about)?),
        "open_notes" => MakingAct::OpenNotes { until: Moment(text(fields, "until").parse().unwrap_or_default()) },
        "close_notes" => MakingAct::CloseNotes,
        "sort" => {
            let under = text(fields, "under");
            MakingAct::Sort { note: id(about)?, under: if under.is_empty() { None } else { Some(id(under)?) } }
        }
        "remove_note" => MakingAct::RemoveNote(id(about)?),
        "word" => {
            let words = match text(fields, &format!("criterion-{about}")) {
                "" => text(fields, "criterion"),
                words => words,
            };
            MakingAct::Word { id: id(about)?, words: words.to_owned() }
        }
        "remove_criterion" => MakingAct::RemoveCriterion(id(about)?),
        _ => return Err(Refusal::NotFound.into()),
    };
    store.lead_making(viewer, at.rubric, act).await?;
    Ok(at.to("/making"))
}

async fn page(at: &AtRubric, said: String, typed: Typed) -> Result<Response, AppError> {
    let (making, cursor) = at.here.visit.store().making(&at.here.visit.viewer, at.rubric).await?;
    if making.card.class != at.here.class {
        return Err(Refusal::NotFound.into());
    }
    let error = typed.error.clone();
    let page = LeadMakingPage { me: at.here.me.clone(), making, typed, said };
    Ok(match error {
        Some(error) => at.here.visit.again(&error, "rubrics.lead_title", move || page.view()),
        None => at.here.visit.live_page("rubrics.lead_title", &cursor, HEARS, move || page.view()),
    })
}
