//! From the choice to the work: the board's prompt, or a question of one's own that begins with the board's target.

use domain::choices::OwnBoard;
use domain::id::ReflectionId;
use domain::words::LONGEST_QUESTION;
use maud::{Markup, html};

use super::form::{Area, Back, Mine, Typed, line};
use crate::t;
use crate::ui::{COMMANDS, IconName, hear_early, hidden_fields, icon};

const DEED: &str = "choice_begin";

pub fn section(mine: Mine, board: &OwnBoard, reflection: ReflectionId, typed: Option<&Typed>) -> Markup {
    let back = Back::of(typed, DEED, None);
    html! {
        // What was typed stands here also when the board was closed meanwhile.
        @if board.open || back.0.is_some() {
            section #begin.card.stack aria-labelledby="begin-title" {
                h2 #begin-title { (t!("choices.begin_title")) }
                (back.top())
                @match board.prompt {
                    Some(prompt) if back.0.is_none() => {
                        p.quiet-text #begin-how { (t!("choices.begin_prompt")) }
                        (hear_early("begin-title begin-how"))
                        div { a.button.primary href={ "/prompt/" (prompt) } { (icon(IconName::ArrowRight)) (t!("choices.begin")) } }
                    }
                    _ => (own_question(mine, board, reflection, back)),
                }
            }
        }
    }
}

fn own_question(mine: Mine, board: &OwnBoard, reflection: ReflectionId, back: Back) -> Markup {
    let hidden = mine.hidden(1, DEED, &[("board", board.id.to_string()), ("reflection", reflection.to_string())]);
    let question = Area {
        form: "begin",
        name: "question",
        label: t!("choices.begin_question"),
        hint: t!("choices.begin_question_hint"),
        value: back.or("question", &board.target),
        most: LONGEST_QUESTION,
    };
    html! {
        form.stack method="post" action=(COMMANDS) autocomplete="off" {
            (hidden_fields(&hidden))
            (line(&question, back.fault("question").as_ref()))
            div { button.button.primary disabled[!board.open] { (icon(IconName::ArrowRight)) (t!("choices.begin")) } }
        }
    }
}
