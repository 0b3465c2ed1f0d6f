//! Pairs, as their student cites them, picks up a teacher's suggestion, or sets them aside.

use domain::command::Answer;
use domain::event::{About, Audience, Event, Stream};
use domain::growth::GrowthWords;
use domain::id::GrowthId;
use domain::refusal::Refusal;
use domain::viewer::{Standing, Viewer};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};

use crate::entity::{growth, reflection, version};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, scope};

/// Cites two own versions, or answers a suggestion in own words.
pub async fn grow(tx: &Tx, viewer: &Viewer, id: GrowthId, typed: &GrowthWords) -> Result<Written<Answer>> {
    let me = scope::person(viewer)?;
    let typed = typed.check()?;
    let row = match growth::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(row) if row.subject_id != me.person.0 => return Err(Error::not_found()),
        Some(row) if (row.before_id, row.after_id) != (typed.before.0, typed.after.0) => {
            return Err(Refusal::conflict("growth.another_pair").into());
        }
        Some(row) => {
            // Picked up again, it shows what both versions say: they have to be there.
            class_of(tx, me.person.0, &typed).await?;
            change(tx, row, |row| {
                row.used_to = Set(typed.used_to);
                row.now = Set(typed.now);
                row.set_aside_at = Set(None);
            })
            .await?
        }
        None => {
            let class = class_of(tx, me.person.0, &typed).await?;
            let row = new(tx, viewer, id, class, me.person.0, &typed)?;
            insert(tx, row).await?
        }
    };
    Ok(Written::new(Answer::done(), vec![event(&row)]))
}

/// The student's no, to a suggestion or to an own pair. A teacher has none.
pub async fn set_aside(tx: &Tx, viewer: &Viewer, id: GrowthId) -> Result<Written<Answer>> {
    let me = scope::person(viewer)?;
    let row = growth::Entity::find_by_id(id.0)
        .filter(growth::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if row.set_aside_at.is_some() {
        return Ok(Written::quietly(Answer::done()));
    }
    let at = Some(tx.now.0);
    let row = change(tx, row, |row| row.set_aside_at = Set(at)).await?;
    Ok(Written::new(Answer::done(), vec![event(&row)]))
}

/// A version was taken back: no pair shows it any more.
pub async fn end_citing(tx: &Tx, version: uuid::Uuid) -> Result<Vec<Event>> {
    let citing = Condition::any().add(growth::Column::BeforeId.eq(version)).add(growth::Column::AfterId.eq(version));
    let rows = growth::Entity::find().filter(citing).filter(growth::Column::SetAsideAt.is_null()).all(&tx.db).await?;
    let mut events = Vec::new();
    for row in rows {
        let at = Some(tx.now.0);
        events.push(event(&change(tx, row, |row| row.set_aside_at = Set(at)).await?));
    }
    Ok(events)
}

/// The class that hears of the pair: the one both pieces were shared in, while the student attends it. A pair across classes
/// is its student's alone. Pieces that are not theirs, or not shared, are not found.
async fn class_of(tx: &Tx, student: uuid::Uuid, pair: &GrowthWords) -> Result<Option<uuid::Uuid>> {
    let (before, after) = (cited(tx, pair.before.0, student).await?, cited(tx, pair.after.0, student).await?);
    match before.class_id {
        Some(class) if after.class_id == Some(class) => {
            let standing = scope::standing(tx, student.into(), class.into()).await?;
            Ok((standing == Some(Standing::Student)).then_some(class))
        }
        _ => Ok(None),
    }
}

/// The piece of a shared version of this student's.
pub async fn cited(tx: &Tx, version: uuid::Uuid, student: uuid::Uuid) -> Result<reflection::Model> {
    let version = version::Entity::find_by_id(version)
        .filter(version::Column::SubjectId.eq(student))
        .filter(version::Column::TakenBackAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let piece = reflection::Entity::find_by_id(version.reflection_id).one(&tx.db).await?;
    piece.ok_or_else(Error::not_found)
}

pub fn new(
    tx: &Tx,
    viewer: &Viewer,
    id: GrowthId,
    class: Option<uuid::Uuid>,
    student: uuid::Uuid,
    typed: &GrowthWords,
) -> Result<growth::Model> {
    Ok(growth::Model {
        id: id.0,
        district_id: scope::district(viewer)?.0,
        subject_id: student,
        class_id: class,
        before_id: typed.before.0,
        after_id: typed.after.0,
        used_to: typed.used_to.clone(),
        now: typed.now.clone(),
        suggested_by: None,
        rev: 1,
        created_at: tx.now.0,
        changed_at: tx.now.0,
        set_aside_at: None,
    })
}

pub async fn insert(tx: &Tx, row: growth::Model) -> Result<growth::Model> {
    let new = growth::ActiveModel {
        id: Set(row.id),
        district_id: Set(row.district_id),
        subject_id: Set(row.subject_id),
        class_id: Set(row.class_id),
        before_id: Set(row.before_id),
        after_id: Set(row.after_id),
        used_to: Set(row.used_to.clone()),
        now: Set(row.now.clone()),
        suggested_by: Set(row.suggested_by),
        rev: Set(row.rev),
        created_at: Set(row.created_at),
        changed_at: Set(row.changed_at),
        set_aside_at: Set(row.set_aside_at),
    };
    growth::Entity::insert(new).exec_without_returning(&tx.db).await?;
    Ok(row)
}

/// Changes a pair and counts it on.
pub async fn change(
    tx: &Tx,
    pair: growth::Model,
    change: impl FnOnce(&mut growth::ActiveModel),
) -> Result<growth::Model> {
    let next = pair.rev + 1;
    let mut row = growth::ActiveModel::from(pair);
    change(&mut row);
    row.rev = Set(next);
    row.changed_at = Set(tx.now.0);
    Ok(row.update(&tx.db).await?)
}

pub fn event(pair: &growth::Model) -> Event {
    let student = pair.subject_id.into();
    let (about, own) = (About::Growth(pair.id.into()), Audience::Person(student));
    match pair.class_id {
        Some(class) => Event::in_class(class.into(), about, [Audience::Staff, own]).of(student),
        None => Event { stream: Stream::Person(student), about, subject: Some(student), audiences: vec![own] },
    }
}
