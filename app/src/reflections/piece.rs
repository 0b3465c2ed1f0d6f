//! A shared piece: where it stands, what came back, its versions, and the next one.

use domain::reflections::{PieceView, Stage};
use maud::{Markup, html};

use super::answers::answers;
use super::api::WorkPage;
use super::mine::Mine;
use super::moves::{let_wait, moves, wall_consent};
use super::standing::{seen_by, standing, way_so_far};
use super::translation::add_translation;
use super::versions::versions;
use crate::messages::lang;
use crate::offline::Refused;
use crate::t;
use crate::ui::{IconName, access_tag, hear_it, icon, teacher};

/// What else the page knows.
pub struct Around<'a> {
    pub page: &'a WorkPage,
    /// What a form of the page was refused for, and where.
    pub refused: Option<&'a Refused>,
    /// The place to write the next version stands open.
    pub open: bool,
    pub editor: Markup,
}

pub fn piece(piece: &PieceView, around: Around) -> Markup {
    let Around { page, refused, open, editor } = around;
    let mine = Mine { me: page.me, reflection: page.reflection, first: page.first };
    let asked = &page.asked;
    let from = if asked.own {
        t!("reflections.your_own_question")
    } else {
        t!("reflections.asked", teacher = teacher(&asked.readers))
    };
    let next = piece.stage.version() + 1;
    html! {
        div.stack.tight {
            div.row { (access_tag(asked.access_point)) span.small.quiet-text { (from) } }
            h1 #question tabindex="-1" lang=[lang(asked.locale)] dir="auto" { (asked.question) }
            (hear_it("question"))
            (way_so_far(piece))
        }
        (standing(piece))
        div.split {
            aside.stack.beside-first aria-labelledby="wrote" { (answers(piece, mine, refused)) }
            div.stack {
                (versions(piece))
                details.fold data-key={ "version-" (next) } open[open] hidden[matches!(piece.stage, Stage::Resting { .. })] {
                    summary { (icon(IconName::Pencil)) (t!("reflections.go_on_with", version = next)) }
                    div.fold-body { (editor) }
                }
                (let_wait(piece, mine))
                (moves(piece, mine))
                (seen_by(piece))
                (wall_consent(piece, mine))
                (add_translation(piece, mine, page.translation))
            }
        }
    }
}
