//! I wonder too; this should not be here.

use domain::event::Event;
use domain::id::QuestionId;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ModelTrait, QueryFilter};
use uuid::Uuid;

use super::rows;
use crate::entity::{question_report, question_wonder};
use crate::tx::Tx;
use crate::{Error, Result, scope};

/// About a classmate's. One's own one wonders anyway.
pub async fn wonder(tx: &Tx, viewer: &Viewer, id: QuestionId, on: bool) -> Result<Vec<Event>> {
    let me = scope::person(viewer)?.person;
    let row = scope::found_question(tx, viewer, id).await?;
    if rows::asker(&row) == Some(me) {
        return Err(Refusal::conflict("questions.your_own").into());
    }
    let known = question_wonder::Entity::find()
        .filter(question_wonder::Column::QuestionId.eq(id.0))
        .filter(question_wonder::Column::SubjectId.eq(me.0))
        .one(&tx.db)
        .await?;
    match (known, on) {
        (Some(known), false) => {
            known.delete(&tx.db).await?;
        }
        (None, true) => {
            let mark = question_wonder::ActiveModel {
                id: Set(Uuid::now_v7()),
                district_id: Set(row.district_id),
                question_id: Set(row.id),
                subject_id: Set(me.0),
                created_at: Set(tx.now.0),
            };
            question_wonder::Entity::insert(mark).exec_without_returning(&tx.db).await?;
        }
        (Some(_), true) | (None, false) => return Ok(Vec::new()),
    }
    Ok(vec![rows::marked(&row, me)])
}

/// About a classmate's. Said once more, it says the new reason, and asks for another look.
pub async fn report(tx: &Tx, viewer: &Viewer, id: QuestionId, words: &str) -> Result<Vec<Event>> {
    let me = scope::person(viewer)?.person;
    let row = scope::found_question(tx, viewer, id).await?;
    if rows::asker(&row) == Some(me) {
        return Err(Refusal::conflict("questions.your_own").into());
    }
    if let Some(known) = own_report(tx, viewer, id).await? {
        known.delete(&tx.db).await?;
    }
    let report = question_report::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(row.district_id),
        question_id: Set(row.id),
        subject_id: Set(me.0),
        words: Set(words.into()),
        created_at: Set(tx.now.0),
        settled_by: Set(None),
        settled_at: Set(None),
    };
    question_report::Entity::insert(report).exec_without_returning(&tx.db).await?;
    Ok(vec![rows::marked(&row, me)])
}

/// The student sees it again, if it is still there.
pub async fn take_report_back(tx: &Tx, viewer: &Viewer, id: QuestionId) -> Result<Vec<Event>> {
    let me = scope::person(viewer)?.person;
    let row = scope::found_question(tx, viewer, id).await?;
    let known = own_report(tx, viewer, id).await?.ok_or_else(Error::not_found)?;
    known.delete(&tx.db).await?;
    Ok(vec![rows::marked(&row, me)])
}

async fn own_report(tx: &Tx, viewer: &Viewer, id: QuestionId) -> Result<Option<question_report::Model>> {
    Ok(question_report::Entity::find()
        .filter(question_report::Column::QuestionId.eq(id.0))
        .filter(question_report::Column::SubjectId.eq(scope::person(viewer)?.person.0))
        .one(&tx.db)
        .await?)
}
