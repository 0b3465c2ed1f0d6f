//! A question of one's own begins here: the question first, then the page to write on. A plain form; it needs no WASM.

use domain::words::LONGEST_QUESTION;
use leptos::prelude::*;
use maud::{Markup, html};

use super::api::QuestionPage;
use crate::offline::Refused;
use crate::t;
use crate::ui::{COMMANDS, IconName, Whose, header, hidden_fields, icon, names, problem_line, shown, skip_link, title};

pub fn question(page: &QuestionPage) -> AnyView {
    title(t!("reflections.question_title"));
    let whose = Whose { name: &page.name, picture: &page.picture, page: "/home" };
    vec![
        skip_link(),
        shown(header("/home", &page.class_name, whose, Markup::default())),
        shown(body(page, Refused::from_address())),
    ]
    .into_any()
}

fn body(page: &QuestionPage, refused: Option<Refused>) -> Markup {
    let hidden = [
        ("do", "begin".to_owned()),
        ("command", page.first.to_string()),
        ("person", page.me.to_string()),
        ("reflection", page.reflection.to_string()),
        ("class", page.class.to_string()),
    ];
    let problem = refused.map(|refused| refused.sentence);
    html! {
        main #main.page.reading.stack.loose {
            div.stack.tight {
                h1 { (t!("reflections.question_title")) }
                p.lead { (t!("reflections.question_lead")) }
            }
            form.stack method="post" action=(COMMANDS) autocomplete="off" {
                (hidden_fields(&hidden))
                div.field {
                    label.field-label.question for="question" { (t!("reflections.my_question")) }
                    p.field-hint #question-hint { (t!("reflections.question_hint")) }
                    textarea.input #question name="question" rows="2" maxlength=(LONGEST_QUESTION) required dir="auto" autocomplete="off"
                        aria-describedby="question-hint question-problem" aria-invalid=[problem.as_ref().map(|_| "true")] {}
                    (problem_line("question-problem", problem.as_ref()))
                }
                div.row {
                    button.button.primary.big { (icon(IconName::Pencil)) (t!("reflections.start_writing")) }
                    a.button.quiet href="/home" { (t!("reflections.not_now")) }
                }
                p.note {
                    (icon(IconName::Lock))
                    span { (t!("reflections.question_seen_by", readers = names(&page.teachers))) }
                }
            }
        }
    }
}
