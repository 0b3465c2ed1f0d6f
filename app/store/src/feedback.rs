//! Feedback on a piece: what was sent, the half-written draft, and sending.

use std::collections::HashMap;

use domain::clock::Moment;
use domain::feedback::{FeedbackView, FollowThrough, Outcome, Part, PassageView, PassageWords};
use domain::id::ReflectionId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::Result;
use crate::entity::{feedback, follow_through, passage};
use crate::people;
use crate::tx::Tx;

/// All that was sent about a piece, newest first.
pub async fn of_piece(tx: &Tx, id: ReflectionId) -> Result<Vec<FeedbackView>> {
    let rows = feedback::Entity::find()
        .filter(feedback::Column::ReflectionId.eq(id.0))
        .order_by_desc(feedback::Column::SentAt)
        .order_by_desc(feedback::Column::Id)
        .all(&tx.db)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let names = people::names(tx, rows.iter().map(|row| row.author_id)).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut passages: HashMap<_, Vec<_>> = HashMap::new();
    let found = passage::Entity::find()
        .filter(passage::Column::FeedbackId.is_in(ids))
        .order_by_asc(passage::Column::Starts)
        .all(&tx.db)
        .await?;
    for row in found {
        let words =
            PassageWords { starts: row.starts as u32, ends: row.ends as u32, quote: row.quote, words: row.words };
        passages.entry(row.feedback_id).or_default().push(PassageView { id: row.id.into(), passage: words });
    }
    let mut follows: HashMap<_, Vec<_>> = HashMap::new();
    let found =
        follow_through::Entity::find().filter(follow_through::Column::ReflectionId.eq(id.0)).all(&tx.db).await?;
    for row in found {
        if let (Some(part), Some(outcome)) = (Part::named(&row.part), Outcome::named(&row.outcome)) {
            follows.entry(row.feedback_id).or_default().push(FollowThrough { part, outcome, words: row.words });
        }
    }
    Ok(rows
        .into_iter()
        .map(|row| FeedbackView {
            id: row.id.into(),
            version: row.version,
            by: row.author_id.into(),
            by_name: names.get(&row.author_id).cloned().unwrap_or_default(),
            read_only: row.kind == "read",
            passages: passages.remove(&row.id).unwrap_or_default(),
            follow: follows.remove(&row.id).unwrap_or_default(),
            strength: row.strength,
            question: row.question,
            next_step: row.next_step,
            sent_at: Moment(row.sent_at),
        })
        .collect())
}
