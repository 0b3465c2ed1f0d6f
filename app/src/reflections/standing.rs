//! Where a piece stands: whose turn it is, the way so far, and who can see it.

use domain::feedback::{FeedbackView, Part};
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
pub fn way(piece: &PieceView) -> Vec<(&'static str, bool)> {
    let shared = piece.stage.version();
    let answered = piece.feedback.iter().filter(|given| !given.read_only).map(|given| given.version).max();
    let mut way = vec![
        ("reflections.step_shared", shared > 0),
        ("reflections.step_answered", answered.is_some()),
        ("reflections.step_revised", answered.is_some_and(|about| shared > about)),
    ];
    let said: Vec<bool> = piece.feedback.iter().flat_map(followed).collect();
    // Where only strengths came back there is nothing to say, and no step that waits for it.
    if answered.is_none() || !said.is_empty() {
        way.push(("reflections.step_helped", !said.is_empty() && said.iter().all(|said| *said)));
    }
    way
}

/// Whether its student said what became of it, of each part that takes that.
fn followed(given: &FeedbackView) -> impl Iterator<Item = bool> {
    Part::ALL.iter().filter(move |part| given.takes(**part)).map(move |part| given.followed(*part).is_some())
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
                    span {
                        (t!(key))
                        // What the picture says, for who does not see it.
                        @if done { span.unseen { " (" (t!("reflections.step_is_done")) ")" } }
                    }
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
