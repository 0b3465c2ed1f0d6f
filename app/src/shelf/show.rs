//! Which teachers see a try, and what they said.

use domain::goals::Adult;
use domain::id::PersonId;
use domain::trying::{OwnTries, TryAnswer, TryView};
use maud::{Markup, html};

use super::acts::{fold, form, of_try};
use crate::clock_face::time;
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, hear_it, icon, names, problem_line};

pub fn answers(answers: &[TryAnswer]) -> Markup {
    html! {
        @if !answers.is_empty() {
            ul.try-answers {
                @for said in answers {
                    @let words = format!("said-{}", said.at.0);
                    li.stack.tight {
                        p.small { strong dir="auto" { (said.by_name) } " · " (time(said.at)) }
                        p.words id=(words) dir="auto" { (said.words) }
                        (hear_it(&words))
                    }
                }
            }
        }
    }
}

/// Whoever sees it stays on the list, also when they do not teach the student any more.
pub fn show(me: PersonId, own: &OwnTries, attempt: &TryView, typed: &Typed) -> Markup {
    let mut offered: Vec<&Adult> = own.teachers.iter().collect();
    offered.extend(attempt.readers.iter().filter(|reader| !own.teachers.contains(reader)));
    if offered.is_empty() {
        return Markup::default();
    }
    let name = format!("show-{}", attempt.id);
    let all: Vec<String> = offered.iter().map(|teacher| teacher.id.to_string()).collect();
    let inside = html! {
        fieldset.stack.tight {
            legend.legend { (t!("shelf.show_to")) }
            input type="hidden" name="teachers" value=(all.join(","));
            div.choices {
                @for teacher in &offered {
                    @let sees = attempt.readers.iter().any(|reader| reader.id == teacher.id);
                    label.choice {
                        input type="checkbox" name={ "teacher-" (teacher.id) } value="yes"
                            checked[typed.ticked(&name, &format!("teacher-{}", teacher.id), sees)];
                        span dir="auto" { (teacher.name) }
                    }
                }
            }
            (problem_line(&format!("{name}-readers-problem"), typed.fault(&name, "readers").as_ref()))
        }
        div { button.button { (icon(IconName::Eye)) (t!("shelf.show_keep")) } }
    };
    let inside = form(me, &name, "try_show", &[of_try(attempt.id)], inside);
    let title = match attempt.readers.as_slice() {
        [] => t!("shelf.seen_by_nobody"),
        readers => {
            t!("shelf.seen_by", names = names(&readers.iter().map(|reader| reader.name.clone()).collect::<Vec<_>>()))
        }
    };
    let with = if attempt.readers.is_empty() { IconName::Lock } else { IconName::Eye };
    fold(&format!("showing-{}", attempt.id), typed.is(&name), with, title, inside)
}
