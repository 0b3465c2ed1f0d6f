//! The answer's column: what the student asked for above the boxes, then the wall, a note to the class, a pair to suggest, and help
//! with signing in.

#[cfg(feature = "hydrate")]
mod answer;
mod ask;
#[cfg(feature = "hydrate")]
pub mod autosave;
pub mod comments;
pub mod form;
#[cfg(feature = "ssr")]
pub mod growth;
#[cfg(feature = "hydrate")]
mod keeping;
pub mod mark;
pub mod note;
#[cfg(feature = "hydrate")]
mod note_kept;
mod student;
mod wall;

use domain::console::ReadPiece;
use domain::reflections::Reach;
use maud::{Markup, html};

use self::ask::ask_line;
pub use self::ask::ask_words;
use self::form::reply_form;
use self::note::note_fold;
pub use self::student::help;
use self::student::student_fold;
use self::wall::wall_form;
use super::api::at;
use super::inbox::text::shown_at;
use super::known::Known;
use crate::ui::{IconName, icon, problem_line, served};
use crate::{said, t};

pub fn reply(known: &Known) -> Markup {
    let trouble = known.trouble.as_ref().map(crate::error::AppError::sentence);
    html! {
        section.console-col.console-reply.stack aria-labelledby="answer" {
            (problem_line("open-problem", trouble.as_ref()))
            (problem_line("help-problem", known.problem(at::HELP_IN).as_ref()))
            // Keyed: another piece gets boxes of its own, never those that something was typed into.
            @if let Some(opened) = &known.opened {
                div.stack data-key={ "answer-" (known.boxes.edition) } { (answering(known, &opened.open.piece, opened.open.reach)) }
            } @else {
                (nothing_open(known))
            }
            (known.served("several"))
            (note_fold(known))
            (known.served("notes"))
            (known.served("sure"))
        }
    }
}

fn answering(known: &Known, piece: &ReadPiece, reach: Reach) -> Markup {
    let at = shown_at(piece.id);
    html! {
        div.row.apart {
            h2 #answer tabindex="-1" dir="auto" { (t!("console.answer", name = piece.student_name)) }
            a.button.quiet href=(known.console(known.show)) { (said!("console.shut")) }
        }
        (ask_line(piece))
        @if reach.may_be_answered() {
            // What comes a moment later has its room kept (`style/_console.scss`): no box moves when it is there.
            (served(&at, "starters"))
            (reply_form(known, piece))
            (served(&at, "reply"))
        } @else {
            // Its student is in no class any more.
            p.note data-key="nobody" { (icon(IconName::Info)) span { (said!("console.nobody_reads")) } }
        }
        (wall_form(known, piece))
        // Where words of it ask for a second look before the wall.
        (served(&at, "look"))
        (served(&at, "pair"))
        // The part is made without knowing what became of its form.
        div role="group" data-key="pair" aria-label=(said!("console.pair_title")) {
            (problem_line("pair-problem", known.problem(at::SUGGEST).as_ref()))
            @if known.is_done(at::SUGGEST) { p.small.quiet-text data-key="done" { (said!("console.pair_suggested")) } }
        }
        (student_fold(known, piece.student, false))
    }
}

fn nothing_open(known: &Known) -> Markup {
    html! {
        h2 #answer tabindex="-1" { (said!("console.nothing_open")) }
        p.quiet-text data-key="hint" { (said!("console.nothing_open_hint")) }
        @if let Some(student) = known.student { (student_fold(known, student, true)) }
    }
}
