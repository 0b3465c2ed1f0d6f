//! `/questions`: the boards of a student's classes, and the student's own questions.

use domain::accounts::Me;
use domain::questions::QuestionBoards;
use leptos::prelude::*;
use maud::{Markup, html};

use super::board::board;
use super::own::own;
use super::said::board_toast;
use crate::plain::StaffHeader;
use crate::t;
use crate::typed::Typed;
use crate::ui::{cairn, shown};

pub struct QuestionsPage {
    pub me: Me,
    pub boards: QuestionBoards,
    pub typed: Typed,
    /// The deed that was just done.
    pub said: String,
}

impl QuestionsPage {
    pub fn view(self) -> impl IntoView {
        let (me, body) = (self.me.clone(), self.body());
        let above = self.typed.above(&body);
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("questions.where")) { a href="/home" { (t!("questions.home")) } }
                    h1 { (t!("questions.title")) }
                    p.lead { (t!("questions.lead")) }
                }
                (above)
                (body)
            }
            (board_toast(&self.said))
        };
        view! { <StaffHeader me/>{shown(main)} }
    }

    fn body(&self) -> Markup {
        let (me, boards) = (self.me.person, &self.boards);
        html! {
            @if boards.boards.is_empty() {
                div.empty { (cairn()) h2 { (t!("questions.none_title")) } p { (t!("questions.none")) } }
            }
            @for of_class in &boards.boards { (board(me, of_class, &self.typed)) }
            @if !boards.elsewhere.is_empty() {
                section.stack aria-labelledby="elsewhere-title" {
                    h2 #elsewhere-title { (t!("questions.elsewhere")) }
                    ul.questions { @for question in &boards.elsewhere { (own(me, question, None, &self.typed)) } }
                }
            }
        }
    }
}
