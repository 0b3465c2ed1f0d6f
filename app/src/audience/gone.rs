//! Where nothing is to be read: never was, not any more, not yet. Nobody can tell which.

use maud::{Markup, html};

use crate::t;

/// `unsent`: what somebody wrote to what is gone; theirs to copy.
pub fn gone(unsent: &str) -> Markup {
    html! {
        main #main.page.reading.stack {
            h1 { (t!("guest.gone_title")) }
            p { (t!("guest.gone")) }
            @if !unsent.trim().is_empty() {
                section.card.stack.tight aria-labelledby="unsent-title" {
                    h2 #unsent-title { (t!("shelf.unsent")) }
                    p.field-hint { (t!("shelf.unsent_hint")) }
                    p.words dir="auto" { (unsent) }
                }
            }
        }
    }
}
