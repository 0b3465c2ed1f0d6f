//! `/making/{id}`: a class makes a rubric. A student reads samples, names what works, sees it sorted, and says whether the words fit.

use domain::accounts::Me;
use domain::id::RubricNoteId;
use domain::rubrics::{CriterionView, LONGEST_NOTE, MakingNote, MakingStep, OwnMaking, RubricStage};
use leptos::prelude::*;
use maud::{Markup, html};

use super::said::said;
use super::steps::steps;
use crate::plain::{StaffHeader, button, criteria_list, done_line, made_with_class, own_form};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{Hidden, IconName, icon, names, shown};

pub struct MakingPage {
    pub me: Me,
    pub making: OwnMaking,
    pub typed: Typed,
    /// The deed that was just done.
    pub said: String,
}

impl MakingPage {
    pub fn view(self) -> impl IntoView {
        let body = self.body();
        let above = self.typed.above(&body);
        let making = &self.making;
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav.row aria-label=(t!("choices.where")) {
                        a href="/rubrics" { (t!("rubrics.own_title")) }
                        span.small.quiet-text dir="auto" { (making.class_name) }
                    }
                    h1 dir="auto" { (making.face.title) }
                    @if making.step.is_some() { (steps(making.step)) }
                }
                // Of a note only while notes are written.
                @if self.said != "note" || making.step == Some(MakingStep::Name) { (done_line(said(&self.said))) }
                (above)
                (body)
            }
        };
        view! { <StaffHeader me=self.me/>{shown(main)} }
    }

    fn body(&self) -> Markup {
        let making = &self.making;
        html! {
            @match making.step {
                Some(MakingStep::Study) => {
                    p.lead { (t!("rubrics.study_lead")) }
                    (self.samples(false))
                },
                Some(MakingStep::Name) => {
                    p.lead { (t!("rubrics.name_lead")) }
                    p.note { (icon(IconName::Eye)) span dir="auto" { (who_reads(making)) } }
                    (self.samples(true))
                    (self.name_form(None))
                    (self.notes(t!("rubrics.notes_title"), &making.notes))
                },
                Some(MakingStep::Sort) => {
                    p.lead { (t!("rubrics.sort_lead")) }
                    (self.sorted())
                },
                Some(MakingStep::Agree) => {
                    p.lead { (t!("rubrics.agree_lead")) }
                    @for one in &making.criteria { (self.agree(one)) }
                },
                None => (finished(making)),
            }
        }
    }

    fn samples(&self, to_name: bool) -> Markup {
        html! {
            @if self.making.samples.is_empty() { p.quiet-text { (t!("rubrics.no_samples")) } }
            @for (at, sample) in self.making.samples.iter().enumerate() {
                section.card.stack.tight data-key=(sample.id) aria-labelledby={ "sample-" (sample.id) } {
                    h2 id={ "sample-" (sample.id) } { (t!("rubrics.sample_n", n = at + 1)) }
                    p.words dir="auto" { (sample.words) }
                    @if to_name { (self.name_form(Some((sample.id, at + 1)))) }
                }
            }
        }
    }

    fn about(&self, more: &[(&'static str, String)]) -> Hidden {
        let mut about = vec![("rubric", self.making.face.id.to_string())];
        about.extend(more.iter().cloned());
        about
    }

    fn name_form(&self, sample: Option<(domain::id::SampleId, usize)>) -> Markup {
        let form = sample.map_or_else(|| "name-all".to_owned(), |(id, _)| format!("name-{id}"));
        let label = match sample {
            Some((_, n)) => t!("rubrics.what_works_in", n = n),
            None => t!("rubrics.what_works"),
        };
        let of = sample.map(|(id, _)| id.to_string()).unwrap_or_default();
        let about = self.about(&[("note", RubricNoteId::mint().to_string()), ("sample", of)]);
        let hint = t!("rubrics.note_hint", most = LONGEST_NOTE);
        let inside = html! {
            (Written { form: &form, name: "words", label, hint, value: "", required: false }.line(&self.typed))
            div { (button("button", IconName::Plus, &t!("rubrics.note_send"), "")) }
        };
        own_form(self.me.person, &form, "rubric_note", &about, &inside)
    }

    fn notes(&self, title: String, notes: &[MakingNote]) -> Markup {
        html! {
            section.stack.tight aria-labelledby="notes" {
                h2 #notes { (title) }
                @if notes.is_empty() { p.quiet-text { (t!("rubrics.no_notes")) } }
                ul.notes {
                    @for note in notes {
                        li.card.flat.row.apart data-key=(note.id) {
                            span dir="auto" { (note.words) }
                            @if note.mine && self.making.step == Some(MakingStep::Name) { (self.take_back(note)) }
                            @else if note.mine { span.tag { (t!("rubrics.yours")) } }
                        }
                    }
                }
            }
        }
    }

    fn take_back(&self, note: &MakingNote) -> Markup {
        let about = self.about(&[("note", note.id.to_string())]);
        let inside = html! { div { (button("button quiet", IconName::Undo, &t!("rubrics.take_back"), &note.words)) } };
        own_form(self.me.person, &format!("back-{}", note.id), "rubric_take_back", &about, &inside)
    }

    fn sorted(&self) -> Markup {
        let under = |one: &CriterionView| -> Vec<&MakingNote> {
            self.making.notes.iter().filter(|note| note.criterion == Some(one.id)).collect()
        };
        let loose: Vec<_> = self.making.notes.iter().filter(|note| note.criterion.is_none()).cloned().collect();
        html! {
            @for one in &self.making.criteria {
                section.card.stack.tight data-key=(one.id) aria-labelledby={ "head-" (one.id) } {
                    h2 id={ "head-" (one.id) } dir="auto" { (one.words) }
                    ul.notes { @for note in under(one) { li.card.flat dir="auto" data-key=(note.id) { (note.words) } } }
                }
            }
            @if !loose.is_empty() { (self.notes(t!("rubrics.loose_title"), &loose)) }
        }
    }

    fn agree(&self, one: &CriterionView) -> Markup {
        let form = format!("agree-{}", one.id);
        let reply = self.making.replies.iter().find(|reply| reply.criterion == one.id);
        let about = self.about(&[("criterion", one.id.to_string()), ("about", one.words.clone())]);
        let fits = own_form(
            self.me.person,
            &format!("fits-{}", one.id),
            "rubric_reply",
            &{
                let mut about = about.clone();
                about.push(("fits", "yes".into()));
                about
            },
            &html! { div { (button("button", IconName::Check, &t!("rubrics.fits"), &one.words)) } },
        );
        let words = reply.map(|reply| reply.words.clone()).unwrap_or_default();
        let otherwise = html! {
            (Written { form: &form, name: "words", label: t!("rubrics.say_otherwise"), hint: String::new(), value: &words, required: false }.line(&self.typed))
            div { (button("button", IconName::Send, &t!("rubrics.say_send"), &one.words)) }
        };
        html! {
            section.card.stack.tight data-key=(one.id) aria-labelledby={ "word-" (one.id) } {
                h2 id={ "word-" (one.id) } dir="auto" { (one.words) }
                @if let Some(reply) = reply {
                    p.note { (icon(IconName::CircleCheck)) span dir="auto" {
                        @if reply.fits { (t!("rubrics.you_said_fits")) } @else { (t!("rubrics.you_said", words = reply.words)) }
                    } }
                }
                (fits)
                (own_form(self.me.person, &form, "rubric_reply", &about, &otherwise))
            }
        }
    }
}

fn who_reads(making: &OwnMaking) -> String {
    let teachers = names(&making.teachers);
    if making.notes_open {
        t!("rubrics.notes_read_by_class", names = teachers)
    } else {
        t!("rubrics.notes_read_by", names = teachers)
    }
}

fn finished(making: &OwnMaking) -> Markup {
    let wording = domain::rubrics::WordingView { criteria: making.criteria.clone(), ..Default::default() };
    html! {
        section.card.stack data-point="reflection" aria-labelledby="done-title" {
            h2 #done-title { @if making.stage == RubricStage::Resting { (t!("rubrics.rests_now")) } @else { (t!("rubrics.made")) } }
            (criteria_list(&wording))
            (made_with_class(&making.face))
        }
    }
}
