//! Boards, as their students see them. Nobody else's choice is in any of it.

use domain::choices::{
    HomeBoard, Missing, OptionView, OwnBoard, OwnBoards, OwnCard, OwnPiece, ProposalState, ServedGoal,
};
use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::{BoardId, PersonId};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::view::{self, By};
use super::{boards, options, proposals, readers, serving, student};
use crate::among::among;
use crate::entity::{board, board_proposal, choice, class, prompt, reflection, teaching};
use crate::tx::Tx;
use crate::{Error, Result, Store, goals, people, pieces, replay, roster, scope};

/// Most boards on a student's list, newest first.
const MOST_LISTED: u64 = 200;
/// Most own pieces to name the work from, newest change first.
const MOST_PIECES: u64 = 60;
/// Most boards on the home page: it shows what is next, not everything.
const MOST_ON_HOME: u64 = 2;

impl Store {
    /// Open boards, and everything that the viewer chose from. Not found for who is not a student.
    #[crate::compiled_here]
    pub async fn own_boards(&self, viewer: &Viewer) -> Result<(OwnBoards, Cursor)> {
        let tx = self.snapshot().await?;
        let me = student_of(viewer)?;
        let (mut open, mut before) = (Vec::new(), Vec::new());
        for row in known(&tx, me).await? {
            let card = own_card(&tx, me, &row).await?;
            if card.open {
                open.push(card);
            } else if !card.picks.is_empty() || student::has_part(&tx, me, &row).await? {
                before.push(card);
            }
        }
        open.sort_by_key(|card| !card.picks.is_empty());
        let (name, picture) = face(&tx, me).await?;
        Ok((OwnBoards { name, picture, open, before }, replay::cursor(&tx, viewer).await?))
    }

    /// One board, with what the viewer chose, proposed and said. Not found for everybody but students who may see it.
    #[crate::compiled_here]
    pub async fn own_board(&self, viewer: &Viewer, id: BoardId) -> Result<(OwnBoard, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::found_board(&tx, viewer, id).await?;
        let me = student_of(viewer)?;
        let class = boards::class(&tx, &row).await?;
        let open = student::is_open_to(&tx, me, &row).await?;
        let choice = match student::own_choice(&tx, &row, me).await? {
            Some(choice) => Some(view::of(&tx, &row, &choice, By::Student).await?),
            None => None,
        };
        let mut offered: Vec<OptionView> =
            options::offered_to(&tx, row.id, me.0).await?.into_iter().map(options::view).collect();
        let chosen = choice.iter().flat_map(|choice| &choice.now.picks);
        offered.extend(chosen.filter(|pick| pick.retired).cloned().collect::<Vec<_>>());
        let (name, picture) = face(&tx, me).await?;
        let work = choice.as_ref().and_then(|choice| choice.work.as_ref());
        let pieces = own_pieces(&tx, me, &row, work).await?;
        let serves = choice.as_ref().and_then(|choice| choice.serves.as_ref());
        let board = OwnBoard {
            name,
            picture,
            id,
            teachers: pieces::teachers(&tx, class.id).await?,
            seen_by: seen_by(&tx, me, class.id, serves).await?,
            class: domain::choices::BoardClass { id: class.id.into(), name: class.name },
            target: row.target.clone(),
            template: boards::template(&row),
            open,
            prompt: open_prompt(&tx, &row).await?,
            options: offered,
            goals: serving::goals_of(&tx, me, serves.map(|goal| goal.id.0)).await?,
            choice,
            proposals: proposals::of(&tx, &row, Some(me)).await?,
            pieces,
        };
        Ok((board, replay::cursor(&tx, viewer).await?))
    }
}

/// Everybody who can see what the student chooses there, each once: those who teach the class, those whom the goal is shown to that it
/// serves, and those who read what helped.
async fn seen_by(tx: &Tx, me: PersonId, class: Uuid, serves: Option<&ServedGoal>) -> Result<Vec<String>> {
    let taught = teaching::Entity::find()
        .filter(teaching::Column::ClassId.eq(class))
        .filter(teaching::Column::EndsAt.is_null())
        .order_by_asc(teaching::Column::StartsAt)
        .order_by_asc(teaching::Column::Id)
        .all(&tx.db)
        .await?;
    let mut ids: Vec<Uuid> = taught.into_iter().map(|row| row.person_id).collect();
    if let Some(goal) = serves {
        ids.extend(goals::readers(tx, goal.id.0).await?.into_iter().map(|reader| reader.id.0));
    }
    ids.extend(readers::of(tx, me).await?.into_iter().map(|reader| reader.id.0));
    Ok(goals::on_staff(tx, ids).await?.into_iter().map(|adult| adult.name).collect())
}

pub fn student_of(viewer: &Viewer) -> Result<PersonId> {
    let me = scope::person(viewer)?;
    if me.staff { Err(Error::not_found()) } else { Ok(me.person) }
}

pub async fn face(tx: &Tx, me: PersonId) -> Result<(String, String)> {
    Ok((people::name(tx, me.0).await?, pieces::picture(tx, None, me.0).await?))
}

/// Boards of the classes that the student is in, and those of others that they chose from or proposed for; newest first. No draft.
pub async fn known(tx: &Tx, me: PersonId) -> Result<Vec<board::Model>> {
    let classes: Vec<Uuid> = roster::running(tx, me).await?.into_iter().map(|row| row.class_id).collect();
    let chosen = choice::Entity::find().filter(choice::Column::SubjectId.eq(me.0)).all(&tx.db).await?;
    let proposed =
        board_proposal::Entity::find().filter(board_proposal::Column::SubjectId.eq(me.0)).all(&tx.db).await?;
    let mine = chosen.iter().map(|row| row.board_id).chain(proposed.iter().map(|row| row.board_id));
    let theirs =
        Condition::any().add(board::Column::ClassId.is_in(among(classes))).add(board::Column::Id.is_in(among(mine)));
    Ok(board::Entity::find()
        .filter(theirs)
        .filter(board::Column::Stage.ne("draft"))
        .filter(board::Column::RemovedAt.is_null())
        .order_by_desc(board::Column::OpenedAt)
        .order_by_desc(board::Column::Id)
        .limit(MOST_LISTED)
        .all(&tx.db)
        .await?)
}

async fn own_card(tx: &Tx, me: PersonId, row: &board::Model) -> Result<OwnCard> {
    let choice = match student::own_choice(tx, row, me).await? {
        Some(choice) => Some(view::of(tx, row, &choice, By::Student).await?),
        None => None,
    };
    let proposed = proposals::of(tx, row, Some(me)).await?;
    let picks = choice.as_ref().map(|choice| choice.now.picks.clone()).unwrap_or_default();
    let answered = |state: ProposalState, id| match state {
        ProposalState::Talk => true,
        ProposalState::YesIf => !picks.iter().any(|pick| pick.id == id),
        _ => false,
    };
    Ok(OwnCard {
        id: row.id.into(),
        class_name: boards::class(tx, row).await?.name,
        target: row.target.clone(),
        open: student::is_open_to(tx, me, row).await?,
        missing: choice.as_ref().is_some_and(|choice| choice.missing.iter().any(|m: &Missing| *m != Missing::Anything)),
        unsaid: choice.as_ref().map_or(0, |choice| {
            let unsaid = choice.now.picks.iter().filter(|pick| choice.after(pick.id).is_none()).count();
            u32::try_from(unsaid).unwrap_or(u32::MAX)
        }),
        answered: proposed.iter().any(|proposal| answered(proposal.state, proposal.id)),
        picks,
        at: Moment(row.opened_at.unwrap_or(row.changed_at)),
    })
}

/// The board's prompt, if its class can answer it now.
async fn open_prompt(tx: &Tx, row: &board::Model) -> Result<Option<domain::id::PromptId>> {
    let Some(id) = row.prompt_id else { return Ok(None) };
    let open = prompt::Entity::find_by_id(id)
        .filter(prompt::Column::ReleasedAt.is_not_null())
        .filter(prompt::Column::ClosedAt.is_null());
    Ok(open.one(&tx.db).await?.map(|row| row.id.into()))
}

/// The answer to the board's prompt first. What is the work already is among them, however old: else keeping the form would let go of it.
async fn own_pieces(tx: &Tx, me: PersonId, board: &board::Model, work: Option<&OwnPiece>) -> Result<Vec<OwnPiece>> {
    let rows = reflection::Entity::find()
        .filter(reflection::Column::SubjectId.eq(me.0))
        .order_by_desc(reflection::Column::ChangedAt)
        .order_by_desc(reflection::Column::Id)
        .limit(MOST_PIECES)
        .all(&tx.db)
        .await?;
    let mut pieces = Vec::with_capacity(rows.len());
    for row in &rows {
        pieces.push(view::piece(tx, row).await?);
    }
    pieces.extend(work.filter(|work| !rows.iter().any(|row| row.id == work.id.0)).cloned());
    pieces.sort_by_key(|piece| piece.prompt.map(|prompt| prompt.0) != board.prompt_id || board.prompt_id.is_none());
    Ok(pieces)
}

/// Open boards from which the student has not chosen.
pub async fn on_home(tx: &Tx, me: PersonId) -> Result<Vec<HomeBoard>> {
    let attended = roster::running(tx, me).await?.into_iter().map(|row| row.class_id);
    let classes = class::Entity::find().filter(class::Column::Id.is_in(among(attended))).all(&tx.db).await?;
    let classes: Vec<Uuid> = classes.iter().filter(|class| boards::way_open(class)).map(|class| class.id).collect();
    if classes.is_empty() {
        return Ok(Vec::new());
    }
    let chosen = choice::Entity::find().filter(choice::Column::SubjectId.eq(me.0)).all(&tx.db).await?;
    let rows = board::Entity::find()
        .filter(board::Column::ClassId.is_in(among(classes)))
        .filter(board::Column::Stage.eq("open"))
        .filter(board::Column::Id.is_not_in(among(chosen.into_iter().map(|row| row.board_id))))
        .order_by_desc(board::Column::OpenedAt)
        .order_by_desc(board::Column::Id)
        .limit(MOST_ON_HOME)
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| HomeBoard { id: row.id.into(), target: row.target }).collect())
}
