//! The question: as it is worded now, as it was before, and the classes it is about.

use domain::id::PersonId;
use domain::inquiry::{OwnInquiry, RemarkOn};
use maud::{Markup, html};

use super::new::classes;
use super::of_inquiry;
use super::remarks::remarks;
use crate::clock_face::time;
use crate::plain::{fold, form};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon};

pub fn section(me: PersonId, own: &OwnInquiry, typed: &Typed) -> Markup {
    let of = &own.inquiry;
    html! {
        section #question.stack aria-labelledby="question-title" {
            h2 id="question-title" { (t!("inquiry.the_question")) }
            @if !of.classes.is_empty() {
                p.row { @for class in &of.classes { span.tag dir="auto" { (class.name) } } }
            }
            (remarks(me, own, RemarkOn::Question, typed))
            @if of.wordings.len() > 1 {
                details.fold #worded-before {
                    summary { (icon(IconName::History)) span { (t!("inquiry.worded_before")) } }
                    ul.fold-body.plain-list {
                        @for earlier in &of.wordings[1..] {
                            li data-key=(earlier.number) { p dir="auto" { (earlier.words) } p.small.quiet-text { (time(earlier.at)) } }
                        }
                    }
                }
                @if let Some(newest) = of.wordings.first() && !newest.because.is_empty() {
                    p dir="auto" { span.quiet-text { (t!("inquiry.worded_because")) ": " } (newest.because) }
                }
            }
            @if of.goes_on() { (fold("rewording", typed.is("reword"), IconName::Pencil, t!("inquiry.reword"), reword(me, own, typed))) }
            @if !own.classes.is_empty() {
                (fold("about-classes", typed.is("about"), IconName::School, t!("inquiry.about"), about(me, own, typed)))
            }
        }
    }
}

fn reword(me: PersonId, own: &OwnInquiry, typed: &Typed) -> Markup {
    let of = &own.inquiry;
    let question = Written {
        form: "reword",
        name: "question",
        label: t!("inquiry.question_now"),
        hint: t!("inquiry.reword_hint"),
        value: of.question(),
        required: true,
    };
    let because = Written {
        form: "reword",
        name: "because",
        label: t!("inquiry.because"),
        hint: String::new(),
        value: "",
        required: false,
    };
    let wording = of.wordings.first().map_or(0, |newest| newest.number);
    let inside = html! {
        (question.line(typed))
        (because.line(typed))
        div { button.button { (t!("inquiry.reword_keep")) } }
    };
    form(me, "reword", "inquiry_reword", &[of_inquiry(of.id), ("wording", wording.to_string())], inside)
}

fn about(me: PersonId, own: &OwnInquiry, typed: &Typed) -> Markup {
    let inside = html! {
        (classes("about", &own.classes, &own.inquiry.classes, typed))
        div { button.button { (t!("inquiry.about_keep")) } }
    };
    form(me, "about", "inquiry_about", &[of_inquiry(own.inquiry.id)], inside)
}
