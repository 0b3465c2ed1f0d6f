//! A board, worded anew on its one page. Who edits what has changed meanwhile is told, and nothing is overwritten.

use std::collections::BTreeMap;

use domain::choices::{BoardEdit, BoardPlan, EditAct, OptionEdit};
use domain::id::{BoardId, OptionId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::boards;
use super::options::{self, Place};
use crate::entity::{board, board_option, prompt};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, scope};

impl Store {
    /// Keeps everything that the page says. What is not on the page (it came meanwhile) would make its number stale.
    ///
    /// Errors: not found; invalid `target`, `option-<id>`, `options`, `prompt`; conflict `boards.changed_meanwhile` if it stands at
    /// another number than the page was made from; `classes.archived`.
    #[crate::compiled_here]
    pub async fn edit_board(&self, viewer: &Viewer, id: BoardId, edit: BoardEdit) -> Result<()> {
        let class = self.class_of_board(viewer, id).await?;
        let edit = edit.check()?;
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let (viewer, edit) = (viewer.clone(), edit.clone());
            Box::pin(async move {
                let (board, _) = scope::guided_board(tx, &viewer, id).await?;
                classes::active(tx, &viewer, board.class_id.into()).await?;
                of_class(tx, &board, &edit.plan).await?;
                let known: BTreeMap<Uuid, _> =
                    options::offered(tx, board.id).await?.into_iter().map(|row| (row.id, row)).collect();
                if says_already(&board, &known, &edit) {
                    return Ok(Written::quietly(()));
                }
                if board.rev != edit.rev {
                    return Err(Refusal::conflict("boards.changed_meanwhile").into());
                }
                for (place, option) in (0..).zip(&edit.options) {
                    keep(tx, &board, known.get(&option.id.0), option, place).await?;
                }
                if let EditAct::Remove(id) = edit.act
                    && let Some(row) = known.get(&id.0)
                {
                    retire(tx, row.clone()).await?;
                }
                let plan = edit.plan;
                let board = boards::update(tx, scope::person(&viewer)?.person, board, |row| {
                    row.target = Set(plan.target);
                    row.template = Set(plan.template.name().into());
                    row.prompt_id = Set(plan.prompt.map(|prompt| prompt.0));
                })
                .await?;
                Ok(Written::new((), vec![boards::event(&board)]))
            })
        })
        .await
    }

    /// Offers a removed option again. Errors: not found, also for one that was worded anew; `boards.too_many_options`.
    #[crate::compiled_here]
    pub async fn restore_option(&self, viewer: &Viewer, id: BoardId, option: OptionId) -> Result<()> {
        let class = self.class_of_board(viewer, id).await?;
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let (board, _) = scope::guided_board(tx, &viewer, id).await?;
                classes::active(tx, &viewer, board.class_id.into()).await?;
                let row = board_option::Entity::find_by_id(option.0).one(&tx.db).await?;
                let row = row.filter(|row| row.board_id == board.id && row.subject_id.is_none());
                let row = row.ok_or_else(Error::not_found)?;
                let offered = options::offered(tx, board.id).await?;
                if row.retired_at.is_none() {
                    return Ok(Written::quietly(()));
                }
                // Also by one that was itself worded anew, or removed.
                let anew = board_option::Entity::find()
                    .filter(board_option::Column::BoardId.eq(board.id))
                    .filter(board_option::Column::Replaces.eq(row.id));
                if anew.one(&tx.db).await?.is_some() {
                    return Err(Error::not_found());
                }
                let room = boards::template(&board).room();
                if offered.len() >= room {
                    let sentence = domain::refusal::Sentence::new("boards.too_many_options").with("most", room);
                    return Err(Refusal::Conflict { sentence }.into());
                }
                let mut row = board_option::ActiveModel::from(row);
                row.retired_at = Set(None);
                row.update(&tx.db).await?;
                let board = boards::update(tx, scope::person(&viewer)?.person, board, |_| {}).await?;
                Ok(Written::new((), vec![boards::event(&board)]))
            })
        })
        .await
    }
}

async fn of_class(tx: &Tx, board: &board::Model, plan: &BoardPlan) -> Result<()> {
    let Some(id) = plan.prompt else { return Ok(()) };
    let row = prompt::Entity::find_by_id(id.0).one(&tx.db).await?;
    match row.filter(|row| row.class_id == board.class_id) {
        Some(_) => Ok(()),
        None => Err(Refusal::invalid("prompt", "boards.no_such_prompt").into()),
    }
}

/// The same form sent twice: its first time changed the number, and everything it says stands.
fn says_already(board: &board::Model, known: &BTreeMap<Uuid, board_option::Model>, edit: &BoardEdit) -> bool {
    let plan = BoardPlan {
        target: board.target.clone(),
        template: boards::template(board),
        prompt: board.prompt_id.map(Into::into),
    };
    // Ids of options that were worded anew are others than the page knew.
    let mut now: Vec<_> = known.values().collect();
    now.sort_by_key(|row| (row.place, row.id));
    let said = edit.options.iter().map(|option| option.words.clone());
    plan == edit.plan && now.into_iter().map(options::words).eq(said)
}

/// A new option is put in; one that changed is worded anew, in its own row as long as nobody chose it.
async fn keep(
    tx: &Tx,
    board: &board::Model,
    known: Option<&board_option::Model>,
    option: &OptionEdit,
    place: i32,
) -> Result<()> {
    let Some(row) = known else {
        if board_option::Entity::find_by_id(option.id.0).one(&tx.db).await?.is_some() {
            return Err(Refusal::conflict("boards.changed_meanwhile").into());
        }
        let at = Place { student: None, place, replaces: None };
        return options::add(tx, board, option.id, &option.words, at).await;
    };
    let before = options::words(row);
    let reads_differently = (&before.words, before.mode) != (&option.words.words, option.words.mode);
    if reads_differently && options::was_chosen(tx, row.id).await? {
        retire(tx, row.clone()).await?;
        let at = Place { student: None, place, replaces: Some(row.id) };
        let words = domain::choices::OptionWords { axis: before.axis, ..option.words.clone() };
        return options::add(tx, board, OptionId(Uuid::now_v7()), &words, at).await;
    }
    let mut row = board_option::ActiveModel::from(row.clone());
    row.words = Set(option.words.words.clone());
    row.mode = Set(option.words.mode.map(|mode| mode.name().into()));
    row.must = Set(option.words.must);
    row.place = Set(place);
    row.update(&tx.db).await?;
    Ok(())
}

async fn retire(tx: &Tx, row: board_option::Model) -> Result<()> {
    let mut row = board_option::ActiveModel::from(row);
    row.retired_at = Set(Some(tx.now.0));
    row.update(&tx.db).await?;
    Ok(())
}
