//! Options by their parts, as the board's template asks; why, or not. Nothing here blocks: what is missing is said.

use std::collections::BTreeSet;

use domain::choices::{Axis, Missing, OptionView, OwnBoard, Template};
use domain::id::ChoiceId;
use domain::refusal::Sentence;
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::board::how;
use super::form::{Area, Back, Done, Mine, Typed, area};
use crate::plain::{axis_name, mode_name};
use crate::t;
use crate::ui::{COMMANDS, IconName, hear_early, hear_it, hidden_fields, icon, problem_line};

const DEED: &str = "choice_choose";

pub fn form(mine: Mine, board: &OwnBoard, new: ChoiceId, typed: Option<&Typed>, done: Option<Done>) -> Markup {
    let back = Back::of(typed, DEED, None);
    let now: BTreeSet<String> = match (back.0, &board.choice) {
        (Some(typed), _) => ticked(typed),
        (None, Some(choice)) => choice.now.picks.iter().map(|pick| pick.id.to_string()).collect(),
        (None, None) => BTreeSet::new(),
    };
    let choice = board.choice.as_ref().map_or(new, |choice| choice.id);
    // Only boxes need to be named; of a menu's parts one is pressed.
    let boxes = match board.template {
        Template::Menu => String::new(),
        Template::Grid | Template::MustMay => {
            board.options.iter().map(|option| option.id.to_string()).collect::<Vec<_>>().join(",")
        }
    };
    let hidden =
        mine.hidden(0, DEED, &[("board", board.id.to_string()), ("choice", choice.to_string()), ("options", boxes)]);
    let why = board.choice.as_ref().map_or("", |choice| choice.now.why.as_str());
    let serves = board.choice.as_ref().and_then(|choice| choice.serves.as_ref());
    let serves = serves.map(|goal| goal.id.to_string()).unwrap_or_default();
    let (problem, fault) = (back.fault("picks"), back.fault("why"));
    let parts = Parts { template: board.template, options: &board.options, now: &now, wrong: problem.is_some() };
    let why = Area {
        form: "choose",
        name: "why",
        label: t!("choices.why"),
        hint: t!("choices.why_hint"),
        value: back.or("why", why),
        most: LONGEST_SENTENCE,
    };
    html! {
        form #choose.card.stack data-point="choice" method="post" action=(COMMANDS) autocomplete="off" {
            (hidden_fields(&hidden))
            h2 #choose-title { (t!("choices.choose_title")) }
            p.quiet-text #choose-how { (how(board.template)) }
            (hear_early("choose-title choose-how"))
            (Done::Chose.line(done))
            (back.top())
            (problem_line("choose-picks-problem", problem.as_ref()))
            @match board.template {
                Template::Menu => { @for axis in Axis::ALL { (parts.menu(*axis)) } }
                Template::Grid => (parts.boxes("grid", t!("choices.pick_any"), |_| true)),
                Template::MustMay => {
                    (parts.boxes("must", t!("choices.must_do"), |option| option.must))
                    (parts.boxes("may", t!("choices.may_do"), |option| !option.must))
                }
            }
            (missing(board))
            (area(&why, fault.as_ref()))
            (goal(board, back.or("goal", &serves), back.fault("goal").as_ref()))
            div.row {
                button class=(if board.choice.is_some() { "button" } else { "button primary" }) {
                    (icon(IconName::Check))
                    @if board.choice.is_some() { (t!("choices.choose_anew")) } @else { (t!("choices.choose")) }
                }
            }
            p.small.quiet-text { (t!("choices.any_time")) }
        }
    }
}

/// Which goal it serves, and what that shows to whom. Who has none is not asked.
fn goal(board: &OwnBoard, served: &str, fault: Option<&Sentence>) -> Markup {
    let described = if fault.is_some() { "choose-goal-hint choose-goal-problem" } else { "choose-goal-hint" };
    html! {
        @if !board.goals.is_empty() {
            div.field {
                label.field-label #choose-goal-label for="choose-goal" { (t!("choices.goal")) }
                (hear_early("choose-goal-label choose-goal-hint"))
                select.input #choose-goal name="goal" dir="auto" autocomplete="off" aria-describedby=(described) {
                    option value="" { (t!("choices.goal_none")) }
                    @for goal in &board.goals {
                        option value=(goal.id) selected[goal.id.to_string() == served] { (goal.statement) }
                    }
                }
                p.field-hint #choose-goal-hint { (t!("choices.goal_seen")) }
                (problem_line("choose-goal-problem", fault))
            }
        }
    }
}

/// What was pressed in a form that came back.
fn ticked(typed: &Typed) -> BTreeSet<String> {
    let picks = typed.fields.iter().filter_map(|(name, value)| Some((name.strip_prefix("pick-")?, value)));
    picks.map(|(name, value)| if value == "yes" { name.to_owned() } else { value.clone() }).collect()
}

struct Parts<'a> {
    template: Template,
    options: &'a [OptionView],
    now: &'a BTreeSet<String>,
    wrong: bool,
}

impl Parts<'_> {
    fn described(&self) -> Option<&'static str> {
        self.wrong.then_some("choose-picks-problem")
    }

    /// One part of a menu.
    fn menu(&self, axis: Axis) -> Markup {
        let of_part: Vec<_> = self.options.iter().filter(|option| option.axis == axis).collect();
        let key = format!("part-{}", axis.name());
        html! {
            @if !of_part.is_empty() {
                fieldset.stack.tight data-key=(key) aria-describedby=[self.described()] {
                    legend.legend id={ (key) "-asks" } { (axis_name(axis)) }
                    (aloud(&key, &of_part))
                    div.choices-list { @for option in of_part { (self.one(option)) } }
                }
            }
        }
    }

    fn boxes(&self, key: &str, legend: String, is_in: impl Fn(&OptionView) -> bool) -> Markup {
        let inside: Vec<_> = self.options.iter().filter(|option| is_in(option)).collect();
        html! {
            @if !inside.is_empty() {
                fieldset.stack.tight data-key=(key) aria-describedby=[self.described()] {
                    legend.legend id={ (key) "-asks" } { (legend) }
                    (aloud(key, &inside))
                    div class=(if self.template == Template::Grid { "board-grid" } else { "choices-list" }) {
                        @for option in inside { (self.one(option)) }
                    }
                }
            }
        }
    }

    fn one(&self, option: &OptionView) -> Markup {
        let id = option.id.to_string();
        let checked = self.now.contains(&id);
        let mut notes = Vec::new();
        if self.template != Template::Menu {
            notes.push(axis_name(option.axis));
        }
        notes.extend(option.mode.map(mode_name));
        if option.own.is_some() {
            notes.push(t!("choices.own_option"));
        }
        if option.retired {
            notes.push(t!("choices.retired"));
        }
        html! {
            label.choice.block data-key=(id) {
                @match self.template {
                    Template::Menu => {
                        input type="radio" name={ "pick-" (option.axis.name()) } value=(id) checked[checked];
                    }
                    Template::Grid | Template::MustMay => {
                        input type="checkbox" name={ "pick-" (id) } value="yes" checked[checked];
                    }
                }
                span { bdi id={ "option-" (id) } { (option.words) } @if !notes.is_empty() { small { (notes.join(" · ")) } } }
            }
        }
    }
}

/// Reads a part aloud: what it asks, then each option in its turn.
fn aloud(key: &str, options: &[&OptionView]) -> Markup {
    let options: String = options.iter().map(|option| format!(" option-{}", option.id)).collect();
    hear_it(&format!("{key}-asks{options}"))
}

/// What the choice lacks to be whole; said, and nothing more.
fn missing(board: &OwnBoard) -> Markup {
    let Some(choice) = board.choice.as_ref().filter(|choice| !choice.missing.is_empty()) else {
        return Markup::default();
    };
    let words = |id| board.options.iter().find(|option| option.id == id).map(|option| option.words.clone());
    let open: Vec<String> = choice
        .missing
        .iter()
        .filter_map(|missing| match missing {
            Missing::Part(axis) => Some(axis_name(*axis)),
            Missing::Must(id) => words(*id),
            Missing::Anything => Some(t!("choices.pick_something")),
        })
        .collect();
    html! {
        p.note { (icon(IconName::Info)) span dir="auto" { (t!("choices.still_open", parts = open.join(" · "))) } }
    }
}
