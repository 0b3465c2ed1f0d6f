//! Who chose what, with names: for those who teach the class and nobody else; what helped, only of those who show it to
//! whoever reads this. Beside it what may be said to everybody.

use domain::choices::{BoardView, ChosenBy, Face, Outcome};
use domain::id::ClassId;
use maud::{Markup, html};

use crate::clock_face::time;
use crate::plain::{earlier, outcome_name, picks};
use crate::t;
use crate::ui::{IconName, avatar, icon};

pub fn chosen(class: ClassId, board: &BoardView) -> Markup {
    html! {
        section.stack #chosen aria-labelledby="chosen-title" {
            h2 #chosen-title { (t!("boards.chosen_title")) }
            @if board.chosen.is_empty() { p.quiet-text { (t!("boards.nobody_chose")) } }
            ul.stack { @for by in &board.chosen { (one(class, by)) } }
            (totals(board))
        }
    }
}

fn one(class: ClassId, by: &ChosenBy) -> Markup {
    let choice = &by.choice;
    html! {
        li.card.stack.tight data-key={ "choice-" (choice.id) } {
            p.who { (avatar(&by.who.picture, true)) a href={ "/class/" (class) "/student/" (by.who.person) "/choices" } dir="auto" { (by.who.name) }
                span.small.quiet-text { (time(choice.now.at)) } }
            (picks(&choice.now))
            @if !choice.missing.is_empty() { p.small.quiet-text { (t!("boards.still_open", n = choice.missing.len())) } }
            @if let Some(work) = &choice.work {
                p.small dir="auto" { (icon(IconName::Link)) " " a href={ "/console/" (class) "?piece=" (work.id) } { (work.question) } }
            }
            @for after in &choice.afters {
                @if let Some(option) = choice.now.picks.iter().find(|pick| pick.id == after.option) {
                    p.small dir="auto" { (said(after.outcome)) " " (option.words) @if !after.words.is_empty() { ": “" (after.words) "”" } }
                }
            }
            @if !choice.earlier.is_empty() {
                details.fold {
                    summary { (icon(IconName::History)) (t!("boards.before", n = choice.earlier.len())) }
                    div.fold-body { (earlier(&choice.earlier)) }
                }
            }
        }
    }
}

fn said(outcome: Outcome) -> Markup {
    html! { span.tag { (outcome_name(outcome)) } }
}

/// Only figures that point at nobody.
fn totals(board: &BoardView) -> Markup {
    if board.totals.is_hidden() {
        return Markup::default();
    }
    let words = |id| {
        let all = board.chosen.iter().flat_map(|by| &by.choice.now.picks);
        board.options.iter().chain(all).find(|option| option.id == id).map(|option| option.words.clone())
    };
    html! {
        details.fold {
            summary { (icon(IconName::Presentation)) (t!("boards.totals_title")) }
            div.fold-body.stack.tight {
                p.small.quiet-text { (t!("boards.totals_hint")) }
                ul.plain-list {
                    @for (id, n) in &board.totals.options {
                        li dir="auto" { (words(*id).unwrap_or_default()) ": " (n) }
                    }
                    @if board.totals.others > 0 { li { (t!("boards.totals_others", n = board.totals.others)) } }
                }
            }
        }
    }
}

pub fn not_yet(class: ClassId, board: &BoardView) -> Markup {
    html! {
        section.stack.tight #not-yet aria-labelledby="not-yet-title" {
            h2 #not-yet-title { (t!("boards.not_yet")) }
            @if board.not_yet.is_empty() { p.quiet-text { (t!("boards.everybody_chose")) } }
            ul.faces { @for face in &board.not_yet { (face_line(class, face)) } }
        }
    }
}

fn face_line(class: ClassId, face: &Face) -> Markup {
    html! {
        li.who data-key={ "face-" (face.person) } {
            (avatar(&face.picture, true))
            a href={ "/class/" (class) "/student/" (face.person) "/choices" } dir="auto" { (face.name) }
        }
    }
}
