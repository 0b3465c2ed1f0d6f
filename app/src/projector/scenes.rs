use domain::projector::{Sheet, WallView};
use maud::{Markup, html};

use super::cards::card;
use super::foot::foot;
use crate::messages::lang;
use crate::t;
use crate::ui::{cairn, length};

/// The question alone.
pub fn prompt(view: &WallView) -> Markup {
    let asked = question(view);
    html! {
        div.scene-prompt data-key="prompt" {
            h1 lang=[spoken(view)] dir="auto" data-length=(length(&asked)) { (asked) }
            // Until the first of them writes. Its room stays: the question does not jump.
            p data-first="" data-over[view.writing + view.counts.shared > 0] { (t!("projector.talk_first")) }
        }
        (foot(view, None))
    }
}

/// What was released, a sheet at a time; only that sheet is in the document. Where the cards were not asked for, the window has them.
pub fn wall(view: &WallView, sheet: Option<&Sheet>) -> Markup {
    let asked = question(view);
    let none = Sheet { at: 0, many: 0, cards: 0..0 };
    let sheet = sheet.unwrap_or(&none);
    html! {
        div.projector-head data-key="head" { h1 lang=[spoken(view)] dir="auto" data-length=(length(&asked)) { (asked) } }
        @if !view.hangs { p.scene-lead data-key="empty" { (t!("projector.wall_empty")) } }
        ul.wall data-key="wall" aria-label=(t!("projector.wall")) data-point=[view.prompt.as_ref().map(|prompt| prompt.access_point.name())] {
            @for of in &view.cards[sheet.cards.clone()] { (card(of)) }
        }
        (foot(view, Some(sheet)))
    }
}

/// Nothing but a mark; `seen` says whether the class reads why.
pub fn blank(title: &str, seen: bool) -> Markup {
    html! {
        h1.unseen[!seen] data-key="why" { (title) }
        div.scene-blank data-key="blank" { (cairn()) }
    }
}

fn question(view: &WallView) -> String {
    view.prompt.as_ref().map_or_else(|| t!("projector.wall"), |prompt| prompt.question.clone())
}

/// A whole class reads it, so it stands there as it was asked; `lang` says how it is spoken.
fn spoken(view: &WallView) -> Option<&'static str> {
    view.prompt.as_ref().and_then(|prompt| lang(prompt.wordings.asked_in))
}
