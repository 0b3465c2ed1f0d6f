//! A measure's rows: found, added, told.

use domain::clock::Moment;
use domain::event::{About, Audience, Event, Stream};
use domain::id::{ClassId, PersonId, PointId};
use domain::measures::{Amount, DataNote, Day, MeasureKind, MeasureView, MeasureWords, PointView};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{class, measure, measure_note, measure_point};
use crate::tx::Tx;
use crate::{Result, people, pieces};

/// Its student's, on their own stream.
fn own_event(row: &measure::Model) -> Event {
    let student = PersonId(row.subject_id);
    let (stream, audiences) = (Stream::Person(student), vec![Audience::Person(student)]);
    Event { stream, about: About::Measure(row.id.into()), subject: Some(student), audiences }
}

/// To its student, and to the staff of the classes that see it, or did a moment ago.
pub fn events(row: &measure::Model, before: Option<Uuid>) -> Vec<Event> {
    let mut events = vec![own_event(row)];
    let mut classes: Vec<Uuid> = row.class_id.into_iter().chain(before).collect();
    classes.dedup();
    events.extend(classes.into_iter().map(|class| {
        let about = About::Measure(row.id.into());
        Event::in_class(ClassId(class), about, [Audience::Staff]).of(row.subject_id.into())
    }));
    events
}

pub struct New<'a> {
    pub id: Uuid,
    pub district: Uuid,
    pub subject: Uuid,
    pub class: Option<Uuid>,
    pub by: Uuid,
    pub words: &'a MeasureWords,
}

pub async fn add(tx: &Tx, new: New<'_>) -> Result<measure::Model> {
    let row = measure::ActiveModel {
        id: Set(new.id),
        district_id: Set(new.district),
        subject_id: Set(new.subject),
        class_id: Set(new.class),
        made_by: Set(new.by),
        kind: Set(new.words.kind.name().into()),
        name: Set(new.words.name.clone()),
        unit: Set(new.words.unit.clone()),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
        aside_at: Set(None),
    };
    Ok(row.insert(&tx.db).await?)
}

pub async fn touch(
    tx: &Tx,
    row: measure::Model,
    change: impl FnOnce(&mut measure::ActiveModel),
) -> Result<measure::Model> {
    let mut row = measure::ActiveModel::from(row);
    change(&mut row);
    row.changed_at = Set(tx.now.0);
    Ok(row.update(&tx.db).await?)
}

pub async fn add_point(
    tx: &Tx,
    of: &measure::Model,
    id: PointId,
    by: Uuid,
    (day, amount): (Day, Amount),
) -> Result<()> {
    let row = measure_point::ActiveModel {
        id: Set(id.0),
        district_id: Set(of.district_id),
        subject_id: Set(of.subject_id),
        measure_id: Set(of.id),
        made_by: Set(by),
        day: Set(day.to_string()),
        amount: Set(amount.0),
        created_at: Set(tx.now.0),
        removed_at: Set(None),
    };
    measure_point::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// The day stays, and with it what is said about it.
pub async fn correct(tx: &Tx, point: &measure_point::Model, by: Uuid, amount: Amount) -> Result<()> {
    let mut row = measure_point::ActiveModel::from(point.clone());
    row.amount = Set(amount.0);
    row.made_by = Set(by);
    row.update(&tx.db).await?;
    Ok(())
}

/// By day; what was removed is among them.
async fn all_points(tx: &Tx, of: Uuid) -> Result<Vec<measure_point::Model>> {
    Ok(measure_point::Entity::find()
        .filter(measure_point::Column::MeasureId.eq(of))
        .order_by_asc(measure_point::Column::Day)
        .order_by_asc(measure_point::Column::CreatedAt)
        .order_by_asc(measure_point::Column::Id)
        .all(&tx.db)
        .await?)
}

pub async fn points(tx: &Tx, of: Uuid) -> Result<Vec<measure_point::Model>> {
    Ok(all_points(tx, of).await?.into_iter().filter(|row| row.removed_at.is_none()).collect())
}

pub async fn view(tx: &Tx, row: measure::Model) -> Result<MeasureView> {
    let rows = all_points(tx, row.id).await?;
    let names = people::names(tx, rows.iter().map(|point| point.made_by)).await?;
    let seen = |point: &measure_point::Model| PointView {
        id: point.id.into(),
        day: Day::kept(&point.day).unwrap_or(Day::of(Moment(point.created_at))),
        amount: Amount(point.amount),
        by_name: names.get(&point.made_by).cloned().unwrap_or_default(),
        own: point.made_by == row.subject_id,
    };
    let one = |id: Option<Uuid>| id.and_then(|id| rows.iter().find(|point| point.id == id)).map(seen);
    let notes = measure_note::Entity::find()
        .filter(measure_note::Column::MeasureId.eq(row.id))
        .order_by_desc(measure_note::Column::CreatedAt)
        .order_by_desc(measure_note::Column::Id)
        .all(&tx.db)
        .await?;
    let notes = notes.into_iter().map(|note| DataNote {
        before: one(note.before_id),
        after: one(note.after_id),
        says: note.says,
        will: note.will,
        at: Moment(note.created_at),
    });
    let class = match row.class_id {
        Some(id) => class::Entity::find_by_id(id).one(&tx.db).await?,
        None => None,
    };
    Ok(MeasureView {
        id: row.id.into(),
        kind: MeasureKind::named(&row.kind).unwrap_or_default(),
        readers: match &class {
            Some(class) => pieces::teachers(tx, class.id).await?,
            None => Vec::new(),
        },
        class: class.map(|class| (class.id.into(), class.name)),
        own: row.made_by == row.subject_id,
        by_name: people::name(tx, row.made_by).await?,
        points: rows.iter().filter(|point| point.removed_at.is_none()).map(seen).collect(),
        notes: notes.collect(),
        aside: row.aside_at.is_some(),
        changed_at: Moment(row.changed_at),
        name: row.name,
        unit: row.unit,
    })
}
