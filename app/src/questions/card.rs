//! A question of a classmate's: no name unless it was put there, and no figure.

use domain::id::{PersonId, QuestionId};
use domain::questions::{Pointer, QuestionCard};
use maud::{Markup, html};

use super::forms::{Button, fold, form, of_question, press};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, hear_early, icon};

pub fn card(me: PersonId, of: &QuestionCard, typed: &Typed) -> Markup {
    let id = of.id;
    let whose = match (&of.asker, of.from_round) {
        (Some(name), _) => t!("questions.by", name = name),
        (None, true) => t!("questions.from_round"),
        (None, false) => t!("questions.by_classmate"),
    };
    let wonder = Button {
        label: if of.i_wonder { t!("questions.wondered") } else { t!("questions.wonder") },
        of: &of.words,
        icon: if of.i_wonder { IconName::Check } else { IconName::Hand },
        pressed: Some(of.i_wonder),
    };
    let on = if of.i_wonder { "" } else { "yes" };
    html! {
        li.card.stack.tight id={ "question-" (id) } data-key={ "question-" (id) } {
            p.small.quiet-text id={ "whose-" (id) } dir="auto" { (whose) }
            p.question-words id={ "words-" (id) } dir="auto" { (of.words) }
            (hear_early(&format!("whose-{id} words-{id}")))
            (pointed(id, &of.pointer))
            div.row.acts {
                (press(me, &format!("wonder-{id}"), "question_wonder", &[of_question(id), ("on", on.into())], wonder))
                (inquire(id, &of.words))
                (report(me, of, typed))
            }
        }
    }
}

/// What a teacher put beside it.
pub fn pointed(id: QuestionId, of: &Pointer) -> Markup {
    html! {
        @if of.looking { p { span.tag data-point="inquiry" { (icon(IconName::Search)) (t!("questions.looking")) } } }
        @if !of.answer.is_empty() {
            div.stack.tight {
                p.small.quiet-text id={ "said-by-" (id) } dir="auto" { (t!("questions.answered", name = of.answered_by)) }
                p.said.words id={ "said-" (id) } dir="auto" { (of.answer) }
                (hear_early(&format!("said-by-{id} said-{id}")))
            }
        }
    }
}

/// An inquiry of one's own begins from any question.
pub fn inquire(id: QuestionId, words: &str) -> Markup {
    html! {
        a.button.quiet href={ "/inquiries?question=" (id) } {
            (icon(IconName::Search)) (t!("questions.inquire")) span.unseen dir="auto" { ": " (words) }
        }
    }
}

fn report(me: PersonId, of: &QuestionCard, typed: &Typed) -> Markup {
    let name = format!("report-{}", of.id);
    let words = Written {
        form: &name,
        name: "words",
        label: t!("questions.report_label"),
        hint: t!("questions.report_hint"),
        value: "",
        required: false,
    };
    let inside = html! {
        (words.line(typed))
        div { button.button { (icon(IconName::EyeOff)) (t!("questions.report_send")) } }
    };
    let inside = form(me, &name, "question_report", &[of_question(of.id)], inside);
    fold(&format!("reporting-{}", of.id), typed.is(&name), IconName::TriangleAlert, t!("questions.report"), inside)
}

/// One that the reader said should not be there.
pub fn hidden(me: PersonId, (id, words, looked): &(QuestionId, String, bool)) -> Markup {
    let again = Button::new(t!("questions.show_again"), words, IconName::Eye);
    html! {
        li.stack.tight data-key={ "hidden-" (id) } {
            p dir="auto" { (words) }
            p.small.quiet-text { @if *looked { (t!("questions.hidden_looked")) } @else { (t!("questions.hidden_waits")) } }
            (press(me, &format!("unhide-{id}"), "question_take_report_back", &[of_question(*id)], again))
        }
    }
}
