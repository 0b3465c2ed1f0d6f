//! What the scribe does with the questions that are there: marks, changes, weighs, chooses, goes on.

use domain::id::RoundQuestionId;
use domain::rounds::{CHOSEN, GroupPart, QuestionKind, RoundGroup, RoundLine};
use maud::{Markup, html};

use super::forms::{fold, form, of_round};
use super::group::Scribe;
use crate::plain::kind_name;
use crate::t;
use crate::typed::Written;
use crate::ui::{IconName, icon, problem_line};

pub fn improve_one(scribe: Scribe, group: &RoundGroup, of: &RoundLine) -> Markup {
    let changed = group.questions.iter().any(|known| known.changed_from == Some(of.id));
    html! {
        div.row.acts {
            (mark(scribe, of))
            @if let Some(kind) = of.kind.filter(|_| !changed && of.changed_from.is_none()) { (change(scribe, of, kind)) }
        }
    }
}

/// Two buttons; the one that holds is pressed.
fn mark(scribe: Scribe, of: &RoundLine) -> Markup {
    let name = format!("mark-{}", of.id);
    let inside = html! {
        fieldset.row {
            legend.unseen { (t!("rounds.mark_legend")) " " bdi { (of.words) } }
            @for kind in QuestionKind::ALL {
                @let is = of.kind == Some(*kind);
                button.button name="mark" value=(kind.name()) aria-pressed=(if is { "true" } else { "false" }) {
                    @if is { (icon(IconName::Check)) }
                    (kind_name(*kind))
                }
            }
        }
    };
    form(scribe.me, &name, "round_mark", &scribe.about(of.id), inside)
}

fn change(scribe: Scribe, of: &RoundLine, kind: QuestionKind) -> Markup {
    let name = format!("change-{}", of.id);
    let words = Written {
        form: &name,
        name: "words",
        label: match kind {
            QuestionKind::Closed => t!("rounds.change_to_open"),
            QuestionKind::Open => t!("rounds.change_to_closed"),
        },
        hint: String::new(),
        value: &of.words,
        required: true,
    };
    let inside = html! {
        (words.line(scribe.typed))
        div { button.button { (icon(IconName::Copy)) (t!("rounds.change_keep")) } }
    };
    let [round, question] = scribe.about(RoundQuestionId::mint());
    let inside = form(scribe.me, &name, "round_change", &[round, question, ("from", of.id.to_string())], inside);
    fold(&format!("changing-{}", of.id), scribe.typed.is(&name), IconName::Refresh, t!("rounds.change"), inside)
}

pub fn weigh(scribe: Scribe, of: &RoundGroup) -> Markup {
    let field = |name: &'static str, label: String, part| Written {
        form: "weigh",
        name,
        label,
        hint: String::new(),
        value: of.said(part),
        required: false,
    };
    let inside = html! {
        h3 { (t!("rounds.weigh_title")) }
        (field("closed_good", t!("rounds.closed_good"), GroupPart::ClosedGood).area(scribe.typed))
        (field("open_good", t!("rounds.open_good"), GroupPart::OpenGood).area(scribe.typed))
        div { button.button { (icon(IconName::Check)) (t!("rounds.keep")) } }
    };
    html! { div.card { (form(scribe.me, "weigh", "round_weigh", &[of_round(scribe.round.id)], inside)) } }
}

pub fn choose(scribe: Scribe, of: &RoundGroup) -> Markup {
    let typed = scribe.typed;
    let ids: Vec<String> = of.standing().map(|known| known.id.to_string()).collect();
    let fault = typed.fault("choose", "questions");
    let chosen = of.chosen().count();
    let why = Written {
        form: "choose",
        name: "why",
        label: t!("rounds.why"),
        hint: String::new(),
        value: of.said(GroupPart::Why),
        required: false,
    };
    let inside = html! {
        fieldset.stack.tight aria-describedby=[fault.is_some().then_some("choose-questions-problem")] {
            legend.legend { (t!("rounds.choose_legend")) }
            (problem_line("choose-questions-problem", fault.as_ref()))
            div.choices-list {
                @for known in of.standing() {
                    @let name = format!("pick-{}", known.id);
                    label.choice {
                        input type="checkbox" name=(name) value="yes" checked[typed.ticked("choose", &name, known.chosen)];
                        span dir="auto" { (known.words) }
                    }
                }
            }
        }
        @if (1..CHOSEN).contains(&chosen) { p.quiet-text { (t!("rounds.choose_some", n = chosen)) } }
        @if chosen > 0 && of.said(GroupPart::Why).is_empty() {
            p.note { (icon(IconName::Hand)) span { (t!("rounds.choose_why")) } }
        }
        (why.area(typed))
        div { button.button.primary { (icon(IconName::Check)) (t!("rounds.choose_keep")) } }
    };
    let about = [of_round(scribe.round.id), ("questions", ids.join(","))];
    html! { div.card data-point="inquiry" { (form(scribe.me, "choose", "round_choose", &about, inside)) } }
}

pub fn next(scribe: Scribe, of: &RoundGroup) -> Markup {
    let words = Written {
        form: "next",
        name: "words",
        label: t!("rounds.next_label"),
        hint: String::new(),
        value: of.said(GroupPart::Next),
        required: false,
    };
    let inside = html! {
        (words.area(scribe.typed))
        div { button.button.primary { (icon(IconName::Check)) (t!("rounds.keep")) } }
    };
    html! { div.card data-point="inquiry" { (form(scribe.me, "next", "round_next", &[of_round(scribe.round.id)], inside)) } }
}
