//! Who can read it, in one honest line.

use domain::inquiry::OwnInquiry;
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, icon, names};

/// Teachers read everything of it. Audiences beyond them are said here too, each with what it reads.
pub fn who(own: &OwnInquiry) -> Markup {
    let readers: Vec<String> = own.inquiry.readers.iter().map(|reader| reader.name.clone()).collect();
    html! {
        p #who.note {
            @if readers.is_empty() {
                (icon(IconName::Lock)) span { (t!("inquiry.seen_by_nobody")) }
            } @else {
                (icon(IconName::Eye)) span dir="auto" { (t!("inquiry.seen_by", names = names(&readers))) }
            }
        }
    }
}
