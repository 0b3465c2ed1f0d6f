use maud::{Markup, html};

use crate::console::known::Known;
use crate::said;
use crate::ui::{IconName, icon};

/// The name of the button.
pub const COMMENT: &str = "comment";

/// Offers a comment on the words that are selected.
pub fn comment_on(known: &Known) -> Markup {
    html! {
        @if known.chosen.is_some() {
            p data-key="comment-on" {
                button.button type="button" name=(COMMENT) { (icon(IconName::MessageCircle)) (said!("console.comment_on_this")) }
            }
        }
    }
}
