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
use crate::ui::{cairn, hear_early, shown};

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
                    h1 #questions-title { (t!("questions.title")) }
                    p.lead #questions-lead { (t!("questions.lead")) }
                    (hear_early("questions-title questions-lead"))
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
                div.empty {
                    (cairn())
                    h2 #none-title { (t!("questions.none_title")) }
                    p #none-hint { (t!("questions.none")) }
                    (hear_early("none-title none-hint"))
                }
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

#[cfg(test)]
mod tests {
    use domain::clock::Moment;
    use domain::id::{ClassId, PersonId, QuestionId};
    use domain::questions::{Appears, ClassBoard, Pointer, QuestionCard};

    use super::*;
    use crate::shell::Looks;

    fn body(me: PersonId, of: &ClassBoard, early: bool) -> String {
        Owner::new().with(|| {
            provide_context(Looks { early, ..Looks::default() });
            board(me, of, &Typed::default()).into_string()
        })
    }

    #[test]
    fn the_youngest_hear_each_question_and_what_a_new_one_asks() {
        let (me, class, id) = (PersonId::mint(), ClassId::mint(), QuestionId::mint());
        let card = QuestionCard {
            id,
            words: "Why is rain wet?".into(),
            asker: None,
            from_round: false,
            i_wonder: false,
            pointer: Pointer { looking: false, answer: "Look at a drop.".into(), answered_by: "Ms Sandoval".into() },
            at: Moment(1),
        };
        let of = ClassBoard {
            class,
            name: "Our day".into(),
            teachers: vec!["Ms Sandoval".into()],
            appears: Appears::Released,
            essential: Vec::new(),
            running: None,
            questions: vec![card],
            own: Vec::new(),
            hidden: Vec::new(),
        };
        let young = body(me, &of, true);
        for said in [
            format!("whose-{id} words-{id}"),
            format!("said-by-{id} said-{id}"),
            format!("ask-{class}-words-label ask-{class}-words-hint"),
            format!("ask-{class}-told"),
            format!("ask-{class}-sign ask-{class}-sees ask-{class}-send"),
        ] {
            assert!(young.contains(&format!("data-say=\"{said}\"")), "{said} in {young}");
            // Whatever is said stands on the page.
            for words in said.split(' ') {
                assert!(young.contains(&format!("id=\"{words}\"")), "{words} in {young}");
            }
        }
        let older = body(me, &of, false);
        assert!(!older.contains("data-say") && !older.contains("-told"), "{older}");
    }
}
