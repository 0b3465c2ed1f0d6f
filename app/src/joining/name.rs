//! `/join/name`: behind the open door, who are you?

use domain::refusal::Sentence;
use leptos::prelude::*;

use super::around::Around;
use super::names::{Names, Pick};
use super::problem::problem as told;
use super::top::{Top, top};
use crate::t;
use crate::ui::{Icon, IconName, hear_early, is_early, shown};

#[derive(Default)]
pub struct NamePage {
    /// Proves that the code was right.
    pub ticket: String,
    pub class_name: String,
    /// What was typed to be found by.
    pub typed: String,
    /// Names that match it; none while nothing was typed.
    pub found: Option<Vec<Pick>>,
    /// The whole class, on a device that belongs to its room.
    pub roster: Option<Vec<Pick>>,
    pub nicknames: bool,
    pub nickname: String,
    pub nickname_problem: Option<Sentence>,
}

impl NamePage {
    pub fn view(self) -> impl IntoView {
        let ticket = self.ticket.clone();
        // Where all names are to be seen, nobody has to type one.
        let all = self.roster.as_ref().is_some_and(|roster| !roster.is_empty());
        let named = all || self.found.as_ref().is_some_and(|found| !found.is_empty());
        let how = if named { t!("join.how_names") } else { t!("join.how_search") };
        let top = top(Top { title: &t!("join.who_are_you"), class: &self.class_name, how: &how, ..Top::default() });
        let typed = self.typed.clone();
        let found = self.found.filter(|_| !all).map(|picks| view! { <Found typed picks/> });
        // Pictures first: who was found comes before where one types.
        let (before, after) = if is_early() { (found, None) } else { (None, found) };
        view! {
            <Around class="stack loose" person=String::new() picture=String::new()>
                {shown(top)}
                {before}
                {match self.roster.filter(|_| all) {
                    Some(picks) => view! { <Names picks after=""/> }.into_any(),
                    None => view! { <Search ticket=ticket.clone() typed=self.typed/> }.into_any(),
                }}
                {after}
                {self.nicknames.then(|| view! { <NotHere ticket nickname=self.nickname problem=self.nickname_problem/> })}
            </Around>
        }
    }
}

#[component]
fn Search(ticket: String, typed: String) -> impl IntoView {
    // A name stands in no address: a browser keeps those, and offers them to whoever sits down next. Nor does one come back to what was found.
    let here = format!("/join/name?ticket={ticket}");
    let early = is_early();
    view! {
        <form class="stack tight" method="post" action=here.clone() role="search" data-here=here>
            <input type="hidden" name="ticket" value=ticket/>
            <label class="field-label" for="q">{t!("join.first_name")}</label>
            <div class="row">
                <div class="search grow">
                    <Icon name=IconName::Search/>
                    <input class="input" id="q" name="q" value=typed minlength="2" maxlength="80" autocomplete="off"
                        autocapitalize="words" spellcheck="false" aria-describedby="q-hint" required dir="auto"/>
                </div>
                <button class="button primary">{early.then(|| view! { <Icon name=IconName::Search/> })}{t!("join.find_me")}</button>
            </div>
            <p class=if early { "unseen" } else { "field-hint" } id="q-hint">{t!("join.two_letters")}</p>
        </form>
    }
}

#[component]
fn Found(typed: String, picks: Vec<Pick>) -> impl IntoView {
    let nobody = picks.is_empty();
    let heading = match nobody {
        true => t!("join.found_none", typed = typed),
        false => t!("join.found", n = picks.len(), typed = typed),
    };
    view! {
        <section class="stack" aria-labelledby="found">
            <div role="status"><h2 id="found" dir="auto">{heading}</h2></div>
            {if nobody {
                view! { <p id="found-nobody">{t!("join.found_nobody")}</p>{shown(hear_early("found found-nobody"))} }.into_any()
            } else {
                view! { <Names picks after="found"/> }.into_any()
            }}
        </section>
    }
}

/// Not on the list: a nickname, where the teacher allows it.
#[component]
fn NotHere(ticket: String, nickname: String, problem: Option<Sentence>) -> impl IntoView {
    let open = problem.is_some();
    let (invalid, described) = match problem {
        Some(_) => (Some("true"), Some("nickname-error")),
        None => (None, None),
    };
    let problem = told("field-error", "nickname-error", problem.as_ref());
    view! {
        <details class="fold" open=open>
            <summary><Icon name=IconName::Hand/>{t!("join.not_here")}</summary>
            <div class="fold-body stack">
                <p id="nickname-why">{t!("join.nickname_why")}</p>
                {shown(hear_early("nickname-why nickname-label"))}
                <form class="stack tight" method="post" action="/join/nickname">
                    <input type="hidden" name="ticket" value=ticket/>
                    <label class="field-label" for="nickname" id="nickname-label">{t!("join.nickname")}</label>
                    <div class="row">
                        <input class="input grow" id="nickname" name="nickname" value=nickname maxlength="80" autocomplete="off"
                            spellcheck="false" aria-invalid=invalid aria-describedby=described required dir="auto"/>
                        <button class="button">{t!("join.come_in")}</button>
                    </div>
                    {shown(problem)}
                </form>
            </div>
        </details>
    }
}
