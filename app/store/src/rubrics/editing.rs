//! A rubric, worded anew on its one page. What was in use keeps its words; the page makes the next version. Who edits what has changed
//! meanwhile is told, and nothing is overwritten.

use domain::id::RubricId;
use domain::refusal::Refusal;
use domain::rubrics::{CriterionView, RubricEdit, RubricStage, WordingView};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::rows;
use crate::among::among;
use crate::entity::{rubric_criterion, rubric_wording};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, Store, classes, scope};

impl Store {
    /// Keeps everything that the page says.
    ///
    /// Errors: not found; invalid `title`, `level-<place>`, `levels`, `criterion-<id>`, `criteria`; conflict `rubrics.changed_meanwhile` if it
    /// stands at another number than the page was made from, `rubrics.rests`, `rubrics.needs_a_criterion` for one in use that would lose
    /// its last; `classes.archived`.
    #[crate::compiled_here]
    pub async fn edit_rubric(&self, viewer: &Viewer, id: RubricId, edit: RubricEdit) -> Result<()> {
        let class = self.class_of_rubric(viewer, id).await?;
        let edit = edit.check()?;
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let (viewer, edit) = (viewer.clone(), edit.clone());
            Box::pin(async move {
                let (rubric, _) = scope::guided_rubric(tx, &viewer, id).await?;
                classes::active(tx, &viewer, rubric.class_id.into()).await?;
                let stage = rows::stage(&rubric);
                stage.may_edit()?;
                let known = rows::wording(tx, &rubric).await?;
                let before = rows::wording_view(tx, &known).await?;
                let mut after = said(&edit);
                after.version = before.version;
                if rubric.title == edit.title && before == after {
                    // The same form sent twice, or nothing was changed.
                    return Ok(Written::quietly(()));
                }
                if rubric.rev != edit.rev {
                    return Err(Refusal::conflict("rubrics.changed_meanwhile").into());
                }
                if stage == RubricStage::InUse && after.criteria.is_empty() {
                    return Err(Refusal::conflict("rubrics.needs_a_criterion").into());
                }
                not_elsewhere(tx, id, &after).await?;
                if before != after {
                    match stage {
                        RubricStage::InUse => {
                            after.version += 1;
                            rows::word(tx, rubric.id, rubric.district_id, &after).await?;
                        }
                        _ => reword(tx, known, &after).await?,
                    }
                }
                let (me, version) = (scope::person(&viewer)?.person, after.version);
                let row = rows::update(tx, me, rubric, |row| {
                    row.title = Set(edit.title);
                    row.version = Set(version);
                })
                .await?;
                Ok(Written::new((), vec![rows::event(&row, stage)]))
            })
        })
        .await
    }
}

fn said(edit: &RubricEdit) -> WordingView {
    let criteria = edit.criteria.iter().map(|one| CriterionView {
        id: one.id,
        words: one.words.clone(),
        levels: one.levels.clone(),
    });
    WordingView { version: 0, levels: edit.levels.clone(), criteria: criteria.collect() }
}

/// A line that was minted on a page names a criterion of this rubric, or a new one.
pub(super) async fn not_elsewhere(tx: &Tx, id: RubricId, after: &WordingView) -> Result<()> {
    let roots: Vec<_> = after.criteria.iter().map(|one| one.id.0).collect();
    let elsewhere = rubric_criterion::Entity::find()
        .filter(rubric_criterion::Column::RootId.is_in(among(roots)))
        .filter(rubric_criterion::Column::RubricId.ne(id.0));
    match elsewhere.one(&tx.db).await? {
        None => Ok(()),
        Some(_) => Err(Refusal::NotFound.into()),
    }
}

/// What nobody used yet is worded in its own rows.
pub(super) async fn reword(tx: &Tx, known: rubric_wording::Model, after: &WordingView) -> Result<()> {
    rubric_criterion::Entity::delete_many()
        .filter(rubric_criterion::Column::WordingId.eq(known.id))
        .exec(&tx.db)
        .await?;
    for (place, one) in (0..).zip(&after.criteria) {
        rows::add_criterion(tx, &known, one, place).await?;
    }
    let mut row = rubric_wording::ActiveModel::from(known);
    row.levels = Set(serde_json::to_string(&after.levels)?);
    row.update(&tx.db).await?;
    Ok(())
}
