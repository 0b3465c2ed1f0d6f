//! Own pieces, by whose turn it is.

use domain::home::HomeView;
use domain::reflections::{Ask, PieceView, Stage, Turn};
use leptos::prelude::*;
use maud::{Markup, html};

use crate::clock_face::time;
use crate::t;
use crate::ui::{IconName, Item, icon, list, showing, teacher};

/// Which list a piece stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Mine,
    Theirs,
    Drafts,
    Rest,
}

pub fn group(piece: &PieceView) -> Group {
    match (piece.stage, piece.turn) {
        (Stage::Draft, _) => Group::Drafts,
        (_, Turn::Student) => Group::Mine,
        (_, Turn::Teacher) => Group::Theirs,
        (_, Turn::Nobody) => Group::Rest,
    }
}

/// One list with its heading; hidden while it is empty.
#[component]
pub fn Pieces(home: RwSignal<HomeView>, which: Group) -> impl IntoView {
    let pieces = move || {
        let item = |piece: &PieceView| {
            let (key, piece) = ([&piece.id.to_string(), ".", &piece.rev.to_string()].concat(), piece.clone());
            Item::shown(key, move || line(&piece))
        };
        home.with(|home| home.pieces.iter().filter(|piece| group(piece) == which).map(item).collect())
    };
    let none = move || home.with(|home| !home.pieces.iter().any(|piece| group(piece) == which));
    let heading = move || match which {
        Group::Mine => t!("home.my_turn"),
        Group::Drafts => t!("home.not_shared"),
        Group::Rest => t!("home.at_rest"),
        Group::Theirs => home.with(|home| {
            let who =
                home.pieces.iter().find(|piece| group(piece) == Group::Theirs).map(|piece| teacher(&piece.readers));
            t!("home.their_turn", teacher = who.unwrap_or_default())
        }),
    };
    let id = match which {
        Group::Mine => "mine",
        Group::Theirs => "theirs",
        Group::Drafts => "drafts",
        Group::Rest => "rest",
    };
    view! {
        <section class="stack tight" aria-labelledby=id hidden=none>
            {showing(move || html! { h2 id=(id) { (heading()) } })}
            <ul class="pieces">
                {list(pieces)}
            </ul>
        </section>
    }
}

fn line(piece: &PieceView) -> Markup {
    let resting = matches!(piece.stage, Stage::Resting { .. });
    let newest = piece.versions.first();
    let shared = newest.map(|newest| newest.shared_at).unwrap_or(piece.changed_at);
    let more = match (piece.stage, piece.turn) {
        (Stage::Draft, _) => t!("home.only_you"),
        (Stage::Resting { .. }, _) => t!("home.you_are_proud"),
        (_, Turn::Student) => t!("home.look_again"),
        (_, Turn::Teacher) => newest.map(|newest| asked(newest.ask)).unwrap_or_default(),
        (Stage::Read { .. }, _) => t!("home.was_read"),
        (stage, _) => t!("home.version", version = stage.version()),
    };
    html! {
        li.piece-line {
            div.row {
                a href={ "/piece/" (piece.id) } dir="auto" { (piece.question) }
                @if resting { span.tag { (icon(IconName::Heart)) (t!("home.proud")) } }
            }
            p { (time(shared)) " · " (more) }
        }
    }
}

fn asked(ask: Ask) -> String {
    match ask {
        Ask::Clear => t!("home.asked_clear"),
        Ask::Part => t!("home.asked_part"),
        Ask::Own => t!("home.asked_own"),
        Ask::JustRead | Ask::Nothing => t!("home.asked_read"),
    }
}
