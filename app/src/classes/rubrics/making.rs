//! `/class/{id}/rubric/{rubric}/making`: a teacher leads the class through making a rubric. Everything that students say arrives by itself.

use domain::accounts::Me;
use domain::id::SampleId;
use domain::rubrics::{MOST_SAMPLES, MakingStep, MakingView, RubricMove};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::Frame;
use super::said::toast;
use super::sorting;
use crate::plain::button;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, shown};

pub struct LeadMakingPage {
    pub me: Me,
    pub making: MakingView,
    pub typed: Typed,
    pub said: String,
}

impl LeadMakingPage {
    pub fn view(self) -> impl IntoView {
        let said = toast(&self.said, None);
        let body = self.body();
        let above = self.typed.above(&body);
        let card = &self.making.card;
        let main = html! {
            div.stack.tight {
                nav.row aria-label=(t!("classes.where")) {
                    a href={ "/class/" (card.class) } dir="auto" { (self.making.class_name) }
                    a href={ "/class/" (card.class) "/rubric/" (card.id) } dir="auto" { (card.title) }
                }
                h1 { (t!("rubrics.lead_title")) }
                (self.steps())
            }
            (above)
            (body)
        };
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }

    pub fn path(&self) -> String {
        format!("/class/{}/rubric/{}/making", self.making.card.class, self.making.card.id)
    }

    /// A form of this page.
    pub fn form(&self, id: &str, what: &str, more: &[(&str, String)], inside: &Markup) -> Markup {
        html! {
            form.stack.tight id=(id) method="post" action=(self.path()) autocomplete="off" {
                input type="hidden" name="form" value=(id);
                input type="hidden" name="what" value=(what);
                @for (name, value) in more { input type="hidden" name=(name) value=(value); }
                (inside)
            }
        }
    }

    fn step(&self) -> Option<MakingStep> {
        self.making.card.stage.step()
    }

    fn steps(&self) -> Markup {
        html! {
            ol.steps aria-label=(t!("rubrics.steps")) {
                @for step in MakingStep::ALL {
                    li aria-current=[(self.step() == Some(*step)).then_some("step")] {
                        @match step {
                            MakingStep::Study => (t!("rubrics.step_study")),
                            MakingStep::Name => (t!("rubrics.step_name")),
                            MakingStep::Sort => (t!("rubrics.step_sort")),
                            MakingStep::Agree => (t!("rubrics.step_agree")),
                        }
                    }
                }
            }
        }
    }

    fn body(&self) -> Markup {
        html! {
            @match self.step() {
                Some(MakingStep::Study) | None => {
                    p.lead { (t!("rubrics.lead_study")) }
                    (self.samples())
                    @if self.making.samples.len() < MOST_SAMPLES { (self.add_sample()) }
                },
                Some(MakingStep::Name) => {
                    p.lead { (t!("rubrics.lead_name")) }
                    (self.open_notes())
                    (sorting::notes(self))
                },
                Some(MakingStep::Sort) => {
                    p.lead { (t!("rubrics.lead_sort")) }
                    (self.open_notes())
                    (sorting::sort(self))
                },
                Some(MakingStep::Agree) => {
                    p.lead { (t!("rubrics.lead_agree")) }
                    (sorting::agree(self))
                },
            }
            (self.onward())
        }
    }

    fn samples(&self) -> Markup {
        html! {
            @for (at, sample) in self.making.samples.iter().enumerate() {
                section.card.stack.tight data-key=(sample.id) aria-labelledby={ "sample-" (sample.id) } {
                    h2 id={ "sample-" (sample.id) } { (t!("rubrics.sample_n", n = at + 1)) }
                    p.words dir="auto" { (sample.words) }
                    @let inside = html! { div { (button("button quiet", IconName::Trash, &t!("rubrics.remove_sample"), &t!("rubrics.sample_n", n = at + 1))) } };
                    (self.form(&format!("off-{}", sample.id), "remove_sample", &[("id", sample.id.to_string())], &inside))
                }
            }
        }
    }

    fn add_sample(&self) -> Markup {
        let (label, hint) = (t!("rubrics.sample"), t!("rubrics.sample_hint"));
        let inside = html! {
            (Written { form: "add-sample", name: "sample", label, hint, value: "", required: true }.area(&self.typed))
            div { (button("button", IconName::Plus, &t!("rubrics.add_sample"), "")) }
        };
        html! { section.card.stack { (self.form("add-sample", "add_sample", &[("id", SampleId::mint().to_string())], &inside)) } }
    }

    fn open_notes(&self) -> Markup {
        let open = self.making.notes_open;
        // What stands on this page, and so has been read.
        let until = self.making.notes.iter().map(|note| note.at.0).max().unwrap_or_default();
        let wait = open && self.making.notes.iter().any(|note| !note.shown);
        let opens = |label: &str| {
            let inside = html! { div { (button("button", IconName::Eye, label, "")) } };
            self.form("open-notes", "open_notes", &[("until", until.to_string())], &inside)
        };
        let closes = html! { div { (button("button quiet", IconName::EyeOff, &t!("rubrics.close_notes"), "")) } };
        html! {
            p.note { (icon(if open && !wait { IconName::Eye } else { IconName::EyeOff })) span {
                @if wait { (t!("rubrics.notes_wait")) } @else if open { (t!("rubrics.notes_are_open")) } @else { (t!("rubrics.notes_are_closed")) }
            } }
            div.row {
                @if wait { (opens(&t!("rubrics.open_newer_notes"))) } @else if !open { (opens(&t!("rubrics.open_notes"))) }
                @if open { (self.form("close-notes", "close_notes", &[], &closes)) }
            }
        }
    }

    /// To the next step, back, or out of it.
    fn onward(&self) -> Markup {
        let rev = self.making.card.rev;
        let press = |by: RubricMove, class: &str, mark: IconName, label: String| {
            html! { button class=(class) name="what" value=(by.name()) { (icon(mark)) (label) } }
        };
        let step = self.step();
        html! {
            form.row method="post" action=(self.path()) aria-label=(t!("rubrics.steps")) {
                input type="hidden" name="rev" value=(rev);
                @if step == Some(MakingStep::Agree) {
                    (press(RubricMove::Use, "button primary", IconName::Check, t!("rubrics.finish")))
                } @else {
                    (press(RubricMove::Next, "button primary", IconName::ArrowRight, t!("rubrics.next_step")))
                }
                @if step != Some(MakingStep::Study) { (press(RubricMove::Back, "button", IconName::Undo, t!("rubrics.step_back"))) }
                (press(RubricMove::SetAside, "button quiet", IconName::Pause, t!("rubrics.aside")))
            }
        }
    }
}
