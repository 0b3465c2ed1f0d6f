//! Where a piece stands: whose turn it is, the way so far, and who can see it.

use domain::feedback::Part;
use domain::reflections::{PieceView, Stage, Turn};
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, banner, icon, names, teacher};

/// Whose turn it is, in words.
pub fn turn_sentence(piece: &PieceView) -> String {
    let who = teacher(&piece.readers);
    let answered = piece.feedback.iter().find(|given| !given.read_only);
    match (piece.turn, piece.stage) {
        (_, Stage::Draft) => t!("reflections.turn_draft"),
        (Turn::Student, _) => match answered {
            Some(given) => t!("reflections.turn_yours_answered", teacher = given.by_name, version = given.version),
            None => t!("reflections.turn_yours"),
        },
        (Turn::Teacher, _) => t!("reflections.turn_theirs", teacher = who),
        (Turn::Nobody, Stage::Resting { .. }) => t!("reflections.turn_resting"),
        (Turn::Nobody, Stage::Read { .. }) => t!("reflections.turn_read", teacher = who),
        (Turn::Nobody, Stage::Answered { .. }) => t!("reflections.turn_answered", teacher = who),
        (Turn::Nobody, _) => t!("reflections.turn_nobody"),
    }
}

pub fn standing(piece: &PieceView) -> Markup {
    banner(piece.turn, &turn_sentence(piece))
}

/// The way of a piece, and how far it came: shared, answered, revised, said what helped.
pub fn way(piece: &PieceView) -> [(&'static str, bool); 4] {
    let shared = piece.stage.version();
    let answered = piece.feedback.iter().filter(|given| !given.read_only).map(|given| given.version).max();
    let asks = |given: &domain::feedback::FeedbackView| {
        Part::ALL.iter().any(|part| part.asks_for_something() && !given.part(*part).is_empty())
    };
    let helped =
        piece.feedback.iter().any(asks) && piece.feedback.iter().all(|given| given.open_parts().next().is_none());
    [
        ("reflections.step_shared", shared > 0),
        ("reflections.step_answered", answered.is_some()),
        ("reflections.step_revised", answered.is_some_and(|about| shared > about)),
        ("reflections.step_helped", helped),
    ]
}

pub fn way_so_far(piece: &PieceView) -> Markup {
    let steps = way(piece);
    let present = steps.iter().position(|(_, done)| !done);
    html! {
        ol.steps aria-label=(t!("reflections.where_it_stands")) {
            @for (at, (key, done)) in steps.into_iter().enumerate() {
                @let now = present == Some(at);
                li data-done=[done.then_some("")] aria-current=[now.then_some("step")] {
                    @match (done, now) {
                        (true, _) => (icon(IconName::CircleCheck)),
                        (false, true) => (icon(IconName::CircleDashed)),
                        (false, false) => (icon(IconName::Circle)),
                    }
                    (t!(key))
                }
            }
        }
    }
}

/// Who can see it, in one line.
pub fn seen_by(piece: &PieceView) -> Markup {
    let line = match (piece.readers.is_empty(), piece.on_wall) {
        (true, _) => t!("reflections.seen_by_you"),
        (false, true) => t!("reflections.seen_on_wall", readers = names(&piece.readers)),
        (false, false) => t!("reflections.seen_by", readers = names(&piece.readers)),
    };
    html! { p.note { (icon(IconName::Eye)) span { (line) } } }
}
