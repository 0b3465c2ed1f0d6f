//! What a teacher does in a round: moves the step, moves students, shows what was chosen, brings it to the question board.

use domain::audit::Deed;
use domain::classes::{AccessPoint, Opened};
use domain::event::Event;
use domain::id::{PersonId, RoundGroupId, RoundId};
use domain::refusal::Refusal;
use domain::rounds::{RoundStep, as_read};
use domain::safety::Marked;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{rows, seats};
use crate::entity::{class, round, round_question};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, classes, questions, safety, scope};

impl Store {
    /// To the next step or the one before, from the one that the teacher read. The same press again does nothing. With its first step a
    /// class that has not opened inquiry opens it: behind a closed way in nobody would find the round.
    ///
    /// Errors: not found; conflict `rounds.moved_meanwhile`, `rounds.another_runs`, `classes.archived`.
    #[crate::compiled_here]
    pub async fn move_round(&self, viewer: &Viewer, id: RoundId, from: RoundStep, to: RoundStep) -> Result<()> {
        let (touches, viewer) = (self.touching_round(viewer, id).await?, viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move { go(tx, &viewer, id, from, to).await })
        })
        .await
    }

    /// The class sees what every group chose, without names; or no longer. `read`: what the teacher has read, as [`as_read`] says it;
    /// `looked`: a second time, because something in it asks for that.
    ///
    /// Conflict: `rounds.nothing_chosen_yet`, `rounds.moved_meanwhile` where something else is chosen by now, `rounds.second_look`.
    #[crate::compiled_here]
    pub async fn share_round(
        &self,
        viewer: &Viewer,
        id: RoundId,
        on: bool,
        read: Option<&str>,
        looked: bool,
    ) -> Result<()> {
        let (touches, viewer) = (self.touching_round(viewer, id).await?, viewer.clone());
        let read = read.map(str::to_owned);
        self.write(touches, move |tx| {
            let (viewer, read) = (viewer.clone(), read.clone());
            Box::pin(async move {
                let row = active(tx, &viewer, id).await?;
                if row.shared_at.is_some() == on {
                    return Ok(Written::quietly(()));
                }
                if on {
                    rows::step(&row).may_share()?;
                    is_as_read(&chosen(tx, &row).await?, read.as_deref())?;
                    match (looks(tx, &row).await?.is_empty(), looked) {
                        (true, _) => {}
                        (false, true) => {
                            audit::note(tx, Deed::SecondLookRound, scope::person(&viewer)?, None, Some(row.id)).await?;
                        }
                        (false, false) => return Err(Refusal::conflict("rounds.second_look").into()),
                    }
                }
                let now = tx.now.0;
                let row = rows::update(tx, row, |row| row.shared_at = Set(on.then_some(now))).await?;
                Ok(Written::new((), vec![rows::event(&row)]))
            })
        })
        .await
    }

    /// A student sits in this group from now on; none takes them out of the round.
    ///
    /// Errors: not found, also for who is not on the roster; conflict `rounds.moved_meanwhile` once it is over, `classes.archived`.
    #[crate::compiled_here]
    pub async fn seat_in_round(
        &self,
        viewer: &Viewer,
        id: RoundId,
        student: PersonId,
        group: Option<RoundGroupId>,
    ) -> Result<()> {
        let (touches, viewer) = (self.touching_round(viewer, id).await?, viewer.clone());
        self.write(touches.and_person(student), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = active(tx, &viewer, id).await?;
                rows::step(&row).may_seat()?;
                if group.is_some() && scope::enrollment(tx, student, row.class_id.into()).await?.is_none() {
                    return Err(Error::not_found());
                }
                if let Some(group) = group {
                    seats::group(tx, &row, group.0).await?;
                }
                let changed = seats::seat_in(tx, &row, student, group.map(|group| group.0)).await?;
                Ok(Written::new((), seated(&row, !changed.is_empty())))
            })
        })
        .await
    }

    /// The device of this student writes for their group from now on. Errors as in [`Self::seat_in_round`].
    #[crate::compiled_here]
    pub async fn make_scribe(&self, viewer: &Viewer, id: RoundId, student: PersonId) -> Result<()> {
        let (touches, viewer) = (self.touching_round(viewer, id).await?, viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = active(tx, &viewer, id).await?;
                rows::step(&row).may_seat()?;
                let seat = seats::seat(tx, row.id, student).await?.ok_or_else(Error::not_found)?;
                let group = seats::group(tx, &row, seat.group_id).await?;
                let new = seats::hand_over(tx, group, student).await?;
                Ok(Written::new((), seated(&row, new)))
            })
        })
        .await
    }

    /// Everything that was chosen stands on the class's question board, each question once, whatever became of it there since. Gives how
    /// many are new.
    ///
    /// Errors: not found; conflict `rounds.nothing_chosen_yet`, `rounds.moved_meanwhile` where something else is chosen than what was `read`,
    /// `classes.archived`.
    #[crate::compiled_here]
    pub async fn round_to_board(&self, viewer: &Viewer, id: RoundId, read: Option<&str>) -> Result<usize> {
        let (touches, viewer) = (self.touching_round(viewer, id).await?, viewer.clone());
        let read = read.map(str::to_owned);
        self.write(touches, move |tx| {
            let (viewer, read) = (viewer.clone(), read.clone());
            Box::pin(async move {
                let row = active(tx, &viewer, id).await?;
                let class = rows::class(tx, &row).await?;
                let chosen = chosen(tx, &row).await?;
                rows::step(&row).may_share()?;
                if chosen.is_empty() {
                    return Err(Refusal::conflict("rounds.nothing_chosen_yet").into());
                }
                is_as_read(&chosen, read.as_deref())?;
                let mut events: Vec<Event> = Vec::new();
                for question in &chosen {
                    events.extend(questions::from_round(tx, &class, question).await?);
                }
                let n = events.len();
                // The teacher's page says that they are there.
                events.extend((n > 0).then(|| rows::event(&row)));
                Ok(Written::new(n, events))
            })
        })
        .await
    }

    async fn touching_round(&self, viewer: &Viewer, id: RoundId) -> Result<Touches> {
        let class = scope::guided_round(&self.snapshot().await?, viewer, id).await?.class_id;
        Ok(classes::touches(viewer, class.into()))
    }
}

async fn active(tx: &Tx, viewer: &Viewer, id: RoundId) -> Result<round::Model> {
    let row = scope::guided_round(tx, viewer, id).await?;
    classes::active(tx, viewer, row.class_id.into()).await?;
    Ok(row)
}

fn seated(row: &round::Model, new: bool) -> Vec<Event> {
    if new { vec![rows::event(row)] } else { Vec::new() }
}

/// Of all groups, in their order.
pub async fn chosen(tx: &Tx, round: &round::Model) -> Result<Vec<round_question::Model>> {
    Ok(round_question::Entity::find()
        .filter(round_question::Column::RoundId.eq(round.id))
        .filter(round_question::Column::Chosen.eq(true))
        .filter(round_question::Column::Crossed.eq(false))
        .order_by_asc(round_question::Column::GroupId)
        .order_by_asc(round_question::Column::Place)
        .all(&tx.db)
        .await?)
}

/// What of it asks for a second look before a whole class reads it.
pub async fn looks(tx: &Tx, round: &round::Model) -> Result<Vec<Marked>> {
    let list = safety::phrases(tx, round.class_id.into()).await?;
    Ok(chosen(tx, round).await?.iter().filter_map(|row| Marked::of(&list, &row.words)).collect())
}

fn is_as_read(chosen: &[round_question::Model], read: Option<&str>) -> Result<()> {
    match read {
        Some(read) if read != as_read(chosen.iter().map(|row| row.words.as_str())) => {
            Err(Refusal::conflict("rounds.moved_meanwhile").into())
        }
        _ => Ok(()),
    }
}

async fn go(tx: &Tx, viewer: &Viewer, id: RoundId, from: RoundStep, to: RoundStep) -> Result<Written<()>> {
    let row = scope::guided_round(tx, viewer, id).await?;
    let class = classes::active(tx, viewer, row.class_id.into()).await?;
    let now = rows::step(&row);
    if now == to {
        return Ok(Written::quietly(()));
    }
    if now != from || (from.forward() != Some(to) && from.back() != Some(to)) {
        return Err(Refusal::conflict("rounds.moved_meanwhile").into());
    }
    if !now.is_running() && to.is_running() {
        match rows::running_row(tx, class.id).await? {
            Some(other) if other.id != row.id => return Err(Refusal::conflict("rounds.another_runs").into()),
            _ => {}
        }
    }
    let at = tx.now.0;
    let row = rows::update(tx, row, |row| {
        row.step = Set(to.name().into());
        row.step_since = Set(at);
        // Words are put right again: what was read before it was shown is read once more.
        if to.may_share().is_err() {
            row.shared_at = Set(None);
        }
        row.ended_at = Set((to == RoundStep::Ended).then_some(at));
    })
    .await?;
    let mut events = vec![rows::event(&row)];
    events.extend(open_way(tx, class).await?);
    Ok(Written::new((), events))
}

async fn open_way(tx: &Tx, class: class::Model) -> Result<Option<Event>> {
    let mut opened = Opened::read(&class.access_points);
    if opened.has(AccessPoint::Inquiry) {
        return Ok(None);
    }
    opened.open(AccessPoint::Inquiry);
    let (id, rev) = (class.id, class.rev + 1);
    let mut row = class::ActiveModel::from(class);
    row.access_points = Set(opened.names());
    row.rev = Set(rev);
    row.update(&tx.db).await?;
    Ok(Some(classes::settings_event(id.into())))
}
