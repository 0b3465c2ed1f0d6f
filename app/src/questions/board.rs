//! The board of one class: what it stays with, a question of one's own, what classmates ask.

use domain::id::{PersonId, QuestionId};
use domain::questions::{Appears, ClassBoard};
use domain::reflections::Turn;
use maud::{Markup, html};

use super::card::{card, hidden, inquire};
use super::forms::{fold, form, of_question};
use super::own::own;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, access_tag, banner, hear_early, icon, is_early, names};

pub fn board(me: PersonId, of: &ClassBoard, typed: &Typed) -> Markup {
    let id = format!("board-{}", of.class);
    html! {
        section.stack id=(id) data-key=(id) aria-labelledby={ (id) "-title" } {
            div.row { (access_tag(domain::classes::AccessPoint::Inquiry)) h2 id={ (id) "-title" } dir="auto" { (of.name) } }
            @if let Some(running) = &of.running {
                @let said = format!("running-{}", of.class);
                div id=(said) { (banner(Turn::Student, &t!("questions.running", focus = running.focus))) }
                (hear_early(&said))
                div { a.button.primary href={ "/round/" (running.id) } { (icon(IconName::Users)) (t!("questions.to_round")) } }
            }
            (essential(of))
            (ask(me, of, typed))
            @if !of.own.is_empty() {
                div.stack.tight {
                    h3 { (t!("questions.yours")) }
                    ul.questions { @for question in &of.own { (own(me, question, Some(of.appears), typed)) } }
                }
            }
            div.stack.tight {
                h3 { (t!("questions.board")) }
                @if of.questions.is_empty() { p.quiet-text { (t!("questions.board_none")) } }
                ul.questions { @for question in &of.questions { (card(me, question, typed)) } }
            }
            @if !of.hidden.is_empty() {
                @let inside = html! { ul.questions { @for known in &of.hidden { (hidden(me, known)) } } };
                (fold(&format!("hidden-{}", of.class), false, IconName::EyeOff, t!("questions.hidden"), inside))
            }
        }
    }
}

fn essential(of: &ClassBoard) -> Markup {
    html! {
        @if !of.essential.is_empty() {
            div.card.stack.tight data-point="inquiry" {
                h3 { (t!("questions.essential")) }
                ul.essential {
                    @for question in &of.essential {
                        @let said = format!("words-{}", question.id);
                        li data-key=(question.id) {
                            p id=(said) dir="auto" { (question.words) }
                            (hear_early(&said))
                            (inquire(question.id, &question.words))
                        }
                    }
                }
            }
        }
    }
}

fn ask(me: PersonId, of: &ClassBoard, typed: &Typed) -> Markup {
    let name = format!("ask-{}", of.class);
    let words = Written {
        form: &name,
        name: "words",
        label: t!("questions.ask_label"),
        hint: t!("questions.ask_hint"),
        value: "",
        required: true,
    };
    let teachers = names(&of.teachers);
    let (sees, send) = match of.appears {
        Appears::AtOnce => (t!("questions.sees_at_once", names = teachers), t!("questions.ask_put")),
        Appears::Released => (t!("questions.sees_released", names = teachers), t!("questions.ask_send")),
    };
    let inside = html! {
        h3 { (t!("questions.ask_title")) }
        (words.line(typed))
        (told(&name))
        label.choice.block {
            input type="checkbox" name="signed" value="yes" checked[typed.ticked(&name, "signed", false)];
            span id={ (name) "-sign" } { (t!("questions.sign")) " " small { (t!("questions.sign_hint")) } }
        }
        p.note { (icon(IconName::Eye)) span id={ (name) "-sees" } { (sees) } }
        (hear_early(&format!("{name}-sign {name}-sees {name}-send")))
        div { button.button.primary { (icon(IconName::Send)) span id={ (name) "-send" } { (send) } } }
    };
    let about = [of_question(QuestionId::mint()), ("class", of.class.to_string())];
    html! { div.card data-point="inquiry" { (form(me, &name, "question_ask", &about, inside)) } }
}

/// Who cannot write yet says it, and an adult beside them writes it into the field, as on the page where a piece is made.
fn told(form: &str) -> Markup {
    let said = format!("{form}-told");
    html! {
        @if is_early() {
            p.note { (icon(IconName::MessageCircle)) span id=(said) { (t!("questions.ask_told")) } }
            (hear_early(&said))
        }
    }
}
