//! The named world of the tests: one room that everybody knows by heart.
//!
//! In *Northside*, Ms Rivera leads Science with Ada, Bo and Chen, and Mr Osei teaches it with her. Ms Kim leads Reading with Dina: the other class.
//! In another district, *Harbor*, Mr Stone leads History with Eli: the other school. Nobody of it may ever see anybody else's.

use domain::classes::{AccessPoint, ClassPlan, GradeBand};
use domain::id::{ClassId, DistrictId, PersonId, SchoolId, SignInId};
use domain::schools::SchoolPlan;
use domain::viewer::{Role, SignedIn, Standing, Viewer};

use crate::entity::class;
use crate::roster::NewStudent;
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store, accounts, classes, people, roster};

#[derive(Clone, Debug)]
pub struct Room {
    pub district: DistrictId,
    pub school: SchoolId,
    pub science: ClassId,
    pub rivera: PersonId,
    pub osei: PersonId,
    pub ada: PersonId,
    pub bo: PersonId,
    pub chen: PersonId,
    pub reading: ClassId,
    pub kim: PersonId,
    pub dina: PersonId,
    pub harbor: DistrictId,
    pub harbor_school: SchoolId,
    pub history: ClassId,
    pub stone: PersonId,
    pub eli: PersonId,
}

impl Room {
    /// As a signed-in member of the staff of Northside (or of Harbor, for Mr Stone).
    pub fn staff(&self, person: PersonId) -> Viewer {
        self.viewer(person, true)
    }

    pub fn student(&self, person: PersonId) -> Viewer {
        self.viewer(person, false)
    }

    fn viewer(&self, person: PersonId, staff: bool) -> Viewer {
        let district = if [self.stone, self.eli].contains(&person) { self.harbor } else { self.district };
        Viewer::Person(SignedIn { district, person, sign_in: SignInId::mint(), device: None, staff })
    }

    pub async fn furnish(store: &Store) -> Result<Self> {
        store.write(Touches::nothing(), |tx| Box::pin(async { Ok(Written::quietly(furnish(tx).await?)) })).await
    }
}

async fn furnish(tx: &Tx) -> Result<Room> {
    let (district, school) = new_school(tx, "Northside").await?;
    let (harbor, harbor_school) = new_school(tx, "Harbor").await?;
    let rivera = new_teacher(tx, district, school, "Ms Rivera").await?;
    let osei = new_teacher(tx, district, school, "Mr Osei").await?;
    let kim = new_teacher(tx, district, school, "Ms Kim").await?;
    let stone = new_teacher(tx, harbor, harbor_school, "Mr Stone").await?;
    accounts::join_school(tx, district, school, rivera, Role::Admin).await?;

    let science = new_class(tx, district, school, "Science", "maple-otter-472", rivera).await?;
    let reading = new_class(tx, district, school, "Reading", "river-fox-118", kim).await?;
    let history = new_class(tx, harbor, harbor_school, "History", "cloud-kite-905", stone).await?;
    classes::add_teacher(tx, district, science.id.into(), osei, Standing::CoTeacher).await?;

    let ada = new_student(tx, &science, "Ada Okafor", "fox").await?;
    let bo = new_student(tx, &science, "Bo Lindqvist", "owl").await?;
    let chen = new_student(tx, &science, "Chen Wei-Ling", "whale").await?;
    let dina = new_student(tx, &reading, "Dina Haddad", "bee").await?;
    let eli = new_student(tx, &history, "Eli Ford", "kite").await?;
    Ok(Room {
        district,
        school,
        science: science.id.into(),
        rivera,
        osei,
        ada,
        bo,
        chen,
        reading: reading.id.into(),
        kim,
        dina,
        harbor,
        harbor_school,
        history: history.id.into(),
        stone,
        eli,
    })
}

async fn new_school(tx: &Tx, name: &str) -> Result<(DistrictId, SchoolId)> {
    accounts::found(tx, &SchoolPlan { name: name.into(), ..SchoolPlan::default() }, "America/Chicago").await
}

async fn new_teacher(tx: &Tx, district: DistrictId, school: SchoolId, name: &str) -> Result<PersonId> {
    let id = PersonId::mint();
    people::add(tx, district, id, name, None).await?;
    accounts::join_school(tx, district, school, id, Role::Teacher).await?;
    Ok(id)
}

async fn new_class(
    tx: &Tx,
    district: DistrictId,
    school: SchoolId,
    name: &str,
    code: &str,
    lead: PersonId,
) -> Result<class::Model> {
    let (grade_band, access_point) = (GradeBand::G68, AccessPoint::Reflection);
    let plan = ClassPlan { name: name.into(), subject: name.into(), grade_band, access_point };
    let class = classes::add(tx, district, school, plan, code.into()).await?;
    classes::add_teacher(tx, district, class.id.into(), lead, Standing::Lead).await?;
    Ok(class)
}

async fn new_student(tx: &Tx, class: &class::Model, name: &str, picture: &str) -> Result<PersonId> {
    let id = PersonId::mint();
    roster::add(tx, class, NewStudent { id, name, external_id: None, picture, nickname: false }).await?;
    Ok(id)
}
