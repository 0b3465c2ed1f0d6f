//! A piece: what was written, what is shown with it, and, told whole, what was asked for, answered and said by the criteria.

use domain::export::{Feedback, Revision, ShownFile, TalkSaid, TeacherRating};
use domain::reflections::Ask;
use maud::{Markup, html};

use super::place::place;
use super::{Sheet, known, rating};
use crate::clock_face::date_of;
use crate::t;
use crate::ui::rich;

pub struct Told<'a> {
    pub versions: &'a [Revision],
    pub feedback: &'a [Feedback],
    pub ratings: &'a [TeacherRating],
    pub talk: &'a [TalkSaid],
    pub proud: bool,
}

pub fn body(told: &Told, sheet: &Sheet) -> Markup {
    html! {
        @if told.proud { p { span.tag { (t!("reflections.proud")) } } }
        @for version in told.versions.iter().rev() {
            div.told-version.stack.tight {
                @if sheet.whole && told.versions.len() > 1 {
                    (sheet.heading(&t!("portfolio.version", n = version.number)))
                }
                p.small.quiet-text { (date_of(version.at)) @if version.told { " · " (t!("portfolio.told")) } }
                @if !version.mode_why.is_empty() {
                    p.small { span.quiet-text { (t!("showing.why_label")) } " " span dir="auto" { (version.mode_why) } }
                }
                @if !version.words.is_empty() { div.words.rich { (rich(&version.words, &[])) } }
                @for shown in &version.files { (figure(shown, sheet)) }
                @for said in &version.translations {
                    div.words.rich lang=(said.language) { (rich(&said.words, &[])) }
                }
                @if sheet.whole {
                    (asked(version))
                    @for said in told.feedback.iter().filter(|said| said.version == version.number) { (answer(said)) }
                    @for said in told.ratings.iter().filter(|said| said.version == version.number) { (rated(said, sheet)) }
                }
            }
        }
        @if sheet.whole && !told.talk.is_empty() { (talk(told.talk, sheet)) }
    }
}

/// What the student needed from whoever read it.
fn asked(version: &Revision) -> Markup {
    let ask = match Ask::named(&version.ask) {
        Some(Ask::Clear) => t!("reflections.ask_clear"),
        Some(Ask::Part) => t!("reflections.ask_part"),
        Some(Ask::JustRead) => t!("reflections.ask_just_read"),
        Some(Ask::Nothing | Ask::Own) | None => String::new(),
    };
    html! {
        @if !ask.is_empty() || !version.ask_words.is_empty() {
            p.small dir="auto" {
                span.quiet-text { (t!("export.asked_for")) } " " (ask)
                @if !ask.is_empty() && !version.ask_words.is_empty() { " · " }
                (version.ask_words)
            }
        }
    }
}

/// What a teacher said by the criteria: the last time first.
fn rated(said: &TeacherRating, sheet: &Sheet) -> Markup {
    html! {
        @for time in said.times.iter().rev() {
            div.told-answer.stack.tight {
                p.small.quiet-text dir="auto" { (t!("portfolio.a_teacher")) " · " (date_of(time.at)) " · " (said.rubric) }
                ul.told-said { @for line in &time.lines { li.stack.tight { (rating::line(line, sheet)) } } }
            }
        }
    }
}

fn talk(talk: &[TalkSaid], sheet: &Sheet) -> Markup {
    html! {
        (sheet.heading(&t!("export.criteria_talk")))
        ul.told-said {
            @for said in talk {
                li.stack.tight {
                    p.small.quiet-text dir="auto" {
                        @if said.by == "me" { (t!("export.me")) } @else { (t!("portfolio.a_teacher")) }
                        " · " (date_of(said.at)) " · " (said.criterion)
                    }
                    p.words dir="auto" { (said.words) }
                }
            }
        }
    }
}

fn answer(said: &Feedback) -> Markup {
    let parts = [
        (t!("portfolio.strength"), &said.strength),
        (t!("portfolio.question"), &said.question),
        (t!("portfolio.next_step"), &said.next_step),
    ];
    html! {
        div.told-answer.stack.tight {
            p.small.quiet-text { (t!("portfolio.a_teacher")) " · " (date_of(said.at)) }
            dl.goal-facts {
                @for (name, words) in parts {
                    @if !words.is_empty() { dt { (name) } dd.words dir="auto" { (words) } }
                }
                @for followed in &said.followed {
                    @if let Some(outcome) = known("followed_", &followed.outcome) {
                        dt { (outcome) }
                        dd.words dir="auto" { (followed.words) }
                    }
                }
            }
            @for passage in &said.passages {
                blockquote.cited dir="auto" { p.words { (passage.quote) } }
                @if !passage.words.is_empty() { p.words dir="auto" { (passage.words) } }
            }
            @for mark in &said.marks {
                p.words dir="auto" { @if let Some(place) = place(&mark.on) { span.small.quiet-text { (place) } " " } (mark.words) }
            }
        }
    }
}

fn figure(shown: &ShownFile, sheet: &Sheet) -> Markup {
    let Some(address) = (sheet.file)(shown.file, &shown.kind) else { return Markup::default() };
    let said = if shown.caption.is_empty() { t!("portfolio.a_file") } else { shown.caption.clone() };
    html! {
        figure.told-figure data-kind=(shown.kind) {
            @match shown.kind.as_str() {
                "image" | "drawing" => { img src=(address) alt=(said) loading="lazy"; }
                "sound" => { audio controls preload="metadata" src=(address) aria-label=(said) {} }
                "video" => { video controls playsinline preload="metadata" src=(address) aria-label=(said) {} }
                _ => { p { a href=(address) dir="auto" { (said) } } }
            }
            @if !shown.caption.is_empty() { figcaption dir="auto" { (shown.caption) } }
            @if !shown.transcript.is_empty() { p.words.small dir="auto" { (shown.transcript) } }
        }
    }
}
