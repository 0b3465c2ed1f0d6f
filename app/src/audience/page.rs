//! `/inquiry/{id}/audience`: the ladder, one step after the other, for the student whose inquiry it is.

use domain::accounts::Me;
use domain::audience::{AudienceDeed, OwnAudience, Step};
use leptos::prelude::*;
use maud::{Markup, html};

use super::acts::Mine;
use super::{guests, steps};
use crate::plain::{Foot, StaffHeader, who_can_see};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon, shown};

pub struct AudiencePage {
    pub me: Me,
    pub own: OwnAudience,
    pub typed: Typed,
    /// The deed that was just done.
    pub said: String,
}

impl AudiencePage {
    pub fn view(self) -> impl IntoView {
        let (me, body) = (self.me.clone(), self.body());
        let above = self.typed.above(&body);
        let own = &self.own;
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("audience.where")) { a href={ "/inquiry/" (own.inquiry) } dir="auto" { (own.question) } }
                    h1 { (t!("audience.title")) }
                    p.lead { (t!("audience.lead")) }
                }
                (above)
                (who_can_see(&own.open_to))
                (body)
                p.note { (icon(IconName::Info)) span { (t!("audience.copies")) } }
            }
            (toast(&self.said))
        };
        view! { <StaffHeader me/>{shown(main)}<Foot/> }
    }

    fn body(&self) -> Markup {
        let (own, mine) = (&self.own, Mine { me: self.me.person, inquiry: self.own.inquiry });
        html! {
            @if own.versions.is_empty() {
                div.empty {
                    (icon(IconName::MessageCircle))
                    h2 { (t!("audience.nothing_said_title")) }
                    p { (t!("audience.nothing_said")) }
                    p { a.button href={ "/inquiry/" (own.inquiry) } { (t!("audience.to_inquiry")) } }
                }
            } @else {
                ol.ladder {
                    (steps::mine())
                    (steps::teacher(own))
                    @for step in &own.steps { (steps::wished(mine, own, step, &self.typed)) }
                }
            }
            (guests::section(mine, &own.guests, &self.typed))
        }
    }
}

fn toast(said: &str) -> Markup {
    let said = match AudienceDeed::named(said) {
        Some(AudienceDeed::Wish) => Some(t!("audience.said_wished")),
        Some(AudienceDeed::Withdraw) => Some(t!("audience.said_withdrawn")),
        Some(AudienceDeed::TakeBack) => Some(t!("audience.said_taken_back")),
        Some(AudienceDeed::Answer) => Some(t!("audience.said_answered")),
        None => None,
    };
    html! {
        div.toasts role="status" aria-live="polite" {
            @if let Some(said) = said { div.toast { (icon(IconName::CircleCheck)) p { (said) } } }
        }
    }
}

/// What a step is called, for its student.
pub fn step_name(step: Step) -> String {
    match step {
        Step::Me => t!("audience.step_me"),
        Step::Teacher => t!("audience.step_teacher"),
        Step::Partner => t!("audience.step_partner"),
        Step::Class => t!("audience.step_class"),
        Step::Named => t!("audience.step_named"),
        Step::World => t!("audience.step_world"),
    }
}
