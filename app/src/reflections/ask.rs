//! *What do you need from me?*

use domain::reflections::{Ask, DraftWords};
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::api::Asked;
use super::problem::Problems;
use crate::t;
use crate::ui::teacher;

/// What is asked, as its student says it.
pub fn ask_name(ask: Ask) -> String {
    match ask {
        Ask::Clear => t!("reflections.ask_clear"),
        Ask::Part => t!("reflections.ask_part"),
        Ask::JustRead => t!("reflections.ask_just_read"),
        Ask::Nothing => t!("reflections.ask_nothing"),
        Ask::Own => t!("reflections.ask_own"),
    }
}

pub fn ask_fields(asked: &Asked, start: &DraftWords, problems: &Problems) -> Markup {
    html! {
        fieldset.stack.tight {
            legend.legend.question { (t!("reflections.what_do_you_need")) }
            div.choices {
                @for ask in Ask::ALL {
                    label.choice {
                        input type="radio" name="ask" value=(ask.name()) checked[*ask == start.ask];
                        span { (ask_name(*ask)) }
                    }
                }
            }
        }
        div.field.own-ask {
            label.field-label for="ask_words" { (t!("reflections.ask_words")) }
            input.input #ask_words name="ask_words" type="text" value=(start.ask_words) maxlength=(LONGEST_SENTENCE) dir="auto"
                autocomplete="off" aria-describedby="ask_words-problem" aria-invalid=[problems.invalid("ask_words")];
            (problems.line("ask_words"))
        }
        @if !asked.in_plan {
            label.choice.block.ask-waits {
                input type="checkbox" name="waits" value="yes" checked;
                span {
                    (t!("reflections.let_it_wait", teacher = teacher(&asked.readers)))
                    small { (t!("reflections.let_it_wait_hint")) }
                }
            }
        }
    }
}
