//! The boxes: a strength, a question, a next step, and comments on marked words. A real form, so it is sent before the WASM is there too.

use domain::console::ReadPiece;
use maud::{Markup, html};

use super::comments::comments;
use crate::console::api::at;
use crate::console::area::Area;
use crate::console::known::Known;
use crate::said;
use crate::ui::problem_line;

pub const FORM: &str = "reply-form";

/// The name of the button that shows what another window saved.
pub const START_OVER: &str = "saved";

pub fn reply_form(known: &Known, piece: &ReadPiece) -> Markup {
    let (boxes, start) = (&known.boxes, &known.boxes.start);
    let refused = known.refused_reply();
    let fields = [
        ("strength", "words[strength]", said!("console.strength"), &start.strength),
        ("question", "words[question]", said!("console.question"), &start.question),
        ("next_step", "words[next_step]", said!("console.next_step"), &start.next_step),
    ];
    // What is nobody's field stands above the buttons.
    let beside = |field: &str| refused.is_some_and(|error| error.fault(field).is_some());
    let other = refused.filter(|_| !["strength", "question", "next_step", "passages"].into_iter().any(beside));
    let id = known.opened.as_ref().map(|opened| opened.reply);
    html! {
        form.reply id=(FORM) method="post" action=(at::SEND) {
            @if let Some(id) = id { input type="hidden" name="id" value=(id); }
            input type="hidden" name="reflection" value=(piece.id);
            input type="hidden" name="version" value=(piece.stage.version());
            input type="hidden" name="base_rev" value=(boxes.rev);
            @for (id, name, label, value) in fields {
                (Area {
                    id, name, label, hint: None, value, rows: 2, problem: refused.and_then(|error| error.fault(id)),
                }.show())
            }
            (comments(known, refused))
            (problem_line("reply-problem", other.map(crate::error::AppError::sentence).as_ref()))
            @if boxes.conflict {
                p.note data-key="conflict" {
                    button.button type="button" name=(START_OVER) { (said!("console.show_saved")) }
                }
            }
            div.row data-key="send" {
                button.button.primary aria-keyshortcuts="Control+Enter" {
                    (said!("console.send")) " " kbd { (said!("console.key_send")) }
                }
                button.button formaction=(at::READ) aria-keyshortcuts="r" { (said!("console.read")) " " kbd { "R" } }
            }
        }
    }
}
