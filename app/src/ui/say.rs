//! Reading aloud: a button that says what stands elsewhere on the page. `/say.js` shows it where a voice of the device speaks the language of
//! those words, and nowhere else; the words stay where they stand.

use maud::{Markup, html};

use super::{IconName, icon, is_early};
use crate::t;

/// `of`: the id of the element that is said; several with blanks between.
pub fn hear_it(of: &str) -> Markup {
    html! { button.button.quiet.hear type="button" data-say=(of) hidden { (icon(IconName::Volume)) (t!("ui.hear")) } }
}

/// The same on a page of the youngest, and nothing on everybody else's: there, who reads it has the words before their eyes.
pub fn hear_early(of: &str) -> Markup {
    if is_early() { hear_it(of) } else { Markup::default() }
}

/// The same in what is one for all readers, and kept so on a device: it comes to everybody, and the youngest see it.
pub fn hear_where_early(of: &str) -> Markup {
    html! { span.where-early { (hear_it(of)) } }
}
