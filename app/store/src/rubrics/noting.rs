//! What students say while a rubric is made: what works in a sample, and whether a wording fits. A name stands beside it for the staff alone.

use std::collections::BTreeMap;

use domain::clock::Moment;
use domain::event::Event;
use domain::id::{CriterionId, PersonId, RubricNoteId, SampleId};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::rubrics::{CriterionView, MOST_NOTES, MakingNote, MakingReply, MakingStep, SampleView};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{rows, session};
use crate::entity::{rubric, rubric_note, rubric_reply, rubric_sample};
use crate::tx::Tx;
use crate::{Error, Result, people};

/// Whose reading it is.
#[derive(Clone, Copy, PartialEq)]
pub enum For {
    Staff,
    Student(PersonId),
}

pub async fn samples(tx: &Tx, rubric: Uuid) -> Result<Vec<SampleView>> {
    let rows = rubric_sample::Entity::find()
        .filter(rubric_sample::Column::RubricId.eq(rubric))
        .filter(rubric_sample::Column::RemovedAt.is_null())
        .order_by_asc(rubric_sample::Column::Place)
        .order_by_asc(rubric_sample::Column::Id)
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| SampleView { id: row.id.into(), words: row.words }).collect())
}

/// A note of this rubric that is still there.
pub async fn row(tx: &Tx, rubric: &rubric::Model, id: RubricNoteId) -> Result<rubric_note::Model> {
    let row = rubric_note::Entity::find_by_id(id.0).one(&tx.db).await?;
    row.filter(|row| row.rubric_id == rubric.id && row.removed_at.is_none()).ok_or_else(Error::not_found)
}

/// In the order they came; a student's own always, others' when they are open, and then in no order that tells whose they are.
pub async fn notes(tx: &Tx, rubric: &rubric::Model, whose: For) -> Result<Vec<MakingNote>> {
    let all = rubric_note::Entity::find()
        .filter(rubric_note::Column::RubricId.eq(rubric.id))
        .filter(rubric_note::Column::RemovedAt.is_null())
        .order_by_asc(rubric_note::Column::CreatedAt)
        .order_by_asc(rubric_note::Column::Id)
        .all(&tx.db)
        .await?;
    let (me, names) = match whose {
        For::Staff => (None, people::names(tx, all.iter().map(|row| row.subject_id)).await?),
        For::Student(me) => (Some(me.0), BTreeMap::new()),
    };
    let mine = |row: &rubric_note::Model| Some(row.subject_id) == me;
    let read =
        |row: &rubric_note::Model| whose == For::Staff || mine(row) || (rubric.notes_open && row.shown_at.is_some());
    let mut notes: Vec<MakingNote> = all
        .into_iter()
        .filter(|row| read(row))
        .map(|row| MakingNote {
            id: row.id.into(),
            sample: row.sample_id.map(Into::into),
            mine: mine(&row),
            criterion: row.root_id.map(Into::into),
            by_name: names.get(&row.subject_id).cloned().unwrap_or_default(),
            at: Moment(row.created_at),
            shown: row.shown_at.is_some(),
            words: row.words,
        })
        .collect();
    if whose != For::Staff {
        notes.sort_by(|a, b| a.words.cmp(&b.words).then(a.id.cmp(&b.id)));
    }
    Ok(notes)
}

/// About the wordings that stand now.
pub async fn replies(
    tx: &Tx,
    rubric: &rubric::Model,
    whose: For,
    criteria: &[CriterionView],
) -> Result<Vec<MakingReply>> {
    let mut query = rubric_reply::Entity::find().filter(rubric_reply::Column::RubricId.eq(rubric.id));
    if let For::Student(me) = whose {
        query = query.filter(rubric_reply::Column::SubjectId.eq(me.0));
    }
    let rows = query.order_by_asc(rubric_reply::Column::ChangedAt).all(&tx.db).await?;
    let names = people::names(tx, rows.iter().map(|row| row.subject_id)).await?;
    let stands =
        |row: &rubric_reply::Model| criteria.iter().any(|one| one.id.0 == row.root_id && one.words == row.about);
    Ok(rows
        .into_iter()
        .filter(stands)
        .map(|row| MakingReply {
            criterion: row.root_id.into(),
            fits: row.fits,
            by_name: names.get(&row.subject_id).cloned().unwrap_or_default(),
            words: row.words,
        })
        .collect())
}

/// Errors: conflict `rubrics.not_now` unless the class is naming; not found for another rubric's sample; invalid `words` for too many.
pub async fn note(
    tx: &Tx,
    me: PersonId,
    rubric: &rubric::Model,
    id: RubricNoteId,
    sample: Option<SampleId>,
    words: String,
) -> Result<Vec<Event>> {
    session::is_at(rubric, MakingStep::Name)?;
    if let Some(sample) = sample
        && !samples(tx, rubric.id).await?.iter().any(|known| known.id == sample)
    {
        return Err(Error::not_found());
    }
    match rubric_note::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(known) if known.subject_id == me.0 && known.rubric_id == rubric.id => return Ok(Vec::new()),
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    let own = rubric_note::Entity::find()
        .filter(rubric_note::Column::RubricId.eq(rubric.id))
        .filter(rubric_note::Column::SubjectId.eq(me.0))
        .filter(rubric_note::Column::RemovedAt.is_null());
    if own.count(&tx.db).await? >= MOST_NOTES as u64 {
        let sentence = Sentence::new("rubrics.too_many_notes").with("most", MOST_NOTES);
        return Err(Refusal::Invalid { faults: vec![Fault { field: "words".into(), sentence }] }.into());
    }
    let row = rubric_note::ActiveModel {
        id: Set(id.0),
        district_id: Set(rubric.district_id),
        rubric_id: Set(rubric.id),
        subject_id: Set(me.0),
        sample_id: Set(sample.map(Into::into)),
        words: Set(words),
        root_id: Set(None),
        created_at: Set(tx.now.0),
        shown_at: Set(None),
        removed_at: Set(None),
    };
    rubric_note::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(vec![rows::said_event(rubric, me, false)])
}

/// Lets the class read what was written until then, and not what the teacher has not read. True if there was something.
pub async fn show(tx: &Tx, rubric: &rubric::Model, until: Moment) -> Result<bool> {
    let shown = rubric_note::Entity::update_many()
        .col_expr(rubric_note::Column::ShownAt, Expr::value(tx.now.0))
        .filter(rubric_note::Column::RubricId.eq(rubric.id))
        .filter(rubric_note::Column::ShownAt.is_null())
        .filter(rubric_note::Column::CreatedAt.lte(until.0))
        .exec(&tx.db)
        .await?;
    Ok(shown.rows_affected > 0)
}

/// Its student's own, if `of` says whose. True if it was there.
pub async fn remove(tx: &Tx, rubric: &rubric::Model, id: RubricNoteId, of: Option<PersonId>) -> Result<bool> {
    let row = row(tx, rubric, id).await?;
    if of.is_some_and(|of| row.subject_id != of.0) {
        return Err(Error::not_found());
    }
    let mut row = rubric_note::ActiveModel::from(row);
    row.removed_at = Set(Some(tx.now.0));
    row.update(&tx.db).await?;
    Ok(true)
}

/// Errors: conflict `rubrics.not_now` unless the class is agreeing, `rubrics.reworded` when the wording is another by now; not found for a
/// criterion of another rubric.
pub async fn reply(
    tx: &Tx,
    me: PersonId,
    rubric: &rubric::Model,
    criterion: CriterionId,
    about: &str,
    (fits, words): (bool, String),
) -> Result<Vec<Event>> {
    session::is_at(rubric, MakingStep::Agree)?;
    let wording = rows::wording_view(tx, &rows::wording(tx, rubric).await?).await?;
    let known = wording.criteria.into_iter().find(|one| one.id == criterion).ok_or_else(Error::not_found)?;
    if known.words != about {
        return Err(Refusal::conflict("rubrics.reworded").into());
    }
    let before = rubric_reply::Entity::find()
        .filter(rubric_reply::Column::RootId.eq(criterion.0))
        .filter(rubric_reply::Column::SubjectId.eq(me.0))
        .one(&tx.db)
        .await?;
    let id = before.as_ref().map_or_else(Uuid::now_v7, |row| row.id);
    let row = rubric_reply::ActiveModel {
        id: Set(id),
        district_id: Set(rubric.district_id),
        rubric_id: Set(rubric.id),
        subject_id: Set(me.0),
        root_id: Set(criterion.0),
        about: Set(known.words),
        fits: Set(fits),
        words: Set(words),
        changed_at: Set(tx.now.0),
    };
    match before {
        Some(_) => drop(row.update(&tx.db).await?),
        None => drop(rubric_reply::Entity::insert(row).exec_without_returning(&tx.db).await?),
    }
    // Nobody else reads it: others are not woken.
    Ok(vec![rows::said_event(rubric, me, false)])
}
