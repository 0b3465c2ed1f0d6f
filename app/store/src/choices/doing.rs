//! What a student does on a board, one arm for each act.

use domain::choices::{ChoiceAct, ChoiceSaid};
use domain::command::Answer;
use domain::id::BoardId;
use domain::refusal::Refusal;
use domain::viewer::Viewer;

use super::{after, beginning, choosing, proposals};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, scope};

pub async fn carry_out(tx: &Tx, viewer: &Viewer, id: BoardId, said: &ChoiceSaid) -> Result<Written<Answer>> {
    let me = scope::person(viewer)?.person;
    // A form that no page of ours makes.
    let act = said.act().map_err(|_| Refusal::invalid("", "refusal.invalid"))?.check()?;
    let board = scope::found_board(tx, viewer, id).await?;
    let events = match act {
        ChoiceAct::Begin { reflection, question } => {
            let (answer, events) = beginning::begin(tx, viewer, &board, reflection, &question).await?;
            return Ok(Written::new(answer, events));
        }
        ChoiceAct::Choose { choice, picks, why, goal } => {
            choosing::choose(tx, me, &board, choice, choosing::Chosen { picks: &picks, why: &why, goal }).await?
        }
        ChoiceAct::Propose { option, words } => proposals::propose(tx, me, &board, option, &words).await?,
        ChoiceAct::Withdraw { option } => proposals::withdraw(tx, me, &board, option).await?,
        ChoiceAct::Work { reflection } => after::work(tx, me, &board, reflection).await?,
        ChoiceAct::After { option, outcome, words } => after::say(tx, me, &board, option, outcome, &words).await?,
    };
    Ok(Written::new(Answer::done(), events))
}
