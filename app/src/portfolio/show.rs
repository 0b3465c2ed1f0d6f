//! Which teachers see a story, or are invited to a conference.

use domain::goals::Adult;
use domain::id::PersonId;
use maud::{Markup, html};

use super::acts::{About, form};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon, names, problem_line};

pub struct Show<'a> {
    pub form: &'static str,
    pub deed: &'static str,
    pub about: About<'a>,
    pub legend: String,
    pub teachers: &'a [Adult],
    pub readers: &'a [Adult],
}

/// In one line: who sees it now.
pub fn seen_by(readers: &[Adult]) -> String {
    match readers {
        [] => t!("portfolio.seen_by_nobody"),
        readers => {
            t!(
                "portfolio.seen_by",
                names = names(&readers.iter().map(|reader| reader.name.clone()).collect::<Vec<_>>())
            )
        }
    }
}

/// Whoever sees it stays on the list, also when they do not teach the student any more.
pub fn show(me: PersonId, of: &Show, typed: &Typed) -> Markup {
    let mut offered: Vec<&Adult> = of.teachers.iter().collect();
    offered.extend(of.readers.iter().filter(|reader| !of.teachers.contains(reader)));
    if offered.is_empty() {
        return html! { p.note { (icon(IconName::Lock)) span { (t!("portfolio.no_teachers")) } } };
    }
    let all: Vec<String> = offered.iter().map(|teacher| teacher.id.to_string()).collect();
    let inside = html! {
        fieldset.stack.tight {
            legend.legend { (of.legend) }
            input type="hidden" name="teachers" value=(all.join(","));
            div.choices {
                @for teacher in &offered {
                    @let sees = of.readers.iter().any(|reader| reader.id == teacher.id);
                    label.choice {
                        input type="checkbox" name={ "teacher-" (teacher.id) } value="yes"
                            checked[typed.ticked(of.form, &format!("teacher-{}", teacher.id), sees)];
                        span dir="auto" { (teacher.name) }
                    }
                }
            }
            (problem_line(&format!("{}-readers-problem", of.form), typed.fault(of.form, "readers").as_ref()))
        }
        div { button.button { (icon(IconName::Eye)) (t!("portfolio.show_keep")) } }
    };
    form(me, of.form, of.deed, of.about, inside)
}
