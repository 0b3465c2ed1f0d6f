use domain::feedback::PassageWords;
use domain::rich::plain;
use maud::{Markup, html};

use crate::console::area::Area;
use crate::console::known::Known;
use crate::error::AppError;
use crate::said;
use crate::ui::problem_line;

/// The name of the buttons that take a comment away; their values say whose [`place`].
pub const REMOVE: &str = "uncomment";

/// Comments on marked words, in the order they were marked. Where a word lies in the piece names the comment.
pub fn comments(known: &Known, refused: Option<&AppError>) -> Markup {
    let problem = refused.and_then(|error| error.fault("passages"));
    html! {
        @for mark in &known.boxes.marks { (comment(mark)) }
        (problem_line("passages-problem", problem.as_ref()))
    }
}

/// Where the marked words begin and end.
pub fn place(mark: &PassageWords) -> String {
    format!("{}-{}", mark.starts, mark.ends)
}

/// The field of a comment.
pub fn comment_id(mark: &PassageWords) -> String {
    ["comment-", &place(mark)].concat()
}

fn comment(mark: &PassageWords) -> Markup {
    let id = comment_id(mark);
    // Places are unlike, so they number the fields of the plain form.
    let at = u64::from(mark.starts) * 1_000_000 + u64::from(mark.ends);
    let field = |name: &str| format!("words[passages][{at}][{name}]");
    html! {
        div.stack.tight data-key={ "on-" (place(mark)) } {
            blockquote.passage dir="auto" { (plain(&mark.quote)) }
            input type="hidden" name=(field("starts")) value=(mark.starts);
            input type="hidden" name=(field("ends")) value=(mark.ends);
            input type="hidden" name=(field("quote")) value=(mark.quote);
            (Area {
                id: &id, name: &field("words"), label: said!("console.comment"), hint: None, value: &mark.words, rows: 2,
                problem: None,
            }.show())
            div { button.button.quiet type="button" name=(REMOVE) value=(place(mark)) { (said!("console.remove_comment")) } }
        }
    }
}
