//! How sure the student was of one thing, and in which class they were asked.

use domain::stage::Confidence;
use maud::{Markup, html};

use crate::plain::confidence_name;

pub fn body(level: &str, class: &str) -> Markup {
    html! {
        @if let Some(level) = Confidence::named(level) { p { span.tag { (confidence_name(level)) } } }
        @if !class.is_empty() { p.small.quiet-text dir="auto" { (class) } }
    }
}
