//! A perspective as those read it who read nothing else: the question, the words, what they rest on. No name but a pen name, no picture, and no
//! address that can be pressed.

use domain::audience::WorldCopy;
use maud::{Markup, html};

use crate::t;
use crate::ui::rich_on_wall;

/// `as_page`: it is what its page is about, and not a part of another.
pub fn copy_of(copy: &WorldCopy, as_page: bool) -> Markup {
    html! {
        @if as_page { h1.copy-question dir="auto" { (copy.question) } }
        @else { p.copy-question dir="auto" { strong { (copy.question) } } }
        @if !copy.pen.is_empty() { p.byline dir="auto" { (t!("world.by", pen = copy.pen)) } }
        div.words.rich dir="auto" { (rich_on_wall(&copy.words)) }
        @if !copy.based_on.is_empty() {
            @if as_page { h2.copy-heading { (t!("world.based_on")) } } @else { p { strong { (t!("world.based_on")) } } }
            div.words.rich dir="auto" { (rich_on_wall(&copy.based_on)) }
        }
        @if !copy.used_to.is_empty() { p dir="auto" { strong { (t!("world.used_to")) } " " (copy.used_to) } }
        @if !copy.now.is_empty() { p dir="auto" { strong { (t!("world.now")) } " " (copy.now) } }
    }
}
