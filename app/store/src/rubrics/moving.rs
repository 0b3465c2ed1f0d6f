//! A rubric goes from one stage to the next.

use domain::id::RubricId;
use domain::rubrics::{MakingStep, RubricMove, RubricStage};
use domain::viewer::Viewer;
use sea_orm::ActiveValue::Set;

use super::rows;
use crate::write::Written;
use crate::{Result, Store, classes, scope};

impl Store {
    /// What the button does that a teacher pressed at a stage. `rev` is the number of the page: what was pressed twice, or by two, moves once.
    ///
    /// Errors: not found; what [`RubricStage::after`] says; conflict `rubrics.changed_meanwhile`; `classes.archived`.
    #[crate::compiled_here]
    pub async fn move_rubric(&self, viewer: &Viewer, id: RubricId, by: RubricMove, rev: i64) -> Result<()> {
        let class = self.class_of_rubric(viewer, id).await?;
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let (rubric, _) = scope::guided_rubric(tx, &viewer, id).await?;
                classes::active(tx, &viewer, rubric.class_id.into()).await?;
                let was = rows::stage(&rubric);
                if rubric.rev != rev {
                    return Err(domain::refusal::Refusal::conflict("rubrics.changed_meanwhile").into());
                }
                let (criteria, samples) = rows::counts(tx, &rubric).await?;
                let stage = was.after(by, criteria, samples)?;
                let together = was == RubricStage::Making(MakingStep::Agree) && stage == RubricStage::InUse;
                let (me, now) = (scope::person(&viewer)?.person, tx.now.0);
                let row = rows::update(tx, me, rubric, |row| {
                    rows::set_stage(row, stage);
                    if together {
                        row.made_with_class_at = Set(Some(now));
                    }
                    if by == RubricMove::Make {
                        row.notes_open = Set(false);
                    }
                })
                .await?;
                Ok(Written::new((), vec![rows::event(&row, was)]))
            })
        })
        .await
    }
}
