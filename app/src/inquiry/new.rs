//! A new inquiry: a question in the student's own words, and the classes it is about, if it is about any.

use domain::id::{InquiryId, PersonId, QuestionId};
use domain::inquiry::{InquiryClass, OwnInquiries};
use domain::questions::LONGEST_QUESTION;
use maud::{Markup, html};

use super::of_inquiry;
use crate::plain::form;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, hear_early, icon, problem_line};

/// Where a student comes from who begins: a question of a board, whose words stand in the field already.
#[derive(Clone, Debug, Default)]
pub struct Beginning {
    pub question: String,
    pub from: Option<QuestionId>,
}

impl Beginning {
    pub fn is_begun(&self) -> bool {
        self.from.is_some() || !self.question.is_empty()
    }
}

pub fn begin(me: PersonId, own: &OwnInquiries, beginning: &Beginning, typed: &Typed) -> Markup {
    let field = Written {
        form: "begin",
        name: "question",
        label: t!("inquiry.question"),
        hint: t!("inquiry.question_hint"),
        value: &beginning.question,
        required: true,
    };
    let from = beginning.from.map(|from| from.to_string()).unwrap_or_default();
    let from = typed.value("begin", "from", &from);
    let inside = html! {
        (field.line(typed))
        (classes("begin", &own.classes, &[], typed))
        p.field-hint { (t!("inquiry.begin_hint", most = LONGEST_QUESTION)) }
        div { button.button.primary { (icon(IconName::MessageQuestion)) (t!("inquiry.begin")) } }
    };
    form(me, "begin", "inquiry_begin", &[of_inquiry(InquiryId::mint()), ("from", from)], inside)
}

/// A box for each class. None need be ticked: it may be an interest of one's own.
pub fn classes(name: &str, offered: &[InquiryClass], picked: &[InquiryClass], typed: &Typed) -> Markup {
    let all: Vec<String> = offered.iter().map(|class| class.id.to_string()).collect();
    let id = format!("{name}-which");
    let aloud: String = all.iter().map(|class| format!(" {id}-{class}")).collect();
    html! {
        @if !offered.is_empty() {
            fieldset.stack.tight {
                legend.legend id=(id) { (t!("inquiry.which_classes")) }
                p.field-hint id={ (id) "-hint" } { (t!("inquiry.which_classes_hint")) }
                (hear_early(&format!("{id} {id}-hint{aloud}")))
                input type="hidden" name="classes" value=(all.join(","));
                div.choices {
                    @for class in offered {
                        label.choice {
                            input type="checkbox" name={ "class-" (class.id) } value="yes"
                                checked[typed.ticked(name, &format!("class-{}", class.id), picked.contains(class))];
                            span id={ (id) "-" (class.id) } dir="auto" { (class.name) }
                        }
                    }
                }
                (problem_line(&format!("{name}-classes-problem"), typed.fault(name, "classes").as_ref()))
            }
        }
    }
}
