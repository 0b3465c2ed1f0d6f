//! What a teacher wrote to a class. Its title is the question that it is about, or else the class.

use maud::{Markup, html};

use crate::t;

pub fn body(words: &str, question: &str, class: &str) -> Markup {
    html! {
        div.told-answer.stack.tight {
            p.small.quiet-text dir="auto" {
                (t!("portfolio.a_teacher"))
                @if !question.is_empty() && !class.is_empty() { " · " (class) }
            }
            p.words dir="auto" { (words) }
        }
    }
}
