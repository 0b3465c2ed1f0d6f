//! What came back: a teacher's voice, or a few words that are heard on a press.

use domain::feedback::{NoteView, Part};
use domain::id::{CommandId, PersonId};
use maud::{Markup, html};

use super::Made;
use super::tile::{face, leads};
use crate::t;
use crate::ui::{COMMANDS, IconName, hear_it, hidden_fields, icon};

/// The newest answer to a piece that waits for its student.
pub fn answer(made: &Made) -> Markup {
    let piece = &made.piece;
    let Some(given) = piece.feedback.iter().find(|given| !given.read_only) else { return Markup::default() };
    let voice = made.showing.iter().flat_map(|showing| &showing.voices).find(|voice| voice.feedback == given.id);
    let (heading, said) = (format!("back-{}", piece.id), format!("said-{}", piece.id));
    let parts = || Part::ALL.iter().map(|part| given.part(*part)).filter(|words| !words.is_empty());
    html! {
        section.card.asked-large data-key=(heading) data-point=(piece.access_point.name()) aria-labelledby=(heading) {
            div.asked-head {
                span.tile-picture { (icon(IconName::MessageCircle)) }
                h2 id=(heading) dir="auto" { (t!("home.answered", teacher = given.by_name)) }
            }
            @if let Some(voice) = voice {
                audio controls preload="metadata" src={ "/file/" (voice.file.id) } aria-labelledby=(heading) {}
            }
            @if parts().next().is_some() {
                div.row {
                    div.stack.tight.grow id=(said) { @for words in parts() { p.words.said dir="auto" { (words) " " } } }
                    (hear_it(&said))
                }
            }
            div.tiles { (leads(&format!("/piece/{}", piece.id), piece.access_point.name(), None, face(IconName::Eye, &t!("early.look")))) }
        }
    }
}

/// Notes to the class. One that was heard is put away with one press.
pub fn notes(me: PersonId, notes: &[NoteView]) -> Markup {
    html! {
        @for note in notes {
            @let (heading, said) = (format!("note-{}", note.id), format!("said-{}", note.id));
            section.card.asked-large data-key=(heading) aria-labelledby=(heading) {
                div.asked-head {
                    span.tile-picture { (icon(IconName::Megaphone)) }
                    h2 id=(heading) dir="auto" { (t!("early.note", teacher = note.by_name)) }
                    @if note.voice.is_none() { (hear_it(&format!("{heading} {said}"))) }
                }
                @if let Some(voice) = note.voice { audio controls preload="metadata" src={ "/file/" (voice) } aria-labelledby=(heading) {} }
                p.words.said id=(said) dir="auto" { (note.words) }
                form method="post" action=(COMMANDS) {
                    (hidden_fields(&[
                        ("do", "read".into()), ("command", CommandId::mint().to_string()), ("person", me.to_string()), ("note", note.id.to_string()),
                    ]))
                    button.button { (icon(IconName::Check)) (t!("early.heard")) }
                }
            }
        }
    }
}
