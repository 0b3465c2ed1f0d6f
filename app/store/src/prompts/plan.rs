//! Planning a prompt, and its life afterwards.

use domain::id::{ClassId, PromptId};
use domain::prompts::{AnswerPlan, PromptSource, PromptView, Release};
use domain::refusal::{Fault, Refusal};
use domain::viewer::Viewer;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{answered, due, wordings};
use crate::entity::{class, prompt};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, scope};

/// Most prompts in the list of a class; older ones are found with their pieces.
const MOST_LISTED: u64 = 200;

impl Store {
    /// Puts a prompt before a class: at once, or planned for `release.at`. Whoever plans mints the id, so twice is once.
    ///
    /// Errors: not found for anybody who does not guide the class, and for an id that is somebody else's; invalid wording;
    /// `prompts.not_opened` beside `question` when the class has not opened its way in; `prompts.pick_someone` beside `answered` when the plan is *a few* and nobody enrolled was picked; `classes.archived`.
    #[crate::compiled_here]
    pub async fn plan_prompt(
        &self,
        viewer: &Viewer,
        id: PromptId,
        class: ClassId,
        source: PromptSource,
        release: Release,
    ) -> Result<PromptId> {
        let viewer = viewer.clone();
        self.write(classes::touches(&viewer, class), move |tx| {
            let (viewer, source, release) = (viewer.clone(), source.clone(), release.clone());
            Box::pin(async move {
                let class = scope::guided(tx, &viewer, class).await?;
                let author = scope::person(&viewer)?.person;
                if let Some(known) = prompt::Entity::find_by_id(id.0).one(&tx.db).await? {
                    let mine = known.class_id == class.id && known.author_id == author.0;
                    return if mine { Ok(Written::quietly(id)) } else { Err(Error::not_found()) };
                }
                classes::active(tx, &viewer, class.id.into()).await?;
                super::way_in(&class, source.check()?.access_point).map_err(|sentence| Refusal::Invalid {
                    faults: vec![Fault { field: "question".into(), sentence }],
                })?;
                let later = release.at.filter(|at| *at > tx.now);
                let row = new_row(tx, &class, author.0, id, &source, release.plan, later.map(|at| at.0)).await?;
                if release.plan == AnswerPlan::Few {
                    answered::pick(tx, &row, &release.answered).await?;
                }
                let events = match later {
                    Some(at) => {
                        due::schedule(tx, &row, at).await?;
                        vec![super::event(&row)]
                    }
                    None => super::release(tx, row).await?,
                };
                Ok(Written::new(id, events))
            })
        })
        .await
    }

    /// Releases a planned prompt now and closes the class's earlier open one.
    ///
    /// Errors: not found; `prompts.already_released`, `prompts.already_closed`, `prompts.not_opened`, `classes.archived`.
    #[crate::compiled_here]
    pub async fn release_prompt(&self, viewer: &Viewer, id: PromptId) -> Result<()> {
        let class = self.class_of_prompt(viewer, id).await?;
        let viewer = viewer.clone();
        self.write(classes::touches(&viewer, class), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let (class, row) = super::guided(tx, &viewer, id).await?;
                classes::active(tx, &viewer, class.id.into()).await?;
                super::state(&row).release(tx.now)?;
                super::way_in(&class, super::access_point(&row)).map_err(|sentence| Refusal::Conflict { sentence })?;
                Ok(Written::new((), super::release(tx, row).await?))
            })
        })
        .await
    }

    /// Closes an open prompt; drops a planned one, which no student will then ever see.
    ///
    /// Errors: not found; `prompts.already_closed`.
    #[crate::compiled_here]
    pub async fn close_prompt(&self, viewer: &Viewer, id: PromptId) -> Result<()> {
        let class = self.class_of_prompt(viewer, id).await?;
        let viewer = viewer.clone();
        self.write(classes::touches(&viewer, class), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let (_, row) = super::guided(tx, &viewer, id).await?;
                Ok(Written::new((), vec![super::close(tx, row).await?]))
            })
        })
        .await
    }

    /// The class's prompts for its teachers, newest first: planned, open and closed.
    #[crate::compiled_here]
    pub async fn prompts_of_class(&self, viewer: &Viewer, class: ClassId) -> Result<Vec<PromptView>> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        of_class(&tx, class).await
    }
}

/// The prompts of a class, planned and closed ones too, newest first.
pub async fn of_class(tx: &Tx, class: ClassId) -> Result<Vec<PromptView>> {
    let rows = prompt::Entity::find()
        .filter(prompt::Column::ClassId.eq(class.0))
        .order_by_desc(prompt::Column::CreatedAt)
        .order_by_desc(prompt::Column::Id)
        .limit(MOST_LISTED)
        .all(&tx.db)
        .await?;
    rows.into_iter().map(super::view).collect()
}

/// Asks a class at once, as a step of a lesson does; the class's earlier open prompt closes.
///
/// Errors: conflict with why, where the class has not opened the way in.
pub async fn ask_now(
    tx: &Tx,
    class: &class::Model,
    author: uuid::Uuid,
    id: PromptId,
    source: &PromptSource,
    plan: AnswerPlan,
) -> Result<Vec<domain::event::Event>> {
    super::way_in(class, source.check()?.access_point).map_err(|sentence| Refusal::Conflict { sentence })?;
    let row = new_row(tx, class, author, id, source, plan, None).await?;
    super::release(tx, row).await
}

async fn new_row(
    tx: &Tx,
    class: &class::Model,
    author: uuid::Uuid,
    id: PromptId,
    source: &PromptSource,
    plan: AnswerPlan,
    release_at: Option<i64>,
) -> Result<prompt::Model> {
    let question = source.check()?;
    let row = prompt::ActiveModel {
        id: Set(id.0),
        district_id: Set(class.district_id),
        class_id: Set(class.id),
        author_id: Set(author),
        session_id: Set(None),
        bank_id: Set(source.bank_id().map(str::to_owned)),
        access_point: Set(question.access_point.name().into()),
        phase: Set(question.phase.name().into()),
        question: Set(question.question),
        starters: Set(serde_json::to_string(&question.starters)?),
        locale: Set(wordings::locale(&question.wordings)),
        wordings: Set(wordings::write(&question.wordings)?),
        plan: Set(plan.name().into()),
        rev: Set(1),
        created_at: Set(tx.now.0),
        release_at: Set(release_at),
        released_at: Set(None),
        closed_at: Set(None),
    };
    Ok(prompt::Entity::insert(row).exec_with_returning(&tx.db).await?)
}
