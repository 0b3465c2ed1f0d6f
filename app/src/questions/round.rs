//! `/round/{id}`: the focus, where the round is, and what one's group does in this step.

use domain::accounts::Me;
use domain::rounds::{OwnRound, RoundPart, RoundStep};
use leptos::prelude::*;
use maud::{Markup, html};

use super::forms::{Button, form, of_round, press};
use super::group::group;
use super::said::round_toast;
use crate::plain::{StaffHeader, clock, focus, rules, shared, step_name, step_words, steps};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, access_tag, icon, names, shown};

pub struct RoundPage {
    pub me: Me,
    pub round: OwnRound,
    pub typed: Typed,
    /// The deed that was just done.
    pub said: String,
}

impl RoundPage {
    pub fn view(self) -> impl IntoView {
        let (me, body) = (self.me.clone(), self.body());
        let above = self.typed.above(&body);
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("questions.where")) { a href="/questions" { (t!("questions.title")) } }
                    div.row {
                        (access_tag(domain::classes::AccessPoint::Inquiry))
                        span.small.quiet-text dir="auto" { (self.round.class.name) }
                    }
                    h1 { (t!("rounds.title")) }
                }
                (focus(&self.round.focus))
                (above)
                (body)
            }
            (round_toast(&self.said))
        };
        view! { <StaffHeader me/>{shown(main)} }
    }

    fn body(&self) -> Markup {
        let round = &self.round;
        html! {
            (steps(round.step))
            section #step.card.stack.tight data-point="inquiry" aria-labelledby="step-title" {
                h2 #step-title { (step_name(round.step)) }
                p.lead { (step_words(round.step)) }
                @if round.step.is_running() { (clock(round.clock)) }
                @if round.step == RoundStep::Rules { (rules()) }
            }
            @if !round.open { p.note { (icon(IconName::Lock)) span { (t!("rounds.closed_now")) } } }
            (shared(&round.shared))
            @match &round.group {
                Some(own) => (group(round, own, &self.typed, &self.said)),
                None => (self.no_group()),
            }
            @if round.step.admits(RoundPart::Reflection).is_ok() { (self.reflection()) }
            @if round.step == RoundStep::Produce {
                details.fold #rules { summary { (icon(IconName::Info)) span { (t!("rounds.rules_again")) } } div.fold-body { (rules()) } }
            }
        }
    }

    /// Who came late sits down somewhere.
    fn no_group(&self) -> Markup {
        let (round, me) = (&self.round, self.me.person);
        html! {
            @if round.step.is_running() && round.open {
                section.card.stack.tight aria-labelledby="no-group" {
                    h2 #no-group { (t!("rounds.no_group")) }
                    p.quiet-text { (t!("rounds.no_group_hint")) }
                    (press(me, "join", "round_join", &[of_round(round.id)], Button::new(t!("rounds.join"), &round.class.name, IconName::Users)))
                }
            } @else {
                p.quiet-text { (t!("rounds.was_not_there")) }
            }
        }
    }

    fn reflection(&self) -> Markup {
        let round = &self.round;
        let words = Written {
            form: "reflect",
            name: "words",
            label: t!("rounds.reflect_label"),
            hint: String::new(),
            value: &round.reflection,
            required: false,
        };
        let inside = html! {
            (words.area(&self.typed))
            p.note { (icon(IconName::Lock)) span { (t!("rounds.reflect_sees", names = names(&round.teachers))) } }
            div { button.button.primary { (icon(IconName::Check)) (t!("rounds.reflect_keep")) } }
        };
        html! {
            section #reflection.card.stack.tight data-point="reflection" aria-labelledby="reflection-title" {
                h2 #reflection-title { (t!("rounds.reflect_title")) }
                @if round.open {
                    (form(self.me.person, "reflect", "round_reflect", &[of_round(round.id)], inside))
                } @else if !round.reflection.is_empty() {
                    p.said.words dir="auto" { (round.reflection) }
                }
            }
        }
    }
}
