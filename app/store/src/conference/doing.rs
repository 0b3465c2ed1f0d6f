//! What a student does to a conference, one arm for each act.

use std::collections::BTreeSet;

use domain::conference::{ConferenceAct, ConferenceMove};
use domain::event::{Event, Stream};
use domain::id::ConferenceId;
use domain::portfolio::PortfolioSaid;
use domain::refusal::Refusal;
use domain::viewer::{SignedIn, Viewer};
use sea_orm::ActiveValue::Set;

use super::{agenda, rows, steps};
use crate::entity::conference;
use crate::portfolio::{self, Shown};
use crate::tx::Tx;
use crate::{Result, goals};

/// Of a goal that an agreed step becomes a step of, and of teachers who are invited now.
pub async fn streams(tx: &Tx, said: &PortfolioSaid) -> Result<BTreeSet<Stream>> {
    let mut streams = BTreeSet::new();
    match said.conference_act() {
        Ok(ConferenceAct::Adopt { goal: Some(goal), .. }) => streams.extend(goals::streams(tx, goal).await?),
        Ok(ConferenceAct::Show { readers }) => streams.extend(readers.into_iter().map(Stream::Person)),
        _ => {}
    }
    Ok(streams)
}

pub async fn carry_out(tx: &Tx, viewer: &Viewer, me: &SignedIn, said: &PortfolioSaid) -> Result<Vec<Event>> {
    let unreadable = || Refusal::invalid("", "refusal.invalid");
    let act = said.conference_act().map_err(|_| unreadable())?.check()?;
    let id = said.field("conference").and_then(|id| id.parse::<ConferenceId>().ok()).ok_or_else(unreadable)?;
    if let ConferenceAct::Plan { words } = &act {
        return rows::plan(tx, me, id, words).await;
    }
    let row = rows::own(tx, me.person, id).await?;
    match act {
        // Done above: there may be no conference yet.
        ConferenceAct::Plan { .. } => Ok(Vec::new()),
        ConferenceAct::AddItem { .. }
        | ConferenceAct::WriteItem { .. }
        | ConferenceAct::MoveItem { .. }
        | ConferenceAct::RemoveItem { .. }
        | ConferenceAct::RestoreItem { .. } => plan(tx, row, act).await,
        ConferenceAct::Rehearsed => {
            let now = tx.now.0;
            rows::moved(tx, row, ConferenceMove::Rehearse, |row| row.rehearsed_at = Set(Some(now))).await
        }
        ConferenceAct::Held => {
            let now = tx.now.0;
            rows::moved(tx, row, ConferenceMove::Hold, |row| row.held_at = Set(Some(now))).await
        }
        ConferenceAct::NotYet => rows::moved(tx, row, ConferenceMove::NotYet, |row| row.held_at = Set(None)).await,
        ConferenceAct::Ask { question, words } => {
            steps::ask(tx, &row, question, &words).await?;
            rows::moved(tx, row, ConferenceMove::Note, |_| {}).await
        }
        ConferenceAct::Agree { step, words } => {
            steps::agree(tx, &row, step, &words).await?;
            rows::moved(tx, row, ConferenceMove::Note, |_| {}).await
        }
        ConferenceAct::Adopt { step, goal, new, as_step } => {
            let mut events = steps::adopt(tx, viewer, &row, step, goal, new, as_step).await?;
            events.extend(rows::moved(tx, row, ConferenceMove::Note, |_| {}).await?);
            Ok(events)
        }
        ConferenceAct::LookBack { words } => {
            let now = tx.now.0;
            rows::moved(tx, row, ConferenceMove::LookBack, |row| {
                row.looked_back = Set(words);
                row.looked_back_at = Set(Some(now));
            })
            .await
        }
        ConferenceAct::Show { readers } => {
            let at = (row.district_id, row.subject_id);
            let gone = portfolio::show(tx, Shown::Conference(row.id), at, &readers).await?;
            let mut events = rows::touch(tx, row, |_| {}).await?;
            events.extend(gone.into_iter().map(|to| rows::event(id, me.person, to)));
            Ok(events)
        }
        ConferenceAct::Remove => {
            let at = row.removed_at.unwrap_or(tx.now.0);
            rows::touch(tx, row, |row| row.removed_at = Set(Some(at))).await
        }
        ConferenceAct::Restore => rows::touch(tx, row, |row| row.removed_at = Set(None)).await,
    }
}

/// Its agenda changes, as long as it lies ahead. Notes may be written as long.
async fn plan(tx: &Tx, row: conference::Model, act: ConferenceAct) -> Result<Vec<Event>> {
    rows::stage(&row).after(ConferenceMove::Plan)?;
    match act {
        ConferenceAct::AddItem { item, title } => agenda::add(tx, &row, item, &title).await?,
        ConferenceAct::WriteItem { item, words } => {
            agenda::write(tx, agenda::own(tx, &row, item).await?, words).await?
        }
        ConferenceAct::MoveItem { item, way } => {
            agenda::own(tx, &row, item).await?;
            agenda::place(tx, row.id, item.0, way).await?;
        }
        ConferenceAct::RemoveItem { item } => {
            agenda::take_out(tx, &row, agenda::own(tx, &row, item).await?, true).await?;
        }
        ConferenceAct::RestoreItem { item } => {
            agenda::take_out(tx, &row, agenda::own(tx, &row, item).await?, false).await?;
        }
        _ => {}
    }
    rows::moved(tx, row, ConferenceMove::Plan, |_| {}).await
}
