//! The open piece, to be read: its question and its newest version, whose words can be marked. What changed since the version before, older
//! ones and what was answered so far are the server's ([`super::history`]): here are their places.

use domain::console::{ReadPiece, ReadVersion};
use domain::id::{ReflectionId, VersionId};
use maud::{Markup, html};

use super::comment_on::comment_on;
use crate::console::known::Known;
use crate::ui::{IconName, icon, rich, served};
use crate::{said, t};

/// The name of the button that shows the version that came meanwhile.
pub const NEWER: &str = "newer";

pub fn open_text(known: &Known, piece: &ReadPiece) -> Markup {
    html! {
        // A newer version came while this one is read.
        @if let Some(version) = known.newer() {
            button.newcomers data-key="newer" type="button" name=(NEWER) { (t!("console.newer", version = version)) }
        }
        p.small.quiet-text data-key="question" dir="auto" { (piece.question) }
        @if let Some(newest) = piece.versions.first() {
            (words(known, piece.id, newest))
            (earlier(piece.id, newest.number))
        }
        (served(&shown_at(piece.id), "answers"))
        p.to-answer data-key="to-answer" { a.button href="#answer" { (said!("console.to_answer")) } }
    }
}

/// What changed since the version before, and that one and its elders as they were. A newer version than the one that is read may have come:
/// so each has its own place.
fn earlier(piece: ReflectionId, number: i32) -> Markup {
    let at = shown_at(piece);
    let part = |of: &str, number: i32| served(&at, &[of, &number.to_string()].concat());
    html! {
        @if number > 1 {
            details.fold data-key="before" open {
                summary { (icon(IconName::History)) (t!("console.changed_since", version = number - 1)) }
                div.fold-body.stack.tight {
                    (part("changed-", number))
                    @for elder in (1..number).rev() { (part("elder-", elder)) }
                }
            }
        }
    }
}

/// Where what a piece shows is fetched: the server makes it, and no page carries a reader of it.
pub fn shown_at(piece: ReflectionId) -> String {
    format!("/piece/{piece}/shown")
}

/// The element with a version's words.
pub fn words_id(version: VersionId) -> String {
    format!("words-{version}")
}

/// The newest version's words. Select some, and a comment can be put on them.
fn words(known: &Known, piece: ReflectionId, version: &ReadVersion) -> Markup {
    html! {
        div.words.rich.open-words id=(words_id(version.id)) lang=[version.language.as_deref()] {
            (rich(&version.words, &known.places(&version.words)))
        }
        (served(&shown_at(piece), &format!("version-{}", version.number)))
        (served(&shown_at(piece), &format!("said-{}", version.number)))
        (comment_on(known))
    }
}
