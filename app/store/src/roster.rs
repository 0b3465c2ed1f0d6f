//! The roster: who is enrolled in a class. Pasted names become a plan first; the same plan is carried out whole, or not at all.

mod import;
mod places;
mod reach;
pub(crate) mod students;

pub(crate) use places::{Place, everybody, on, place};
pub(crate) use reach::{and_where_they_left, attended, in_use, nowhere, told_where_they_left};

use domain::event::{About, Audience, Event, Stream};
use domain::id::{ClassId, PersonId};
use domain::roster::next_picture;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};

use crate::entity::{class, enrollment};
use crate::tx::Tx;
use crate::write::Touches;
use crate::{Result, Store, people};

/// A student's place on the roster changed: staff hear it by name, the wall as a count.
pub(crate) fn tile_event(class: ClassId, student: PersonId) -> Event {
    Event::in_class(class, About::Tile(student), [Audience::Staff, Audience::Wall]).of(student)
}

/// Whether a student is in a class changed: their own pages show the class, or no longer.
pub(crate) fn place_event(class: ClassId, student: PersonId) -> Event {
    Event::in_class(class, About::Class(class), [Audience::Person(student)]).of(student)
}

/// What belongs to the person (name, PIN, lock) changed: their places on every roster hear of it.
pub(crate) async fn everywhere(tx: &Tx, student: PersonId) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    for row in running(tx, student).await? {
        let (class, rev) = (row.class_id.into(), row.rev + 1);
        let mut row: enrollment::ActiveModel = row.into();
        row.rev = Set(rev);
        row.update(&tx.db).await?;
        events.push(tile_event(class, student));
    }
    Ok(events)
}

/// A student's running enrollments, newest first.
pub(crate) async fn running(tx: &Tx, student: PersonId) -> Result<Vec<enrollment::Model>> {
    Ok(enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.eq(student.0))
        .filter(enrollment::Column::EndsAt.is_null())
        .order_by_desc(enrollment::Column::StartsAt)
        .order_by_desc(enrollment::Column::Id)
        .all(&tx.db)
        .await?)
}

/// A person who is not there yet.
pub(crate) struct NewStudent<'a> {
    pub id: PersonId,
    pub name: &'a str,
    pub external_id: Option<String>,
    pub picture: &'a str,
    pub nickname: bool,
}

/// A new person with a place on the roster.
pub(crate) async fn add(tx: &Tx, class: &class::Model, student: NewStudent<'_>) -> Result<()> {
    people::add(tx, class.district_id.into(), student.id, student.name, student.external_id).await?;
    let row = enrollment::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        district_id: Set(class.district_id),
        class_id: Set(class.id),
        person_id: Set(student.id.0),
        picture: Set(student.picture.into()),
        nickname: Set(student.nickname),
        rev: Set(1),
        starts_at: Set(tx.now.0),
        ends_at: Set(None),
        claimed_at: Set(None),
        claimed_device: Set(None),
    };
    enrollment::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// Puts a removed student back. The picture is theirs again unless somebody else has it by now.
async fn bring_back(tx: &Tx, place: &Place, taken: &[String]) -> Result<String> {
    let picture = match taken.contains(&place.picture) {
        true => next_picture(taken.iter().map(String::as_str)).to_owned(),
        false => place.picture.clone(),
    };
    enrollment::Entity::update_many()
        .col_expr(enrollment::Column::EndsAt, Expr::value(None::<i64>))
        .col_expr(enrollment::Column::Picture, Expr::value(picture.clone()))
        .col_expr(enrollment::Column::Rev, Expr::col(enrollment::Column::Rev).add(1))
        .filter(enrollment::Column::Id.eq(place.id))
        .exec(&tx.db)
        .await?;
    Ok(picture)
}

impl Store {
    /// What a change to a student touches, in every class they are in; `class` too, whether they are in it or not.
    pub(crate) async fn touching(&self, student: PersonId, class: Option<ClassId>) -> Result<Touches> {
        if !self.locks_rows() {
            return Ok(Touches::nothing());
        }
        let tx = self.snapshot().await?;
        let classes = running(&tx, student).await?.into_iter().map(|row| row.class_id.into()).chain(class);
        let touches = Touches::nothing().and_person(student);
        Ok(classes.fold(touches, |touches, class| touches.and_stream(Stream::Class(class))))
    }
}
