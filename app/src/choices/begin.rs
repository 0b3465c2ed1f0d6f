//! From the choice to the work: the board's prompt, or a question of one's own that begins with the board's target.

use domain::choices::OwnBoard;
use domain::id::ReflectionId;
use domain::words::LONGEST_QUESTION;
use maud::{Markup, html};

use super::form::{Area, Mine, line};
use crate::t;
use crate::ui::{COMMANDS, IconName, hidden_fields, icon};

const DEED: &str = "begin";

pub fn section(mine: Mine, board: &OwnBoard, reflection: ReflectionId) -> Markup {
    html! {
        @if board.open {
            section #begin.card.stack aria-labelledby="begin-title" {
                h2 #begin-title { (t!("choices.begin_title")) }
                @match board.prompt {
                    Some(prompt) => {
                        p.quiet-text { (t!("choices.begin_prompt")) }
                        div { a.button.primary href={ "/prompt/" (prompt) } { (icon(IconName::Pencil)) (t!("choices.begin")) } }
                    }
                    None => (own_question(mine, board, reflection)),
                }
            }
        }
    }
}

fn own_question(mine: Mine, board: &OwnBoard, reflection: ReflectionId) -> Markup {
    let hidden = mine.hidden(
        1,
        DEED,
        &[
            ("reflection", reflection.to_string()),
            ("base_version", "0".into()),
            ("class", board.class.id.to_string()),
            ("words", String::new()),
        ],
    );
    let question = Area {
        form: "begin",
        name: "question",
        label: t!("choices.begin_question"),
        hint: t!("choices.begin_question_hint"),
        value: &board.target,
        most: LONGEST_QUESTION,
    };
    html! {
        form.stack method="post" action=(COMMANDS) autocomplete="off" {
            (hidden_fields(&hidden))
            (line(&question, None))
            div { button.button.primary { (icon(IconName::Pencil)) (t!("choices.begin")) } }
        }
    }
}
