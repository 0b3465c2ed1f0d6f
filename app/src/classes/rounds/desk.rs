//! `/class/{id}/round/{round}`: one page to guide by. The step is big, its button names what comes, every group is there, and nobody is
//! invisible.

use domain::accounts::Me;
use domain::rounds::{RoundDesk, RoundPart, RoundStep};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::{Frame, Said};
use super::after::{afterwards, reflections};
use super::groups::groups;
use crate::plain::{clock, focus, rules, step_name, step_words, steps};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon, shown};

pub struct RoundDeskPage {
    pub me: Me,
    pub desk: RoundDesk,
    pub typed: Typed,
    pub said: Option<Said>,
}

impl RoundDeskPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.clone().and_then(Said::toast);
        let body = self.body();
        let above = self.typed.above(&body);
        let class = &self.desk.card.class;
        let main = html! {
            div.stack.tight {
                nav.row aria-label=(t!("classes.where")) {
                    a href={ "/class/" (class.id) } dir="auto" { (class.name) }
                    a href={ "/class/" (class.id) "/questions" } { (t!("questions.desk_title")) }
                    a href={ "/class/" (class.id) "/rounds" } { (t!("rounds.titles")) }
                }
                h1 { (t!("rounds.title")) }
            }
            (focus(&self.desk.card.focus))
            (above)
            (body)
        };
        view! { <Frame me=self.me class="page stack loose" said>{shown(main)}</Frame> }
    }

    fn body(&self) -> Markup {
        let desk = &self.desk;
        html! {
            (steps(desk.card.step))
            (self.step())
            @if desk.card.step.may_share().is_ok() { (afterwards(desk, &self.typed)) }
            (groups(desk))
            @if desk.card.step.admits(RoundPart::Reflection).is_ok() { (reflections(desk)) }
        }
    }

    fn step(&self) -> Markup {
        let (desk, step) = (&self.desk, self.desk.card.step);
        let way = match step {
            RoundStep::Planned => t!("rounds.way_closed"),
            _ => t!("rounds.way_closed_now"),
        };
        html! {
            section #step.card.stack data-point="inquiry" aria-labelledby="step-title" {
                h2 #step-title.round-step { (step_name(step)) }
                p.lead { (step_words(step)) }
                @if step.is_running() { (clock(desk.clock())) }
                @if step == RoundStep::Rules { (rules()) }
                @if !desk.way_open && !desk.archived { p.note { (icon(IconName::Lock)) span { (way) } } }
                @if !desk.archived {
                    div.row {
                        @if let Some(next) = step.forward() {
                            (self.go(next, forward_label(step, next), true))
                        }
                        @if let Some(back) = step.back() {
                            (self.go(back, t!("rounds.back_to", step = step_name(back)), false))
                        }
                    }
                    @if step == RoundStep::Planned { (self.planned()) }
                    @if desk.off_wall { (self.show_on_wall()) }
                }
            }
        }
    }

    /// To a step, from the one that this page shows.
    fn go(&self, to: RoundStep, label: String, primary: bool) -> Markup {
        let inside = html! {
            input type="hidden" name="from" value=(self.desk.card.step.name());
            input type="hidden" name="to" value=(to.name());
            button class=(if primary { "button primary big" } else { "button" }) {
                @if primary { (icon(IconName::ArrowRight)) } @else { (icon(IconName::Undo)) }
                (label)
            }
        };
        press(&self.desk, if primary { "forward" } else { "go-back" }, "move", inside)
    }

    /// A wall that was left alone follows the round; this one was given something else.
    fn show_on_wall(&self) -> Markup {
        let button = html! { button.button.quiet { (icon(IconName::Presentation)) (t!("rounds.show_on_wall")) } };
        html! {
            div.row data-key="off-wall" {
                p.quiet-text { (t!("rounds.off_wall")) }
                (press(&self.desk, "show-on-wall", "wall", button))
            }
        }
    }

    /// What can be changed before it begins.
    fn planned(&self) -> Markup {
        let button = |label: String, with: IconName| html! { button.button { (icon(with)) (label) } };
        html! {
            div.row {
                (press(&self.desk, "deal-present", "deal_present", button(t!("rounds.deal_present"), IconName::Refresh)))
                (press(&self.desk, "deal-everybody", "deal_everybody", button(t!("rounds.deal_everybody"), IconName::Users)))
                (press(&self.desk, "remove", "remove", button(t!("rounds.remove"), IconName::Trash)))
            }
        }
    }
}

fn forward_label(step: RoundStep, next: RoundStep) -> String {
    match (step, next) {
        (RoundStep::Planned, next) => t!("rounds.begin", step = step_name(next)),
        (_, RoundStep::Ended) => t!("rounds.end"),
        (_, next) => t!("rounds.forward", step = step_name(next)),
    }
}

/// A form of this page.
pub fn press(desk: &RoundDesk, name: &str, what: &str, inside: Markup) -> Markup {
    html! {
        form id=(name) data-key=(name) method="post" action={ "/class/" (desk.card.class.id) "/round/" (desk.card.id) } autocomplete="off" {
            input type="hidden" name="form" value=(name);
            input type="hidden" name="what" value=(what);
            (inside)
        }
    }
}
