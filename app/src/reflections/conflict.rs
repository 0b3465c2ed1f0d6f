//! Another device was faster. Both versions are shown; the student decides; until then nothing is saved over the other one.

use maud::{Markup, html};

use super::api::Theirs;
use super::desk::Desk;
use crate::t;
use crate::ui::{IconName, icon};

/// The name of the buttons.
pub const WHICH: &str = "which";

pub fn conflict(theirs: &Theirs) -> Markup {
    let what = if theirs.shared { t!("reflections.shared_there") } else { t!("reflections.saved_there") };
    html! {
        div.problem #two-devices role="alert" {
            (icon(IconName::Tablet))
            div.stack {
                p { strong { (t!("drafts.another_device")) } }
                p { (what) }
                blockquote.passage.words dir="auto" { (theirs.words) }
                p { (t!("reflections.mine_is_below")) }
                div.row {
                    button.button type="button" name=(WHICH) value="mine" { (t!("reflections.keep_mine")) }
                    button.button type="button" name=(WHICH) value="other" { (t!("reflections.use_other")) }
                }
            }
        }
    }
}

/// A button of it was pressed.
pub fn decide(desk: Desk, which: &str) {
    if which == "mine" {
        desk.keep_mine();
    } else {
        desk.let_go();
    }
}
