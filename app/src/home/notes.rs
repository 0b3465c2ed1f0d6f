//! Notes to the class, or to a few. A note that was on the page is read; it stays for a day, while one works from it.

use domain::command::Command;
use domain::feedback::NoteView;
use domain::id::{NoteId, PersonId};
use maud::{Markup, html};

use crate::clock_face::time;
use crate::offline;
use crate::t;
use crate::ui::hear_it;

/// Says that notes were on the page. Nobody hears it; if it does not arrive, it is said again the next time.
pub fn have_read(me: PersonId, notes: Vec<NoteId>) {
    let commands: Vec<_> = notes.into_iter().map(|note| offline::envelope(me, 0, Command::ReadNote { note })).collect();
    if !commands.is_empty() {
        offline::send_leaving(commands);
    }
}

pub fn note_card(note: &NoteView) -> Markup {
    let heading = ["note-", &note.id.to_string()].concat();
    let title = match note.whole_class {
        true => t!("home.note_to_class", teacher = note.by_name),
        false => t!("home.note_to_you", teacher = note.by_name),
    };
    html! {
        section.card.stack.tight.arrive data-key=(note.id) aria-labelledby=(heading) {
            h2 id=(heading) { (title) }
            p.small.quiet-text dir="auto" {
                (time(note.sent_at))
                @if let Some(question) = &note.question { " · " (question) }
            }
            @if let Some(voice) = note.voice { audio controls preload="metadata" src={ "/file/" (voice) } aria-labelledby=(heading) {} }
            @if !note.words.is_empty() {
                @let said = ["said-", &heading].concat();
                p.words id=(said) dir="auto" { (note.words) }
                (hear_it(&said))
            }
        }
    }
}
