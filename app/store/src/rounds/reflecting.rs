//! What each student learned about asking. Theirs and the staff's.

use domain::event::Event;
use domain::id::PersonId;
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ModelTrait, QueryFilter};
use uuid::Uuid;

use super::rows;
use crate::Result;
use crate::entity::{round, round_reflection};
use crate::tx::Tx;

pub async fn own(tx: &Tx, round: Uuid, student: PersonId) -> Result<Option<round_reflection::Model>> {
    Ok(round_reflection::Entity::find()
        .filter(round_reflection::Column::RoundId.eq(round))
        .filter(round_reflection::Column::SubjectId.eq(student.0))
        .one(&tx.db)
        .await?)
}

/// Nothing said takes back what was. Invalid: `words`, where there was nothing.
pub async fn reflect(tx: &Tx, me: PersonId, round: &round::Model, words: &str) -> Result<Vec<Event>> {
    match own(tx, round.id, me).await? {
        Some(known) if known.words == words => return Ok(Vec::new()),
        Some(known) if words.is_empty() => {
            known.delete(&tx.db).await?;
        }
        Some(known) => {
            let mut row = round_reflection::ActiveModel::from(known);
            row.words = Set(words.into());
            row.changed_at = Set(tx.now.0);
            row.update(&tx.db).await?;
        }
        None if words.is_empty() => return Err(Refusal::invalid("words", "words.empty").into()),
        None => {
            let row = round_reflection::ActiveModel {
                id: Set(Uuid::now_v7()),
                district_id: Set(round.district_id),
                round_id: Set(round.id),
                subject_id: Set(me.0),
                words: Set(words.into()),
                created_at: Set(tx.now.0),
                changed_at: Set(tx.now.0),
            };
            round_reflection::Entity::insert(row).exec_without_returning(&tx.db).await?;
        }
    }
    Ok(vec![rows::own_event(round, me)])
}
