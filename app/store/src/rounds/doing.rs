//! What a student does in a round, one arm for each act. For a group only its scribe's device writes.

use domain::command::Answer;
use domain::event::Event;
use domain::id::{PersonId, RoundId};
use domain::refusal::Refusal;
use domain::rounds::RoundAct;
use domain::said::Said;
use domain::viewer::Viewer;

use super::{improving, reflecting, rows, seats, writing};
use crate::entity::{round, round_group};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, questions, scope};

pub async fn carry_out(tx: &Tx, viewer: &Viewer, id: RoundId, said: &Said) -> Result<Written<Answer>> {
    let me = scope::person(viewer)?.person;
    // A form that no page of ours makes.
    let act = RoundAct::read(said).map_err(|_| Refusal::invalid("", "refusal.invalid"))?.check()?;
    let row = scope::found_round(tx, viewer, id).await?;
    must_be_open(tx, me, &row).await?;
    if let Some(part) = act.part() {
        rows::step(&row).admits(part)?;
    }
    let events = match act {
        RoundAct::Join => join(tx, me, &row).await?,
        RoundAct::Reflect { words } => reflecting::reflect(tx, me, &row, &words).await?,
        act => {
            let scribe = Scribe { me, group: own_group(tx, me, &row).await?, round: row };
            for_the_group(tx, scribe, act).await?
        }
    };
    Ok(Written::new(Answer::done(), events))
}

/// Who writes, where.
pub struct Scribe {
    pub me: PersonId,
    pub round: round::Model,
    pub group: round_group::Model,
}

impl Scribe {
    pub async fn told(&self, tx: &Tx, shown: bool) -> Result<Vec<Event>> {
        Ok(vec![rows::group_event(tx, &self.round, self.group.id, shown).await?.of(self.me)])
    }
}

async fn for_the_group(tx: &Tx, scribe: Scribe, act: RoundAct) -> Result<Vec<Event>> {
    match act {
        RoundAct::Write { question, words } => writing::write(tx, &scribe, question, &words).await,
        RoundAct::Fix { question, words } => writing::fix(tx, &scribe, question, words).await,
        RoundAct::Cross { question, on } => writing::cross(tx, &scribe, question, on).await,
        RoundAct::Mark { question, kind } => improving::mark(tx, &scribe, question, kind).await,
        RoundAct::Change { from, question, words } => improving::change(tx, &scribe, from, question, &words).await,
        RoundAct::Weigh { closed_good, open_good } => improving::weigh(tx, &scribe, &closed_good, &open_good).await,
        RoundAct::Choose { questions, why } => improving::choose(tx, &scribe, &questions, &why).await,
        RoundAct::Next { words } => improving::next(tx, &scribe, &words).await,
        RoundAct::HandOver { to } => {
            let new = seats::hand_over(tx, scribe.group.clone(), to).await?;
            if new { scribe.told(tx, false).await } else { Ok(Vec::new()) }
        }
        // Nobody's group is asked about these.
        RoundAct::Join | RoundAct::Reflect { .. } => Ok(Vec::new()),
    }
}

/// Conflict: `rounds.closed`.
async fn must_be_open(tx: &Tx, me: PersonId, row: &round::Model) -> Result<()> {
    let class = rows::class(tx, row).await?;
    let attends = scope::enrollment(tx, me, class.id.into()).await?.is_some();
    if attends && questions::way_open(&class) { Ok(()) } else { Err(Refusal::conflict("rounds.closed").into()) }
}

async fn join(tx: &Tx, me: PersonId, row: &round::Model) -> Result<Vec<Event>> {
    if seats::has_part(tx, me, row).await? {
        return Ok(Vec::new());
    }
    if !rows::step(row).is_running() {
        return Err(Refusal::conflict("rounds.not_now").into());
    }
    let group = seats::sit_down_late(tx, row, me).await?;
    Ok(vec![rows::group_event(tx, row, group, false).await?.of(me)])
}

/// The group for which this student writes. Not found for who sits in none; forbidden `rounds.the_scribe_writes`.
async fn own_group(tx: &Tx, me: PersonId, row: &round::Model) -> Result<round_group::Model> {
    let seat = seats::seat(tx, row.id, me).await?.ok_or_else(Error::not_found)?;
    let group = seats::group(tx, row, seat.group_id).await?;
    match group.scribe_id == Some(me.0) {
        true => Ok(group),
        false => Err(Refusal::forbidden("rounds.the_scribe_writes").into()),
    }
}
