//! `/tries`: what students show of what they tried, and room for a sentence back. No advice is asked for, and none is needed.

use domain::accounts::Me;
use domain::trying::{Keeps, TriedView, TryDesk, TryView};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::{Frame, Said};
use crate::clock_face::time;
use crate::strategy_fields::need_name;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, avatar, icon, shown};

pub struct TriesShownPage {
    pub me: Me,
    pub desk: TryDesk,
    pub typed: Typed,
    pub said: Option<Said>,
}

impl TriesShownPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.clone().and_then(Said::toast);
        let body = html! {
            @if self.desk.tries.is_empty() { p #none.quiet-text { (t!("shelf.tries_none")) } }
            @for attempt in &self.desk.tries { (one(attempt, &self.typed)) }
        };
        let main = html! {
            div.stack.tight {
                nav aria-label=(t!("classes.where")) { a href="/classes" { (t!("classes.yours")) } }
                h1 { (t!("shelf.tries_shown")) }
                p.note { (icon(IconName::Lock)) span { (t!("shelf.tries_lead")) } }
            }
            (self.typed.above(&body))
            (body)
        };
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }
}

fn one(attempt: &TryView, typed: &Typed) -> Markup {
    let id = attempt.id;
    html! {
        section.card.stack id={ "try-" (id) } aria-labelledby={ "try-" (id) "-title" } {
            p.who { (avatar(&attempt.picture, true)) span dir="auto" { (attempt.student_name) } }
            h2 id={ "try-" (id) "-title" } dir="auto" { (attempt.words) }
            (said(attempt, |name| html! { h3 dir="auto" { (name) } }))
            (answer(attempt, typed))
        }
    }
}

/// What was needed, what was tried, and what was said to it. `heading` is one level below what it stands under.
pub fn said(attempt: &TryView, heading: impl Fn(&str) -> Markup) -> Markup {
    html! {
        p.small.quiet-text { (need_name(attempt.need)) " · " (time(attempt.changed_at)) }
        @if attempt.state.aside { p.note { (icon(IconName::Pause)) span { (t!("shelf.try_rests_now")) } } }
        @if attempt.tried.is_empty() { p.quiet-text { (t!("shelf.nothing_picked")) } }
        ol.tried { @for tried in &attempt.tried { (told(tried, &heading)) } }
        ul.try-answers {
            @for said in &attempt.answers {
                li { p.small { strong dir="auto" { (said.by_name) } " · " (time(said.at)) } p.words dir="auto" { (said.words) } }
            }
        }
    }
}

fn told(tried: &TriedView, heading: &impl Fn(&str) -> Markup) -> Markup {
    html! {
        li.stack.tight data-key=(tried.id) {
            (heading(&tried.name))
            @match tried.keeps {
                Some(Keeps::Keep) => p.row { span.tag data-point="choice" { (icon(IconName::Check)) (t!("shelf.kept")) } },
                Some(Keeps::Drop) => p.row { span.tag { (t!("shelf.dropped")) } },
                None => p.quiet-text { (t!("shelf.not_told")) },
            }
            @if !tried.changed.is_empty() { p.words dir="auto" { (tried.changed) } }
            @if let Some(piece) = &tried.piece { p.small dir="auto" { (t!("shelf.on_piece")) ": " (piece.question) } }
        }
    }
}

fn answer(attempt: &TryView, typed: &Typed) -> Markup {
    let name = format!("answer-{}", attempt.id);
    let field = Written {
        form: &name,
        name: "words",
        label: t!("shelf.try_answer"),
        hint: t!("shelf.try_answer_hint", name = attempt.student_name),
        value: "",
        required: true,
    };
    html! {
        form.stack.tight id=(name) method="post" action={ "/tries/" (attempt.id) } autocomplete="off" {
            input type="hidden" name="form" value=(name);
            (field.area(typed))
            div { button.button { (icon(IconName::Send)) (t!("shelf.send")) } }
        }
    }
}
