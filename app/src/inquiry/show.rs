//! Which teachers see the inquiry. Taking it back is one press, too.

use domain::id::PersonId;
use domain::inquiry::OwnInquiry;
use maud::{Markup, html};

use super::of_inquiry;
use crate::plain::form;
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, hear_early, icon, problem_line};

pub fn section(me: PersonId, own: &OwnInquiry, typed: &Typed) -> Markup {
    let of = &own.inquiry;
    let all: Vec<String> = own.teachers.iter().map(|teacher| teacher.id.to_string()).collect();
    let aloud: String = all.iter().map(|teacher| format!(" show-{teacher}")).collect();
    let inside = html! {
        fieldset.stack.tight {
            legend.legend #show-which { (t!("inquiry.show_which")) }
            p.field-hint #show-hint { (t!("inquiry.show_hint")) }
            (hear_early(&format!("show-which show-hint{aloud}")))
            input type="hidden" name="teachers" value=(all.join(","));
            div.choices {
                @for teacher in &own.teachers {
                    @let sees = of.readers.iter().any(|reader| reader.id == teacher.id);
                    label.choice {
                        input type="checkbox" name={ "teacher-" (teacher.id) } value="yes"
                            checked[typed.ticked("readers", &format!("teacher-{}", teacher.id), sees)];
                        span id={ "show-" (teacher.id) } dir="auto" { (teacher.name) }
                    }
                }
            }
            (problem_line("readers-readers-problem", typed.fault("readers", "readers").as_ref()))
        }
        div { button.button { (icon(IconName::Eye)) (t!("inquiry.show_keep")) } }
    };
    html! {
        section #show.stack aria-labelledby="show-title" {
            h2 id="show-title" { (t!("inquiry.show")) }
            @if !of.perspectives.is_empty() && !of.readers.is_empty() {
                p { a.button href={ "/inquiry/" (of.id) "/audience" } { (icon(IconName::Users)) (t!("inquiry.show_more")) } }
            }
            @if own.teachers.is_empty() {
                p.quiet-text { (t!("inquiry.show_nobody")) }
            } @else {
                (form(me, "readers", "inquiry_show", &[of_inquiry(of.id)], inside))
            }
        }
    }
}
