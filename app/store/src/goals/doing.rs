//! What a student does to a goal, one arm for each act.

use domain::command::Answer;
use domain::evidence::not_read;
use domain::goals::{EntryKind, GoalAct, GoalSaid, Move};
use domain::id::GoalId;
use domain::viewer::Viewer;

use super::{aims, asks, circle, conversation, evidence, readers, steps, wording};
use crate::evidence::Typed;
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, scope};

pub async fn carry_out(tx: &Tx, viewer: &Viewer, id: GoalId, said: &GoalSaid) -> Result<Written<Answer>> {
    let me = scope::person(viewer)?;
    let act = said.act().map_err(not_read)?.check()?;
    if let GoalAct::Set { plan, classes, readers } = &act {
        let events = wording::set(tx, me, id, plan, classes, readers).await?;
        return Ok(Written::new(Answer::done(), events));
    }
    let goal = scope::own_goal(tx, viewer, id).await?;
    let events = match act {
        // Done above: there is no goal yet.
        GoalAct::Set { .. } => Vec::new(),
        GoalAct::Adjust { plan, classes, because } => wording::adjust(tx, me, goal, &plan, &classes, &because).await?,
        GoalAct::Show { readers } => {
            let mut events = evidence::all_who_read(tx, &goal).await?;
            events.extend(readers::show(tx, goal, &readers).await?.1);
            events
        }
        GoalAct::Reply { words } => {
            conversation::move_and_say(tx, me, goal, Move::Reply, EntryKind::Reply, &words).await?
        }
        GoalAct::CheckIn { feels, words } => conversation::check_in(tx, me, goal, &feels, &words).await?,
        GoalAct::Reach { words } => {
            conversation::move_and_say(tx, me, goal, Move::Reach, EntryKind::Reached, &words).await?
        }
        GoalAct::SetAside { words } => {
            conversation::move_and_say(tx, me, goal, Move::SetAside, EntryKind::SetAside, &words).await?
        }
        GoalAct::PickUp => {
            let shown = !readers::of(tx, goal.id).await?.is_empty();
            conversation::move_and_say(tx, me, goal, Move::PickUp { shown }, EntryKind::PickedUp, "").await?
        }
        GoalAct::Step { step, words, days, thought } => steps::take(tx, goal, step, &words, days, thought).await?,
        GoalAct::EndStep { step, end, words } => steps::end(tx, goal, step, end, &words).await?,
        GoalAct::Think { thought, kind, words, circle } => {
            circle::think(tx, goal, thought, kind, &words, circle).await?
        }
        GoalAct::Rethink { thought, was, words } => circle::rethink(tx, goal, thought, &was, &words).await?,
        GoalAct::Sort { thought, circle } => circle::sort(tx, goal, thought, circle).await?,
        GoalAct::Forget { thought } => circle::forget(tx, goal, thought).await?,
        GoalAct::Ask { ask, kind, to, words } => asks::send(tx, goal, ask, kind, to, &words).await?,
        GoalAct::TakeBackAsk { ask } => asks::take_back(tx, goal, ask).await?,
        GoalAct::Link { evidence: id, made, words } => {
            evidence::link(tx, goal, Typed { id, made, words: &words }).await?
        }
        GoalAct::Reword { evidence: id, was, words } => evidence::reword(tx, goal, id, &was, &words).await?,
        GoalAct::Unlink { evidence } => evidence::unlink(tx, goal, evidence).await?,
        GoalAct::Aim { competency, aims } => aims::aim(tx, goal, competency, aims).await?,
        GoalAct::Claim { competency, evidence, words } => {
            aims::claim(tx, goal, competency, evidence, &words, None).await?
        }
        GoalAct::Reclaim { competency, evidence, words, claimed } => {
            aims::claim(tx, goal, competency, evidence, &words, Some(claimed)).await?
        }
    };
    Ok(Written::new(Answer::done(), events))
}
