//! `/proposals`: options that students propose, in whatever class, the longest waiting first.

use domain::accounts::Me;
use domain::choices::{BoardCard, ProposalView};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::Frame;
use crate::clock_face::time;
use crate::plain::axis_name;
use crate::t;
use crate::ui::{avatar, shown};

pub struct ProposalsPage {
    pub me: Me,
    pub waiting: Vec<(BoardCard, ProposalView)>,
}

impl ProposalsPage {
    pub fn view(self) -> impl IntoView {
        let list = list(&self.waiting);
        view! {
            <Frame me=self.me class="page reading stack loose" said=None>
                <div class="stack tight">
                    <nav aria-label=t!("classes.where")><a href="/classes">{t!("classes.yours")}</a></nav>
                    <h1>{t!("boards.proposals")}</h1>
                    <p class="lead">{t!("boards.proposals_lead")}</p>
                </div>
                {shown(list)}
            </Frame>
        }
    }
}

fn list(waiting: &[(BoardCard, ProposalView)]) -> Markup {
    html! {
        div.stack.tight #waiting {
            @if waiting.is_empty() { p.quiet-text { (t!("boards.proposals_none")) } }
            ul.pieces {
                @for (board, proposal) in waiting {
                    li.piece-line data-key=(proposal.id) {
                        p.who { (avatar(&proposal.who.picture, true)) span dir="auto" { (proposal.who.name) } }
                        a href={ "/class/" (board.class.id) "/board/" (board.id) "#proposal-" (proposal.id) } dir="auto" { (proposal.words) }
                        p dir="auto" { (axis_name(proposal.axis)) " · " (board.target) }
                        p dir="auto" { (board.class.name) " · " (time(proposal.at)) }
                    }
                }
            }
        }
    }
}
