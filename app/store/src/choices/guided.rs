//! Boards, as those see them who teach the class: who chose what, what was proposed, who has not chosen.

use std::collections::{BTreeMap, BTreeSet};

use domain::choices::{
    BoardCard, BoardStage, BoardView, ChosenBy, Face, HelpedOfStudent, OptionView, ProposalState, ProposalView,
    StudentChoices, grouped, totals,
};
use domain::event::Cursor;
use domain::id::{BoardId, ClassId, OptionId, PersonId};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::view::{self, By};
use super::{boards, helped, options, proposals, readers};
use crate::entity::{board, choice, prompt};
use crate::tx::Tx;
use crate::{Result, Store, replay, roster, scope};

/// Most boards in the list of a class.
const MOST_LISTED: u64 = 200;

impl Store {
    /// The boards of a class that the viewer guides: open ones, drafts, closed ones, the newest change first in each.
    #[crate::compiled_here]
    pub async fn boards(&self, viewer: &Viewer, class: ClassId) -> Result<(Vec<BoardCard>, Cursor)> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        let mut cards = Vec::new();
        for row in of_class(class).limit(MOST_LISTED).all(&tx.db).await? {
            cards.push(boards::card(&tx, &row).await?);
        }
        cards.sort_by_key(|card| match card.stage {
            BoardStage::Open => 0,
            BoardStage::Draft => 1,
            BoardStage::Closed => 2,
        });
        Ok((cards, replay::cursor(&tx, viewer).await?))
    }

    /// One board of a class that the viewer guides.
    #[crate::compiled_here]
    pub async fn board(&self, viewer: &Viewer, id: BoardId) -> Result<(BoardView, Cursor)> {
        let tx = self.snapshot().await?;
        let (row, class) = scope::guided_board(&tx, viewer, id).await?;
        let chosen = chosen(&tx, &row, scope::person(viewer)?.person).await?;
        let mut not_yet = Vec::new();
        for place in roster::on(&tx, class.id.into()).await? {
            if !chosen.iter().any(|by| by.who.person == place.student) {
                not_yet.push(Face { person: place.student, name: place.name, picture: place.picture });
            }
        }
        not_yet.sort_by(|a, b| a.name.cmp(&b.name));
        let mut proposals = proposals::of(&tx, &row, None).await?;
        proposals.sort_by_key(|proposal| proposal.state != ProposalState::Asked);
        let board = BoardView {
            card: boards::card(&tx, &row).await?,
            way_open: boards::way_open(&class),
            archived: class.archived_at.is_some(),
            prompt: prompt_of(&tx, &row).await?,
            options: options::offered(&tx, row.id).await?.into_iter().map(options::view).collect(),
            totals: totals(&counts(&chosen)),
            chosen,
            not_yet,
            proposals,
        };
        Ok((board, replay::cursor(&tx, viewer).await?))
    }

    /// Proposals that wait for a word, with their boards, the longest waiting first, in whatever class the viewer guides.
    #[crate::compiled_here]
    pub async fn proposals_waiting(&self, viewer: &Viewer) -> Result<(Vec<(BoardCard, ProposalView)>, Cursor)> {
        let tx = self.snapshot().await?;
        let classes = guided_by(&tx, viewer).await?;
        let rows = proposals::waiting(&tx, &classes).await?;
        let (mut cards, mut views) = (BTreeMap::new(), BTreeMap::new());
        for id in rows.iter().map(|row| row.board_id).collect::<BTreeSet<_>>() {
            let board = boards::row(&tx, id).await?;
            cards.insert(id, boards::card(&tx, &board).await?);
            views.extend(proposals::of(&tx, &board, None).await?.into_iter().map(|view| (view.id.0, view)));
        }
        let waiting = rows.iter().filter_map(|row| Some((cards.get(&row.board_id)?.clone(), views.remove(&row.id)?)));
        let waiting = waiting.collect();
        Ok((waiting, replay::cursor(&tx, viewer).await?))
    }

    /// How many of them there are; none for who is not on a staff.
    #[crate::compiled_here]
    pub async fn count_proposals_waiting(&self, viewer: &Viewer) -> Result<usize> {
        let tx = self.snapshot().await?;
        let Ok(classes) = guided_by(&tx, viewer).await else { return Ok(0) };
        Ok(proposals::waiting(&tx, &classes).await?.len())
    }

    /// What a student of a class that the viewer guides chose on its boards; their page of what helped, if they show it to the viewer.
    #[crate::compiled_here]
    pub async fn choices_of(
        &self,
        viewer: &Viewer,
        class: ClassId,
        student: PersonId,
    ) -> Result<(StudentChoices, Cursor)> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        let place = roster::place(&tx, class, student).await?;
        let me = scope::person(viewer)?.person;
        let shown = readers::of(&tx, student).await?.iter().any(|reader| reader.id == me);
        let mut choices = Vec::new();
        for row in of_class(class).all(&tx.db).await? {
            let own = choice::Entity::find()
                .filter(choice::Column::BoardId.eq(row.id))
                .filter(choice::Column::SubjectId.eq(student.0));
            if let Some(choice) = own.one(&tx.db).await? {
                let by = By::Staff { helped: shown };
                choices.push((boards::card(&tx, &row).await?, view::of(&tx, &row, &choice, by).await?));
            }
        }
        let helped = match shown {
            true => Some(HelpedOfStudent { groups: grouped(helped::notes(&tx, student, Some(class)).await?) }),
            false => None,
        };
        let who = view::face(&tx, Some(class.0), student.0).await?;
        let of = StudentChoices { who, attends: place.is_on(), choices, helped };
        Ok((of, replay::cursor(&tx, viewer).await?))
    }
}

fn of_class(class: ClassId) -> sea_orm::Select<board::Entity> {
    board::Entity::find()
        .filter(board::Column::ClassId.eq(class.0))
        .filter(board::Column::RemovedAt.is_null())
        .order_by_desc(board::Column::ChangedAt)
        .order_by_desc(board::Column::Id)
}

/// Nothing for who is not on a staff.
async fn guided_by(tx: &Tx, viewer: &Viewer) -> Result<Vec<uuid::Uuid>> {
    let me = scope::staff(tx, viewer).await?;
    let (taught, _) = scope::classes_of(tx, me).await?;
    Ok(taught.into_iter().map(|class| class.0).collect())
}

/// Newest first, by who chose; what helped only of those who show it to this reader.
async fn chosen(tx: &Tx, board: &board::Model, reader: PersonId) -> Result<Vec<ChosenBy>> {
    let shown = readers::shown_to(tx, reader).await?;
    let rows = choice::Entity::find()
        .filter(choice::Column::BoardId.eq(board.id))
        .order_by_desc(choice::Column::ChangedAt)
        .order_by_desc(choice::Column::Id)
        .all(&tx.db)
        .await?;
    let mut chosen = Vec::with_capacity(rows.len());
    for row in rows {
        let by = By::Staff { helped: shown.contains(&row.subject_id.into()) };
        chosen.push(ChosenBy {
            who: view::face(tx, Some(board.class_id), row.subject_id).await?,
            choice: view::of(tx, board, &row, by).await?,
        });
    }
    Ok(chosen)
}

fn counts(chosen: &[ChosenBy]) -> Vec<(OptionId, BTreeSet<PersonId>)> {
    let mut counts: BTreeMap<OptionId, BTreeSet<PersonId>> = BTreeMap::new();
    // A student's own option is that student's name.
    let shared = |pick: &&OptionView| pick.own.is_none();
    for by in chosen {
        for pick in by.choice.now.picks.iter().filter(shared) {
            counts.entry(pick.id).or_default().insert(by.who.person);
        }
    }
    counts.into_iter().collect()
}

async fn prompt_of(tx: &Tx, row: &board::Model) -> Result<Option<(domain::id::PromptId, String)>> {
    let Some(id) = row.prompt_id else { return Ok(None) };
    Ok(prompt::Entity::find_by_id(id).one(&tx.db).await?.map(|row| (row.id.into(), row.question)))
}
