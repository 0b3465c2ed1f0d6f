//! An inquiry: where it stands, how the question was worded before, what was thought, in its order; told whole, with the notes and what
//! teachers asked.

use domain::export::{Note, Perspective, QuestionWording, Remark};
use domain::inquiry::{InquiryStage, InquiryState, Pace, Trust};
use domain::portfolio::opening;
use domain::replies::ReplyKind;
use maud::{Markup, html};
use uuid::Uuid;

use super::Sheet;
use crate::clock_face::date_of;
use crate::plain::{inquiry_standing, reply_kind, trust_name};
use crate::t;
use crate::ui::rich;

pub struct Told<'a> {
    pub stage: &'a str,
    pub pace: &'a str,
    pub wordings: &'a [QuestionWording],
    pub perspectives: &'a [Perspective],
    pub notes: &'a [Note],
    pub remarks: &'a [Remark],
}

pub fn body(told: &Told, sheet: &Sheet) -> Markup {
    let before = told.wordings.split_last().map_or(&[][..], |(_, before)| before);
    html! {
        @if let Some(stage) = InquiryStage::named(told.stage) {
            p.small.quiet-text { (inquiry_standing(InquiryState { stage, pace: Pace::named(told.pace).unwrap_or(Pace::Going) })) }
        }
        @if !before.is_empty() {
            (sheet.heading(&t!("portfolio.inquiry_before")))
            ul { @for wording in before { li { span.small.quiet-text { (date_of(wording.at)) } " " span dir="auto" { (wording.words) } } } }
        }
        @for said in told.perspectives { (perspective(said, sheet)) }
        @if sheet.whole && !told.notes.is_empty() {
            (sheet.heading(&t!("portfolio.inquiry_notes")))
            ul.told-said { @for one in told.notes { li.stack.tight { (note(one)) } } }
        }
        @if sheet.whole { @for one in told.remarks { (remark(one, told)) } }
    }
}

fn perspective(said: &Perspective, sheet: &Sheet) -> Markup {
    let facts = [
        (t!("portfolio.inquiry_because"), &said.based_on),
        (t!("portfolio.used_to"), &said.used_to),
        (t!("portfolio.now"), &said.now),
    ];
    html! {
        div.told-version.stack.tight {
            (sheet.heading(&t!("portfolio.perspective", n = said.number)))
            p.small.quiet-text dir="auto" { (date_of(said.at)) " · " (said.question) }
            div.words.rich { (rich(&said.words, &[])) }
            dl.goal-facts {
                @for (name, words) in facts { @if !words.is_empty() { dt { (name) } dd.words dir="auto" { (words) } } }
            }
        }
    }
}

/// An address is told and leads nowhere from here: a document that was brought may hold any.
fn note(one: &Note) -> Markup {
    html! {
        @if !one.words.is_empty() { p.words dir="auto" { (one.words) } }
        @if !one.title.is_empty() {
            p dir="auto" { strong { (one.title) } @if !one.address.is_empty() && one.address != one.title { " · " (one.address) } }
        }
        @if !one.says.is_empty() { blockquote.cited dir="auto" { p.words { (one.says) } } }
        @for said in one.trust.iter().rev() {
            p dir="auto" {
                @if let Some(trust) = Trust::named(&said.trust) { span.tag { (trust_name(trust)) } }
                @if !said.why.is_empty() { " " (said.why) }
            }
        }
    }
}

fn remark(one: &Remark, told: &Told) -> Markup {
    html! {
        div.told-answer.stack.tight {
            p.small.quiet-text {
                (t!("portfolio.a_teacher")) " · " (date_of(one.at))
                @if let Some(kind) = ReplyKind::named(&one.what) { " · " (reply_kind(kind)) }
            }
            @if let Some(about) = one.about { (about_what(about, told)) }
            p.words dir="auto" { (one.words) }
            @if !one.answer.is_empty() { p.small.quiet-text { (t!("portfolio.inquiry_answer")) } p.words dir="auto" { (one.answer) } }
        }
    }
}

/// The perspective, or the note by how it begins. What is not told here any more is not named.
fn about_what(about: Uuid, told: &Told) -> Markup {
    let said = told.perspectives.iter().find(|said| said.id == about);
    let note = told.notes.iter().find(|note| note.id == about);
    let begins = |note: &Note| opening(if note.words.is_empty() { &note.title } else { &note.words });
    html! {
        @if let Some(said) = said { p.small { (t!("portfolio.perspective", n = said.number)) } }
        @if let Some(note) = note { p.small { (t!("portfolio.is_note")) ": " span dir="auto" { (begins(note)) } } }
    }
}
