//! Own pieces, by whose turn it is.

use domain::home::HomeView;
use domain::reflections::{Ask, PieceView, Stage, Turn};
use leptos::prelude::*;

use crate::clock_face::Time;
use crate::t;
use crate::ui::{Icon, IconName, Item, list, teacher, text};

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
            Item::new(key, move || view! { <PieceLine piece=piece.clone()/> }.into_any())
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
            <h2 id=id>{text(heading)}</h2>
            <ul class="pieces">
                {list(pieces)}
            </ul>
        </section>
    }
}

#[component]
fn PieceLine(piece: PieceView) -> impl IntoView {
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
    view! {
        <li class="piece-line">
            <div class="row">
                <a href=["/piece/", &piece.id.to_string()].concat() dir="auto">{piece.question}</a>
                {resting.then(|| view! { <span class="tag"><Icon name=IconName::Heart/>{t!("home.proud")}</span> })}
            </div>
            <p><Time at=shared/>" · "{more}</p>
        </li>
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
