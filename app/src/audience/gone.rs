//! Where nothing is to be read: never was, not any more, not yet. Nobody can tell which.

use maud::{Markup, html};

use crate::t;

pub fn gone() -> Markup {
    html! {
        main #main.page.reading.stack {
            h1 { (t!("guest.gone_title")) }
            p { (t!("guest.gone")) }
        }
    }
}
