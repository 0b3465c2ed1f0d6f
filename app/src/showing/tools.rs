//! The tools' own windows, fetched when their button is pressed: what stands in them is the server's, in the reader's language, and the
//! script that comes with each only brings it alive. Sentences that a script says are attributes of the window.

mod area;
mod draw;
mod photo;
mod record;

use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, hear_where_early, icon};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    Draw,
    Record,
    Photo,
    Area,
}

impl Tool {
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "draw" => Self::Draw,
            "record" => Self::Record,
            "photo" => Self::Photo,
            "area" => Self::Area,
            _ => return None,
        })
    }
}

pub fn tool(tool: Tool) -> String {
    let window = match tool {
        Tool::Draw => draw::window(),
        Tool::Record => record::window(),
        Tool::Photo => photo::window(),
        Tool::Area => area::window(),
    };
    window.into_string()
}

/// The upper edge of a window: what it is for, how it is kept, and the way out. `ready`: that way is the next thing to do. Where something
/// has to be made first, its script says when (`ready` in /window.js). `begins`: the id of what is pressed first, which the youngest hear.
fn head(id: &str, title: Markup, begins: &str, done: &str, ready: bool) -> Markup {
    html! {
        header.window-head {
            h2 id=(id) { (title) }
            (hear_where_early([id, begins].join(" ").trim()))
            p.small.quiet-text data-status="" role="status" {}
            button.button.primary[ready].quiet[!ready] type="button" data-close="" { (icon(IconName::Check)) (done) }
        }
        p.problem data-problem="" role="alert" hidden { (icon(IconName::TriangleAlert)) span {} }
        button.button type="button" data-again="" hidden { (icon(IconName::Refresh)) (t!("showing.try_again")) }
    }
}

/// What is said aloud and stands nowhere.
fn aloud() -> Markup {
    html! { p.unseen data-aloud="" role="status" aria-live="polite" {} }
}

/// A number of things in a gap that a script fills.
pub(super) fn gap(key: &str, name: &str) -> String {
    crate::messages::say(key, &[(name, ["{", name, "}"].concat())])
}

fn done() -> String {
    t!("showing.done")
}
