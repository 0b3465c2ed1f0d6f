//! The notes of this lesson, each to be taken back with one press.

use domain::id::{ClassId, NoteId, PersonId};
use domain::notes::SentNote;
use domain::rich::plain;
use maud::{Markup, html};

use super::{of_console, said_line, seconds_left};
use crate::clock_face::time;
use crate::t;
use crate::ui::{IconName, icon};

/// Characters of a note in the list.
const START: usize = 90;

pub fn notes(class: ClassId, me: PersonId, sent: &[SentNote]) -> Markup {
    html! {
        // Spoken on the way through the room, to everybody in it.
        button.button.needs-script type="button" data-tool="ten" data-to=(of_console(class, "notes")) data-note=(NoteId::mint())
            data-person=(me) data-left=(seconds_left()) data-unable=(t!("showing.cannot_record"))
            data-microphone=(t!("showing.no_microphone")) {
            (icon(IconName::Mic)) (t!("room.speak_to_class"))
        }
        @if !sent.is_empty() {
            section.stack.tight aria-labelledby="sent-notes" {
                h3 #sent-notes { (icon(IconName::Megaphone)) (t!("room.sent_notes")) }
                ul.stack.tight {
                    @for note in sent {
                        li.stack.tight data-key=(note.id) {
                            @if let Some(voice) = note.voice {
                                audio controls preload="metadata" src={ "/file/" (voice) } aria-label=(t!("room.note_from", name = note.by_name)) {}
                            } @else {
                                p.words dir="auto" { (start(&note.words)) }
                            }
                            div.row {
                                span.small.quiet-text dir="auto" {
                                    (note.by_name) " · " (time(note.sent_at)) " · "
                                    @if note.whole_class { (t!("room.to_class")) } @else { (t!("room.to_several")) }
                                }
                                form method="post" action=(of_console(class, &format!("notes/{}", note.id))) data-quiet="post" {
                                    button.button.quiet name="do" value="take_back" { (t!("room.take_back")) }
                                }
                            }
                        }
                    }
                }
            }
        }
        (said_line(t!("room.notes_done")))
    }
}

fn start(words: &str) -> String {
    let words = plain(words);
    if words.chars().count() <= START { words } else { words.chars().take(START).chain(['…']).collect() }
}
