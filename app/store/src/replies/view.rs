//! Replies as students find them.

use std::collections::BTreeMap;

use domain::clock::Moment;
use domain::id::PersonId;
use domain::replies::{AnswerView, Replied, ReplyKind, ReplyView, Seer, answer_seen_by, seen_by};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::rows;
use crate::among::among;
use crate::entity::{perspective, reply};
use crate::tx::Tx;
use crate::{Error, Result, inquiry, people, pieces, scope};

/// Own replies on a student's page, newest first.
const MOST_OWN_SHOWN: u64 = 30;

pub fn about(of: Uuid) -> sea_orm::Select<reply::Entity> {
    reply::Entity::find()
        .filter(reply::Column::InquiryId.eq(of))
        .order_by_asc(reply::Column::CreatedAt)
        .order_by_asc(reply::Column::Id)
}

/// Those that reach the owner, oldest first, and whether staff has one that the owner reported.
pub async fn for_owner(tx: &Tx, viewer: &Viewer, of: Uuid) -> Result<(Vec<ReplyView>, bool)> {
    let me = scope::person(viewer)?.person;
    let rows = about(of).all(&tx.db).await?;
    let reported = rows::reported_by(tx, me, rows.iter().map(|row| row.id)).await?;
    let found = rows.into_iter().filter(|row| seen_by(rows::state(row), Seer::Owner, reported.contains_key(&row.id)));
    let replies = views(tx, found.map(|row| (row, Seer::Owner)).collect()).await?;
    Ok((replies, reported.values().any(|open| *open)))
}

/// What the viewer wrote and did not take back, newest first.
pub async fn written_by(tx: &Tx, viewer: &Viewer) -> Result<Vec<Replied>> {
    let me: PersonId = scope::person(viewer)?.person;
    let rows = reply::Entity::find()
        .filter(reply::Column::SubjectId.eq(me.0))
        .filter(reply::Column::State.ne("taken_back"))
        .order_by_desc(reply::Column::CreatedAt)
        .order_by_desc(reply::Column::Id)
        .limit(MOST_OWN_SHOWN)
        .all(&tx.db)
        .await?;
    let mut written = Vec::with_capacity(rows.len());
    for row in rows {
        let (of, about) = (row.inquiry_id, row.perspective_id);
        let about = perspective::Entity::find_by_id(about).one(&tx.db).await?.ok_or_else(Error::not_found)?;
        let Some(reply) = views(tx, vec![(row, Seer::Writer)]).await?.pop() else { continue };
        let may_read = inquiry::may_read(tx, viewer, of.into()).await.is_ok();
        // The question of what is not readable any more is not told any more, either.
        let question = if may_read { about.question } else { String::new() };
        written.push(Replied { inquiry: of.into(), question, may_read, reply });
    }
    Ok(written)
}

pub async fn views(tx: &Tx, found: Vec<(reply::Model, Seer)>) -> Result<Vec<ReplyView>> {
    let names = people::names(tx, found.iter().map(|(row, _)| row.subject_id)).await?;
    let about = perspective::Entity::find()
        .filter(perspective::Column::Id.is_in(among(found.iter().map(|(row, _)| row.perspective_id))))
        .all(&tx.db)
        .await?;
    let numbers: BTreeMap<Uuid, i32> = about.into_iter().map(|row| (row.id, row.number)).collect();
    let own: Vec<&reply::Model> = found.iter().filter(|(_, seer)| *seer == Seer::Writer).map(|(row, _)| row).collect();
    let reported = rows::answers_reported(tx, &own).await?;
    let mut views = Vec::with_capacity(found.len());
    for (row, seer) in found {
        // Another class reads without a name, and is read without one.
        let named = row.through != rows::NAMELESS || seer == Seer::Writer;
        views.push(ReplyView {
            id: row.id.into(),
            version: numbers.get(&row.perspective_id).copied().unwrap_or_default(),
            by_name: if named { names.get(&row.subject_id).cloned().unwrap_or_default() } else { String::new() },
            picture: if named { pieces::picture(tx, Some(row.class_id), row.subject_id).await? } else { String::new() },
            own: seer == Seer::Writer,
            kind: ReplyKind::named(&row.kind).unwrap_or_default(),
            state: rows::state(&row),
            held_words: if seer == Seer::Writer { row.held_words.clone() } else { String::new() },
            answer: answer(&row, seer, reported.contains(&row.id)),
            helped: row.helped_at.is_some() && matches!(seer, Seer::Owner | Seer::Writer),
            at: Moment(row.created_at),
            words: row.words,
        });
    }
    Ok(views)
}

/// `reported`: by who looks, this answer.
pub fn answer(row: &reply::Model, seer: Seer, reported: bool) -> Option<AnswerView> {
    let state = rows::answer_state(row);
    answer_seen_by(state, seer, reported).then(|| AnswerView {
        words: row.answer.clone(),
        state,
        held_words: if matches!(seer, Seer::Owner | Seer::Staff) { row.answer_held.clone() } else { String::new() },
        at: Moment(row.answered_at.unwrap_or(row.changed_at)),
    })
}
