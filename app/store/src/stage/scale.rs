//! Where a class says it stands by the criteria beside its open prompt. Only what students show is counted, and only of their newest
//! version; what comes out are tenths, so nobody is the one at the end of a line.

use std::collections::BTreeMap;

use domain::id::ClassId;
use domain::rubrics::{Stand, Stood};
use domain::stage::{CriterionScale, ScaleView, tenths};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{rating, rating_line, reflection};
use crate::tx::Tx;
use crate::{Result, prompts, rubrics};

pub async fn scale(tx: &Tx, class: ClassId) -> Result<ScaleView> {
    let Some(prompt) = prompts::open(tx, class).await? else { return Ok(ScaleView::default()) };
    let Some((rubric, wording, criteria)) = rubrics::beside_prompt(tx, prompt.id).await? else {
        return Ok(ScaleView::default());
    };
    let said = said(tx, prompt.id, wording.id).await?;
    let count = |id: Uuid| {
        let of_level = |level: &Stood| said.iter().filter(|line| **line == (id, level.name())).count() as u32;
        levels(rubric.levels.len()).iter().map(of_level).collect::<Vec<_>>()
    };
    let criteria = criteria.into_iter().filter_map(|(id, words)| {
        let tenths = tenths(&count(id))?;
        Some(CriterionScale { words, tenths })
    });
    Ok(ScaleView { title: rubric.title, criteria: criteria.collect(), levels: rubric.levels })
}

/// Those of a rubric with so many, or the three of a single-point one.
fn levels(many: usize) -> Vec<Stood> {
    match many {
        0 => Stand::ALL.iter().copied().map(Stood::Point).collect(),
        many => (0..many).filter_map(|level| u8::try_from(level).ok()).map(Stood::Level).collect(),
    }
}

/// Each criterion with where somebody stands, once for each student.
async fn said(tx: &Tx, prompt: Uuid, wording: Uuid) -> Result<Vec<(Uuid, String)>> {
    let pieces = reflection::Entity::find()
        .filter(reflection::Column::PromptId.eq(prompt))
        .filter(reflection::Column::Version.gt(0))
        .all(&tx.db)
        .await?;
    let newest: BTreeMap<Uuid, i32> = pieces.iter().map(|piece| (piece.id, piece.version)).collect();
    let ratings = rating::Entity::find()
        .filter(rating::Column::ReflectionId.is_in(among(newest.keys().copied())))
        .filter(rating::Column::WordingId.eq(wording))
        .filter(rating::Column::Own.eq(true))
        .filter(rating::Column::Shown.eq(true))
        .all(&tx.db)
        .await?;
    let now: BTreeMap<Uuid, i32> = ratings
        .into_iter()
        .filter(|row| newest.get(&row.reflection_id) == Some(&row.version))
        .map(|row| (row.id, row.round))
        .collect();
    let lines = rating_line::Entity::find()
        .filter(rating_line::Column::RatingId.is_in(among(now.keys().copied())))
        .filter(rating_line::Column::Stands.is_not_null())
        .all(&tx.db)
        .await?;
    Ok(lines
        .into_iter()
        .filter(|line| now.get(&line.rating_id) == Some(&line.round))
        .filter_map(|line| Some((line.criterion_id, line.stands?)))
        .collect())
}
