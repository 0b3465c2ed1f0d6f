//! The end of the form: share, keep for later, and the line about who sees what.

use maud::{Markup, html};

use super::api::Asked;
use super::problem::Problems;
use crate::t;
use crate::ui::{IconName, icon, teacher};

pub fn sharing(asked: &Asked, version: i32, problems: &Problems) -> Markup {
    let who = teacher(&asked.readers);
    let share = match version {
        1 => t!("reflections.share_with", teacher = who),
        _ => t!("reflections.share_version", version = version),
    };
    html! {
        (problems.line("send"))
        div.write-end {
            button.button.primary.big name="do" value="share" aria-describedby="send-problem" { (icon(IconName::Send)) (share) }
            button.button name="do" value="keep" formnovalidate { (t!("reflections.keep")) }
            p.note #privacy { (icon(IconName::Lock)) span { (t!("reflections.until_you_share", teacher = who)) } }
        }
    }
}
