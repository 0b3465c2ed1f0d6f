//! Whether anything reaches a student: they come in by a class in use, and by none that is put away.

use std::collections::{BTreeSet, HashMap};

use domain::event::{Event, Stream};
use domain::id::{ClassId, PersonId};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::tile_event;
use crate::Result;
use crate::among::among;
use crate::entity::{class, enrollment};
use crate::tx::Tx;
use crate::write::Touches;

fn classes_in_use() -> SelectStatement {
    Query::select()
        .column(class::Column::Id)
        .from(class::Entity)
        .and_where(class::Column::ArchivedAt.is_null())
        .to_owned()
}

/// The places of these students in classes that are in use.
pub(crate) async fn in_use(tx: &Tx, students: impl IntoIterator<Item = Uuid>) -> Result<Vec<enrollment::Model>> {
    Ok(enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.is_in(among(students)))
        .filter(enrollment::Column::EndsAt.is_null())
        .filter(enrollment::Column::ClassId.in_subquery(classes_in_use()))
        .all(&tx.db)
        .await?)
}

/// Those of these students who cannot come in anywhere.
pub(crate) async fn nowhere(tx: &Tx, students: &[Uuid]) -> Result<Vec<Uuid>> {
    let somewhere: BTreeSet<Uuid> =
        in_use(tx, students.iter().copied()).await?.into_iter().map(|row| row.person_id).collect();
    Ok(students.iter().copied().filter(|student| !somewhere.contains(student)).collect())
}

/// Where these students were before: each with a class in use that they are off the roster of.
async fn left(tx: &Tx, students: &[Uuid]) -> Result<BTreeSet<(ClassId, PersonId)>> {
    let rows = enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.is_in(among(students.iter().copied())))
        .filter(enrollment::Column::EndsAt.is_not_null())
        .filter(enrollment::Column::ClassId.in_subquery(classes_in_use()))
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.class_id.into(), row.person_id.into())).collect())
}

/// These students can come in again, or no longer: the consoles of classes that they left earlier say whether an answer is read.
/// `class` itself is told anyway.
pub(crate) async fn told_where_they_left(tx: &Tx, class: ClassId, students: &[Uuid]) -> Result<Vec<Event>> {
    let left = left(tx, students).await?.into_iter().filter(|(place, _)| *place != class);
    Ok(left.map(|(place, student)| tile_event(place, student)).collect())
}

/// The streams of [`told_where_they_left`].
pub(crate) async fn and_where_they_left(tx: &Tx, students: &[Uuid], touches: Touches) -> Result<Touches> {
    let left = left(tx, students).await?;
    Ok(left.into_iter().fold(touches, |touches, (class, _)| touches.and_stream(Stream::Class(class))))
}

/// By student, the classes in use whose roster they are on.
pub(crate) async fn attended(tx: &Tx, students: &BTreeSet<Uuid>) -> Result<HashMap<Uuid, Vec<Uuid>>> {
    let mut attended: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for row in in_use(tx, students.iter().copied()).await? {
        attended.entry(row.person_id).or_default().push(row.class_id);
    }
    Ok(attended)
}
