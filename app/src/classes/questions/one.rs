//! One question on a teacher's desk: whose it is, who wonders too, and what can be done about it.

use domain::questions::{Desk, DeskQuestion, QuestionStage};
use maud::{Markup, html};

use crate::clock_face::time;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, avatar, icon, names};

pub fn one(desk: &Desk, of: &DeskQuestion, typed: &Typed) -> Markup {
    let id = of.id;
    html! {
        li.card.stack.tight id={ "question-" (id) } data-key={ "question-" (id) } {
            p.who.small.quiet-text {
                @if let Some(face) = &of.who { (avatar(&face.picture, true)) }
                span dir="auto" { (whose(of)) " · " (time(of.at)) }
            }
            p.question-words dir="auto" { (of.words) }
            @if !of.wonder.is_empty() {
                @let who: Vec<String> = of.wonder.iter().map(|face| face.name.clone()).collect();
                p.note { (icon(IconName::Hand)) span dir="auto" { (t!("questions.wonder_too", names = names(&who))) } }
            }
            (reports(of))
            @if of.stage == QuestionStage::Off {
                p.note { (icon(IconName::EyeOff)) span dir="auto" { (t!("questions.off_because", name = of.decided_by, why = of.why)) } }
            }
            @if of.pointer.looking { p { span.tag data-point="inquiry" { (icon(IconName::Search)) (t!("questions.looking")) } } }
            @if !of.pointer.answer.is_empty() {
                p.small.quiet-text dir="auto" { (t!("questions.answered", name = of.pointer.answered_by)) }
                p.said.words dir="auto" { (of.pointer.answer) }
            }
            @if !desk.archived { (acts(desk, of, typed)) }
        }
    }
}

/// The class's teachers know whose it is; classmates do not, unless the student says so.
fn whose(of: &DeskQuestion) -> String {
    match &of.who {
        None => t!("questions.from_round"),
        Some(face) if of.signed => t!("questions.asker_signed", name = face.name),
        Some(face) => t!("questions.asker", name = face.name),
    }
}

fn reports(of: &DeskQuestion) -> Markup {
    html! {
        @for report in &of.reports {
            p.note {
                (icon(IconName::TriangleAlert))
                span dir="auto" {
                    @if report.words.is_empty() { (t!("questions.reported_by", name = report.who.name)) }
                    @else { (t!("questions.reported_why", name = report.who.name, why = report.words)) }
                    @if report.settled { " · " (t!("questions.reported_settled")) }
                }
            }
        }
    }
}

fn acts(desk: &Desk, of: &DeskQuestion, typed: &Typed) -> Markup {
    let (look, label) = match of.pointer.looking {
        true => ("look_off", t!("questions.look_off")),
        false => ("look_on", t!("questions.look_on")),
    };
    html! {
        div.row.acts.desk-acts {
            @match of.stage {
                QuestionStage::Waiting => (press(desk, of, "release", t!("questions.release"), IconName::Check)),
                QuestionStage::Off => (press(desk, of, "put_back", t!("questions.put_back"), IconName::Undo)),
                QuestionStage::Open | QuestionStage::Withdrawn => (press(desk, of, look, label, IconName::Search)),
            }
            @if of.needs_a_look() { (press(desk, of, "let_stay", t!("questions.let_stay"), IconName::Check)) }
            (answer(desk, of, typed))
            @if of.stage != QuestionStage::Off { (take_off(desk, of, typed)) }
        }
    }
}

fn answer(desk: &Desk, of: &DeskQuestion, typed: &Typed) -> Markup {
    let name = format!("answer-{}", of.id);
    let field = Written {
        form: &name,
        name: "words",
        label: t!("questions.answer_label"),
        hint: t!("questions.answer_hint"),
        value: &of.pointer.answer,
        required: false,
    };
    let inside = html! {
        (field.area(typed))
        div { button.button { (icon(IconName::Check)) (t!("questions.answer_keep")) } }
    };
    html! {
        details.fold id={ "answering-" (of.id) } open[typed.is(&name)] {
            summary { (icon(IconName::MessageCircle)) span { (t!("questions.answer")) } }
            div.fold-body { (form(desk, of, &name, "answer", inside)) }
        }
    }
}

fn take_off(desk: &Desk, of: &DeskQuestion, typed: &Typed) -> Markup {
    let name = format!("off-{}", of.id);
    let field = Written {
        form: &name,
        name: "why",
        label: t!("questions.why_off"),
        hint: t!("questions.why_off_hint"),
        value: "",
        required: true,
    };
    let inside = html! {
        (field.area(typed))
        div { button.button { (icon(IconName::EyeOff)) (t!("questions.take_off_send")) } }
    };
    html! {
        details.fold id={ "taking-off-" (of.id) } open[typed.is(&name)] {
            summary { (icon(IconName::EyeOff)) span { (t!("questions.take_off")) } }
            div.fold-body { (form(desk, of, &name, "take_off", inside)) }
        }
    }
}

fn press(desk: &Desk, of: &DeskQuestion, what: &str, label: String, with: IconName) -> Markup {
    let inside = html! {
        div { button.button { (icon(with)) (label) span.unseen dir="auto" { ": " (of.words) } } }
    };
    form(desk, of, &format!("{what}-{}", of.id), what, inside)
}

fn form(desk: &Desk, of: &DeskQuestion, name: &str, what: &str, inside: Markup) -> Markup {
    html! {
        form.stack.tight id=(name) data-key=(name) method="post" action={ "/class/" (desk.class) "/questions" } autocomplete="off" {
            input type="hidden" name="form" value=(name);
            input type="hidden" name="what" value=(what);
            input type="hidden" name="question" value=(of.id);
            input type="hidden" name="rev" value=(of.rev);
            (inside)
        }
    }
}
