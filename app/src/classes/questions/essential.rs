//! Essential questions: worded by the class's teachers, on top of its board, resting when they have had their time.

use domain::id::QuestionId;
use domain::questions::{Desk, Essential};
use maud::{Markup, html};

use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon};

pub fn essential(desk: &Desk, typed: &Typed) -> Markup {
    html! {
        section.stack #essential aria-labelledby="essential-title" {
            div.stack.tight {
                h2 #essential-title { (t!("questions.essential")) }
                p.quiet-text { (t!("questions.essential_lead")) }
            }
            @if desk.essential.is_empty() { p.quiet-text { (t!("questions.essential_none")) } }
            ul.questions { @for question in &desk.essential { (one(desk, question, typed)) } }
            @if !desk.archived { (make(desk, typed)) }
        }
    }
}

fn one(desk: &Desk, of: &Essential, typed: &Typed) -> Markup {
    let (label, on, with) = match of.resting {
        true => (t!("questions.essential_wake"), "", IconName::Undo),
        false => (t!("questions.essential_rest"), "yes", IconName::Pause),
    };
    let name = format!("essential-{}", of.id);
    let words = Written {
        form: &name,
        name: "words",
        label: t!("questions.essential_label"),
        hint: String::new(),
        value: &of.words,
        required: true,
    };
    let reword = html! {
        input type="hidden" name="rev" value=(of.rev);
        (words.line(typed))
        div { button.button { (icon(IconName::Check)) (t!("questions.essential_keep")) } }
    };
    let rest = html! {
        input type="hidden" name="on" value=(on);
        div { button.button { (icon(with)) (label) span.unseen dir="auto" { ": " (of.words) } } }
    };
    html! {
        li.card.stack.tight data-key={ "essential-" (of.id) } data-point="inquiry" {
            p.question-words dir="auto" { (of.words) }
            @if of.resting { p { span.tag { (t!("questions.essential_resting")) } } }
            @if let Some(round) = of.round {
                p.small { a href={ "/class/" (desk.class) "/round/" (round) } { (t!("questions.essential_round")) } }
            }
            @if !desk.archived {
                div.row.acts {
                    (form(desk, &format!("rest-{}", of.id), "essential_rest", of.id, rest))
                    details.fold id={ "rewording-" (of.id) } open[typed.is(&name)] {
                        summary { (icon(IconName::Pencil)) span { (t!("questions.essential_reword")) } }
                        div.fold-body { (form(desk, &name, "essential_reword", of.id, reword)) }
                    }
                }
            }
        }
    }
}

fn make(desk: &Desk, typed: &Typed) -> Markup {
    let words = Written {
        form: "make-essential",
        name: "words",
        label: t!("questions.essential_label"),
        hint: String::new(),
        value: "",
        required: true,
    };
    let inside = html! {
        (words.line(typed))
        div { button.button { (icon(IconName::Plus)) (t!("questions.essential_put")) } }
    };
    html! {
        details.fold #making-essential open[typed.is("make-essential")] {
            summary { (icon(IconName::Plus)) span { (t!("questions.essential_make")) } }
            div.fold-body { (form(desk, "make-essential", "essential_make", QuestionId::mint(), inside)) }
        }
    }
}

fn form(desk: &Desk, name: &str, what: &str, id: QuestionId, inside: Markup) -> Markup {
    html! {
        form.stack.tight id=(name) data-key=(name) method="post" action={ "/class/" (desk.class) "/questions" } autocomplete="off" {
            input type="hidden" name="form" value=(name);
            input type="hidden" name="what" value=(what);
            input type="hidden" name="question" value=(id);
            (inside)
        }
    }
}
