//! One sentence to an adult whom the student picks, or two minutes together. Only the two of them see it.

use domain::goals::{AskKind, AskState, GoalAskView, OwnGoal};
use domain::id::GoalAskId;
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::mine::{Mine, field_id, heading};
use crate::clock_face::time;
use crate::t;
use crate::ui::{IconName, icon};

/// Number of the thing that the page makes: see [`Mine::made`].
const NEW_ASK: usize = 4;

pub fn asks(mine: Mine, own: &OwnGoal) -> Markup {
    let goal = &own.goal;
    let open = goal.stage.is_open();
    html! {
        @if open || !goal.asks.is_empty() {
            section.card.flat.stack data-key="asks" aria-labelledby="asks" {
                (heading("asks", &t!("goals.asks"), &t!("goals.asks_hint")))
                @if open { (new_ask(mine, own)) }
                @if !goal.asks.is_empty() {
                    ul.stack { @for ask in &goal.asks { (one(mine, ask)) } }
                }
            }
        }
    }
}

fn new_ask(mine: Mine, own: &OwnGoal) -> Markup {
    const FORM: &str = "ask";
    let whom = field_id(FORM, "to");
    let fields = html! {
        div.field {
            label.field-label for=(whom) { (t!("goals.ask_whom")) }
            select.input id=(whom) name="to" autocomplete="off" dir="auto" {
                @for adult in &own.adults { option value=(adult.id) { (adult.name) } }
            }
            (mine.problem(FORM, "to"))
        }
        (mine.hinted(FORM, "words", &t!("goals.ask_words"), &t!("goals.ask_words_hint"), "", LONGEST_SENTENCE, 2))
        div.row {
            button.button name="kind" value=(AskKind::Ask.name()) { (icon(IconName::Send)) (t!("goals.ask_send")) }
            button.button name="kind" value=(AskKind::Talk.name()) { (icon(IconName::Clock)) (t!("goals.ask_talk")) }
        }
    };
    html! {
        @if own.adults.is_empty() {
            p.quiet-text { (t!("goals.ask_nobody")) }
        } @else {
            (mine.form(FORM, "goal_ask", &[("ask", mine.made::<GoalAskId>(NEW_ASK).to_string())], fields))
        }
    }
}

fn one(mine: Mine, ask: &GoalAskView) -> Markup {
    let name = &ask.to_name;
    let (id, form) = (ask.id.to_string(), ["back-", &ask.id.to_string()].concat());
    let asked = match ask.kind {
        AskKind::Ask => t!("goals.asked_ask", name = name),
        AskKind::Talk => t!("goals.asked_talk", name = name),
    };
    let became = match (ask.state, ask.answer.is_empty()) {
        (AskState::Sent, _) => t!("goals.ask_sent"),
        (AskState::Seen, _) => t!("goals.ask_seen", name = name),
        (AskState::Answered, true) => t!("goals.ask_talked"),
        (AskState::Answered, false) => t!("goals.ask_answered", name = name),
        (AskState::TakenBack, _) => t!("goals.ask_taken_back"),
    };
    html! {
        li.stack.tight data-key=(id) {
            p.small { strong dir="auto" { (asked) } " · " (time(ask.at)) }
            @if !ask.words.is_empty() { p.words dir="auto" { (ask.words) } }
            p.small.quiet-text dir="auto" { (became) }
            @if !ask.answer.is_empty() { blockquote.words dir="auto" { (ask.answer) } }
            @if matches!(ask.state, AskState::Sent | AskState::Seen) {
                (mine.form(&form, "goal_take_back_ask", &[("ask", id.clone())], html! {
                    button.button.quiet { (icon(IconName::Undo)) (t!("goals.ask_take_back")) }
                }))
            }
        }
    }
}
