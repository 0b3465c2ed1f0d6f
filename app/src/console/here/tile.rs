use domain::accounts::first_and_initial;
use domain::console::{ConsoleView, TileState};
use domain::id::PersonId;
use domain::reflections::Turn;
use leptos::prelude::*;

use crate::console::desk::desk;
use crate::console::inbox::order;
use crate::t;
use crate::ui::{Avatar, Icon, IconName};

/// Waits for the teacher, and wants words back.
pub fn asks(view: &ConsoleView, student: PersonId) -> bool {
    view.cards.iter().any(|card| card.student == student && card.turn == Turn::Teacher && card.ask.wants_an_answer())
}

/// One student: picture, name, and what they do, as a mark and in words.
#[component]
pub fn TileView(id: PersonId) -> impl IntoView {
    let desk = desk();
    let tile = Memo::new(move |_| desk.live.with(|view| view.tiles.iter().find(|t| t.person == id).cloned()));
    let name = move || tile.get().map(|tile| first_and_initial(&tile.name)).unwrap_or_default();
    let picture = Memo::new(move |_| tile.get().map(|tile| tile.picture).unwrap_or_default());
    let state = Memo::new(move |_| {
        desk.live.with(|view| {
            let state = tile.get().map_or(TileState::Away, |tile| view.state(&tile));
            (state, asks(view, id))
        })
    });
    // The piece that waits longest, else the newest one, else the student alone.
    let href = Memo::new(move |_| {
        let piece = desk.live.with(|view| {
            let own: Vec<_> = view.cards.iter().filter(|card| card.student == id).cloned().collect();
            order::ordered(&own).first().map(|card| card.id)
        });
        match piece {
            Some(piece) => desk.address(piece),
            None => format!("/console/{}?show={}&student={id}", desk.class, desk.show.get().name()),
        }
    });
    let current = Memo::new(move |_| {
        let open = desk.opened.with(|o| o.as_ref().map(|o| o.open.piece.student));
        open.or_else(|| desk.student.get()) == Some(id)
    });
    let doing = move || match state.get() {
        (_, true) => "needs",
        (TileState::Waiting | TileState::Shared, _) => "shared",
        (TileState::Writing, _) => "writing",
        (TileState::Here, _) => "here",
        (TileState::Away, _) => "away",
    };
    view! {
        <li>
            <a class="tile" href=href data-noscroll="" data-doing=doing aria-current=move || current.get().then_some("true")>
                {move || view! { <Avatar picture=picture.get()/> }}
                <span dir="auto">{name}</span>
                {move || mark(state.get()).map(|icon| view! { <span class="tile-mark"><Icon name=icon/></span> })}
                <span class="unseen">" "{move || words(state.get())}</span>
            </a>
        </li>
    }
}

fn mark((state, asks): (TileState, bool)) -> Option<IconName> {
    match state {
        _ if asks => Some(IconName::Hand),
        TileState::Waiting | TileState::Shared => Some(IconName::Check),
        TileState::Writing => Some(IconName::Pencil),
        TileState::Here | TileState::Away => None,
    }
}

fn words((state, asks): (TileState, bool)) -> String {
    match state {
        _ if asks => t!("console.tile_asks"),
        TileState::Waiting => t!("console.tile_waiting"),
        TileState::Shared => t!("console.tile_shared"),
        TileState::Writing => t!("console.tile_writing"),
        TileState::Here => t!("console.tile_here"),
        TileState::Away => t!("console.tile_away"),
    }
}
