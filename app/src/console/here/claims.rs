use domain::id::PersonId;
use leptos::prelude::*;

use crate::console::desk::desk;
use crate::console::reply::Help;
use crate::t;
use crate::ui::{Icon, IconName};

/// Who took their name for the first time since the door opened. A wrong one is undone with one press.
#[component]
pub fn Claims() -> impl IntoView {
    let desk = desk();
    let claims = Memo::new(move |_| {
        desk.live.with(|view| {
            let since = view.door.opened_at;
            let new = view
                .tiles
                .iter()
                .filter(|tile| view.door.open && tile.claimed_at.is_some() && tile.claimed_at >= since);
            new.map(|tile| (tile.person, tile.name.clone())).collect::<Vec<(PersonId, String)>>()
        })
    });
    view! {
        <Show when=move || !claims.with(Vec::is_empty)>
            <details class="fold">
                <summary><Icon name=IconName::UserPlus/>{move || t!("console.claims", n = claims.with(Vec::len))}</summary>
                <ul class="fold-body stack">
                    <For each=move || claims.get() key=|claim| claim.clone() let:claim>
                        <li class="stack tight">
                            <p dir="auto">{t!("console.claimed", name = claim.1)}</p>
                            <Help student=claim.0 what="undo_claim" label=t!("console.undo")/>
                        </li>
                    </For>
                </ul>
            </details>
        </Show>
    }
}
