//! Who is or was on a roster: places with the persons in them. One question and one answer, a text with all of them: a class may be a thousand,
//! and between the database's thread and ours each row is a message, and each of its columns is copied three times. Read as rows, a
//! roster of a thousand took four times as long (docs/speed.md, G).

use std::cmp::Ordering;

use domain::access::Enrolled;
use domain::clock::Moment;
use domain::id::{ClassId, PersonId};
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, Select,
};
use uuid::Uuid;

use crate::entity::{enrollment, person, pin};
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
    /// How many times in a row the wrong pictures were picked; none: the student has no pictures yet.
    pub wrong: Option<i32>,
}

/// A place as [`read`] asks for it, in the order of its columns.
type Row = (Uuid, Uuid, String, i32, i64, Option<i64>, Option<i64>, String, String, Option<String>, Option<i32>);

impl From<Row> for Place {
    fn from(row: Row) -> Self {
        let (id, student, picture, nickname, since, ended, claimed, name, sort_name, external_id, wrong) = row;
        Self {
            id,
            student: student.into(),
            name,
            sort_name,
            external_id,
            picture,
            nickname: nickname != 0,
            since: Moment(since),
            ended: ended.map(Moment),
            claimed: claimed.map(Moment),
            wrong,
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
    let pictures =
        enrollment::Entity::belongs_to(pin::Entity).from(enrollment::Column::PersonId).to(pin::Column::PersonId).into();
    enrollment::Entity::find()
        .join(JoinType::InnerJoin, who)
        .join(JoinType::LeftJoin, pictures)
        .filter(enrollment::Column::ClassId.eq(class.0))
        .filter(person::Column::ErasedAt.is_null())
}

async fn read(tx: &Tx, places: Select<enrollment::Entity>) -> Result<Vec<Place>> {
    let json = Json::of(tx);
    let (at, who) = (|column| Expr::col((enrollment::Entity, column)), |column| Expr::col((person::Entity, column)));
    let row = [
        json.id(at(enrollment::Column::Id)),
        json.id(at(enrollment::Column::PersonId)),
        at(enrollment::Column::Picture),
        // A number on both sides: what SQLite has for yes and no.
        Expr::case(at(enrollment::Column::Nickname).eq(true), 1).finally(0).into(),
        at(enrollment::Column::StartsAt),
        at(enrollment::Column::EndsAt),
        at(enrollment::Column::ClaimedAt),
        who(person::Column::DisplayName),
        who(person::Column::SortName),
        who(person::Column::ExternalId),
        Expr::col((pin::Entity, pin::Column::Wrong)),
    ];
    let all = places.select_only().expr_as(json.all(row), "places").into_tuple::<Option<String>>().one(&tx.db).await?;
    let rows: Vec<Row> = serde_json::from_str(all.flatten().as_deref().unwrap_or("[]")).map_err(unreadable)?;
    let mut places: Vec<Place> = rows.into_iter().map(Place::from).collect();
    // Here and not by the database, which would carry each row through a sorter.
    places.sort_by_key(|place| (!place.is_on(), place.id));
    Ok(places)
}

fn unreadable(error: serde_json::Error) -> Error {
    // Where in it, and nothing of what it says.
    DbErr::Type(format!("a roster cannot be read at {}", error.column())).into()
}

/// How each database writes JSON.
#[derive(Clone, Copy)]
enum Json {
    Sqlite,
    Postgres,
}

impl Json {
    fn of(tx: &Tx) -> Self {
        match tx.db.get_database_backend() {
            DbBackend::Sqlite => Self::Sqlite,
            _ => Self::Postgres,
        }
    }

    /// SQLite keeps an id as bytes, which no JSON has.
    fn id(self, column: Expr) -> Expr {
        match self {
            Self::Sqlite => Func::cust("hex").arg(column).into(),
            Self::Postgres => column,
        }
    }

    /// All rows as one text; none for no rows on PostgreSQL.
    fn all(self, row: [Expr; 11]) -> Expr {
        let (all, one) = match self {
            Self::Sqlite => ("json_group_array", "json_array"),
            Self::Postgres => ("json_agg", "json_build_array"),
        };
        Expr::from(Func::cust(all).arg(Func::cust(one).args(row))).cast_as("text")
    }
}
