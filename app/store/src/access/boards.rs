//! Choice boards of the class: chosen, said what helped, proposed and waiting, open and not chosen from yet.

use std::collections::HashSet;

use domain::access::{Did, Place, Trace, Wants, What};
use domain::choices::{BoardStage, ProposalState};
use domain::classes::AccessPoint;
use domain::clock::Moment;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use super::{Kind, Of, Says};
use crate::Result;
use crate::entity::{board, board_proposal, choice, choice_after, helped_reader};
use crate::moments::Moments;

pub fn moments(of: &Of<'_>, all: &mut Moments<Kind>) {
    let kind = |did| Kind { point: AccessPoint::Choice, says: Says::Did(did), to: Place::Choices };
    let choices = || choice::Entity::find().filter(choice::Column::BoardId.in_subquery(boards(of)));
    let of_boards = choices().select_only().column(choice::Column::Id).into_query();
    // What helped is the student's to show: to whom they do not, not even that they said it.
    let shown = Query::select()
        .column(helped_reader::Column::SubjectId)
        .from(helped_reader::Entity)
        .and_where(helped_reader::Column::PersonId.eq(of.me.0))
        .and_where(helped_reader::Column::Until.is_null())
        .to_owned();
    let said = choice_after::Entity::find()
        .filter(choice_after::Column::ChoiceId.in_subquery(of_boards))
        .filter(choice_after::Column::SubjectId.in_subquery(shown));
    let helped = kind(Did::SaidWhatHelped);
    all.latest(helped, said, choice_after::Column::SubjectId, choice_after::Column::CreatedAt);
    all.latest(kind(Did::Chose), choices(), choice::Column::SubjectId, choice::Column::ChangedAt);
    let (student, at) = (board_proposal::Column::SubjectId, board_proposal::Column::CreatedAt);
    all.latest(kind(Did::Proposed), proposals(of), student, at);
}

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let mut traces = proposed(of).await?;
    traces.extend(not_chosen(of).await?);
    Ok(traces)
}

fn trace(student: domain::id::PersonId, what: What) -> Trace {
    Trace { student, point: AccessPoint::Choice, what }
}

fn boards(of: &Of<'_>) -> SelectStatement {
    Query::select()
        .column(board::Column::Id)
        .from(board::Entity)
        .and_where(board::Column::ClassId.eq(of.class.id))
        .and_where(board::Column::RemovedAt.is_null())
        .to_owned()
}

/// Options of their own.
fn proposals(of: &Of<'_>) -> Select<board_proposal::Entity> {
    board_proposal::Entity::find()
        .filter(board_proposal::Column::BoardId.in_subquery(boards(of)))
        .filter(board_proposal::Column::State.ne(ProposalState::Withdrawn.name()))
}

/// Each that waits.
async fn proposed(of: &Of<'_>) -> Result<Vec<Trace>> {
    let waiting: Vec<(Uuid, Uuid, i64)> = proposals(of)
        .select_only()
        .columns([
            board_proposal::Column::SubjectId,
            board_proposal::Column::BoardId,
            board_proposal::Column::CreatedAt,
        ])
        .filter(board_proposal::Column::State.eq(ProposalState::Asked.name()))
        .into_tuple()
        .all(&of.tx.db)
        .await?;
    let waits = |(student, board, at): (Uuid, Uuid, i64)| {
        let (since, to) = (Moment(at), Place::Board(board.into()));
        trace(student.into(), What::Waits { wants: Wants::Answer, since, to })
    };
    Ok(waiting.into_iter().map(waits).collect())
}

/// An open board is the turn of whoever has not chosen, while its way in is open.
async fn not_chosen(of: &Of<'_>) -> Result<Vec<Trace>> {
    if !domain::classes::Opened::read(&of.class.access_points).has(AccessPoint::Choice) {
        return Ok(Vec::new());
    }
    let open: Vec<(Uuid, Option<i64>)> = board::Entity::find()
        .select_only()
        .columns([board::Column::Id, board::Column::OpenedAt])
        .filter(board::Column::Id.in_subquery(boards(of)))
        .filter(board::Column::Stage.eq(BoardStage::Open.name()))
        .into_tuple()
        .all(&of.tx.db)
        .await?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let chosen: HashSet<(Uuid, Uuid)> = choice::Entity::find()
        .select_only()
        .columns([choice::Column::BoardId, choice::Column::SubjectId])
        .filter(choice::Column::BoardId.in_subquery(boards(of)))
        .into_tuple::<(Uuid, Uuid)>()
        .all(&of.tx.db)
        .await?
        .into_iter()
        .collect();
    let mut traces = Vec::new();
    for (id, opened_at) in open {
        let waiting = of.enrolled.iter().filter(|student| !chosen.contains(&(id, student.student.0)));
        traces.extend(waiting.map(|student| {
            let since = student.since.max(Moment(opened_at.unwrap_or_default()));
            trace(student.student, What::Theirs { since, to: Place::Board(id.into()) })
        }));
    }
    Ok(traces)
}
