use domain::console::{ConsoleView, Tile, TileState};
use leptos::prelude::*;

use crate::console::desk::desk;
use crate::console::here::tile::asks;
use crate::t;
use crate::ui::{Icon, IconName};

/// How many are here, and what they do.
#[component]
pub fn Doing() -> impl IntoView {
    let desk = desk();
    let counts = Memo::new(move |_| desk.live.with(count));
    view! {
        <h2 id="here">
            <span class="count">{move || counts.get().0}</span>" "{move || t!("console.here", n = counts.get().0)}
        </h2>
        <p class="doing">
            <span><Icon name=IconName::Check/>{move || t!("console.n_shared", n = counts.get().1)}</span>
            <span><Icon name=IconName::Pencil/>{move || t!("console.n_writing", n = counts.get().2)}</span>
            <span><Icon name=IconName::Hand/>{move || t!("console.n_ask", n = counts.get().3)}</span>
        </p>
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
