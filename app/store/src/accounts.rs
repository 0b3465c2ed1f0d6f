//! Accounts of the staff: the first one sets up the school, the others join it.

mod comfort;
mod me;
mod set_up;
mod sign_up;

pub(crate) use set_up::found;
pub use sign_up::Way;

use domain::accounts::email;
use domain::id::{ClassId, DistrictId, PersonId, SchoolId};
use domain::refusal::{Faults, Refusal};
use domain::viewer::Role;
use domain::words::{LONGEST_NAME, line};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::membership;
use crate::tx::Tx;
use crate::{Result, credentials, people};

/// A new member of the staff, as they joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    pub person: PersonId,
    pub district: DistrictId,
    pub school: SchoolId,
    /// The class they were invited to teach.
    pub class: Option<ClassId>,
}

/// Name and email of an account, looked over; the password, hashed by the server.
#[derive(Clone)]
struct Account {
    name: String,
    email: String,
    password_hash: String,
}

impl Account {
    fn check(typed_name: &str, typed_email: &str, password_hash: String) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let name = faults.take("name", line(typed_name, LONGEST_NAME));
        let email = faults.take("email", email(typed_email));
        faults.done(Self { name, email, password_hash })
    }

    /// A new person with this account.
    async fn open(&self, tx: &Tx, district: DistrictId) -> Result<PersonId> {
        let id = PersonId::mint();
        people::add(tx, district, id, &self.name, None).await?;
        credentials::give(tx, district, id, &self.email, &self.password_hash).await?;
        Ok(id)
    }
}

/// Makes the person a member of the school's staff in this role. False if they are already.
pub(crate) async fn join_school(
    tx: &Tx,
    district: DistrictId,
    school: SchoolId,
    person: PersonId,
    role: Role,
) -> Result<bool> {
    let already = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person.0))
        .filter(membership::Column::SchoolId.eq(school.0))
        .filter(membership::Column::Role.eq(role.name()))
        .filter(membership::Column::EndsAt.is_null())
        .one(&tx.db)
        .await?;
    if already.is_some() {
        return Ok(false);
    }
    let row = membership::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        district_id: Set(district.0),
        person_id: Set(person.0),
        school_id: Set(school.0),
        role: Set(role.name().into()),
        starts_at: Set(tx.now.0),
        ends_at: Set(None),
    };
    membership::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(true)
}
