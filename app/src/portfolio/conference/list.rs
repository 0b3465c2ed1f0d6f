//! `/conferences`: those that a student leads.

use domain::accounts::Me;
use domain::conference::{ConferenceCard, OwnConferences};
use domain::id::ConferenceId;
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::acts::{fold, form, of_conference, press};
use super::super::said::toast;
use super::stage_name;
use crate::clock_face::date_of;
use crate::plain::StaffHeader;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, shown};

pub struct ConferencesPage {
    pub me: Me,
    pub own: OwnConferences,
    pub typed: Typed,
    pub said: String,
}

impl ConferencesPage {
    pub fn view(self) -> impl IntoView {
        let (me, body) = (self.me.clone(), self.body());
        let above = self.typed.above(&body);
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("portfolio.where")) { a href="/portfolio" { (t!("portfolio.title")) } }
                    h1 { (t!("conference.title")) }
                    p.lead { (t!("conference.lead")) }
                    p.note { (icon(IconName::Lock)) span { (t!("conference.private")) } }
                }
                (above)
                (body)
            }
            (toast(&self.said))
        };
        view! { <StaffHeader me/>{shown(main)} }
    }

    fn body(&self) -> Markup {
        html! {
            @if !self.own.conferences.is_empty() {
                section.stack aria-labelledby="yours-title" {
                    h2 id="yours-title" { (t!("conference.yours")) }
                    ul.stack { @for one in &self.own.conferences { (card(one)) } }
                }
            }
            section.card.stack aria-labelledby="new-title" {
                h2 id="new-title" { (t!("conference.new")) }
                (plan_form(self.me.person, "plan", ConferenceId::mint(), "", "", true, &self.typed))
            }
            @if !self.own.removed.is_empty() {
                (fold("removed", false, IconName::Undo, t!("conference.removed", n = self.own.removed.len()), self.removed()))
            }
        }
    }

    fn removed(&self) -> Markup {
        html! {
            ul.stack.tight {
                @for one in &self.own.removed {
                    li.row.apart data-key=(one.id) {
                        span dir="auto" { (t!("conference.with", whom = one.whom)) }
                        (press(self.me.person, &format!("restore-{}", one.id), "conference_restore", &[of_conference(one.id)],
                            t!("portfolio.restore"), &one.whom, IconName::Undo))
                    }
                }
            }
        }
    }
}

fn card(one: &ConferenceCard) -> Markup {
    html! {
        li.card.stack.tight data-key=(one.id) {
            p.row {
                span.tag { (stage_name(one.stage)) }
                @if let Some(at) = one.held_at { span.small.quiet-text { (date_of(at)) } }
                @if one.brought { span.small.quiet-text { (t!("portfolio.is_brought")) } }
            }
            h3 { a href={ "/conference/" (one.id) } dir="auto" { (t!("conference.with", whom = one.whom)) } }
            @if !one.when.is_empty() { p dir="auto" { (one.when) } }
        }
    }
}

/// Whom with and when, in the student's words.
pub fn plan_form(
    me: domain::id::PersonId,
    name: &str,
    id: ConferenceId,
    whom: &str,
    when: &str,
    new: bool,
    typed: &Typed,
) -> Markup {
    let field = |field, label, hint, value, required| Written { form: name, name: field, label, hint, value, required };
    let inside = html! {
        (field("whom", t!("conference.whom"), t!("conference.whom_hint"), whom, true).line(typed))
        (field("when", t!("conference.when"), t!("conference.when_hint"), when, false).line(typed))
        @if new { div { button.button.primary { (t!("conference.plan")) } } }
        @else { div { button.button { (icon(IconName::Check)) (t!("portfolio.keep")) } } }
    };
    // A second one said before the first was sent is another one; a plan that is worded anew stays the same (`/pressed.js`).
    let begins = new.then(|| ("begins", "yes".to_owned()));
    let about: Vec<_> = std::iter::once(of_conference(id)).chain(begins).collect();
    form(me, name, "conference_plan", &about, inside)
}
