//! `/try`: a need, two strategies on real work, what each changed. And what was kept: my strategies.

use domain::accounts::Me;
use domain::id::TryId;
use domain::strategies::Need;
use domain::trying::OwnTries;
use leptos::prelude::*;
use maud::{Markup, html};

use super::acts::{fold, form, of_try};
use super::kept::kept;
use super::one::one;
use super::said::toast;
use crate::plain::StaffHeader;
use crate::strategy_fields::needs;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, shown};

pub struct TriesPage {
    pub me: Me,
    pub own: OwnTries,
    pub typed: Typed,
    /// The deed that was just done.
    pub said: String,
}

impl TriesPage {
    pub fn view(self) -> impl IntoView {
        let (me, body) = (self.me.clone(), self.body());
        let above = self.typed.above(&body);
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("choices.where")) { a href="/choices" { (t!("choices.title")) } }
                    h1 { (t!("shelf.try_title")) }
                    p.lead { (t!("shelf.try_lead")) }
                    p.note { (icon(IconName::Lock)) span { (t!("shelf.try_private")) } }
                    p { a.button href="/shelf" { (icon(IconName::BookOpen)) (t!("shelf.title")) } }
                }
                (above)
                (body)
            }
            (toast(&self.said))
        };
        view! { <StaffHeader me/>{shown(main)} }
    }

    fn body(&self) -> Markup {
        let (going, over): (Vec<_>, Vec<_>) = self.own.tries.iter().partition(|attempt| attempt.state.goes_on());
        html! {
            @if going.is_empty() { (self.pose(true)) }
            @if !going.is_empty() {
                section #going.stack aria-labelledby="going-title" {
                    h2 id="going-title" { (t!("shelf.tries_going")) }
                    @for attempt in &going { (one(self.me.person, &self.own, attempt, &self.typed)) }
                }
            }
            (kept(self.me.person, &self.own, &self.typed))
            @if !going.is_empty() {
                (fold("posing", self.typed.is("pose"), IconName::Plus, t!("shelf.pose_another"), self.pose(false)))
            }
            @if !over.is_empty() {
                section #over.stack aria-labelledby="over-title" {
                    h2 id="over-title" { (t!("shelf.tries_over")) }
                    @for attempt in &over { (one(self.me.person, &self.own, attempt, &self.typed)) }
                }
            }
        }
    }

    fn pose(&self, first: bool) -> Markup {
        let field = Written {
            form: "pose",
            name: "words",
            label: t!("shelf.pose_words"),
            hint: t!("shelf.pose_hint"),
            value: "",
            required: true,
        };
        let inside = html! {
            (field.line(&self.typed))
            (needs("pose", &self.typed, t!("shelf.pose_need"), Need::Start))
            div { button class=(if first { "button primary" } else { "button" }) { (t!("shelf.pose")) } }
        };
        let inside = form(self.me.person, "pose", "try_pose", &[of_try(TryId::mint())], inside);
        if !first {
            return inside;
        }
        html! { section.card.stack aria-labelledby="pose-title" { h2 id="pose-title" { (t!("shelf.pose_title")) } (inside) } }
    }
}
