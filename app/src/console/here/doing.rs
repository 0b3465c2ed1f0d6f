use domain::console::TileState;
use leptos::prelude::*;

use crate::console::desk::desk;
use crate::console::here::tile::asks;
use crate::t;
use crate::ui::{Icon, IconName};

/// How many are here, and what they do.
#[component]
pub fn Doing() -> impl IntoView {
    let desk = desk();
    let counts = Memo::new(move |_| {
        desk.live.with(|view| {
            let states: Vec<_> = view.tiles.iter().map(|tile| (view.state(tile), asks(view, tile.person))).collect();
            let count = |of: &[TileState]| states.iter().filter(|(state, _)| of.contains(state)).count();
            let here = view.tiles.iter().filter(|tile| {
                tile.came_at.is_some() || view.presence.iter().any(|p| p.person == tile.person && p.here)
            });
            (
                here.count(),
                count(&[TileState::Shared, TileState::Waiting]),
                count(&[TileState::Writing]),
                states.iter().filter(|(_, asks)| *asks).count(),
            )
        })
    });
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
