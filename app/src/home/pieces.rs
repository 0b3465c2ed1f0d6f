//! Own pieces, by whose turn it is.

use domain::home::HomeView;
use domain::reflections::{Ask, PieceView, Stage, Turn};
use maud::{Markup, html};

use crate::clock_face::time;
use crate::messages::{current, lang};
use crate::t;
use crate::ui::{IconName, icon, teacher};

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
pub fn pieces(home: &HomeView, which: Group) -> Markup {
    let of_group = || home.pieces.iter().filter(|piece| group(piece) == which);
    let (id, heading) = match which {
        Group::Mine => ("mine", t!("home.my_turn")),
        Group::Drafts => ("drafts", t!("home.not_shared")),
        Group::Rest => ("rest", t!("home.at_rest")),
        Group::Theirs => {
            let who = of_group().next().map(|piece| teacher(&piece.readers)).unwrap_or_default();
            ("theirs", t!("home.their_turn", teacher = who))
        }
    };
    html! {
        section.stack.tight aria-labelledby=(id) hidden[of_group().next().is_none()] {
            h2 id=(id) { (heading) }
            ul.pieces { @for piece in of_group() { (line(piece)) } }
        }
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
    let about = piece.asked_in(current().0);
    html! {
        li.piece-line data-key=(piece.id) {
            div.row {
                a href={ "/piece/" (piece.id) } lang=[lang(about.locale)] dir="auto" { (about.question) }
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
