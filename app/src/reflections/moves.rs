//! What a student can do with a shared piece, each as a form of one button: take back, rest, wake, let the ask wait, the wall.

use domain::reflections::{PieceView, Stage, Turn};
use maud::{Markup, html};

use super::consent::wall_preview;
use super::mine::Mine;
use crate::t;
use crate::ui::{IconName, act, icon, teacher};

/// An ask that nobody is to answer as things stand: it can be left to wait.
pub fn let_wait(piece: &PieceView, mine: Mine) -> Markup {
    let wants = piece.versions.first().is_some_and(|newest| newest.ask.wants_an_answer());
    let outside = piece.turn == Turn::Nobody && matches!(piece.stage, Stage::Shared { .. }) && wants && !piece.waits;
    let mut hidden = mine.hidden("let_wait", 1);
    hidden.push(("waits", "yes".to_owned()));
    html! {
        @if outside {
            (act("let_wait", &hidden, &t!("reflections.let_it_wait", teacher = teacher(&piece.readers)), IconName::Hand))
        }
    }
}

/// Beneath the versions.
pub fn moves(piece: &PieceView, mine: Mine) -> Markup {
    html! {
        div.row {
            @if matches!(piece.stage, Stage::Shared { .. }) {
                (act("take_back", &mine.hidden("take_back", 2), &t!("reflections.take_back"), IconName::Undo))
            }
            @if matches!(piece.stage, Stage::Resting { .. }) {
                (act("wake", &mine.hidden("wake", 3), &t!("reflections.wake"), IconName::Pencil))
            } @else {
                (act("rest", &mine.hidden("rest", 4), &t!("reflections.proud"), IconName::Heart))
            }
            a.button.quiet href="/growth" { (icon(IconName::Sprout)) (t!("reflections.show_my_growth")) }
        }
    }
}

/// Whether the newest version may be on the wall; taking it back takes it off at once.
pub fn wall_consent(piece: &PieceView, mine: Mine) -> Markup {
    let (consent, on_wall) = (piece.wall_consent, piece.on_wall);
    let line = match (consent, on_wall) {
        (_, true) => t!("reflections.is_on_wall"),
        (true, false) => t!("reflections.may_be_on_wall"),
        (false, false) => t!("reflections.not_on_wall"),
    };
    let (say, label) = match consent || on_wall {
        true => ("no", t!("reflections.take_off_wall")),
        false => ("yes", t!("reflections.allow_wall")),
    };
    let mut hidden = mine.hidden("consent", 5);
    hidden.push(("give", say.to_owned()));
    let words = piece.versions.first().map_or("", |newest| &newest.words);
    html! {
        section.consent #wall aria-label=(t!("reflections.on_the_wall")) {
            p.note { (icon(if consent { IconName::Eye } else { IconName::EyeOff })) span { (line) } }
            (act("consent", &hidden, &label, IconName::Presentation))
            @if piece.asks_earlier {
                a.button data-key="earlier" href={ "/piece/" (piece.id) "/earlier" } { (t!("home.earlier_now")) }
            }
            (wall_preview(words, piece.access_point))
        }
    }
}
