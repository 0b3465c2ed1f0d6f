//! The question of an inquiry, in wordings that never change, and the classes it is about.

use domain::clock::Moment;
use domain::event::Event;
use domain::id::{ClassId, InquiryId, QuestionId};
use domain::inquiry::{InquiryClass, InquiryState, InquiryWording, MOST_INQUIRIES, MOST_WORDINGS};
use domain::refusal::Refusal;
use domain::viewer::SignedIn;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::rows;
use crate::among::among;
use crate::entity::{class, inquiry, inquiry_class, inquiry_wording};
use crate::tx::Tx;
use crate::{Error, Result, goals};

/// A new inquiry, its student's alone.
pub async fn begin(
    tx: &Tx,
    me: &SignedIn,
    id: InquiryId,
    question: &str,
    classes: &[ClassId],
    from: Option<QuestionId>,
) -> Result<Vec<Event>> {
    // Inquiries are students'. A teacher's own practice is something else.
    if me.staff {
        return Err(Error::not_found());
    }
    match inquiry::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(known) if known.subject_id == me.person.0 => {
            return Err(Refusal::conflict("inquiry.begun_already").into());
        }
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    let own = inquiry::Entity::find().filter(inquiry::Column::SubjectId.eq(me.person.0));
    if own.count(&tx.db).await? >= MOST_INQUIRIES as u64 {
        return Err(rows::too_many("question", "inquiry.too_many_inquiries", MOST_INQUIRIES).into());
    }
    let new = InquiryState::NEW;
    let row = inquiry::ActiveModel {
        id: Set(id.0),
        district_id: Set(me.district.0),
        subject_id: Set(me.person.0),
        question_id: Set(from.map(Into::into)),
        stage: Set(new.stage.name().into()),
        pace: Set(new.pace.name().into()),
        wording: Set(1),
        rev: Set(1),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
    };
    inquiry::Entity::insert(row).exec_without_returning(&tx.db).await?;
    let row = inquiry::Entity::find_by_id(id.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    keep(tx, &row, question, "").await?;
    set_classes(tx, &row, classes).await?;
    Ok(vec![rows::own_event(&row)])
}

/// The next wording. `wording`: the one that was read.
pub async fn reword(
    tx: &Tx,
    row: inquiry::Model,
    question_now: &str,
    because: &str,
    wording: i32,
) -> Result<Vec<Event>> {
    rows::must_go_on(tx, &row).await?;
    if question(tx, &row).await? == question_now {
        return Err(Refusal::invalid("question", "inquiry.same_question").into());
    }
    if row.wording != wording {
        return Err(Refusal::conflict("inquiry.worded_anew").into());
    }
    if row.wording as usize >= MOST_WORDINGS {
        return Err(rows::too_many("question", "inquiry.too_many_wordings", MOST_WORDINGS).into());
    }
    let next = row.wording + 1;
    let row = rows::update(tx, row, |row| row.wording = Set(next)).await?;
    keep(tx, &row, question_now, because).await?;
    rows::events(tx, &row).await
}

async fn keep(tx: &Tx, of: &inquiry::Model, words: &str, because: &str) -> Result<()> {
    let row = inquiry_wording::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(of.district_id),
        inquiry_id: Set(of.id),
        subject_id: Set(of.subject_id),
        number: Set(of.wording),
        words: Set(words.into()),
        because: Set(because.into()),
        created_at: Set(tx.now.0),
    };
    inquiry_wording::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

pub async fn about(tx: &Tx, row: inquiry::Model, classes: &[ClassId]) -> Result<Vec<Event>> {
    set_classes(tx, &row, classes).await?;
    Ok(rows::touch(tx, row).await?.1)
}

/// Of those its student is in, and those it was about before.
async fn set_classes(tx: &Tx, of: &inquiry::Model, picked: &[ClassId]) -> Result<()> {
    let of_inquiry = inquiry_class::Column::InquiryId.eq(of.id);
    let before = inquiry_class::Entity::find().filter(of_inquiry.clone()).all(&tx.db).await?;
    let attended = goals::classes_of(tx, of.subject_id.into()).await?;
    let known = |id: &ClassId| {
        attended.iter().any(|class| class.id == id.0) || before.iter().any(|class| class.class_id == id.0)
    };
    if !picked.iter().all(known) {
        return Err(Refusal::invalid("classes", "inquiry.not_your_class").into());
    }
    inquiry_class::Entity::delete_many().filter(of_inquiry).exec(&tx.db).await?;
    let rows: Vec<_> = picked
        .iter()
        .map(|class| inquiry_class::ActiveModel {
            id: Set(Uuid::now_v7()),
            district_id: Set(of.district_id),
            inquiry_id: Set(of.id),
            subject_id: Set(of.subject_id),
            class_id: Set(class.0),
        })
        .collect();
    if !rows.is_empty() {
        inquiry_class::Entity::insert_many(rows).exec_without_returning(&tx.db).await?;
    }
    Ok(())
}

pub async fn classes(tx: &Tx, of: Uuid) -> Result<Vec<InquiryClass>> {
    let about = inquiry_class::Entity::find().filter(inquiry_class::Column::InquiryId.eq(of)).all(&tx.db).await?;
    if about.is_empty() {
        return Ok(Vec::new());
    }
    let rows = class::Entity::find().filter(class::Column::Id.is_in(among(about.iter().map(|row| row.class_id))));
    Ok(named(rows.all(&tx.db).await?))
}

pub fn named(mut classes: Vec<class::Model>) -> Vec<InquiryClass> {
    classes.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    classes.into_iter().map(|class| InquiryClass { id: class.id.into(), name: class.name }).collect()
}

/// The question as it is worded now.
pub async fn question(tx: &Tx, of: &inquiry::Model) -> Result<String> {
    let row = inquiry_wording::Entity::find()
        .filter(inquiry_wording::Column::InquiryId.eq(of.id))
        .filter(inquiry_wording::Column::Number.eq(of.wording))
        .one(&tx.db)
        .await?;
    row.map(|row| row.words).ok_or_else(Error::not_found)
}

/// Newest first. Never empty.
pub async fn all(tx: &Tx, of: Uuid) -> Result<Vec<InquiryWording>> {
    let rows = inquiry_wording::Entity::find()
        .filter(inquiry_wording::Column::InquiryId.eq(of))
        .order_by_desc(inquiry_wording::Column::Number)
        .all(&tx.db)
        .await?;
    let view = |row: inquiry_wording::Model| InquiryWording {
        number: row.number,
        words: row.words,
        because: row.because,
        at: Moment(row.created_at),
    };
    Ok(rows.into_iter().map(view).collect())
}
