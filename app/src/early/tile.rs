//! A tile: a picture to press, with a word or two under it.

use domain::showing::Mode;
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, icon};

/// Ways to answer, each with its tile's colour.
pub const MODES: [(Mode, &str); 3] =
    [(Mode::Draw, "choice"), (Mode::Speak, "inquiry"), (Mode::Photograph, "reflection")];

pub fn look(mode: Mode) -> (IconName, String) {
    match mode {
        Mode::Write => (IconName::Pencil, t!("early.write")),
        Mode::Draw => (IconName::Brush, t!("early.draw")),
        Mode::Speak => (IconName::Mic, t!("early.talk")),
        Mode::Film => (IconName::Video, t!("early.film")),
        Mode::Photograph => (IconName::Camera, t!("early.photo")),
    }
}

/// What stands in a tile.
pub fn face(name: IconName, words: &str) -> Markup {
    html! { span.tile-picture { (icon(name)) } span.tile-words { (words) } }
}

/// A tile that leads to a page. `with`: the way that `/early.js` opens there.
pub fn leads(to: &str, point: &str, with: Option<Mode>, face: Markup) -> Markup {
    html! { a.picture-tile href=(to) data-point=(point) data-with=[with.map(Mode::name)] { (face) } }
}
