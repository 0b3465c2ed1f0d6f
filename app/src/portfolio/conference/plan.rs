//! `/conference/{id}`: planned, and afterwards looked back on, by its student.

use domain::accounts::Me;
use domain::conference::{ConferenceStage, OwnConference};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::acts::{fold, form, of_conference, press};
use super::super::said::toast;
use super::super::show::{Show, show};
use super::agenda::agenda;
use super::list::plan_form;
use super::stage_name;
use super::talked::{Desk, adopted, agreed, questions};
use crate::plain::StaffHeader;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, names, shown};

pub struct ConferencePage {
    pub me: Me,
    pub own: OwnConference,
    pub typed: Typed,
    pub said: String,
}

impl ConferencePage {
    pub fn view(self) -> impl IntoView {
        let (me, body) = (self.me.clone(), self.body());
        let (above, view) = (self.typed.above(&body), &self.own.view);
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("portfolio.where")) { a href="/conferences" { (t!("conference.title")) } }
                    p.row { span.tag { (stage_name(view.stage)) } }
                    h1 dir="auto" { (t!("conference.with", whom = view.whom)) }
                    @if !view.when.is_empty() { p.lead dir="auto" { (view.when) } }
                    p.note { (icon(IconName::Eye)) span dir="auto" { (self.invited()) } }
                    (self.ways())
                }
                (above)
                (body)
            }
            (toast(&self.said))
        };
        view! { <StaffHeader me/>{shown(main)} }
    }

    fn invited(&self) -> String {
        match self.own.view.readers.as_slice() {
            [] => t!("conference.nobody_invited"),
            readers => {
                let who: Vec<String> = readers.iter().map(|reader| reader.name.clone()).collect();
                t!("conference.invited", names = names(&who))
            }
        }
    }

    /// One obvious next step.
    fn ways(&self) -> Markup {
        let (id, ahead) = (self.own.view.id, self.own.view.stage.is_ahead());
        html! {
            p.row {
                @if ahead {
                    a.button.primary href={ "/conference/" (id) "/rehearse" } { (icon(IconName::Play)) (t!("conference.rehearse")) }
                    a.button href={ "/conference/" (id) "/live" } { (icon(IconName::Presentation)) (t!("conference.live")) }
                } @else {
                    a.button href={ "/conference/" (id) "/live" } { (icon(IconName::Presentation)) (t!("conference.again")) }
                }
            }
        }
    }

    fn body(&self) -> Markup {
        let (me, view, typed) = (self.me.person, &self.own.view, &self.typed);
        let desk = Desk { me, page: "", at: 0, typed };
        html! {
            @if !view.stage.is_ahead() { (self.afterwards(desk)) }
            (agenda(me, &self.own, typed))
            @if view.stage.is_ahead() {
                @if !view.questions.is_empty() || !view.steps.is_empty() {
                    section.stack aria-labelledby="talked-title" {
                        h2 id="talked-title" { (t!("conference.talked")) }
                        (questions(view, None))
                        (agreed(view, None))
                    }
                }
                (fold("planning", typed.is("plan"), IconName::Pencil, t!("conference.change_plan"),
                    plan_form(me, "plan", view.id, &view.whom, &view.when, false, typed)))
            }
            (fold("inviting", typed.is("invite"), IconName::UserPlus, t!("conference.invite"), self.invite()))
            div.row {
                @match view.stage {
                    ConferenceStage::Held => {
                        (press(me, "not-yet", "conference_not_yet", &[of_conference(view.id)], t!("conference.not_yet"), &view.whom, IconName::Undo))
                    }
                    ConferenceStage::Planned | ConferenceStage::Rehearsed => {
                        (press(me, "held", "conference_held", &[of_conference(view.id)], t!("conference.held"), &view.whom, IconName::Check))
                    }
                    ConferenceStage::LookedBack => {}
                }
                (press(me, "take-off", "conference_remove", &[of_conference(view.id)], t!("conference.remove"), &view.whom, IconName::Trash))
            }
        }
    }

    fn invite(&self) -> Markup {
        let about = [of_conference(self.own.view.id)];
        let of = Show {
            form: "invite",
            deed: "conference_show",
            about: &about,
            legend: t!("conference.invite_whom"),
            teachers: &self.own.teachers,
            readers: &self.own.view.readers,
        };
        html! { p.field-hint { (t!("conference.invite_hint")) } (show(self.me.person, &of, &self.typed)) }
    }

    /// What was asked and agreed, and a short word about how it was.
    fn afterwards(&self, desk: Desk) -> Markup {
        let (me, view) = (self.me.person, &self.own.view);
        let (label, hint) = (t!("conference.look_back"), t!("conference.look_back_hint"));
        let field = Written { form: "look-back", name: "words", label, hint, value: &view.looked_back, required: true };
        let inside =
            html! { (field.area(&self.typed)) div { button.button.primary { (t!("conference.look_back_keep")) } } };
        html! {
            section.card.stack aria-labelledby="back-title" {
                h2 id="back-title" { (t!("conference.how_was_it")) }
                p.note { (icon(IconName::Lock)) span { (t!("conference.look_back_private")) } }
                (form(me, "look-back", "conference_look_back", &[of_conference(view.id)], inside))
            }
            section.stack aria-labelledby="steps-title" {
                h2 id="steps-title" { (t!("conference.agreed_steps")) }
                @if view.steps.is_empty() { p.quiet-text { (t!("conference.no_steps")) } }
                (adopted(view, &self.own.goals, desk))
            }
            section.stack aria-labelledby="asked-title" {
                h2 id="asked-title" { (t!("conference.asked")) }
                (questions(view, Some(desk)))
            }
        }
    }
}
