//! `/class/{id}/lesson/{lesson}`: its steps in their order, for its owner to change and for all who may run it. The page is not live: what is
//! typed stays until it is kept.

use domain::accounts::Me;
use domain::id::{ClassId, LessonStepId};
use domain::lessons::{LessonView, MOST_STEPS, StepView};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::{Frame, Said};
use super::step::{fields, headline, read_only};
use super::{classes, length};
use crate::plain::fold;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, shown};

const ADD: &str = "add-step";
const NAME: &str = "name";

pub struct LessonPage {
    pub me: Me,
    pub class: ClassId,
    pub lesson: LessonView,
    pub typed: Typed,
    pub said: Option<Said>,
}

impl LessonPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.clone().and_then(Said::toast);
        let body = self.body();
        let (above, card) = (self.typed.above(&body), &self.lesson.card);
        let main = html! {
            div.stack.tight {
                nav.row aria-label=(t!("classes.where")) {
                    a href={ "/class/" (self.class) } dir="auto" { (self.lesson.class_name) }
                    a href={ "/class/" (self.class) "/lessons" } { (t!("lessons.titles")) }
                }
                h1 dir="auto" { (card.title) }
                p.lead { (length(card)) @if !card.mine { " · " span dir="auto" { (t!("lessons.of", name = card.owner_name)) } } }
                @if card.archived { p.note { (icon(IconName::Info)) span { (t!("lessons.is_away")) } } }
            }
            (above)
            (body)
        };
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }

    fn action(&self) -> String {
        format!("/class/{}/lesson/{}", self.class, self.lesson.card.id)
    }

    fn body(&self) -> Markup {
        let (view, action) = (&self.lesson, self.action());
        let mine = view.card.mine;
        html! {
            (self.run())
            section.stack.tight aria-labelledby="steps-title" {
                h2 #steps-title { (t!("lessons.steps")) }
                @if view.steps.is_empty() { p #none.quiet-text { (t!("lessons.no_steps_yet")) } }
                ol.lesson-steps {
                    @for (at, one) in view.steps.iter().enumerate() {
                        li data-key=(one.id) { @if mine { (self.step(one, at)) } @else { (read_only(one)) } }
                    }
                }
            }
            @if mine {
                @if view.steps.len() < MOST_STEPS { (self.add()) }
                (self.name())
                (classes::classes(view, &action))
            }
            (classes::copy(view, &action, &self.typed))
            @if mine { (classes::away(view, &action)) }
        }
    }

    fn run(&self) -> Markup {
        let view = &self.lesson;
        html! {
            section.card.stack.tight aria-labelledby="run-title" {
                h2 #run-title { (t!("lessons.run_title")) }
                @if view.running {
                    p.note { (icon(IconName::Play)) span { (t!("lessons.runs")) } }
                    div { a.button.primary href={ "/console/" (self.class) } { (t!("lessons.to_console")) } }
                } @else if !view.door_open {
                    p.quiet-text { (t!("lessons.open_first")) }
                    div { a.button href={ "/class/" (self.class) "#door" } { (icon(IconName::DoorOpen)) (t!("lessons.to_door")) } }
                } @else if view.steps.is_empty() {
                    p.quiet-text { (t!("lessons.no_steps")) }
                } @else {
                    p.quiet-text { (t!("lessons.run_hint")) }
                    form method="post" action=(self.action()) {
                        button.button.primary name="what" value="run" { (icon(IconName::Play)) (t!("lessons.run")) }
                    }
                }
            }
        }
    }

    fn step(&self, one: &StepView, at: usize) -> Markup {
        let (id, action) = (one.id.to_string(), self.action());
        let form = format!("step-{id}");
        let last = at + 1 == self.lesson.steps.len();
        html! {
            details.fold id={ "of-" (id) } open[self.typed.is(&form)] {
                summary { span { (t!("lessons.step_n", n = at + 1)) " " (headline(&one.step)) } }
                div.fold-body.stack {
                    form.step-form.stack.tight id=(form) method="post" action=(action) autocomplete="off" {
                        input type="hidden" name="form" value=(form);
                        input type="hidden" name="step" value=(id);
                        input type="hidden" name="rev" value=(one.rev);
                        (fields(&form, Some(&one.step), &self.typed))
                        div { button.button.primary name="what" value="keep" { (icon(IconName::Check)) (t!("lessons.keep")) } }
                    }
                }
            }
            form.row.lesson-moves method="post" action={ (action) "#of-" (id) } {
                input type="hidden" name="step" value=(id);
                (move_button("up", IconName::ArrowUp, t!("lessons.up"), at, at == 0))
                (move_button("down", IconName::ArrowDown, t!("lessons.down"), at, last))
                (move_button("remove", IconName::Trash, t!("lessons.remove"), at, false))
            }
        }
    }

    fn add(&self) -> Markup {
        let inside = html! {
            form.step-form.stack.tight id=(ADD) method="post" action=(self.action()) autocomplete="off" {
                input type="hidden" name="form" value=(ADD);
                input type="hidden" name="step" value=(LessonStepId::mint());
                (fields(ADD, None, &self.typed))
                div { button.button.primary name="what" value="add" { (icon(IconName::Plus)) (t!("lessons.add")) } }
            }
        };
        fold("adding", self.lesson.steps.is_empty() || self.typed.is(ADD), IconName::Plus, t!("lessons.add"), inside)
    }

    fn name(&self) -> Markup {
        let title = Written {
            form: NAME,
            name: "title",
            label: t!("lessons.title_label"),
            hint: String::new(),
            value: &self.lesson.card.title,
            required: true,
        };
        let inside = html! {
            form.stack.tight id=(NAME) method="post" action=(self.action()) autocomplete="off" {
                input type="hidden" name="form" value=(NAME);
                (title.line(&self.typed))
                div { button.button name="what" value="rename" { (icon(IconName::Check)) (t!("lessons.keep")) } }
            }
        };
        fold("naming", self.typed.is(NAME), IconName::Pencil, t!("lessons.rename"), inside)
    }
}

/// A button at an end is there and does nothing: what is under the hand stays where it is.
fn move_button(what: &str, with: IconName, label: String, at: usize, end: bool) -> Markup {
    html! {
        button.button.quiet name="what" value=(what) aria-disabled=[end.then_some("true")] {
            (icon(with)) (label) span.unseen { ": " (t!("lessons.step_n", n = at + 1)) }
        }
    }
}
