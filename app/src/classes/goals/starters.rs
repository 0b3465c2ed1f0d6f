//! `/class/{id}/starters`: first sentences that a teacher offers a class.

use domain::accounts::Me;
use domain::goals::GoalKind;
use domain::id::ClassId;
use domain::starters::{OfferedStarter, StarterWords};
use leptos::prelude::*;

use super::super::area::Area;
use super::super::frame::{Frame, Said, Trouble};
use super::guided::kind_name;
use crate::error::AppError;
use crate::t;
use crate::ui::{Icon, IconName};

/// One of the bank, in the reader's language.
pub struct BankIdea {
    pub id: String,
    pub kind: GoalKind,
    pub words: StarterWords,
}

pub struct StartersPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    /// The class has opened goals; else its students would not find a starter.
    pub opened: bool,
    pub offered: Vec<OfferedStarter>,
    /// Those that are not offered.
    pub bank: Vec<BankIdea>,
    pub typed: (GoalKind, StarterWords),
    pub error: Option<AppError>,
    pub said: Option<Said>,
}

impl StartersPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.and_then(Said::toast);
        let action = format!("/class/{}/starters", self.class);
        let (none, opened) = (self.offered.is_empty(), self.opened);
        let settings = format!("/class/{}", self.class);
        let offered = self.offered.into_iter().map(|starter| {
            let by = t!("goal_guide.starter_by", name = starter.by_name);
            let words = StarterWords { statement: starter.statement, hint: starter.hint };
            view! {
                <Idea key=starter.id.to_string() kind=starter.kind words by action=action.clone() button=t!("goal_guide.starter_take_off")
                    name="take_off" value=starter.id.to_string()/>
            }
        });
        let offered = offered.collect_view();
        let bank = self.bank.into_iter().map(|idea| {
            view! {
                <Idea key=idea.id.clone() kind=idea.kind words=idea.words by=String::new() action=action.clone()
                    button=t!("goal_guide.starter_offer") name="offer" value=idea.id/>
            }
        });
        let bank = bank.collect_view();
        view! {
            <Frame me=self.me class="page stack loose" said>
                <div class="stack tight">
                    <nav class="row" aria-label=t!("classes.where")>
                        <a href=format!("/class/{}", self.class) dir="auto">{self.class_name}</a>
                        <a href=format!("/class/{}/goals", self.class)>{t!("goal_guide.class_title")}</a>
                    </nav>
                    <h1>{t!("goal_guide.starters")}</h1>
                    <p class="lead">{t!("goal_guide.starters_lead")}</p>
                </div>
                {(!opened).then(|| view! {
                    <p id="not-opened" class="problem">
                        <Icon name=IconName::TriangleAlert/>
                        <span>{t!("goal_guide.not_opened")}" "<a href=settings>{t!("goal_guide.to_settings")}</a></span>
                    </p>
                })}
                <section class="stack" aria-labelledby="offered">
                    <h2 id="offered">{t!("goal_guide.starters_offered")}</h2>
                    {none.then(|| view! { <p id="none" class="quiet-text">{t!("goal_guide.starters_none")}</p> })}
                    <ul class="prompts">{offered}</ul>
                </section>
                {opened.then(|| view! {
                    <Own action=action.clone() typed=self.typed error=self.error/>
                    <section class="stack" aria-labelledby="bank">
                        <h2 id="bank">{t!("goal_guide.starters_bank")}</h2>
                        <ul class="prompts">{bank}</ul>
                    </section>
                })}
            </Frame>
        }
    }
}

#[component]
fn Idea(
    key: String,
    kind: GoalKind,
    words: StarterWords,
    by: String,
    action: String,
    button: String,
    name: &'static str,
    value: String,
) -> impl IntoView {
    view! {
        <li class="card prompt" data-point="goals" data-key=key>
            <span class="tag" data-point="goals">{kind_name(kind)}</span>
            <h3 class="prompt-text" dir="auto">{words.statement.clone()}</h3>
            {(!words.hint.is_empty()).then(|| view! { <p class="prompt-starters" dir="auto">{words.hint}</p> })}
            {(!by.is_empty()).then(|| view! { <p class="small quiet-text" dir="auto">{by}</p> })}
            <form method="post" action=action>
                <button class="button" name=name value=value>{button}<span class="unseen" dir="auto">": "{words.statement}</span></button>
            </form>
        </li>
    }
}

#[component]
fn Own(action: String, typed: (GoalKind, StarterWords), error: Option<AppError>) -> impl IntoView {
    let fault = |field: &str| error.as_ref().and_then(|error| error.fault(field));
    let (statement, hint) = (fault("statement"), fault("hint"));
    let (picked, words) = typed;
    let kinds = GoalKind::ALL.iter().map(|kind| {
        view! {
            <label class="choice">
                <input type="radio" name="kind" value=kind.name() checked=*kind == picked/><span>{kind_name(*kind)}</span>
            </label>
        }
    });
    view! {
        <form class="card stack" method="post" action=action autocomplete="off">
            <h2><Icon name=IconName::Pencil/>{t!("goal_guide.starter_own")}</h2>
            <Trouble error/>
            <Area name="statement" label=t!("goal_guide.starter_sentence") hint=t!("goal_guide.starter_own_hint") value=words.statement rows=2
                problem=statement/>
            <Area name="hint" label=t!("goal_guide.starter_hint") value=words.hint rows=2 optional=true problem=hint/>
            <fieldset class="stack tight">
                <legend class="legend">{t!("goal_guide.starter_kind")}</legend>
                <div class="choices">{kinds.collect_view()}</div>
            </fieldset>
            <div><button class="button" name="own" value="yes">{t!("goal_guide.starter_offer")}</button></div>
        </form>
    }
}
