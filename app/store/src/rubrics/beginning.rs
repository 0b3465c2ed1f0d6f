//! A new rubric: empty, from those that come with Waymark, or the same once more.

use domain::event::Stream;
use domain::id::{ClassId, CriterionId, RubricId};
use domain::rubrics::{CriterionView, RubricSource, RubricStage, WordingView};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::rows;
use crate::entity::{class, rubric};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, scope};

impl Store {
    /// A draft. Whoever makes it mints the id, so twice is once.
    ///
    /// Errors: not found unless the viewer guides the class, and for an id that is somebody else's; invalid `title`; `classes.archived`.
    #[crate::compiled_here]
    pub async fn make_rubric(&self, viewer: &Viewer, class: ClassId, id: RubricId, source: RubricSource) -> Result<()> {
        let (touches, viewer, words) = (classes::touches(viewer, class), viewer.clone(), source.check()?);
        self.write(touches, move |tx| {
            let (viewer, words) = (viewer.clone(), words.clone());
            Box::pin(async move {
                let class = classes::active(tx, &viewer, class).await?;
                if is_there(tx, &viewer, &class, id).await? {
                    return Ok(Written::quietly(()));
                }
                let criteria = words.criteria.into_iter().map(new_criterion).collect();
                let wording = WordingView { version: 1, levels: vec![], criteria };
                let row = add(tx, &viewer, &class, id, words.title, &wording).await?;
                Ok(Written::new((), vec![rows::event(&row, RubricStage::Draft)]))
            })
        })
        .await
    }

    /// A draft with the same words, in its class or in another that the viewer guides. Its criteria are others: they begin there.
    ///
    /// Errors: not found unless the viewer guides both classes; `classes.archived` for the one that it would go to.
    #[crate::compiled_here]
    pub async fn duplicate_rubric(&self, viewer: &Viewer, from: RubricId, to: ClassId, id: RubricId) -> Result<()> {
        let class = self.class_of_rubric(viewer, from).await?;
        let touches = classes::touches(viewer, to).and_stream(Stream::Class(class));
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let (rubric, _) = scope::guided_rubric(tx, &viewer, from).await?;
                let class = classes::active(tx, &viewer, to).await?;
                if is_there(tx, &viewer, &class, id).await? {
                    return Ok(Written::quietly(()));
                }
                let known = rows::wording_view(tx, &rows::wording(tx, &rubric).await?).await?;
                let anew = |one: CriterionView| CriterionView { id: CriterionId::mint(), ..one };
                let criteria = known.criteria.into_iter().map(anew).collect();
                let wording = WordingView { version: 1, criteria, ..known };
                let row = add(tx, &viewer, &class, id, rubric.title, &wording).await?;
                Ok(Written::new((), vec![rows::event(&row, RubricStage::Draft)]))
            })
        })
        .await
    }

    /// Puts a draft away, or takes it back out. Errors: not found; conflict `rubrics.was_used` for what students may have used.
    #[crate::compiled_here]
    pub async fn remove_rubric(&self, viewer: &Viewer, id: RubricId, away: bool) -> Result<()> {
        let class = self.class_of_rubric(viewer, id).await?;
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let (rubric, _) = scope::any_guided_rubric(tx, &viewer, id).await?;
                rows::stage(&rubric).may_go()?;
                if rubric.removed_at.is_some() == away {
                    return Ok(Written::quietly(()));
                }
                let (me, now) = (scope::person(&viewer)?.person, tx.now.0);
                let row = rows::update(tx, me, rubric, |row| row.removed_at = Set(away.then_some(now))).await?;
                Ok(Written::new((), vec![rows::event(&row, RubricStage::Draft)]))
            })
        })
        .await
    }

    /// The class of a rubric that the viewer guides.
    pub(super) async fn class_of_rubric(&self, viewer: &Viewer, id: RubricId) -> Result<ClassId> {
        let (rubric, _) = scope::any_guided_rubric(&self.snapshot().await?, viewer, id).await?;
        Ok(rubric.class_id.into())
    }
}

fn new_criterion(words: String) -> CriterionView {
    CriterionView { id: CriterionId::mint(), words, levels: vec![] }
}

/// It was made already, in this class, by this viewer. An id that is anything else is not found.
async fn is_there(tx: &Tx, viewer: &Viewer, class: &class::Model, id: RubricId) -> Result<bool> {
    match rubric::Entity::find_by_id(id.0).one(&tx.db).await? {
        None => Ok(false),
        Some(known) if known.class_id == class.id && known.made_by == scope::person(viewer)?.person.0 => Ok(true),
        Some(_) => Err(Error::not_found()),
    }
}

async fn add(
    tx: &Tx,
    viewer: &Viewer,
    class: &class::Model,
    id: RubricId,
    title: String,
    wording: &WordingView,
) -> Result<rubric::Model> {
    let me = scope::person(viewer)?.person.0;
    let row = rubric::ActiveModel {
        id: Set(id.0),
        district_id: Set(class.district_id),
        class_id: Set(class.id),
        made_by: Set(me),
        changed_by: Set(me),
        title: Set(title),
        stage: Set(RubricStage::Draft.name().into()),
        step: Set(None),
        notes_open: Set(false),
        version: Set(wording.version),
        rev: Set(1),
        made_with_class_at: Set(None),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
        removed_at: Set(None),
    };
    let row = row.insert(&tx.db).await?;
    rows::word(tx, row.id, row.district_id, wording).await?;
    Ok(row)
}
