//! Who can read it, in one honest line, and the way to change it.

use domain::inquiry::OwnInquiry;
use maud::{Markup, html};

use crate::plain::who_can_see;
use crate::t;
use crate::ui::{IconName, icon};

/// Teachers read everything of it. Audiences beyond them are said here too, each with since when.
pub fn who(own: &OwnInquiry) -> Markup {
    html! {
        div #who.stack.tight {
            (who_can_see(&own.open_to))
            p { a href={ "/inquiry/" (own.inquiry.id) "/audience" } { (icon(IconName::Users)) (t!("audience.change")) } }
        }
    }
}
