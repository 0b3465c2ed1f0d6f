use domain::id::{PersonId, ReflectionId};
use maud::{Markup, html};

use crate::console::api::at;
use crate::console::inbox::order::Show;
use crate::console::known::Known;
use crate::messages::Said;
use crate::ui::{IconName, icon, problem_line};
use crate::{said, t};

/// One student: their other pieces, and help with getting in.
pub fn student_fold(known: &Known, student: PersonId, open: bool) -> Markup {
    let tile = known.tile(student);
    let locked = tile.is_some_and(|tile| tile.locked);
    let name = tile.map_or("", |tile| &tile.name);
    // Beside an open piece all of theirs; else those that are here.
    let theirs = known.opened.as_ref().filter(|opened| opened.open.piece.student == student);
    let pieces: Vec<(ReflectionId, &str)> = match theirs {
        Some(opened) => opened.open.theirs.iter().map(|other| (other.id, other.question.as_str())).collect(),
        None => {
            let own = known.shown.iter().filter(|card| card.student == student);
            own.map(|card| (card.id, card.question.as_str())).collect()
        }
    };
    html! {
        details.fold data-key={ "about-" (student) } open[open] {
            summary { (icon(IconName::User)) span dir="auto" { (t!("console.about", name = name)) } }
            div.fold-body.stack.tight {
                @if tile.is_some_and(|tile| tile.nickname) {
                    p.small.quiet-text data-key="nickname" { (said!("console.nickname")) }
                }
                ul.stack.tight data-key="pieces" {
                    @for (id, question) in &pieces {
                        li data-key=(id) {
                            a href={ (known.console(Show::All)) "&piece=" (id) } dir="auto" { (question) }
                        }
                    }
                }
                @if pieces.is_empty() { p.small.quiet-text data-key="none" { (said!("console.no_pieces")) } }
                @if locked { p.note data-key="locked" { (icon(IconName::Lock)) span { (said!("console.locked")) } } }
                div.row data-key="help" {
                    @if let Some(tile) = tile {
                        a.button.quiet data-key="growth" href=(known.of_class(&format!("/student/{student}/growth"))) {
                            (icon(IconName::Sprout)) (said!("console.growth"))
                        }
                        a.button.quiet data-key="goals" href=(known.of_class(&format!("/student/{student}/goals"))) {
                            (icon(IconName::Mountain)) (said!("console.goals"))
                        }
                        @if locked { (help(known, student, "unlock", said!("console.unlock"))) }
                        @if tile.claimed_at.is_some() {
                            (help(known, student, "reset_pin", said!("console.reset_pin")))
                            (help(known, student, "undo_claim", said!("console.undo_claim")))
                        }
                    }
                }
            }
        }
    }
}

/// One press that helps a student in.
pub fn help(known: &Known, student: PersonId, what: &str, label: Said) -> Markup {
    let problem = format!("{what}-{student}");
    html! {
        form data-key=(what) data-told=(problem) method="post" action=(at::HELP_IN) {
            input type="hidden" name="class" value=(known.live.class.id);
            input type="hidden" name="student" value=(student);
            button.button name="what" value=(what) { (label) }
            (problem_line(&problem, known.problem(&problem).as_ref()))
        }
    }
}
