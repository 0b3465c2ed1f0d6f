//! What teachers answered to a piece: in words, beside passages, at places of what it shows, and by the criteria. Their voice stays here.

use std::collections::{BTreeMap, BTreeSet};

use domain::clock::Moment;
use domain::export::{Feedback, Followed, Marked, OnFile, Passage};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::places;
use crate::Result;
use crate::among::among;
use crate::entity::{feedback, feedback_mark, follow_through, passage};
use crate::tx::Tx;

/// To these versions, oldest first. `files`: those that the versions show.
pub async fn of(tx: &Tx, piece: Uuid, versions: &[i32], files: &BTreeSet<Uuid>) -> Result<Vec<Feedback>> {
    let rows = feedback::Entity::find()
        .filter(feedback::Column::ReflectionId.eq(piece))
        .filter(feedback::Column::Version.is_in(among(versions.iter().copied())))
        .order_by_asc(feedback::Column::SentAt)
        .order_by_asc(feedback::Column::Id)
        .all(&tx.db)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut followed = followed(tx, piece).await?;
    let mut passages = passages(tx, rows.iter().map(|row| row.id)).await?;
    let mut marks = marks(tx, piece, files).await?;
    let mut said = Vec::with_capacity(rows.len());
    for row in rows {
        let one = Feedback {
            followed: followed.remove(&row.id).unwrap_or_default(),
            passages: passages.remove(&row.id).unwrap_or_default(),
            marks: marks.remove(&row.id).unwrap_or_default(),
            version: row.version,
            strength: row.strength,
            question: row.question,
            next_step: row.next_step,
            at: Moment(row.sent_at),
        };
        let wordless = [&one.strength, &one.question, &one.next_step].into_iter().all(String::is_empty);
        // What was only read, or said in a voice, has no words to take along; what its student did with a voice has.
        if !wordless || !one.passages.is_empty() || !one.marks.is_empty() || !one.followed.is_empty() {
            said.push(one);
        }
    }
    Ok(said)
}

/// By answer, in the order of its parts.
async fn followed(tx: &Tx, piece: Uuid) -> Result<BTreeMap<Uuid, Vec<Followed>>> {
    let rows = follow_through::Entity::find()
        .filter(follow_through::Column::ReflectionId.eq(piece))
        .order_by_asc(follow_through::Column::Part)
        .order_by_asc(follow_through::Column::Id)
        .all(&tx.db)
        .await?;
    let mut followed: BTreeMap<Uuid, Vec<Followed>> = BTreeMap::new();
    for row in rows {
        let one = Followed { part: row.part, outcome: row.outcome, words: row.words };
        followed.entry(row.feedback_id).or_default().push(one);
    }
    Ok(followed)
}

async fn passages(tx: &Tx, answers: impl Iterator<Item = Uuid>) -> Result<BTreeMap<Uuid, Vec<Passage>>> {
    let rows = passage::Entity::find()
        .filter(passage::Column::FeedbackId.is_in(among(answers)))
        .order_by_asc(passage::Column::Starts)
        .order_by_asc(passage::Column::Id)
        .all(&tx.db)
        .await?;
    let mut passages: BTreeMap<Uuid, Vec<Passage>> = BTreeMap::new();
    for row in rows {
        passages.entry(row.feedback_id).or_default().push(Passage { quote: row.quote, words: row.words });
    }
    Ok(passages)
}

/// Those that were sent with an answer, on what is still shown.
async fn marks(tx: &Tx, piece: Uuid, files: &BTreeSet<Uuid>) -> Result<BTreeMap<Uuid, Vec<Marked>>> {
    let rows = feedback_mark::Entity::find()
        .filter(feedback_mark::Column::ReflectionId.eq(piece))
        .filter(feedback_mark::Column::FeedbackId.is_not_null())
        .order_by_asc(feedback_mark::Column::Starts)
        .order_by_asc(feedback_mark::Column::Page)
        .order_by_asc(feedback_mark::Column::CreatedAt)
        .order_by_asc(feedback_mark::Column::Id)
        .all(&tx.db)
        .await?;
    let on = places::files(tx, rows.iter().map(|row| row.shown_id)).await?;
    let mut marks: BTreeMap<Uuid, Vec<Marked>> = BTreeMap::new();
    for row in rows {
        let (Some(answer), Some(file)) = (row.feedback_id, on.get(&row.shown_id).filter(|file| files.contains(*file)))
        else {
            continue;
        };
        let area = places::area((row.x, row.y, row.w, row.h));
        let (starts, ends, page, part) = (row.starts, row.ends, row.page, row.part.unwrap_or_default());
        let on = OnFile { file: *file, starts, ends, area, page, part };
        marks.entry(answer).or_default().push(Marked { on, words: row.words });
    }
    Ok(marks)
}
