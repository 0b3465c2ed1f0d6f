//! One piece from its first word on: written on a page of its own, then read and revised. The server makes the page, and makes it again when
//! something happened to the piece; what somebody writes in stays as it is. The student's own share or take-back is another page.

use domain::reflections::{Stage, Turn};
use leptos::prelude::*;
use maud::{Markup, html};

use super::api::WorkPage;
use super::before::{before, write_head};
use super::begun::Begun;
use super::editor::{editor, part_at};
use super::piece::{Around, piece};
use super::places::ELSEWHERE;
use crate::offline::{Refused, Text};
use crate::t;
use crate::ui::{
    IconName, Saving, Whose, header, icon, live_region, problem_line, served, shown, skip_link, status, title,
};

pub fn page(page: &WorkPage) -> Option<AnyView> {
    title(t!("reflections.title"));
    let whose = Whose { name: &page.name, picture: &page.picture, page: "/home" };
    let bar = shown(header("/home", &page.asked.class_name, whose, status(&Saving::Nothing)));
    let begun = Text::of(&Begun { words: page.start().0, fresh: page.is_being_begun(), cursor: page.cursor.clone() });
    let main = shown(body(page, Refused::from_address()));
    Some(vec![skip_link(), bar, main, live_region(), shown(begun.ok()?.script())].into_any())
}

fn body(page: &WorkPage, refused: Option<Refused>) -> Markup {
    let on_top = refused.as_ref().filter(|refused| refused.at.is_empty()).map(|refused| &refused.sentence);
    let (class, answers) = match &page.piece {
        Some(piece) if piece.stage.is_shared() => ("page stack loose", piece.feedback.len()),
        _ => ("page", 0),
    };
    html! {
        main #main class=(class) data-fresh[page.is_being_begun()] data-answers=(answers) {
            (served(&part_at(page, "room"), "note"))
            (problem_line("page-problem", on_top))
            @match &page.piece {
                Some(shared) if shared.stage.is_shared() => {
                    @let waits = shared.draft.is_some() || shared.turn == Turn::Student;
                    @let open = (waits || refused.is_some()) && !matches!(shared.stage, Stage::Resting { .. });
                    (piece(shared, Around { page, refused: refused.as_ref(), open, editor: editor(page, "stack", refused.as_ref(), Markup::default()) }))
                }
                _ => {
                    (elsewhere())
                    (editor(page, "write-page", refused.as_ref(), html! { (write_head(&page.asked)) (before(&page.asked)) }))
                }
            }
        }
    }
}

/// Shared on another device meanwhile: said, and left to the student, who may be in the middle of a word. This address leads to it.
fn elsewhere() -> Markup {
    html! {
        p.problem id=(ELSEWHERE) hidden {
            (icon(IconName::Tablet))
            span { (t!("reflections.shared_there")) " " a href="" { (t!("reflections.open_it")) } }
        }
    }
}
