//! The classes through which a student can wish something, and what their grade band allows.

use domain::audience::ClassToWish;
use domain::classes::{AccessPoint, GradeBand, Opened};
use domain::goals::Adult;
use domain::id::{ClassId, PersonId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{class, enrollment, person};
use crate::tx::Tx;
use crate::{Result, goals, pieces, roster, scope};

use super::setting;

/// What has no readable band is treated as the youngest.
pub fn is_elementary(class: &class::Model) -> bool {
    matches!(GradeBand::named(&class.grade_band), Some(GradeBand::K2 | GradeBand::G35) | None)
}

/// Whether the student is in any K–5 class, put away or not.
pub async fn in_elementary(tx: &Tx, student: PersonId) -> Result<bool> {
    let ids: Vec<Uuid> = roster::running(tx, student).await?.into_iter().map(|row| row.class_id).collect();
    let rows = class::Entity::find().filter(class::Column::Id.is_in(among(ids))).all(&tx.db).await?;
    Ok(rows.iter().any(is_elementary))
}

/// A class in use that the student is in and that has opened Inquiry.
pub async fn wishable(tx: &Tx, student: PersonId, id: ClassId) -> Result<Option<class::Model>> {
    Ok(goals::classes_of(tx, student)
        .await?
        .into_iter()
        .find(|class| class.id == id.0 && Opened::read(&class.access_points).has(AccessPoint::Inquiry)))
}

/// A class in which both are right now.
pub async fn together(tx: &Tx, class: Uuid, owner: Uuid, reader: PersonId) -> Result<bool> {
    let both = [owner, reader.0];
    for one in both {
        if scope::enrollment(tx, one.into(), class.into()).await?.is_none() {
            return Ok(false);
        }
    }
    is_in_use(tx, class).await
}

pub async fn is_in_use(tx: &Tx, class: Uuid) -> Result<bool> {
    let row = class::Entity::find_by_id(class).filter(class::Column::ArchivedAt.is_null()).one(&tx.db).await?;
    Ok(row.is_some())
}

/// Those who are in the class besides the student, by last name.
pub async fn classmates(tx: &Tx, class: Uuid, student: PersonId) -> Result<Vec<Adult>> {
    let rows = enrollment::Entity::find()
        .filter(enrollment::Column::ClassId.eq(class))
        .filter(enrollment::Column::EndsAt.is_null())
        .filter(enrollment::Column::PersonId.ne(student.0))
        .all(&tx.db)
        .await?;
    let mut people = person::Entity::find()
        .filter(person::Column::Id.is_in(among(rows.iter().map(|row| row.person_id))))
        .all(&tx.db)
        .await?;
    people.sort_by(|a, b| (&a.sort_name, a.id).cmp(&(&b.sort_name, b.id)));
    Ok(people.into_iter().map(|person| Adult { id: person.id.into(), name: person.display_name }).collect())
}

/// Everybody's name in the student's classes, each once: for a pen name to be nobody's, and for words that go out.
pub async fn names_around(tx: &Tx, student: PersonId) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for row in roster::running(tx, student).await? {
        names.extend(classmates(tx, row.class_id, student).await?.into_iter().map(|mate| mate.name));
    }
    names.sort();
    names.dedup();
    Ok(names)
}

pub async fn to_wish(tx: &Tx, student: PersonId) -> Result<Vec<ClassToWish>> {
    let mut found = Vec::new();
    for class in goals::classes_of(tx, student).await? {
        if !Opened::read(&class.access_points).has(AccessPoint::Inquiry) {
            continue;
        }
        found.push(ClassToWish {
            id: class.id.into(),
            teachers: pieces::teachers(tx, class.id).await?,
            partner_at_once: !is_elementary(&class) && setting::partner_first(tx, class.id).await?,
            classmates: classmates(tx, class.id, student).await?,
            name: class.name,
        });
    }
    Ok(found)
}

pub async fn name(tx: &Tx, id: Uuid) -> Result<String> {
    Ok(class::Entity::find_by_id(id).one(&tx.db).await?.map(|class| class.name).unwrap_or_default())
}
