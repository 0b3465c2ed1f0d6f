//! Research notes, with their sources.

use domain::id::PersonId;
use domain::inquiry::{OwnInquiry, RemarkOn, ResearchNote};
use maud::{Markup, html};

use super::note_form::{edit, new};
use super::of_inquiry;
use super::remarks::remarks;
use crate::clock_face::time;
use crate::plain::{fold, press, research_note};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, hear_early, icon};

/// `open`: a note is what comes next.
pub fn section(me: PersonId, own: &OwnInquiry, typed: &Typed, open: bool) -> Markup {
    let of = &own.inquiry;
    html! {
        section #notes.stack aria-labelledby="notes-title" {
            h2 id="notes-title" { (t!("inquiry.notes")) }
            @if of.notes.is_empty() {
                p.quiet-text #notes-none { (t!("inquiry.notes_none")) }
                (hear_early("notes-title notes-none"))
            }
            ol.research { @for note in &of.notes { (one(me, own, note, typed)) } }
            @if of.goes_on() {
                (fold("note-new", open || typed.is("note"), IconName::Plus, t!("inquiry.note_add"), new(me, of.id, typed)))
            }
            @if !own.removed.is_empty() { (removed(me, own)) }
        }
    }
}

fn one(me: PersonId, own: &OwnInquiry, note: &ResearchNote, typed: &Typed) -> Markup {
    let (of, name) = (&own.inquiry, format!("edit-{}", note.id));
    let about = [of_inquiry(of.id), ("source", note.id.to_string())];
    html! {
        li.card.stack id={ "note-" (note.id) } data-key=(note.id) {
            (research_note(note))
            p.small.quiet-text { (time(note.changed_at)) }
            (remarks(me, own, RemarkOn::Note(note.id), typed))
            @if of.goes_on() {
                (fold(&format!("editing-{}", note.id), typed.is(&name), IconName::Pencil, t!("inquiry.note_edit"),
                    edit(me, of.id, note, &name, typed)))
                (press(me, &format!("remove-{}", note.id), "inquiry_remove", &about, t!("inquiry.note_remove"), &opening(note), IconName::Trash))
            }
        }
    }
}

fn removed(me: PersonId, own: &OwnInquiry) -> Markup {
    html! {
        details.fold #removed {
            summary { (icon(IconName::Undo)) span { (t!("inquiry.notes_removed")) } }
            ul.fold-body.plain-list {
                @for note in &own.removed {
                    li.stack.tight data-key=(note.id) {
                        p dir="auto" { (opening(note)) }
                        (press(me, &format!("put-back-{}", note.id), "inquiry_put_back",
                            &[of_inquiry(own.inquiry.id), ("source", note.id.to_string())], t!("inquiry.note_put_back"), &opening(note), IconName::Undo))
                    }
                }
            }
        }
    }
}

/// The note in a few words.
fn opening(note: &ResearchNote) -> String {
    let words = match &note.source {
        Some(source) if note.words.is_empty() => &source.title,
        _ => &note.words,
    };
    words.chars().take(80).collect()
}
