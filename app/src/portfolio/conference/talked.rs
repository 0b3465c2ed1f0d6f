//! What is typed in while it takes place: the family's questions, and what was agreed; and what becomes of that.

use domain::conference::{AgreedStep, ConferenceView, GoalOption};
use domain::id::{AgreedStepId, FamilyQuestionId, GoalId, PersonId, StepId};
use maud::{Markup, html};

use super::super::acts::{About, form, of_conference};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon};

/// Who types, and where the page goes on.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    pub me: PersonId,
    /// `live` or empty: which page the form stands on.
    pub page: &'static str,
    /// The item of the agenda that the form stands in, from one.
    pub at: usize,
    pub typed: &'a Typed,
}

impl Desk<'_> {
    fn about(&self, view: &ConferenceView, more: About) -> Vec<(&'static str, String)> {
        let mut about = vec![of_conference(view.id), ("page", self.page.to_owned()), ("at", self.at.to_string())];
        about.extend(more.iter().cloned());
        about
    }
}

/// The questions so far, and room for one more if somebody may type.
pub fn questions(view: &ConferenceView, desk: Option<Desk>) -> Markup {
    html! {
        @if !view.questions.is_empty() {
            ul.family-asked.stack.tight { @for asked in &view.questions { li.words dir="auto" data-key=(asked.id) { (asked.words) } } }
        }
        @if let Some(desk) = desk {
            @let field = Written { form: "ask", name: "words", label: t!("conference.ask"), hint: t!("conference.ask_hint"), value: "", required: true };
            (form(desk.me, "ask", "conference_ask", &desk.about(view, &[("question", FamilyQuestionId::mint().to_string())]), html! {
                (field.line(desk.typed))
                div { button.button { (icon(IconName::Plus)) (t!("conference.ask_keep")) } }
            }))
        }
    }
}

/// What was agreed, and room for one more.
pub fn agreed(view: &ConferenceView, desk: Option<Desk>) -> Markup {
    html! {
        @if !view.steps.is_empty() {
            ul.agreed.stack.tight { @for step in &view.steps { li data-key=(step.id) { (line(step)) } } }
        }
        @if let Some(desk) = desk {
            @let field = |name, label, required| Written { form: "agree", name, label, hint: String::new(), value: "", required };
            (form(desk.me, "agree", "conference_agree", &desk.about(view, &[("step", AgreedStepId::mint().to_string())]), html! {
                (field("who", t!("conference.who"), true).line(desk.typed))
                (field("words", t!("conference.does_what"), true).line(desk.typed))
                (field("by", t!("conference.by_when"), false).line(desk.typed))
                div { button.button { (icon(IconName::Check)) (t!("conference.agree")) } }
            }))
        }
    }
}

fn line(step: &AgreedStep) -> Markup {
    html! {
        p.words dir="auto" { strong { (step.who) } ": " (step.words) @if !step.by.is_empty() { " · " (step.by) } }
    }
}

/// Each agreed step, with the press that makes it a goal's step or a goal of its own.
pub fn adopted(view: &ConferenceView, goals: &[GoalOption], desk: Desk) -> Markup {
    html! {
        ul.stack {
            @for step in &view.steps {
                li.card.stack.tight data-key=(step.id) {
                    (line(step))
                    @if let Some(goal) = step.goal {
                        p { (icon(IconName::Check)) " " a href={ "/goal/" (goal) } { (t!("conference.adopted")) } }
                    } @else if let Some(brought) = step.brought {
                        p { (icon(IconName::Check)) " " a href={ "/portfolio/brought/" (brought) } { (t!("conference.adopted")) } }
                    } @else {
                        (adopt(view, step, goals, desk))
                    }
                }
            }
        }
    }
}

fn adopt(view: &ConferenceView, step: &AgreedStep, goals: &[GoalOption], desk: Desk) -> Markup {
    let name = format!("adopt-{}", step.id);
    let field = format!("{name}-goal");
    let more =
        [("step", step.id.to_string()), ("new", GoalId::mint().to_string()), ("as_step", StepId::mint().to_string())];
    let inside = html! {
        div.field {
            label.field-label for=(field) { (t!("conference.adopt_to")) }
            p.field-hint { (t!("conference.adopt_hint")) }
            select.input id=(field) name="goal" {
                @for goal in goals { option value=(goal.id) { (goal.statement) } }
                option value="new" { (t!("conference.adopt_new")) }
            }
        }
        div { button.button { (icon(IconName::Footprints)) (t!("conference.adopt")) } }
    };
    form(desk.me, &name, "conference_adopt", &desk.about(view, &more), inside)
}
