//! A new board, with what fits the class's grade band already on it.

use domain::choices::{BoardPlan, BoardStage, OptionWords, start};
use domain::classes::GradeBand;
use domain::id::{BoardId, ClassId, OptionId};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use uuid::Uuid;

use super::boards;
use super::options::{self, Place};
use crate::entity::{board, class};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, scope};

impl Store {
    /// A draft with the template's options in `locale`. Whoever makes it mints the id, so twice is once.
    ///
    /// Errors: not found unless the viewer guides the class, and for an id that is somebody else's; invalid `target`; `classes.archived`.
    #[crate::compiled_here]
    pub async fn make_board(
        &self,
        viewer: &Viewer,
        class: ClassId,
        id: BoardId,
        plan: BoardPlan,
        locale: &str,
    ) -> Result<()> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        let (plan, locale) = (plan.check()?, locale.to_owned());
        self.write(touches, move |tx| {
            let (viewer, plan, locale) = (viewer.clone(), plan.clone(), locale.clone());
            Box::pin(async move {
                let class = classes::active(tx, &viewer, class).await?;
                if is_there(tx, &viewer, &class, id).await? {
                    return Ok(Written::quietly(()));
                }
                let band = GradeBand::named(&class.grade_band).unwrap_or(GradeBand::G68);
                let options = start(band, plan.template, &locale);
                let row = add(tx, &viewer, &class, id, &plan, &options).await?;
                Ok(Written::new((), vec![boards::event(&row)]))
            })
        })
        .await
    }

    /// Puts a draft away, or takes it back out. Errors: not found; conflict `boards.was_open` for what students may have chosen from.
    #[crate::compiled_here]
    pub async fn remove_board(&self, viewer: &Viewer, id: BoardId, away: bool) -> Result<()> {
        let class = self.class_of_board(viewer, id).await?;
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let (board, _) = scope::any_guided_board(tx, &viewer, id).await?;
                boards::stage(&board).may_go()?;
                if board.removed_at.is_some() == away {
                    return Ok(Written::quietly(()));
                }
                let (me, now) = (scope::person(&viewer)?.person, tx.now.0);
                let row = boards::update(tx, me, board, |row| row.removed_at = Set(away.then_some(now))).await?;
                Ok(Written::new((), vec![boards::event(&row)]))
            })
        })
        .await
    }

    /// The class of a board that the viewer guides.
    pub(super) async fn class_of_board(&self, viewer: &Viewer, id: BoardId) -> Result<ClassId> {
        let (board, _) = scope::any_guided_board(&self.snapshot().await?, viewer, id).await?;
        Ok(board.class_id.into())
    }
}

/// It was made already, in this class, by this viewer. An id that is anything else is not found.
pub async fn is_there(tx: &Tx, viewer: &Viewer, class: &class::Model, id: BoardId) -> Result<bool> {
    match board::Entity::find_by_id(id.0).one(&tx.db).await? {
        None => Ok(false),
        Some(known) if known.class_id == class.id && known.made_by == scope::person(viewer)?.person.0 => Ok(true),
        Some(_) => Err(Error::not_found()),
    }
}

pub async fn add(
    tx: &Tx,
    viewer: &Viewer,
    class: &class::Model,
    id: BoardId,
    plan: &BoardPlan,
    options: &[OptionWords],
) -> Result<board::Model> {
    let me = scope::person(viewer)?.person.0;
    let row = board::ActiveModel {
        id: Set(id.0),
        district_id: Set(class.district_id),
        class_id: Set(class.id),
        made_by: Set(me),
        changed_by: Set(me),
        prompt_id: Set(plan.prompt.map(|prompt| prompt.0)),
        target: Set(plan.target.clone()),
        template: Set(plan.template.name().into()),
        stage: Set(BoardStage::Draft.name().into()),
        rev: Set(1),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
        opened_at: Set(None),
        closed_at: Set(None),
        removed_at: Set(None),
    };
    let row = row.insert(&tx.db).await?;
    for (place, words) in (0..).zip(options) {
        let at = Place { student: None, place, replaces: None };
        options::add(tx, &row, OptionId(Uuid::now_v7()), words, at).await?;
    }
    Ok(row)
}
