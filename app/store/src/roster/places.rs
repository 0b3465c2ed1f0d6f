//! Who is or was on a roster: places with the persons in them. One question, and of its rows what somebody reads: a class may be a
//! thousand, and each column of each row is copied on its way out of the database.

use std::cmp::Ordering;

use domain::access::Enrolled;
use domain::clock::Moment;
use domain::id::{ClassId, PersonId};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use crate::entity::{enrollment, person};
use crate::tx::Tx;
use crate::{Error, Result};

/// A place on a roster, running or ended, and who has it.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// Of the enrollment.
    pub id: Uuid,
    pub student: PersonId,
    pub name: String,
    pub sort_name: String,
    /// The district's own number for the student.
    pub external_id: Option<String>,
    pub picture: String,
    pub nickname: bool,
    pub since: Moment,
    pub ended: Option<Moment>,
    pub claimed: Option<Moment>,
}

/// The columns of a place, in the order in which [`read`] asks for them: by number, not by name, a row is read without looking up.
type Columns = (Uuid, Uuid, String, bool, i64, Option<i64>, Option<i64>, String, String, Option<String>);

impl From<Columns> for Place {
    fn from(row: Columns) -> Self {
        let (id, student, picture, nickname, since, ended, claimed, name, sort_name, external_id) = row;
        Self {
            id,
            student: student.into(),
            name,
            sort_name,
            external_id,
            picture,
            nickname,
            since: Moment(since),
            ended: ended.map(Moment),
            claimed: claimed.map(Moment),
        }
    }
}

impl Place {
    pub fn is_on(&self) -> bool {
        self.ended.is_none()
    }

    pub fn enrolled(&self) -> Enrolled {
        Enrolled { student: self.student, name: self.name.clone(), picture: self.picture.clone(), since: self.since }
    }

    /// As teachers read a roster: by last name, those who are off it last.
    pub fn by_name(&self, other: &Self) -> Ordering {
        (!self.is_on(), &self.sort_name).cmp(&(!other.is_on(), &other.sort_name))
    }
}

/// Everybody who is or was on the roster, those who are first.
pub(crate) async fn everybody(tx: &Tx, class: ClassId) -> Result<Vec<Place>> {
    read(tx, places(class)).await
}

/// Everybody who is on the roster.
pub(crate) async fn on(tx: &Tx, class: ClassId) -> Result<Vec<Place>> {
    read(tx, places(class).filter(enrollment::Column::EndsAt.is_null())).await
}

/// One student's place. Not found: never on this roster.
pub(crate) async fn place(tx: &Tx, class: ClassId, student: PersonId) -> Result<Place> {
    let theirs = places(class).filter(enrollment::Column::PersonId.eq(student.0));
    read(tx, theirs).await?.into_iter().next().ok_or_else(Error::not_found)
}

/// Whose name was erased is on no roster.
fn places(class: ClassId) -> Select<enrollment::Entity> {
    let who =
        enrollment::Entity::belongs_to(person::Entity).from(enrollment::Column::PersonId).to(person::Column::Id).into();
    enrollment::Entity::find()
        .join(JoinType::InnerJoin, who)
        .filter(enrollment::Column::ClassId.eq(class.0))
        .filter(person::Column::ErasedAt.is_null())
}

async fn read(tx: &Tx, places: Select<enrollment::Entity>) -> Result<Vec<Place>> {
    let rows: Vec<Columns> = places
        .select_only()
        .columns([
            enrollment::Column::Id,
            enrollment::Column::PersonId,
            enrollment::Column::Picture,
            enrollment::Column::Nickname,
            enrollment::Column::StartsAt,
            enrollment::Column::EndsAt,
            enrollment::Column::ClaimedAt,
        ])
        .columns([person::Column::DisplayName, person::Column::SortName, person::Column::ExternalId])
        .into_tuple()
        .all(&tx.db)
        .await?;
    let mut places: Vec<Place> = rows.into_iter().map(Place::from).collect();
    // Here and not by the database, which would carry each row through a sorter.
    places.sort_by_key(|place| (!place.is_on(), place.id));
    Ok(places)
}
