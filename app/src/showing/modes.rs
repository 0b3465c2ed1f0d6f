//! How a student sets out to answer. The first thing on the page after the question.

use domain::id::PersonId;
use domain::showing::{DraftShows, Mode, Showing};
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::hidden;
use crate::t;
use crate::ui::{COMMANDS, IconName, hidden_fields, icon};

fn look(mode: Mode) -> (IconName, String) {
    match mode {
        Mode::Write => (IconName::Pencil, t!("showing.write")),
        Mode::Draw => (IconName::Brush, t!("showing.draw")),
        Mode::Speak => (IconName::Mic, t!("showing.speak")),
        Mode::Film => (IconName::Video, t!("showing.film")),
        Mode::Photograph => (IconName::Camera, t!("showing.photograph")),
    }
}

/// Which script a mode opens, and for what.
pub fn tool_of(mode: Mode) -> Option<(&'static str, &'static str)> {
    match mode {
        Mode::Write | Mode::Photograph => None,
        Mode::Draw => Some(("draw", "drawing")),
        Mode::Speak => Some(("record", "sound")),
        Mode::Film => Some(("record", "video")),
    }
}

/// One form: each way is a button of it, and the reason goes along with whichever is pressed.
pub fn modes(showing: &Showing, draft: &DraftShows, me: PersonId) -> Markup {
    let picked = draft.mode.unwrap_or_default();
    html! {
        form.stack.tight method="post" action=(COMMANDS) autocomplete="off" data-quiet="show" data-saves="" aria-labelledby="show-how" {
            (hidden_fields(&hidden(showing, me, "show_pick")))
            // Enter in the reason keeps it and what was picked, and so does what saves by itself.
            button.unseen name="mode" value=(picked.name()) data-by-itself="" tabindex="-1" aria-hidden="true" formnovalidate { (t!("showing.keep_why")) }
            h2 #show-how { (t!("showing.how")) }
            div.filters role="group" aria-labelledby="show-how" {
                @for mode in Mode::ALL {
                    @let (name, label) = look(*mode);
                    @let (tool, of) = tool_of(*mode).unzip();
                    // A photograph is on the device or comes from its camera: the field for it opens.
                    @let opens = if *mode == Mode::Photograph { Some("file") } else { tool };
                    button.filter name="mode" value=(mode.name()) aria-pressed=(picked == *mode) data-opens=[opens] data-kind=[of] {
                        (icon(name)) (label)
                    }
                }
            }
            details.fold data-key="show-why" open[!draft.why.is_empty()] {
                summary { (t!("showing.why")) }
                div.fold-body.field {
                    label.field-label for="show-why" { (t!("showing.why_label")) }
                    p.field-hint #show-why-hint { (t!("showing.why_hint")) }
                    input.input #show-why name="why" type="text" value=(draft.why) maxlength=(LONGEST_SENTENCE) dir="auto"
                        autocomplete="off" aria-describedby="show-why-hint";
                    div { button.button name="mode" value=(picked.name()) { (t!("showing.keep_why")) } }
                }
            }
        }
    }
}
