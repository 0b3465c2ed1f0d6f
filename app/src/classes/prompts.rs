//! `/class/{id}/prompts`: the bank, one's own shelf, what is planned and open, and the release.

use domain::accounts::Me;
use domain::classes::{AccessPoint, GradeBand};
use domain::id::{ClassId, KeptPromptId};
use domain::prompts::{KeptPrompt, PromptDraft, PromptView};
use leptos::prelude::*;

use super::frame::{Frame, Said, Trouble};
use super::picks::{POINTS, band_name};
use super::release::{NothingChosen, Release, ReleaseTyped};
use super::shelf::{Listed, Shelf};
use crate::error::AppError;
use crate::t;
use crate::ui::{AccessTag, Cairn, access_point_name};

/// A prompt of the bank, in the reader's language.
#[derive(Clone, Debug)]
pub struct Prompts {
    pub id: String,
    pub point: AccessPoint,
    pub question: String,
    pub starters: Vec<String>,
}

pub struct PromptsPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    pub band: GradeBand,
    /// Only what the class has opened is offered.
    pub opened: Vec<AccessPoint>,
    pub filter: Option<AccessPoint>,
    pub bank: Vec<Prompts>,
    pub kept: Vec<KeptPrompt>,
    /// Planned and open ones.
    pub listed: Vec<PromptView>,
    pub release: Option<ReleaseTyped>,
    pub typed: PromptDraft,
    pub own_error: Option<AppError>,
    /// Of a button in one of the lists.
    pub error: Option<AppError>,
    pub said: Option<Said>,
}

impl PromptsPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.and_then(Said::toast);
        let (class, filter) = (self.class, self.filter);
        let bank =
            self.bank.into_iter().map(|prompt| view! { <BankCard prompt band=self.band filter/> }).collect_view();
        view! {
            <Frame me=self.me class="page stack loose" said>
                <div class="stack tight">
                    <nav aria-label=t!("classes.where")><a href=format!("/class/{class}") dir="auto">{self.class_name}</a></nav>
                    <h1>{t!("prompts.choose")}</h1>
                </div>
                <Trouble error=self.error/>
                <Listed class prompts=self.listed/>
                <div class="split">
                    <div class="stack loose">
                        <section class="stack" aria-labelledby="bank">
                            <h2 id="bank">{t!("prompts.bank")}</h2>
                            <Filters opened=self.opened.clone() filter/>
                            <ul class="prompts">{bank}</ul>
                        </section>
                        <Shelf class opened=self.opened kept=self.kept typed=self.typed error=self.own_error/>
                    </div>
                    {match self.release {
                        Some(release) => view! { <Release class release/> }.into_any(),
                        None => view! { <NothingChosen/> }.into_any(),
                    }}
                </div>
            </Frame>
        }
    }
}

/// `?prompt=…` or `?kept=…`, with the filter kept.
fn choose(what: &str, id: &str, filter: Option<AccessPoint>) -> String {
    match filter {
        Some(point) => format!("?point={}&{what}={id}#release", point.name()),
        None => format!("?{what}={id}#release"),
    }
}

pub fn choose_kept(id: KeptPromptId) -> String {
    choose("kept", &id.to_string(), None)
}

#[component]
fn Filters(opened: Vec<AccessPoint>, filter: Option<AccessPoint>) -> impl IntoView {
    // One way in needs no filter.
    (opened.len() > 1).then(|| {
        view! {
            <nav class="filters" aria-label=t!("prompts.filter")>
                <a class="filter" href="?" aria-current=filter.is_none().then_some("true")>{t!("prompts.all")}</a>
                {POINTS.into_iter().filter(|point| opened.contains(point)).map(|point| view! {
                    <a class="filter" data-point=point.name() href=format!("?point={}", point.name())
                        aria-current=(filter == Some(point)).then_some("true")>
                        <Cairn/>{access_point_name(point)}
                    </a>
                }).collect_view()}
            </nav>
        }
    })
}

pub fn quoted(starters: &[String]) -> String {
    starters.iter().map(|starter| t!("prompts.quoted", starter = starter)).collect::<Vec<_>>().join(" · ")
}

#[component]
fn BankCard(prompt: Prompts, band: GradeBand, filter: Option<AccessPoint>) -> impl IntoView {
    let starters = quoted(&prompt.starters);
    view! {
        <li class="card prompt" data-point=prompt.point.name()>
            <div class="row"><AccessTag point=prompt.point/><span class="small quiet-text">{band_name(band)}</span></div>
            <h3 class="prompt-text">{prompt.question.clone()}</h3>
            <p class="prompt-starters">{starters}</p>
            <a class="button" href=choose("prompt", &prompt.id, filter)>
                {t!("prompts.use")}<span class="unseen">": "{prompt.question}</span>
            </a>
        </li>
    }
}
