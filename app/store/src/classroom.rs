//! The named world of the tests: one room that everybody knows by heart.
//!
//! In *Northside*, Ms Rivera leads Science with Ada, Bo and Chen, and Mr Osei teaches it with her. Ms Kim leads Reading with Dina: the other class.
//! In another district, *Harbor*, Mr Stone leads History with Eli: the other school. Nobody of it may ever see anybody else's.

use domain::classes::{AccessPoint, GradeBand};
use domain::id::{ClassId, DistrictId, PersonId, SchoolId, SignInId};
use domain::viewer::{SignedIn, Viewer};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::entity::{class, district, enrollment, membership, person, school, teaching};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store};

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
    let rivera = new_person(tx, district, "Ms Rivera").await?;
    let osei = new_person(tx, district, "Mr Osei").await?;
    let kim = new_person(tx, district, "Ms Kim").await?;
    let stone = new_person(tx, harbor, "Mr Stone").await?;
    join(tx, district, school, rivera, "admin").await?;
    for teacher in [rivera, osei, kim] {
        join(tx, district, school, teacher, "teacher").await?;
    }
    join(tx, harbor, harbor_school, stone, "teacher").await?;

    let science = new_class(tx, district, school, "Science", "maple-otter-472").await?;
    let reading = new_class(tx, district, school, "Reading", "river-fox-118").await?;
    let history = new_class(tx, harbor, harbor_school, "History", "cloud-kite-905").await?;
    teach(tx, district, science, rivera, "lead").await?;
    teach(tx, district, science, osei, "co_teacher").await?;
    teach(tx, district, reading, kim, "lead").await?;
    teach(tx, harbor, history, stone, "lead").await?;

    let ada = new_person(tx, district, "Ada Okafor").await?;
    let bo = new_person(tx, district, "Bo Lindqvist").await?;
    let chen = new_person(tx, district, "Chen Wei-Ling").await?;
    let dina = new_person(tx, district, "Dina Haddad").await?;
    let eli = new_person(tx, harbor, "Eli Ford").await?;
    for (student, picture) in [(ada, "fox"), (bo, "owl"), (chen, "whale")] {
        enroll(tx, district, science, student, picture).await?;
    }
    enroll(tx, district, reading, dina, "bee").await?;
    enroll(tx, harbor, history, eli, "kite").await?;
    Ok(Room {
        district,
        school,
        science,
        rivera,
        osei,
        ada,
        bo,
        chen,
        reading,
        kim,
        dina,
        harbor,
        harbor_school,
        history,
        stone,
        eli,
    })
}

async fn new_school(tx: &Tx, name: &str) -> Result<(DistrictId, SchoolId)> {
    let (district, school) = (DistrictId::mint(), SchoolId::mint());
    let row = district::ActiveModel { id: Set(district.0), name: Set(name.into()), created_at: Set(tx.now.0) };
    district::Entity::insert(row).exec_without_returning(&tx.db).await?;
    let row = school::ActiveModel {
        id: Set(school.0),
        district_id: Set(district.0),
        name: Set(name.into()),
        time_zone: Set("America/Chicago".into()),
        locale: Set("en".into()),
        open_sign_up: Set(false),
        talk_note: Set(String::new()),
        created_at: Set(tx.now.0),
    };
    school::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok((district, school))
}

pub(crate) async fn new_person(tx: &Tx, district: DistrictId, name: &str) -> Result<PersonId> {
    let id = PersonId::mint();
    let row = person::ActiveModel {
        id: Set(id.0),
        district_id: Set(district.0),
        display_name: Set(name.into()),
        sort_name: Set(domain::accounts::sort_name(name)),
        locale: Set(None),
        theme: Set(None),
        external_id: Set(None),
        created_at: Set(tx.now.0),
        erased_at: Set(None),
        merged_into: Set(None),
    };
    person::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(id)
}

async fn join(tx: &Tx, district: DistrictId, school: SchoolId, person: PersonId, role: &str) -> Result<()> {
    let row = membership::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        district_id: Set(district.0),
        person_id: Set(person.0),
        school_id: Set(school.0),
        role: Set(role.into()),
        starts_at: Set(tx.now.0),
        ends_at: Set(None),
    };
    membership::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

async fn new_class(tx: &Tx, district: DistrictId, school: SchoolId, name: &str, code: &str) -> Result<ClassId> {
    let id = ClassId::mint();
    let row = class::ActiveModel {
        id: Set(id.0),
        district_id: Set(district.0),
        school_id: Set(school.0),
        term_id: Set(None),
        name: Set(name.into()),
        subject: Set(name.into()),
        grade_band: Set(GradeBand::G68.name().into()),
        access_points: Set(AccessPoint::Reflection.name().into()),
        nicknames: Set(false),
        join_code: Set(code.into()),
        join_open: Set(true),
        rev: Set(1),
        created_at: Set(tx.now.0),
        archived_at: Set(None),
    };
    class::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(id)
}

async fn teach(tx: &Tx, district: DistrictId, class: ClassId, person: PersonId, role: &str) -> Result<()> {
    let row = teaching::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        district_id: Set(district.0),
        class_id: Set(class.0),
        person_id: Set(person.0),
        role: Set(role.into()),
        starts_at: Set(tx.now.0),
        ends_at: Set(None),
    };
    teaching::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

async fn enroll(tx: &Tx, district: DistrictId, class: ClassId, person: PersonId, picture: &str) -> Result<()> {
    let row = enrollment::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        district_id: Set(district.0),
        class_id: Set(class.0),
        person_id: Set(person.0),
        picture: Set(picture.into()),
        nickname: Set(false),
        rev: Set(1),
        starts_at: Set(tx.now.0),
        ends_at: Set(None),
        claimed_at: Set(None),
        claimed_device: Set(None),
    };
    enrollment::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}
