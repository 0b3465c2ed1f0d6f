//! A note to the class, as one calm line above the writing: it is said once, waits to be read and is put away with one press.

use domain::id::CommandId;
use domain::notes::NoteLine;
use maud::{Markup, html};

use super::ROOM;
use crate::t;
use crate::ui::{IconName, hear_it, hidden_fields, icon, rich};

pub fn line(line: Option<&NoteLine>) -> Markup {
    html! {
        // There before the note is, so that a screen reader says what comes into it.
        div role="status" data-key="note-line" {
            @if let Some(NoteLine { me, note }) = line {
                div.note-line data-key=(note.id) {
                    (icon(IconName::Megaphone))
                    div.stack.tight {
                        p.small.quiet-text dir="auto" { (t!("room.note_from", name = note.by_name)) }
                        @if let Some(voice) = note.voice {
                            audio controls preload="metadata" src={ "/file/" (voice) } aria-label=(t!("room.note_from", name = note.by_name)) {}
                        }
                        div.words.rich #note-words dir="auto" { (rich(&note.words, &[])) }
                        @if !note.words.is_empty() { (hear_it("note-words")) }
                    }
                    form method="post" action=(ROOM) data-quiet="post" {
                        (hidden_fields(&[
                            ("do", "read".into()), ("command", CommandId::mint().to_string()), ("person", me.to_string()),
                            ("note", note.id.to_string()),
                        ]))
                        button.button.quiet { (t!("room.put_away")) }
                    }
                }
            }
        }
        p.unseen data-kept="" data-key="said" data-said="" data-not-saved=(t!("room.not_sent")) role="status" {}
    }
}
