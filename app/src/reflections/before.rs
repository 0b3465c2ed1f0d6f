//! Before you write: who reads it, who is answered, and that nobody else sees it.

use domain::prompts::AnswerPlan;
use maud::{Markup, html};

use super::api::Asked;
use crate::messages::lang;
use crate::t;
use crate::ui::{IconName, access_tag, hear_it, icon, names, teacher};

pub fn write_head(asked: &Asked) -> Markup {
    let from = if asked.own {
        t!("reflections.your_own_question")
    } else {
        t!("reflections.asked_by", teacher = teacher(&asked.readers))
    };
    html! {
        div.write-head {
            div.row { (access_tag(asked.access_point)) span.small.quiet-text { (from) } }
            h1 #asks lang=[lang(asked.locale)] dir="auto" { (asked.question) }
            // The second is on the youngest students' pages: how to go on.
            (hear_it("asks early-how"))
        }
    }
}

pub fn before(asked: &Asked) -> Markup {
    html! {
        aside.card.sunk.plan aria-labelledby="plan" {
            h2 #plan { (t!("reflections.before_you_write")) }
            p.note { (icon(IconName::Eye)) span { (t!("reflections.will_read", readers = names(&asked.readers))) } }
            p.note { (icon(IconName::MessageCircle)) span { (answer_sentence(asked)) } }
            p.note { (icon(IconName::Lock)) span { (t!("reflections.nobody_else")) } }
        }
    }
}

/// Who is answered, said before anything is written.
pub fn answer_sentence(asked: &Asked) -> String {
    let who = teacher(&asked.readers);
    match (asked.plan, asked.in_plan) {
        (Some(AnswerPlan::Everyone), _) => t!("reflections.plan_everyone", teacher = who),
        (Some(AnswerPlan::Few), true) => t!("reflections.plan_few_you"),
        (Some(AnswerPlan::Few), false) => t!("reflections.plan_few", teacher = who),
        (Some(AnswerPlan::Together), _) => t!("reflections.plan_together", teacher = who),
        (Some(AnswerPlan::Nobody), _) => t!("reflections.plan_nobody"),
        (None, true) => t!("reflections.plan_you", teacher = who),
        (None, false) => t!("reflections.plan_not_you", teacher = who),
    }
}
