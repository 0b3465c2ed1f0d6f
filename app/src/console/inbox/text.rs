//! The open piece, to be read: its question, its newest version (whose words can be marked), what changed since the one before, and
//! what was answered so far.

use domain::id::{ReflectionId, VersionId};
use domain::reflections::{PieceView, Version};
use maud::{Markup, html};

use super::comment_on::comment_on;
use super::earlier::earlier;
use super::so_far::so_far;
use crate::console::known::Known;
use crate::t;
use crate::ui::{rich, served};

/// The name of the button that shows the version that came meanwhile.
pub const NEWER: &str = "newer";

pub fn open_text(known: &Known, piece: &PieceView) -> Markup {
    html! {
        // A newer version came while this one is read.
        @if let Some(version) = known.newer() {
            button.newcomers data-key="newer" type="button" name=(NEWER) { (t!("console.newer", version = version)) }
        }
        p.small.quiet-text data-key="question" dir="auto" { (piece.question) }
        @if let Some(newest) = piece.versions.first() { (words(known, piece.id, newest)) }
        (earlier(piece))
        (so_far(piece.id, &piece.feedback))
        p.to-answer data-key="to-answer" { a.button href="#answer" { (t!("console.to_answer")) } }
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
fn words(known: &Known, piece: ReflectionId, version: &Version) -> Markup {
    html! {
        div.words.rich.open-words id=(words_id(version.id)) lang=[version.language.as_deref()] {
            (rich(&version.words, &known.places(&version.words)))
        }
        (served(&shown_at(piece), &format!("version-{}", version.number)))
        @if let Some(scribe) = &version.scribe {
            p.small.quiet-text data-key="scribe" dir="auto" { (t!("console.written_by", name = scribe)) }
        }
        @for translation in &version.translations {
            div.stack.tight data-key=(translation.language) {
                p.small.quiet-text dir="auto" { (t!("console.translated_by", name = translation.by)) }
                div.words.rich lang=(translation.language) { (rich(&translation.words, &[])) }
            }
        }
        (comment_on(known))
    }
}
