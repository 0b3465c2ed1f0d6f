//! Rubrics, as those read them who teach the class.

use std::collections::BTreeMap;

use domain::classes::GradeBand;
use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::{ClassId, PromptId, RubricId};
use domain::rubrics::{EarlierWording, RubricCard, RubricStage, RubricView};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::rows;
use crate::among::among;
use crate::entity::{prompt, prompt_rubric, rubric};
use crate::tx::Tx;
use crate::{Result, Store, replay, scope};

/// Most rubrics in the list of a class.
const MOST_LISTED: u64 = 200;
/// Most prompts that a rubric can be put beside, newest first.
const MOST_PROMPTS: u64 = 40;

impl Store {
    /// The rubrics of a class that the viewer guides: being made, in use, drafts, resting ones; the newest change first in each.
    #[crate::compiled_here]
    pub async fn rubrics(&self, viewer: &Viewer, class: ClassId) -> Result<(Vec<RubricCard>, Cursor)> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        let mut cards = Vec::new();
        for row in of_class(class.0).limit(MOST_LISTED).all(&tx.db).await? {
            cards.push(rows::card(&tx, &row).await?);
        }
        cards.sort_by_key(|card| match card.stage {
            RubricStage::Making(_) => 0,
            RubricStage::InUse => 1,
            RubricStage::Draft => 2,
            RubricStage::Resting => 3,
        });
        Ok((cards, replay::cursor(&tx, viewer).await?))
    }

    /// One rubric of a class that the viewer guides.
    #[crate::compiled_here]
    pub async fn rubric(&self, viewer: &Viewer, id: RubricId) -> Result<(RubricView, Cursor)> {
        let tx = self.snapshot().await?;
        let (row, class) = scope::guided_rubric(&tx, viewer, id).await?;
        let mut earlier = Vec::new();
        for known in rows::wordings(&tx, row.id).await?.into_iter().filter(|known| known.version != row.version) {
            let wording = rows::wording_view(&tx, &known).await?;
            earlier.push(EarlierWording { at: Moment(known.created_at), wording });
        }
        let view = RubricView {
            card: rows::card(&tx, &row).await?,
            band: GradeBand::named(&class.grade_band).unwrap_or(GradeBand::G68),
            archived: class.archived_at.is_some(),
            class_name: class.name,
            wording: rows::wording_view(&tx, &rows::wording(&tx, &row).await?).await?,
            earlier,
            prompts: prompts(&tx, &row).await?,
        };
        Ok((view, replay::cursor(&tx, viewer).await?))
    }
}

pub fn of_class(class: Uuid) -> sea_orm::Select<rubric::Entity> {
    of_classes([class])
}

pub fn of_classes(classes: impl IntoIterator<Item = Uuid>) -> sea_orm::Select<rubric::Entity> {
    rubric::Entity::find()
        .filter(rubric::Column::ClassId.is_in(among(classes)))
        .filter(rubric::Column::RemovedAt.is_null())
        .order_by_desc(rubric::Column::ChangedAt)
        .order_by_desc(rubric::Column::Id)
}

async fn prompts(tx: &Tx, row: &rubric::Model) -> Result<Vec<(PromptId, String, bool)>> {
    let known = prompt::Entity::find()
        .filter(prompt::Column::ClassId.eq(row.class_id))
        .order_by_desc(prompt::Column::Id)
        .limit(MOST_PROMPTS)
        .all(&tx.db)
        .await?;
    let beside = prompt_rubric::Entity::find().filter(prompt_rubric::Column::RubricId.eq(row.id)).all(&tx.db).await?;
    let beside: BTreeMap<Uuid, ()> = beside.into_iter().map(|row| (row.prompt_id, ())).collect();
    let listed = known.into_iter().map(|known| (known.id.into(), known.question, beside.contains_key(&known.id)));
    Ok(listed.collect())
}
