//! Options of students' own: proposed, answered, withdrawn.

use domain::choices::{
    Axis, MOST_PROPOSALS, MOST_WITHDRAWN, OptionWords, ProposalAnswer, ProposalState, ProposalView, ProposalWords,
    ShowMode,
};
use domain::clock::Moment;
use domain::event::Event;
use domain::id::{BoardId, ChoiceId, OptionId, PersonId};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::viewer::Viewer;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ModelTrait, PaginatorTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::options::{self, Place};
use super::{boards, choosing, readers, student, view};
use crate::among::among;
use crate::entity::{board, board_option, board_proposal};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, people, scope};

pub fn state(row: &board_proposal::Model) -> ProposalState {
    ProposalState::named(&row.state).unwrap_or(ProposalState::Asked)
}

fn mode(row: &board_proposal::Model) -> Option<ShowMode> {
    row.mode.as_deref().and_then(ShowMode::named)
}

/// Before a first choice there is no number of one; whoever hears the proposal's asks again all the same.
fn event(board: &board::Model, row: &board_proposal::Model) -> Event {
    boards::choice_event(board, row.subject_id, ChoiceId(row.id))
}

pub async fn propose(
    tx: &Tx,
    me: PersonId,
    board: &board::Model,
    id: OptionId,
    words: &ProposalWords,
) -> Result<Vec<Event>> {
    student::must_be_open(tx, me, board).await?;
    let taken = board_proposal::Entity::find_by_id(id.0).one(&tx.db).await?.is_some()
        || board_option::Entity::find_by_id(id.0).one(&tx.db).await?.is_some();
    if taken {
        return Err(Error::not_found());
    }
    let mine = board_proposal::Entity::find()
        .filter(board_proposal::Column::BoardId.eq(board.id))
        .filter(board_proposal::Column::SubjectId.eq(me.0))
        .filter(board_proposal::Column::State.ne(ProposalState::Withdrawn.name()));
    if mine.count(&tx.db).await? >= MOST_PROPOSALS as u64 {
        let sentence = Sentence::new("choices.too_many_proposals").with("most", MOST_PROPOSALS);
        return Err(Refusal::Invalid { faults: vec![Fault { field: "words".into(), sentence }] }.into());
    }
    let row = board_proposal::ActiveModel {
        id: Set(id.0),
        district_id: Set(board.district_id),
        board_id: Set(board.id),
        subject_id: Set(me.0),
        axis: Set(words.axis.name().into()),
        words: Set(words.words.clone()),
        mode: Set(words.mode.map(|mode| mode.name().into())),
        reaches: Set(words.reaches.clone()),
        state: Set(ProposalState::Asked.name().into()),
        answer: Set(String::new()),
        answered_by: Set(None),
        answered_at: Set(None),
        created_at: Set(tx.now.0),
    };
    Ok(vec![event(board, &row.insert(&tx.db).await?)])
}

pub async fn withdraw(tx: &Tx, me: PersonId, board: &board::Model, id: OptionId) -> Result<Vec<Event>> {
    let row = of_board(tx, board, id).await?;
    if row.subject_id != me.0 {
        return Err(Error::not_found());
    }
    let next = state(&row).withdrawn()?;
    let mut row = board_proposal::ActiveModel::from(row);
    row.state = Set(next.name().into());
    let event = event(board, &row.update(&tx.db).await?);
    forget_oldest(tx, me, board).await?;
    Ok(vec![event])
}

/// Whoever proposes and takes back without end leaves no endless list.
async fn forget_oldest(tx: &Tx, me: PersonId, board: &board::Model) -> Result<()> {
    let withdrawn = board_proposal::Entity::find()
        .filter(board_proposal::Column::BoardId.eq(board.id))
        .filter(board_proposal::Column::SubjectId.eq(me.0))
        .filter(board_proposal::Column::State.eq(ProposalState::Withdrawn.name()))
        .order_by_desc(board_proposal::Column::CreatedAt)
        .order_by_desc(board_proposal::Column::Id)
        .all(&tx.db)
        .await?;
    for row in withdrawn.into_iter().skip(MOST_WITHDRAWN) {
        row.delete(&tx.db).await?;
    }
    Ok(())
}

async fn of_board(tx: &Tx, board: &board::Model, id: OptionId) -> Result<board_proposal::Model> {
    let row = board_proposal::Entity::find_by_id(id.0).one(&tx.db).await?;
    row.filter(|row| row.board_id == board.id).ok_or_else(Error::not_found)
}

/// Newest first; for a teacher none that was withdrawn.
pub async fn of(tx: &Tx, board: &board::Model, student: Option<PersonId>) -> Result<Vec<ProposalView>> {
    let mut rows = board_proposal::Entity::find()
        .filter(board_proposal::Column::BoardId.eq(board.id))
        .order_by_desc(board_proposal::Column::CreatedAt)
        .order_by_desc(board_proposal::Column::Id);
    rows = match student {
        Some(student) => rows.filter(board_proposal::Column::SubjectId.eq(student.0)),
        None => rows.filter(board_proposal::Column::State.ne(ProposalState::Withdrawn.name())),
    };
    let rows = rows.all(&tx.db).await?;
    let names = people::names(tx, rows.iter().filter_map(|row| row.answered_by)).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        views.push(ProposalView {
            id: row.id.into(),
            who: view::face(tx, Some(board.class_id), row.subject_id).await?,
            axis: Axis::named(&row.axis).unwrap_or(Axis::Learn),
            state: state(&row),
            mode: mode(&row),
            words: row.words,
            reaches: row.reaches,
            answer: row.answer,
            answered_by: row.answered_by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(),
            at: Moment(row.created_at),
        });
    }
    Ok(views)
}

impl Store {
    /// A teacher's word about a proposal. A yes makes it the student's own option, and chosen while the board is open; a yes with a
    /// condition makes it an option that the student can choose.
    ///
    /// Errors: not found, also for what was withdrawn; invalid `words`; conflict `boards.already_yes`; `classes.archived`.
    #[crate::compiled_here]
    pub async fn answer_proposal(
        &self,
        viewer: &Viewer,
        board: BoardId,
        id: OptionId,
        answer: ProposalAnswer,
        words: &str,
    ) -> Result<()> {
        let class = self.class_of_board(viewer, board).await?;
        let words = answer.check(words)?;
        let touches = {
            let tx = self.snapshot().await?;
            let (row, _) = scope::guided_board(&tx, viewer, board).await?;
            let student = of_board(&tx, &row, id).await?.subject_id.into();
            let touches = classes::touches(viewer, class).and_person(student);
            readers::streams(&tx, student)
                .await?
                .into_iter()
                .fold(touches, |touches, stream| touches.and_stream(stream))
        };
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let (viewer, words) = (viewer.clone(), words.clone());
            Box::pin(async move { respond(tx, &viewer, board, id, answer, words).await })
        })
        .await
    }
}

async fn respond(
    tx: &Tx,
    viewer: &Viewer,
    board: BoardId,
    id: OptionId,
    answer: ProposalAnswer,
    words: String,
) -> Result<Written<()>> {
    let (board, _) = scope::guided_board(tx, viewer, board).await?;
    classes::active(tx, viewer, board.class_id.into()).await?;
    let row = of_board(tx, &board, id).await?;
    if state(&row) == answer.into() && row.answer == words {
        return Ok(Written::quietly(()));
    }
    let next = state(&row).answered(answer)?;
    let student: PersonId = row.subject_id.into();
    let (axis, option, mode) = (Axis::named(&row.axis).unwrap_or(Axis::Learn), row.words.clone(), mode(&row));
    let mut row = board_proposal::ActiveModel::from(row);
    row.state = Set(next.name().into());
    row.answer = Set(words);
    row.answered_by = Set(Some(scope::person(viewer)?.person.0));
    row.answered_at = Set(Some(tx.now.0));
    let row = row.update(&tx.db).await?;
    let mut events = vec![event(&board, &row)];
    if next.is_an_option() {
        let option = OptionWords { axis, words: option, mode, must: false };
        let at = Place { student: Some(student.0), place: i32::MAX, replaces: None };
        options::add(tx, &board, id, &option, at).await?;
    }
    if next == ProposalState::Yes && student::is_open_to(tx, student, &board).await? {
        let offered = domain::choices::Offered { id, axis, must: false };
        choosing::take_on(tx, student, &board, offered).await?;
        events.extend(readers::events(tx, student).await?);
    }
    Ok(Written::new((), events))
}

/// Proposals that wait, on boards of these classes.
pub async fn waiting(tx: &Tx, classes: &[Uuid]) -> Result<Vec<board_proposal::Model>> {
    let boards = board::Entity::find()
        .filter(board::Column::ClassId.is_in(among(classes.iter().copied())))
        .filter(board::Column::RemovedAt.is_null())
        .all(&tx.db)
        .await?;
    Ok(board_proposal::Entity::find()
        .filter(board_proposal::Column::BoardId.is_in(among(boards.into_iter().map(|board| board.id))))
        .filter(board_proposal::Column::State.eq(ProposalState::Asked.name()))
        .order_by_asc(board_proposal::Column::CreatedAt)
        .order_by_asc(board_proposal::Column::Id)
        .all(&tx.db)
        .await?)
}
