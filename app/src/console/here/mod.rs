//! The roster's column: who is here and what each does, the question that is asked, who just came for the first time, and the door.

mod claims;
mod doing;
mod door;
mod prompt;
mod rate;
mod tile;

use leptos::prelude::*;

use self::claims::Claims;
use self::doing::Doing;
use self::door::Door;
use self::prompt::PromptFold;
use self::rate::RateFold;
use self::tile::TileView;
use super::desk::desk;
use super::keys::KeysButton;
use crate::t;

#[component]
pub fn HereColumn() -> impl IntoView {
    let desk = desk();
    let ids = Memo::new(move |_| desk.live.with(|view| view.tiles.iter().map(|tile| tile.person).collect::<Vec<_>>()));
    view! {
        <section class="console-col console-here stack" aria-labelledby="here">
            <Doing/>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="quiet-text">{t!("console.no_students")}</p>
                <p><a class="button" href=format!("/class/{}", desk.class) rel="external">{t!("console.to_roster")}</a></p>
            </Show>
            <ul class="tiles">
                <For each=move || ids.get() key=|id| *id let:id><TileView id/></For>
            </ul>
            <Door/>
            <PromptFold/>
            <Claims/>
            <RateFold/>
            <p><KeysButton/></p>
        </section>
    }
}
