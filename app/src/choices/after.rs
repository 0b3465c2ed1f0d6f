//! Did it help, and with what? Of each option that is chosen, and of those that were.

use domain::choices::{ChoiceView, OptionView, Outcome, OwnBoard};
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::form::{Area, Back, Done, Mine, Typed, area};
use crate::plain::{axis_name, outcome_name};
use crate::t;
use crate::ui::{COMMANDS, hear_early, hear_it, hidden_fields};

const DEED: &str = "choice_after";

pub fn section(mine: Mine, board: &OwnBoard, choice: &ChoiceView, typed: Option<&Typed>, done: Option<Done>) -> Markup {
    let mut before: Vec<&OptionView> = Vec::new();
    for pick in choice.earlier.iter().flat_map(|version| &version.picks) {
        let known = choice.now.picks.iter().chain(before.iter().copied()).any(|known| known.id == pick.id);
        if !known {
            before.push(pick);
        }
    }
    html! {
        section #after.stack aria-labelledby="after-title" {
            div.stack.tight {
                h2 #after-title { (t!("choices.after_title")) }
                p.quiet-text #after-lead { (t!("choices.after_lead")) }
                (hear_early("after-title after-lead"))
            }
            (Done::Said.line(done))
            @for (n, option) in choice.now.picks.iter().enumerate() { (one(mine, board, choice, option, 10 + n, typed)) }
            @if !before.is_empty() {
                @let came_back = before.iter().any(|option| Back::of(typed, DEED, Some(&option.id.to_string())).0.is_some());
                details.fold open[came_back] {
                    summary { (t!("choices.after_before")) }
                    div.fold-body.stack {
                        @for (n, option) in before.iter().enumerate() { (one(mine, board, choice, option, 100 + n, typed)) }
                    }
                }
            }
        }
    }
}

fn one(
    mine: Mine,
    board: &OwnBoard,
    choice: &ChoiceView,
    option: &OptionView,
    n: usize,
    typed: Option<&Typed>,
) -> Markup {
    let id = option.id.to_string();
    let back = Back::of(typed, DEED, Some(&id));
    let said = choice.after(option.id);
    let form = format!("after-{id}");
    let hidden = mine.hidden(n, DEED, &[("board", board.id.to_string()), ("option", id.clone())]);
    let now = back.or("outcome", said.map_or("", |said| said.outcome.name()));
    // The option, then each thing that there is to say of it.
    let aloud: String = Outcome::ALL.iter().map(|outcome| format!(" {form}-{}", outcome.name())).collect();
    let words = Area {
        form: &form,
        name: "words",
        label: t!("choices.after_words"),
        hint: String::new(),
        value: back.or("words", said.map_or("", |said| said.words.as_str())),
        most: LONGEST_SENTENCE,
    };
    html! {
        form.card.stack id=(form) data-key=(form) method="post" action=(COMMANDS) autocomplete="off" {
            (hidden_fields(&hidden))
            (back.top())
            fieldset.stack.tight {
                legend.legend { span.small.quiet-text { (axis_name(option.axis)) } br; bdi id={ (form) "-of" } { (option.words) } }
                (hear_it(&format!("{form}-of{aloud}")))
                div.choices {
                    @for outcome in Outcome::ALL {
                        label.choice {
                            input type="radio" name="outcome" value=(outcome.name()) required checked[outcome.name() == now];
                            span id={ (form) "-" (outcome.name()) } { (outcome_name(*outcome)) }
                        }
                    }
                }
            }
            (area(&words, back.fault("words").as_ref()))
            div { button.button { @if said.is_some() { (t!("choices.after_anew")) } @else { (t!("choices.after_keep")) } } }
        }
    }
}
