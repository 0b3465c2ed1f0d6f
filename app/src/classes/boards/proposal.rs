//! An option that a student proposes, and room for a word: yes, yes if, let's talk, not this time.

use domain::choices::{ProposalAnswer, ProposalState, ProposalView};
use domain::id::OptionId;
use domain::words::LONGEST_SENTENCE;
use leptos::prelude::*;
use maud::{Markup, html};

use crate::clock_face::time;
use crate::error::AppError;
use crate::messages::sentence;
use crate::plain::{axis_name, mode_name};
use crate::t;
use crate::ui::{IconName, avatar, icon, problem_line, shown};

/// What was typed beside a proposal and did not stand.
#[derive(Clone, Debug, Default)]
pub struct ProposalTyped {
    pub about: Option<OptionId>,
    pub words: String,
    pub error: Option<AppError>,
}

pub fn state_name(proposal: &ProposalView) -> String {
    let by = &proposal.answered_by;
    match proposal.state {
        ProposalState::Asked | ProposalState::Withdrawn => t!("boards.state_asked"),
        ProposalState::Yes => t!("boards.state_yes", name = by),
        ProposalState::YesIf => t!("boards.state_yes_if", name = by),
        ProposalState::Talk => t!("boards.state_talk", name = by),
        ProposalState::NotNow => t!("boards.state_not_now", name = by),
    }
}

#[component]
pub fn Proposal(proposal: ProposalView, action: String, typed: ProposalTyped) -> impl IntoView {
    let typed = if typed.about == Some(proposal.id) { typed } else { ProposalTyped::default() };
    shown(card(&proposal, &action, &typed))
}

fn card(proposal: &ProposalView, action: &str, typed: &ProposalTyped) -> Markup {
    html! {
        li.card.stack.tight id={ "proposal-" (proposal.id) } data-point="choice" {
            p.who { (avatar(&proposal.who.picture, true)) span dir="auto" { (proposal.who.name) } span.small.quiet-text { (time(proposal.at)) } }
            p.small.quiet-text { (axis_name(proposal.axis)) @if let Some(mode) = proposal.mode { " · " (mode_name(mode)) } }
            h3 dir="auto" { (proposal.words) }
            p.words dir="auto" { (t!("boards.reaches", words = proposal.reaches)) }
            p { strong dir="auto" { (state_name(proposal)) } }
            @if !proposal.answer.is_empty() { p.said.words dir="auto" { (proposal.answer) } }
            @if !proposal.state.is_an_option() { (answer(proposal, action, typed)) }
        }
    }
}

fn answer(proposal: &ProposalView, action: &str, typed: &ProposalTyped) -> Markup {
    let id = format!("words-{}", proposal.id);
    let (hint, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let problem = typed.error.as_ref().and_then(|error| error.fault("words"));
    let top = typed.error.as_ref().filter(|error| error.fault("words").is_none()).map(AppError::sentence);
    let described = match problem {
        Some(_) => format!("{hint} {problem_id}"),
        None => hint.clone(),
    };
    let button = |answer: ProposalAnswer, label: String, class: &'static str| {
        html! { button class=(class) name="answer" value=(answer.name()) { (label) span.unseen dir="auto" { ": " (proposal.who.name) } } }
    };
    html! {
        form.stack.tight id={ "answer-" (proposal.id) } method="post" action=(action) autocomplete="off" {
            @if let Some(why) = top { p.problem role="alert" { (icon(IconName::TriangleAlert)) span { (sentence(&why)) } } }
            div.field {
                label.field-label for=(id) { (t!("boards.word")) }
                p.field-hint id=(hint) { (t!("boards.word_hint", name = proposal.who.name)) }
                textarea.input id=(id) name="words" rows="2" dir="auto" autocomplete="off" maxlength=(LONGEST_SENTENCE)
                    aria-describedby=(described) aria-invalid=[problem.as_ref().map(|_| "true")] { "\n" (typed.words) }
                (problem_line(&problem_id, problem.as_ref()))
            }
            div.row {
                (button(ProposalAnswer::Yes, t!("boards.yes"), "button"))
                (button(ProposalAnswer::YesIf, t!("boards.yes_if"), "button"))
                (button(ProposalAnswer::Talk, t!("boards.talk"), "button quiet"))
                (button(ProposalAnswer::NotNow, t!("boards.not_now"), "button quiet"))
            }
        }
    }
}
