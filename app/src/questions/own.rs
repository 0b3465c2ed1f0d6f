//! A question of one's own: where it stands, other words for it, the name beside it, taken back.

use domain::id::PersonId;
use domain::questions::{Appears, OwnQuestion, QuestionStage};
use maud::{Markup, html};

use super::card::{inquire, pointed};
use super::forms::{Button, fold, form, of_question, press};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, hear_early, icon};

/// `appears`: how a question comes to this board; none where the board is not open to its student.
pub fn own(me: PersonId, of: &OwnQuestion, appears: Option<Appears>, typed: &Typed) -> Markup {
    let (id, words) = (of.id, of.words.as_str());
    html! {
        li.card.stack.tight id={ "own-" (id) } data-key={ "own-" (id) } {
            @if appears.is_none() { p.small.quiet-text dir="auto" { (of.class_name) } }
            p.question-words id={ "words-" (id) } dir="auto" { (words) }
            (hear_early(&format!("words-{id} standing-{id}")))
            p.row {
                span.tag id={ "standing-" (id) } { (standing(of)) }
                @if of.open && of.stage != QuestionStage::Withdrawn {
                    span.small.quiet-text { @if of.signed { (t!("questions.signed")) } @else { (t!("questions.unsigned")) } }
                }
            }
            @if of.stage == QuestionStage::Off {
                p id={ "off-by-" (id) } dir="auto" { (t!("questions.stage_off", name = of.decided_by)) }
                @if !of.why.is_empty() { p.said.words id={ "off-why-" (id) } dir="auto" { (of.why) } }
                (hear_early(&format!("off-by-{id} off-why-{id}")))
            }
            (pointed(id, &of.pointer))
            @match appears {
                Some(appears) => (acts(me, of, appears, typed)),
                None if of.stage != QuestionStage::Withdrawn => div { (inquire(id, words)) },
                None => {},
            }
        }
    }
}

fn standing(of: &OwnQuestion) -> String {
    match of.stage {
        _ if !of.open => t!("questions.stage_closed"),
        QuestionStage::Waiting => t!("questions.stage_waiting"),
        QuestionStage::Open => t!("questions.stage_open"),
        QuestionStage::Off => t!("questions.desk_off"),
        QuestionStage::Withdrawn => t!("questions.stage_withdrawn"),
    }
}

fn acts(me: PersonId, of: &OwnQuestion, appears: Appears, typed: &Typed) -> Markup {
    let (id, words) = (of.id, of.words.as_str());
    if of.stage == QuestionStage::Withdrawn {
        let back = Button::new(t!("questions.bring_back"), words, IconName::Undo);
        return press(me, &format!("back-{id}"), "question_bring_back", &[of_question(id)], back);
    }
    let (label, on) = match of.signed {
        true => (t!("questions.sign_off"), ""),
        false => (t!("questions.sign_on"), "yes"),
    };
    let sign = Button::new(label, words, if of.signed { IconName::EyeOff } else { IconName::User });
    let withdraw = Button::new(t!("questions.withdraw"), words, IconName::Undo);
    html! {
        div.row.acts {
            (press(me, &format!("sign-{id}"), "question_sign", &[of_question(id), ("signed", on.into())], sign))
            @if of.stage != QuestionStage::Off {
                (press(me, &format!("withdraw-{id}"), "question_withdraw", &[of_question(id)], withdraw))
            }
            (inquire(id, words))
            (reword(me, of, appears, typed))
        }
    }
}

fn reword(me: PersonId, of: &OwnQuestion, appears: Appears, typed: &Typed) -> Markup {
    let name = format!("reword-{}", of.id);
    let first = appears == Appears::Released || of.stage != QuestionStage::Open;
    let words = Written {
        form: &name,
        name: "words",
        label: t!("questions.reword_label"),
        hint: if first { t!("questions.reword_hint_first") } else { String::new() },
        value: &of.words,
        required: true,
    };
    let inside = html! {
        (words.line(typed))
        div { button.button { (icon(IconName::Check)) (t!("questions.reword_keep")) } }
    };
    let inside = form(me, &name, "question_reword", &[of_question(of.id), ("rev", of.rev.to_string())], inside);
    fold(&format!("rewording-{}", of.id), typed.is(&name), IconName::Pencil, t!("questions.reword"), inside)
}
