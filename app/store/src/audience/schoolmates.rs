//! Names at a student's school, for a pen name to be none of them: whoever reads it there would know, or think they know, whose it is.

use domain::audience::NamesAround;
use domain::id::PersonId;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};

use super::classes;
use crate::Result;
use crate::entity::{class, enrollment, membership, person, teaching};
use crate::tx::Tx;

/// In the classes that the student is in, and in the schools that these belong to.
pub async fn names(tx: &Tx, student: PersonId) -> Result<NamesAround> {
    let schools = schools_of(student);
    let every = Query::select()
        .column(class::Column::Id)
        .from(class::Entity)
        .and_where(class::Column::SchoolId.in_subquery(schools.clone()))
        .to_owned();
    let students = Query::select()
        .column(enrollment::Column::PersonId)
        .from(enrollment::Entity)
        .and_where(enrollment::Column::ClassId.in_subquery(every.clone()))
        .and_where(enrollment::Column::EndsAt.is_null())
        .to_owned();
    let staff = Query::select()
        .column(membership::Column::PersonId)
        .from(membership::Entity)
        .and_where(membership::Column::SchoolId.in_subquery(schools))
        .and_where(membership::Column::EndsAt.is_null())
        .to_owned();
    // Who stands in has a class and may have no place on the school's staff.
    let teachers = Query::select()
        .column(teaching::Column::PersonId)
        .from(teaching::Entity)
        .and_where(teaching::Column::ClassId.in_subquery(every))
        .and_where(teaching::Column::EndsAt.is_null())
        .to_owned();
    let of = |people: SelectStatement| Condition::any().add(person::Column::Id.in_subquery(people));
    Ok(NamesAround {
        classmates: classes::names_around(tx, student).await?,
        students: called(tx, student, of(students)).await?,
        teachers: called(tx, student, of(staff).add(person::Column::Id.in_subquery(teachers))).await?,
    })
}

fn schools_of(student: PersonId) -> SelectStatement {
    let mine = Query::select()
        .column(enrollment::Column::ClassId)
        .from(enrollment::Entity)
        .and_where(enrollment::Column::PersonId.eq(student.0))
        .and_where(enrollment::Column::EndsAt.is_null())
        .to_owned();
    Query::select()
        .column(class::Column::SchoolId)
        .from(class::Entity)
        .and_where(class::Column::Id.in_subquery(mine))
        .to_owned()
}

/// What these people are called, but for the student.
async fn called(tx: &Tx, student: PersonId, these: Condition) -> Result<Vec<String>> {
    Ok(person::Entity::find()
        .select_only()
        .column(person::Column::DisplayName)
        .filter(these)
        .filter(person::Column::Id.ne(student.0))
        .filter(person::Column::ErasedAt.is_null())
        .into_tuple()
        .all(&tx.db)
        .await?)
}
