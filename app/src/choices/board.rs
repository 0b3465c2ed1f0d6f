//! `/board/{id}`: the target on top, and everything that leads to it.

use domain::choices::{OptionView, OwnBoard, ProposalState, Template};
use domain::id::{ChoiceId, CommandId, OptionId, PersonId, ReflectionId};
use domain::reflections::Turn;
use leptos::prelude::*;
use maud::{Markup, html};

use super::form::{Done, Mine, Typed, bar};
use super::{after, begin, choose, own, work};
use crate::plain::{Foot, earlier, picks};
use crate::t;
use crate::ui::{IconName, access_tag, banner, hear_it, icon, names, shown};

pub struct BoardPage {
    pub me: PersonId,
    pub board: OwnBoard,
    /// The first of the forms' ids.
    pub first: CommandId,
    /// Names for what the page may make.
    pub choice: ChoiceId,
    pub proposal: OptionId,
    pub reflection: ReflectionId,
    pub typed: Option<Typed>,
    pub done: Option<Done>,
}

impl BoardPage {
    pub fn view(self) -> impl IntoView {
        view! {
            {shown(bar(&self.board.name, &self.board.picture))}
            {shown(self.main())}
            <Foot/>
        }
    }

    fn main(&self) -> Markup {
        let board = &self.board;
        let mine = Mine { me: self.me, first: self.first };
        let typed = self.typed.as_ref();
        html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("choices.where")) { a href="/choices" { (t!("choices.title")) } }
                    div.row {
                        (access_tag(domain::classes::AccessPoint::Choice))
                        span.small.quiet-text dir="auto" { (board.class.name) }
                    }
                    h1 #target dir="auto" { (board.target) }
                    @if let Some(goal) = board.choice.as_ref().and_then(|choice| choice.serves.as_ref()) {
                        p.small { (t!("choices.serves")) ": " a href={ "/goal/" (goal.id) } dir="auto" { (goal.statement) } }
                    }
                    p.lead #same-target { (t!("choices.same_target")) }
                    (hear_it("target same-target"))
                }
                (whose_turn(board))
                @if board.open {
                    (choose::form(mine, board, self.choice, typed, self.done))
                } @else {
                    (closed(board))
                }
                @if let Some(choice) = &board.choice {
                    (begin::section(mine, board, self.reflection, typed))
                    (work::section(mine, board, choice, typed, self.done))
                    (after::section(mine, board, choice, typed, self.done))
                }
                @if board.open || !board.proposals.is_empty() {
                    (own::section(mine, board, self.proposal, typed, self.done))
                }
                @if let Some(choice) = board.choice.as_ref().filter(|choice| !choice.earlier.is_empty()) {
                    details.fold {
                        summary { (icon(IconName::History)) (t!("choices.before", n = choice.earlier.len())) }
                        div.fold-body { (earlier(&choice.earlier)) }
                    }
                }
                p.note { (icon(IconName::Eye)) span { (t!("choices.who_sees", names = names(&board.seen_by))) } }
                p { a href="/helped" { (t!("choices.helped_title")) } }
            }
        }
    }
}

/// An answer to a proposal that waits for its student comes first; then a proposal that waits for the teacher.
fn whose_turn(board: &OwnBoard) -> Markup {
    let picked = |id: OptionId| board.choice.iter().flat_map(|choice| &choice.now.picks).any(|pick| pick.id == id);
    let answered = board.proposals.iter().find(|proposal| match proposal.state {
        ProposalState::Talk => true,
        ProposalState::YesIf => board.open && !picked(proposal.id),
        _ => false,
    });
    let asked = board.proposals.iter().any(|proposal| proposal.state == ProposalState::Asked);
    match (answered, asked) {
        (Some(proposal), _) => {
            banner(Turn::Student, &t!("choices.turn_yours", name = proposal.answered_by, option = proposal.words))
        }
        (None, true) => banner(Turn::Teacher, &t!("choices.turn_theirs")),
        (None, false) => Markup::default(),
    }
}

/// What can be read when nothing can be chosen.
fn closed(board: &OwnBoard) -> Markup {
    html! {
        section.card.stack data-point="choice" aria-labelledby="closed" {
            h2 #closed { (t!("choices.closed_title")) }
            @match &board.choice {
                Some(choice) => { p.quiet-text { (t!("choices.closed_yours")) } (picks(&choice.now)) }
                None => { p.quiet-text { (t!("choices.closed_none")) } ul.stack.tight { @for option in &board.options { (read_only(option)) } } }
            }
        }
    }
}

fn read_only(option: &OptionView) -> Markup {
    html! { li dir="auto" { (option.words) } }
}

/// How the board is to be chosen from.
pub fn how(template: Template) -> String {
    match template {
        Template::Menu => t!("choices.how_menu"),
        Template::Grid => t!("choices.how_grid"),
        Template::MustMay => t!("choices.how_must_may"),
    }
}
