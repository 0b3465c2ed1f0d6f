//! What is tried, and what it changed.

use domain::id::PersonId;
use domain::strategies::NamedTool;
use domain::trying::{Keeps, OwnTries, TriedView, TryView};
use maud::{Markup, html};

use super::acts::{fold, form, of_try};
use super::pick::swap;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, problem_line};

pub fn tried(me: PersonId, own: &OwnTries, attempt: &TryView, one: &TriedView, typed: &Typed) -> Markup {
    let name = format!("tell-{}", one.id);
    html! {
        li.stack data-key=(one.id) {
            h4 dir="auto" { (one.name) }
            @if !one.does.is_empty() { p.words dir="auto" { (one.does) } }
            @if let Some(tool) = &one.tool { (standing(tool)) }
            @if one.told {
                p.row {
                    @if one.keeps == Some(Keeps::Keep) {
                        span.tag data-point="choice" { (icon(IconName::Check)) (t!("shelf.kept")) }
                    } @else {
                        span.tag { (t!("shelf.dropped")) }
                    }
                }
                p dir="auto" { strong { (t!("shelf.changed_was")) ": " } (one.changed) }
                @if let Some(piece) = &one.piece {
                    p { (t!("shelf.on_piece")) ": " a href={ "/piece/" (piece.reflection) } dir="auto" { (piece.question) } }
                }
                @if !attempt.state.aside {
                    (fold(&format!("telling-{}", one.id), typed.is(&name), IconName::Pencil, t!("shelf.tell_anew"),
                        tell(me, own, attempt, one, &name, typed)))
                }
            } @else if !attempt.state.aside {
                (tell(me, own, attempt, one, &name, typed))
                (swap(me, own, attempt, one, typed))
            }
        }
    }
}

/// Whether an outside tool of the student's own may go beyond this try.
fn standing(tool: &NamedTool) -> Markup {
    let (with, said) = match tool {
        NamedTool::Waits => (IconName::Lock, t!("shelf.named_waits")),
        NamedTool::WaitsForSchool => (IconName::Lock, t!("shelf.named_waits_school")),
        NamedTool::Approved => (IconName::Check, t!("shelf.named_approved")),
        NamedTool::Declined { teacher, .. } => (IconName::MessageCircle, t!("shelf.named_declined", teacher = teacher)),
    };
    html! {
        p.note.named-tool { (icon(with)) span dir="auto" { (said) } }
        @if let NamedTool::Declined { why, .. } = tool { p.words dir="auto" { (why) } }
    }
}

fn tell(me: PersonId, own: &OwnTries, attempt: &TryView, one: &TriedView, name: &str, typed: &Typed) -> Markup {
    let field = Written {
        form: name,
        name: "changed",
        label: t!("shelf.changed", name = one.name),
        hint: t!("shelf.changed_hint"),
        value: &one.changed,
        required: true,
    };
    let inside = html! {
        (field.area(typed))
        (piece(own, one, name, typed))
        div.row {
            button.button name="keeps" value="keep" { (icon(IconName::Check)) (t!("shelf.keep")) span.unseen dir="auto" { ": " (one.name) } }
            button.button name="keeps" value="drop" { (t!("shelf.drop")) span.unseen dir="auto" { ": " (one.name) } }
        }
    };
    form(me, name, "try_tell", &[of_try(attempt.id), ("tried", one.id.to_string())], inside)
}

/// The piece that it was tried on, if the student wants to say so.
fn piece(own: &OwnTries, one: &TriedView, name: &str, typed: &Typed) -> Markup {
    let id = format!("{name}-piece");
    let before = one.piece.as_ref().map(|piece| piece.reflection.to_string()).unwrap_or_default();
    let picked = typed.value(name, "piece", &before);
    html! {
        @if !own.pieces.is_empty() {
            div.field {
                label.field-label for=(id) { (t!("shelf.which_piece")) }
                select.input id=(id) name="piece" {
                    option value="" { (t!("shelf.no_piece")) }
                    @for piece in own.pieces_for(one) {
                        option value=(piece.reflection) selected[piece.reflection.to_string() == picked] { (piece.question) }
                    }
                }
                (problem_line(&format!("{id}-problem"), typed.fault(name, "piece").as_ref()))
            }
        }
    }
}
