//! Which rubric stands beside what: put there by a teacher for everybody who answers a prompt, else picked by a student for a piece.

use domain::id::{PromptId, ReflectionId, RubricId};
use domain::refusal::Refusal;
use domain::rubrics::RubricStage;
use domain::viewer::Viewer;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::rows;
use crate::entity::{piece_rubric, prompt, prompt_rubric, rating, reflection, rubric};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, pieces, scope};

impl Store {
    /// Puts a rubric beside a prompt of its class, in the place of another; or takes it away.
    ///
    /// Errors: not found, also for another class's prompt; `classes.archived`.
    #[crate::compiled_here]
    pub async fn put_rubric_beside(&self, viewer: &Viewer, id: RubricId, prompt: PromptId, put: bool) -> Result<()> {
        let class = self.class_of_rubric(viewer, id).await?;
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let (rubric, _) = scope::guided_rubric(tx, &viewer, id).await?;
                classes::active(tx, &viewer, rubric.class_id.into()).await?;
                let known = prompt::Entity::find_by_id(prompt.0).one(&tx.db).await?;
                known.filter(|known| known.class_id == rubric.class_id).ok_or_else(Error::not_found)?;
                let before = of_prompt_row(tx, prompt.0).await?;
                let stands = before.as_ref().is_some_and(|row| row.rubric_id == rubric.id);
                if stands == put {
                    return Ok(Written::quietly(()));
                }
                prompt_rubric::Entity::delete_many()
                    .filter(prompt_rubric::Column::PromptId.eq(prompt.0))
                    .exec(&tx.db)
                    .await?;
                if put {
                    let row = prompt_rubric::ActiveModel {
                        id: Set(Uuid::now_v7()),
                        district_id: Set(rubric.district_id),
                        rubric_id: Set(rubric.id),
                        prompt_id: Set(prompt.0),
                        created_at: Set(tx.now.0),
                    };
                    prompt_rubric::Entity::insert(row).exec_without_returning(&tx.db).await?;
                }
                let (me, was) = (scope::person(&viewer)?.person, rows::stage(&rubric));
                let row = rows::update(tx, me, rubric, |_| {}).await?;
                Ok(Written::new((), vec![rows::event(&row, was)]))
            })
        })
        .await
    }
}

async fn of_prompt_row(tx: &Tx, prompt: Uuid) -> Result<Option<prompt_rubric::Model>> {
    Ok(prompt_rubric::Entity::find().filter(prompt_rubric::Column::PromptId.eq(prompt)).one(&tx.db).await?)
}

async fn in_use(tx: &Tx, id: Option<Uuid>) -> Result<Option<rubric::Model>> {
    let Some(id) = id else { return Ok(None) };
    let row = rubric::Entity::find_by_id(id).filter(rubric::Column::RemovedAt.is_null()).one(&tx.db).await?;
    Ok(row.filter(|row| rows::stage(row) == RubricStage::InUse))
}

/// The one beside a prompt, if it is in use.
pub async fn of_prompt(tx: &Tx, prompt: Uuid) -> Result<Option<rubric::Model>> {
    in_use(tx, of_prompt_row(tx, prompt).await?.map(|row| row.rubric_id)).await
}

/// The one that a piece is looked at by, and whether it stands beside the prompt.
pub async fn of_piece(tx: &Tx, piece: &reflection::Model) -> Result<Option<(rubric::Model, bool)>> {
    if let Some(prompt) = piece.prompt_id
        && let Some(row) = of_prompt(tx, prompt).await?
    {
        return Ok(Some((row, true)));
    }
    let picked =
        piece_rubric::Entity::find().filter(piece_rubric::Column::ReflectionId.eq(piece.id)).one(&tx.db).await?;
    Ok(in_use(tx, picked.map(|row| row.rubric_id)).await?.map(|row| (row, false)))
}

/// A student picks one for a piece of their own, or none. What was said already stays by the wording it was said by.
///
/// Errors: not found for a rubric of another class than the piece; conflict `rubrics.of_prompt` where the teacher put one beside the prompt,
/// `rubrics.rests`, `rubrics.said_already` when the newest version was looked at by another.
pub async fn pick(tx: &Tx, viewer: &Viewer, rubric: &rubric::Model, piece: ReflectionId, put: bool) -> Result<()> {
    let piece = scope::own_piece(tx, viewer, piece).await?;
    if piece.class_id != Some(rubric.class_id) {
        return Err(Error::not_found());
    }
    match of_piece(tx, &piece).await? {
        Some((_, true)) => return Err(Refusal::conflict("rubrics.of_prompt").into()),
        Some((known, false)) if (known.id == rubric.id) == put => return Ok(()),
        _ => {}
    }
    if put && rows::stage(rubric) != RubricStage::InUse {
        return Err(Refusal::conflict("rubrics.rests").into());
    }
    if let Some(newest) = pieces::versions(tx, piece.id.into()).await?.first() {
        let said = rating::Entity::find().filter(rating::Column::VersionId.eq(newest.id)).one(&tx.db).await?;
        if said.is_some() {
            return Err(Refusal::conflict("rubrics.said_already").into());
        }
    }
    piece_rubric::Entity::delete_many().filter(piece_rubric::Column::ReflectionId.eq(piece.id)).exec(&tx.db).await?;
    if put {
        let row = piece_rubric::ActiveModel {
            id: Set(Uuid::now_v7()),
            district_id: Set(piece.district_id),
            rubric_id: Set(rubric.id),
            subject_id: Set(piece.subject_id),
            reflection_id: Set(piece.id),
            created_at: Set(tx.now.0),
        };
        piece_rubric::Entity::insert(row).exec_without_returning(&tx.db).await?;
    }
    Ok(())
}
