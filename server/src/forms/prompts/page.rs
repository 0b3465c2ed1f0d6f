//! `/class/{id}/prompts`, read.

use app::classes::{Chosen, Prompts, PromptsPage, ReleaseTyped, Said as Told, Undo};
use app::error::AppError;
use axum::extract::Query;
use axum::response::Response;
use domain::bank;
use domain::classes::{AccessPoint, ClassView};
use domain::id::{PersonId, PromptId};
use domain::prompts::{AnswerPlan, KeptPrompt, PromptDraft, PromptState, PromptView};
use serde::Deserialize;

use super::when;
use crate::forms::classes::{InClass, answer};

/// How many of the longest-waiting are suggested for *a few*.
const FEW: usize = 3;

/// What the address asks for.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct Asked {
    pub point: String,
    /// A prompt of the bank, or one of the shelf, to be released.
    pub prompt: String,
    pub kept: String,
    pub said: String,
    pub who: String,
}

/// What a form brought that did not stand.
#[derive(Default)]
pub struct Typed {
    pub own: Option<(PromptDraft, AppError)>,
    pub release: Option<Release>,
    pub error: Option<AppError>,
}

pub struct Release {
    pub id: PromptId,
    pub plan: String,
    pub answered: Vec<PersonId>,
    pub later: bool,
    pub at: String,
    pub error: Option<AppError>,
}

pub async fn show(here: InClass, Query(asked): Query<Asked>) -> Response {
    answer(&here.visit, page(&here, asked, Typed::default()).await)
}

/// Where a form's own address leads when it is typed or gone back to.
pub async fn back(here: InClass) -> Response {
    here.to("/prompts")
}

pub async fn page(here: &InClass, asked: Asked, typed: Typed) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let class = store.class(viewer, here.class).await?;
    let kept = store.kept_prompts(viewer).await?;
    let listed = store.prompts_of_class(viewer, here.class).await?.into_iter().filter(is_current).collect();
    let filter = AccessPoint::named(&asked.point).filter(|point| class.card.opened.has(*point));
    let bank = all_of_bank(here, &class);
    let error = typed.error.clone().or_else(|| typed.own.as_ref().map(|(_, error)| error.clone()));
    let error = error.or_else(|| typed.release.as_ref().and_then(|release| release.error.clone()));
    let (own, own_error) =
        typed.own.map_or_else(|| (PromptDraft::default(), None), |(draft, error)| (draft, Some(error)));
    let page = PromptsPage {
        me: here.me.clone(),
        class: here.class,
        class_name: class.card.name.clone(),
        band: class.card.grade_band,
        opened: class.card.opened.all().to_vec(),
        filter,
        release: release(here, &asked, &class, &bank, &kept, typed.release).await?,
        bank: bank
            .into_iter()
            .filter(|prompt| class.card.opened.has(prompt.point) && filter.is_none_or(|point| prompt.point == point))
            .collect(),
        kept,
        listed,
        typed: own,
        own_error,
        error: typed.error,
        said: told(&asked, here),
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "prompts.choose", move || page.view()),
        None => here.visit.page("prompts.choose", move || page.view()),
    })
}

fn is_current(prompt: &PromptView) -> bool {
    !matches!(prompt.state, PromptState::Closed { .. })
}

/// The bank of the class's grade band, in the reader's language.
fn all_of_bank(here: &InClass, class: &ClassView) -> Vec<Prompts> {
    bank::prompts(class.card.grade_band)
        .into_iter()
        .map(|prompt| {
            let wording = prompt.in_language(here.visit.reader.locale.0).clone();
            let bank::BankPrompt { id, access_point: point, .. } = prompt;
            Prompts { id, point, question: wording.question, starters: wording.starters }
        })
        .collect()
}

/// The form that releases what was chosen, new or as it was typed. What is not offered is not chosen; but what was sent and refused is
/// shown again, with the sentence beside it.
async fn release(
    here: &InClass,
    asked: &Asked,
    class: &ClassView,
    bank: &[Prompts],
    kept: &[KeptPrompt],
    typed: Option<Release>,
) -> Result<Option<ReleaseTyped>, AppError> {
    let offered = |point| typed.is_some() || class.card.opened.has(point);
    let of_bank = bank.iter().find(|prompt| prompt.id == asked.prompt && offered(prompt.point));
    let of_shelf = kept.iter().find(|prompt| prompt.id.to_string() == asked.kept && offered(prompt.access_point));
    let (chosen, point, question) = match (of_bank, of_shelf) {
        (Some(prompt), _) => (Chosen::Bank(prompt.id.clone()), prompt.point, prompt.question.clone()),
        (None, Some(prompt)) => (Chosen::Kept(prompt.id.to_string()), prompt.access_point, prompt.question.clone()),
        (None, None) => return Ok(None),
    };
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let on: Vec<_> =
        store.students(viewer, here.class).await?.into_iter().filter(|entry| entry.removed_at.is_none()).collect();
    let waiting = store.longest_waiting(viewer, here.class, FEW).await?;
    let names =
        waiting.iter().filter_map(|who| on.iter().find(|entry| entry.person == *who)).map(|entry| entry.name.clone());
    let (waiting_names, now) = (names.collect(), here.visit.state.now());
    let typed = typed.unwrap_or_else(|| Release {
        id: PromptId::mint(),
        plan: if on.is_empty() { AnswerPlan::Everyone } else { AnswerPlan::Few }.name().into(),
        answered: waiting,
        later: false,
        at: when::suggest(&here.me.time_zone, now),
        error: None,
    });
    Ok(Some(ReleaseTyped {
        id: typed.id,
        chosen,
        point,
        question,
        plan: typed.plan,
        students: on
            .into_iter()
            .map(|entry| {
                let picked = typed.answered.contains(&entry.person);
                (entry.person, entry.name, picked)
            })
            .collect(),
        waiting: waiting_names,
        later: typed.later,
        at: typed.at,
        error: typed.error,
    }))
}

fn told(asked: &Asked, here: &InClass) -> Option<Told> {
    let undo = (asked.said == "off_shelf" && !asked.who.is_empty()).then(|| Undo {
        action: format!("/class/{}/kept", here.class),
        name: "restore",
        value: asked.who.clone(),
    });
    (!asked.said.is_empty()).then(|| Told { what: asked.said.clone(), name: String::new(), undo, n: 0 })
}
