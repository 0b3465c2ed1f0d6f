//! A teacher's shelf: prompts kept to be asked again. Nobody else sees it.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::id::KeptPromptId;
use domain::prompts::{KeptPrompt, Phase, PromptDraft};
use domain::viewer::{SignedIn, Viewer};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::wordings;
use crate::entity::kept_prompt;
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, scope};

/// Most prompts shown of a shelf, newest first.
const MOST_SHOWN: u64 = 500;

impl Store {
    /// Keeps a prompt on the viewer's shelf. The same question with the same starters is kept once, so asking twice is asking once.
    ///
    /// Errors: not found for whoever is not staff; invalid wording.
    #[crate::compiled_here]
    pub async fn keep_prompt(&self, viewer: &Viewer, draft: PromptDraft) -> Result<KeptPromptId> {
        let viewer = viewer.clone();
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let (viewer, draft) = (viewer.clone(), draft.clone());
            Box::pin(async move {
                let me = staff(&viewer)?;
                let question = draft.check()?;
                let starters = serde_json::to_string(&question.starters)?;
                let known = mine(me)
                    .filter(kept_prompt::Column::RemovedAt.is_null())
                    .filter(kept_prompt::Column::Question.eq(question.question.as_str()))
                    .filter(kept_prompt::Column::Starters.eq(starters.as_str()))
                    .one(&tx.db)
                    .await?;
                if let Some(known) = known {
                    return Ok(Written::quietly(known.id.into()));
                }
                let id = KeptPromptId::mint();
                let row = kept_prompt::ActiveModel {
                    id: Set(id.0),
                    district_id: Set(me.district.0),
                    person_id: Set(me.person.0),
                    access_point: Set(question.access_point.name().into()),
                    phase: Set(question.phase.name().into()),
                    question: Set(question.question),
                    starters: Set(starters),
                    locale: Set(wordings::locale(&question.wordings)),
                    wordings: Set(wordings::write(&question.wordings)?),
                    created_at: Set(tx.now.0),
                    removed_at: Set(None),
                };
                kept_prompt::Entity::insert(row).exec_without_returning(&tx.db).await?;
                Ok(Written::quietly(id))
            })
        })
        .await
    }

    /// The viewer's own shelf, newest first.
    #[crate::compiled_here]
    pub async fn kept_prompts(&self, viewer: &Viewer) -> Result<Vec<KeptPrompt>> {
        let tx = self.snapshot().await?;
        let rows = mine(staff(viewer)?)
            .filter(kept_prompt::Column::RemovedAt.is_null())
            .order_by_desc(kept_prompt::Column::CreatedAt)
            .order_by_desc(kept_prompt::Column::Id)
            .limit(MOST_SHOWN)
            .all(&tx.db)
            .await?;
        rows.into_iter().map(kept).collect()
    }

    /// Takes a prompt off the shelf; [`Store::restore_kept_prompt`] undoes it. Prompts already asked stay as they are.
    #[crate::compiled_here]
    pub async fn remove_kept_prompt(&self, viewer: &Viewer, id: KeptPromptId) -> Result<()> {
        self.shelve(viewer, id, true).await
    }

    /// Puts a removed prompt back on the shelf.
    #[crate::compiled_here]
    pub async fn restore_kept_prompt(&self, viewer: &Viewer, id: KeptPromptId) -> Result<()> {
        self.shelve(viewer, id, false).await
    }

    async fn shelve(&self, viewer: &Viewer, id: KeptPromptId, away: bool) -> Result<()> {
        let viewer = viewer.clone();
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = own(tx, &viewer, id).await?;
                if row.removed_at.is_some() != away {
                    let mut row = kept_prompt::ActiveModel::from(row);
                    row.removed_at = Set(away.then_some(tx.now.0));
                    row.update(&tx.db).await?;
                }
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}

/// Shelves belong to those who signed in as staff.
fn staff(viewer: &Viewer) -> Result<&SignedIn> {
    match scope::person(viewer)? {
        me if me.staff => Ok(me),
        _ => Err(Error::not_found()),
    }
}

fn mine(me: &SignedIn) -> sea_orm::Select<kept_prompt::Entity> {
    kept_prompt::Entity::find()
        .filter(kept_prompt::Column::DistrictId.eq(me.district.0))
        .filter(kept_prompt::Column::PersonId.eq(me.person.0))
}

pub async fn own(tx: &Tx, viewer: &Viewer, id: KeptPromptId) -> Result<kept_prompt::Model> {
    mine(staff(viewer)?).filter(kept_prompt::Column::Id.eq(id.0)).one(&tx.db).await?.ok_or_else(Error::not_found)
}

fn kept(row: kept_prompt::Model) -> Result<KeptPrompt> {
    Ok(KeptPrompt {
        id: row.id.into(),
        starters: serde_json::from_str(&row.starters)?,
        access_point: AccessPoint::named(&row.access_point).unwrap_or(AccessPoint::Reflection),
        phase: Phase::named(&row.phase).unwrap_or(Phase::After),
        wordings: wordings::read(row.locale.as_deref(), &row.wordings)?,
        question: row.question,
        kept_at: Moment(row.created_at),
    })
}
