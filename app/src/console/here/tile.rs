use domain::accounts::first_and_initial;
use domain::console::{ConsoleView, Tile, TileState};
use domain::id::PersonId;
use domain::reflections::Turn;
use maud::{Markup, html};

use crate::console::inbox::order;
use crate::console::known::Known;
use crate::messages::Said;
use crate::said;
use crate::ui::{IconName, avatar, icon};

/// Waits for the teacher, and wants words back.
pub fn asks(view: &ConsoleView, student: PersonId) -> bool {
    view.cards.iter().any(|card| card.student == student && card.turn == Turn::Teacher && card.ask.wants_an_answer())
}

/// One student: picture, name, and what they do, as a mark and in words.
pub fn tile(known: &Known, tile: &Tile) -> Markup {
    let (student, view) = (tile.person, &known.live);
    let (state, asks) = (view.state(tile), asks(view, student));
    // The piece that waits longest, else the newest one, else the student alone.
    let own: Vec<_> = view.cards.iter().filter(|card| card.student == student).cloned().collect();
    let href = match order::ordered(&own).first() {
        Some(card) => known.address(card.id),
        None => format!("{}&student={student}", known.console(known.show)),
    };
    let current = known.piece().map(|piece| piece.student).or(known.student) == Some(student);
    let doing = match state {
        TileState::NeedsHelp => "help",
        _ if asks => "needs",
        TileState::Waiting => "waiting",
        TileState::Shared => "shared",
        TileState::Writing => "writing",
        TileState::Lost => "lost",
        TileState::Here => "here",
        TileState::Away => "away",
    };
    html! {
        li data-key=(student) {
            a.tile href=(href) data-doing=(doing) aria-current=[current.then_some("true")] {
                (avatar(&tile.picture, false))
                span dir="auto" { (first_and_initial(&tile.name)) }
                @if let Some(mark) = mark(state, asks) { span.tile-mark data-key="mark" { (icon(mark)) } }
                span.unseen { " " (words(state, asks)) }
                @if view.is_lost(tile) && state != TileState::Lost {
                    span.tile-lost data-key="lost" { (icon(IconName::WifiOff)) }
                    span.unseen { ", " (said!("console.tile_lost")) }
                }
            }
        }
    }
}

fn mark(state: TileState, asks: bool) -> Option<IconName> {
    match state {
        TileState::NeedsHelp => Some(IconName::LifeBuoy),
        _ if asks => Some(IconName::Hand),
        TileState::Waiting => Some(IconName::Mail),
        TileState::Shared => Some(IconName::Check),
        TileState::Writing => Some(IconName::Pencil),
        TileState::Lost => Some(IconName::WifiOff),
        TileState::Here | TileState::Away => None,
    }
}

fn words(state: TileState, asks: bool) -> Said {
    match state {
        TileState::NeedsHelp => said!("console.tile_needs"),
        _ if asks => said!("console.tile_asks"),
        TileState::Waiting => said!("console.tile_waiting"),
        TileState::Shared => said!("console.tile_shared"),
        TileState::Writing => said!("console.tile_writing"),
        TileState::Lost => said!("console.tile_lost"),
        TileState::Here => said!("console.tile_here"),
        TileState::Away => said!("console.tile_away"),
    }
}
