//! Options of one's own: what was proposed, what the teacher said, and room for another.

use domain::choices::{Axis, LONGEST_OPTION, OwnBoard, ProposalState, ProposalView, ShowMode};
use domain::id::OptionId;
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::form::{Area, Back, Done, Mine, Typed, area, line};
use crate::clock_face::time;
use crate::plain::{axis_name, mode_name};
use crate::t;
use crate::ui::{COMMANDS, IconName, hear_early, hear_it, hidden_fields, icon, teacher};

const DEED: &str = "choice_propose";

pub fn section(mine: Mine, board: &OwnBoard, new: OptionId, typed: Option<&Typed>, done: Option<Done>) -> Markup {
    let back = Back::of(typed, DEED, None);
    let who = teacher(&board.teachers);
    html! {
        section #own.stack aria-labelledby="own-title" {
            div.stack.tight {
                h2 #own-title { (t!("choices.own_title")) }
                p.quiet-text #own-lead { (t!("choices.own_lead", teacher = who)) }
                (hear_early("own-title own-lead"))
            }
            (Done::Proposed.line(done))
            (Done::Withdrew.line(done))
            // The page of a withdrawal that could not be has no form of it any more.
            (Back::of(typed, "choice_withdraw", None).top())
            @if !board.proposals.is_empty() {
                ul.stack { @for (n, proposal) in board.proposals.iter().enumerate() { (one(mine, board, proposal, 200 + n, &who)) } }
            }
            @if board.open {
                details.fold open[back.0.is_some()] {
                    summary { (icon(IconName::Plus)) (t!("choices.own_new")) }
                    div.fold-body { (form(mine, board, new, back)) }
                }
            }
        }
    }
}

fn form(mine: Mine, board: &OwnBoard, new: OptionId, back: Back) -> Markup {
    let hidden = mine.hidden(3, DEED, &[("board", board.id.to_string()), ("option", new.to_string())]);
    let axis = back.or("axis", "show");
    // What is asked, then each answer in its turn.
    let aloud: String = Axis::ALL.iter().map(|part| format!(" propose-axis-{}", part.name())).collect();
    let words = Area {
        form: "propose",
        name: "words",
        label: t!("choices.own_words"),
        hint: t!("choices.own_words_hint"),
        value: back.or("words", ""),
        most: LONGEST_OPTION,
    };
    let reaches = Area {
        form: "propose",
        name: "reaches",
        label: t!("choices.own_reaches"),
        hint: t!("choices.own_reaches_hint", target = board.target),
        value: back.or("reaches", ""),
        most: LONGEST_SENTENCE,
    };
    html! {
        form #propose.stack method="post" action=(COMMANDS) autocomplete="off" {
            (hidden_fields(&hidden))
            (back.top())
            fieldset.stack.tight {
                legend.legend #propose-axis { (t!("choices.own_axis")) }
                (hear_early(&format!("propose-axis{aloud}")))
                div.choices {
                    @for part in Axis::ALL {
                        label.choice {
                            input type="radio" name="axis" value=(part.name()) checked[part.name() == axis];
                            span id={ "propose-axis-" (part.name()) } { (axis_name(*part)) }
                        }
                    }
                }
            }
            (line(&words, back.fault("words").as_ref()))
            (modes(back.or("mode", "")))
            (area(&reaches, back.fault("reaches").as_ref()))
            div { button.button { (icon(IconName::Send)) (t!("choices.own_send")) } }
        }
    }
}

/// In what it is shown, where that is what it is about: as the options of the board say it, and as open.
fn modes(picked: &str) -> Markup {
    html! {
        div.field {
            label.field-label #propose-mode-label for="propose-mode" { (t!("choices.own_mode")) }
            p.field-hint #propose-mode-hint { (t!("choices.own_mode_hint")) }
            (hear_early("propose-mode-label propose-mode-hint"))
            select.input #propose-mode name="mode" autocomplete="off" aria-describedby="propose-mode-hint" {
                option value="" { (t!("choices.own_mode_none")) }
                @for mode in ShowMode::ALL { option value=(mode.name()) selected[mode.name() == picked] { (mode_name(*mode)) } }
            }
        }
    }
}

fn one(mine: Mine, board: &OwnBoard, proposal: &ProposalView, n: usize, who: &str) -> Markup {
    let by = if proposal.answered_by.is_empty() { who } else { proposal.answered_by.as_str() };
    let state = match proposal.state {
        ProposalState::Asked => t!("choices.state_asked", teacher = who),
        ProposalState::Yes => t!("choices.state_yes", teacher = by),
        ProposalState::YesIf => t!("choices.state_yes_if", teacher = by),
        ProposalState::Talk => t!("choices.state_talk", teacher = by),
        ProposalState::NotNow => t!("choices.state_not_now", teacher = by),
        ProposalState::Withdrawn => t!("choices.state_withdrawn"),
    };
    let hidden =
        mine.hidden(n, "choice_withdraw", &[("board", board.id.to_string()), ("option", proposal.id.to_string())]);
    html! {
        li.card.stack.tight data-key={ "proposal-" (proposal.id) } {
            p.small.quiet-text {
                (axis_name(proposal.axis))
                @if let Some(mode) = proposal.mode { " · " (mode_name(mode)) }
                " · " (time(proposal.at))
            }
            h3 dir="auto" { (proposal.words) }
            p.words dir="auto" { (proposal.reaches) }
            p { strong { (state) } }
            @if !proposal.answer.is_empty() {
                @let said = format!("said-{}", proposal.id);
                p.said.words id=(said) dir="auto" { (proposal.answer) }
                (hear_it(&said))
            }
            @if proposal.state == ProposalState::YesIf && board.open { p.quiet-text { (t!("choices.yes_if_next")) } }
            @if proposal.state.withdrawn().is_ok() {
                form id={ "withdraw-" (proposal.id) } method="post" action=(COMMANDS) {
                    (hidden_fields(&hidden))
                    button.button.quiet { (icon(IconName::Undo)) (t!("choices.withdraw")) span.unseen dir="auto" { ": " (proposal.words) } }
                }
            }
        }
    }
}
