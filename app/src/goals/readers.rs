//! Which teachers see a goal: the student's choice, at any time.

use domain::goals::{Adult, OwnGoal};
use domain::id::PersonId;
use maud::{Markup, html};

use super::mine::Mine;
use super::plan::fold;
use crate::t;
use crate::ui::{IconName, icon};

pub fn readers(mine: Mine, form: &str, offered: &[Adult], picked: &[PersonId]) -> Markup {
    let all: Vec<String> = offered.iter().map(|teacher| teacher.id.to_string()).collect();
    if offered.is_empty() {
        return Markup::default();
    }
    html! {
        fieldset.stack.tight {
            legend.legend { (t!("goals.pick_readers")) }
            p.field-hint { (t!("goals.pick_readers_hint")) }
            input type="hidden" name="teachers" value=(all.join(","));
            div.choices {
                @for teacher in offered {
                    label.choice {
                        input type="checkbox" name={ "teacher-" (teacher.id) } value="yes" checked[picked.contains(&teacher.id)];
                        span dir="auto" { (teacher.name) }
                    }
                }
            }
            (mine.problem(form, "readers"))
        }
    }
}

/// On the page of a goal. Whoever sees it stays on the list, also when they do not teach the student any more.
pub fn show_to(mine: Mine, own: &OwnGoal) -> Markup {
    let picked: Vec<PersonId> = own.goal.readers.iter().map(|reader| reader.id).collect();
    let mut offered = own.teachers.clone();
    offered.extend(own.goal.readers.iter().filter(|reader| !own.teachers.contains(reader)).cloned());
    let fields = html! {
        (readers(mine, "show", &offered, &picked))
        div { button.button { (icon(IconName::Eye)) (t!("goals.keep")) } }
    };
    html! {
        @if !offered.is_empty() {
            (fold("goal", "show", t!("goals.pick_readers"), mine.form("show", "goal_show", &[], fields)))
        }
    }
}
