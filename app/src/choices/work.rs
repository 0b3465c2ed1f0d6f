//! "This is the work I made": one of the student's own pieces, which ties the choice to a task.

use domain::choices::{ChoiceView, OwnBoard};
use maud::{Markup, html};

use super::form::{Back, Done, Mine, Typed};
use crate::clock_face::time;
use crate::t;
use crate::ui::{COMMANDS, IconName, hear_early, hidden_fields, icon};

const DEED: &str = "choice_work";

pub fn section(mine: Mine, board: &OwnBoard, choice: &ChoiceView, typed: Option<&Typed>, done: Option<Done>) -> Markup {
    let back = Back::of(typed, DEED, None);
    let hidden = mine.hidden(2, DEED, &[("board", board.id.to_string())]);
    let linked = choice.work.as_ref().map(|work| work.id);
    html! {
        section #work.card.stack aria-labelledby="work-title" {
            h2 #work-title { (t!("choices.work_title")) }
            (Done::Work.line(done))
            (back.top())
            @if let Some(work) = &choice.work {
                p { a href={ "/piece/" (work.id) } dir="auto" { (work.question) } " " span.small.quiet-text { (time(work.at)) } }
            }
            @if board.pieces.is_empty() {
                p.quiet-text #work-none { (t!("choices.work_none")) }
                (hear_early("work-title work-none"))
            } @else {
                form.stack.tight method="post" action=(COMMANDS) {
                    (hidden_fields(&hidden))
                    div.field {
                        label.field-label #work-label for="work-piece" { (t!("choices.work_pick")) }
                        (hear_early("work-title work-label"))
                        select.input #work-piece name="work" {
                            option value="" { (t!("choices.work_not")) }
                            @for piece in &board.pieces {
                                option value=(piece.id) selected[linked == Some(piece.id)] { (piece.question) }
                            }
                        }
                    }
                    div { button.button { (icon(IconName::Link)) (t!("choices.work_keep")) } }
                }
            }
        }
    }
}
