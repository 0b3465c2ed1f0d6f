use domain::refusal::Sentence;
use maud::{Markup, html};

use crate::messages::sentence;
use crate::ui::{IconName, hear_early, icon};

/// What is wrong, to be heard by itself where it cannot be read. `class`: `problem` above what it is about, `field-error` beside a field.
pub fn problem(class: &str, id: &str, problem: Option<&Sentence>) -> Markup {
    html! {
        @if let Some(problem) = problem {
            p class=(class) id=(id) role="alert" { (icon(IconName::TriangleAlert)) span { (sentence(problem)) } }
            (hear_early(id))
        }
    }
}
