//! The sessions of a class, and what happened in one of them.

mod list;
mod one;
mod people;

pub use list::SessionsPage;
pub use one::SessionPage;

use domain::sessions::SessionCard;
use maud::{Markup, html};

use crate::clock_face::time;
use crate::t;

/// From when to when, as people read it.
fn span(card: &SessionCard) -> Markup {
    html! {
        (time(card.opened_at))
        " – "
        @match card.closed_at {
            Some(at) => (time(at)),
            None => { (t!("sessions.still_open")) }
        }
    }
}
