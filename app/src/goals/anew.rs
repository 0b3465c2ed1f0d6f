//! Said in other words: the fold that such a form stands in, beside what it says anew.

use maud::{Markup, html};

use super::plan::is_wrong;
use crate::t;
use crate::ui::{IconName, icon};

/// `id`: of what is said anew. `whose`: what it is called, for who does not see where the fold stands.
pub fn anew(id: &str, title: &str, whose: &str, inside: Markup) -> Markup {
    html! {
        details.fold data-key={ "rewording-" (id) } open[is_wrong(&inside)] {
            summary { (icon(IconName::Pencil)) (title) span.unseen dir="auto" { ": " (whose) } }
            div.fold-body { (inside) }
        }
    }
}

pub fn keep_words() -> Markup {
    html! { div { button.button { (icon(IconName::Check)) (t!("goals.reword_keep")) } } }
}
