use domain::console::{ConsoleView, Tile, TileState};
use maud::{Markup, html};

use crate::console::here::tile::asks;
use crate::t;
use crate::ui::{IconName, icon};

/// How many are here, and what they do.
pub fn doing(view: &ConsoleView) -> Markup {
    let (here, shared, writing, asking) = count(view);
    html! {
        h2 #here { span.count { (here) } " " (t!("console.here", n = here)) }
        p.doing {
            span { (icon(IconName::Check)) (t!("console.n_shared", n = shared)) }
            span { (icon(IconName::Pencil)) (t!("console.n_writing", n = writing)) }
            span { (icon(IconName::Hand)) (t!("console.n_ask", n = asking)) }
        }
    }
}

/// Here, shared (for the open question, where there is one), writing, asking.
fn count(view: &ConsoleView) -> (usize, usize, usize, usize) {
    let asked = view.prompt.as_ref().map(|prompt| prompt.id);
    let tiles = |is: &dyn Fn(&Tile) -> bool| view.tiles.iter().filter(|tile| is(tile)).count();
    (
        tiles(&|t| t.came_at.is_some() || view.presence.iter().any(|p| p.person == t.person && p.here)),
        tiles(&|t| match asked {
            Some(_) => view.cards.iter().any(|card| card.student == t.person && card.prompt == asked),
            None => view.state(t) == TileState::Waiting,
        }),
        tiles(&|t| view.presence.iter().any(|p| p.person == t.person && p.writing)),
        tiles(&|t| asks(view, t.person)),
    )
}
