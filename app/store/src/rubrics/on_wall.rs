//! What stands beside a prompt, for a wall: the criteria as they are worded now, and nobody's word about them.

use uuid::Uuid;

use super::{attaching, rows};
use crate::Result;
use crate::entity::rubric_wording;
use crate::tx::Tx;

pub struct BesidePrompt {
    pub title: String,
    pub levels: Vec<String>,
}

/// The rubric in use there, its wording, and each criterion's row with its words.
pub async fn beside_prompt(
    tx: &Tx,
    prompt: Uuid,
) -> Result<Option<(BesidePrompt, rubric_wording::Model, Vec<(Uuid, String)>)>> {
    let Some(rubric) = attaching::of_prompt(tx, prompt).await? else { return Ok(None) };
    let wording = rows::wording(tx, &rubric).await?;
    let criteria = rows::criteria(tx, wording.id).await?.into_iter().map(|row| (row.id, row.words)).collect();
    let beside = BesidePrompt { title: rubric.title, levels: rows::levels(&wording.levels)? };
    Ok(Some((beside, wording, criteria)))
}
