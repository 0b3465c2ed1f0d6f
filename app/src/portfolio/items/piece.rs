//! A piece: what was written, what is shown with it, and, told whole, what was answered.

use domain::export::{Feedback, Revision, ShownFile};
use maud::{Markup, html};

use super::{Sheet, known};
use crate::clock_face::date_of;
use crate::t;
use crate::ui::rich;

pub fn body(versions: &[Revision], feedback: &[Feedback], sheet: &Sheet) -> Markup {
    html! {
        @for version in versions.iter().rev() {
            div.told-version.stack.tight {
                @if sheet.whole && versions.len() > 1 {
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
                @if sheet.whole { @for said in feedback.iter().filter(|said| said.version == version.number) { (answer(said)) } }
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
