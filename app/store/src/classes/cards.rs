//! Classes as lists show them.

use std::collections::BTreeMap;

use domain::classes::{ClassCard, GradeBand, Opened};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{class, enrollment};
use crate::tx::Tx;
use crate::{Error, Result, door};

/// Classes as lists show them, in the order given.
pub(crate) async fn cards(tx: &Tx, classes: Vec<class::Model>) -> Result<Vec<ClassCard>> {
    let ids: Vec<_> = classes.iter().map(|class| class.id).collect();
    let counts: BTreeMap<Uuid, i64> = enrollment::Entity::find()
        .select_only()
        .column(enrollment::Column::ClassId)
        .column_as(enrollment::Column::Id.count(), "students")
        .filter(enrollment::Column::ClassId.is_in(among(ids.clone())))
        .filter(enrollment::Column::EndsAt.is_null())
        .group_by(enrollment::Column::ClassId)
        .into_tuple::<(Uuid, i64)>()
        .all(&tx.db)
        .await?
        .into_iter()
        .collect();
    let open = door::open_of(tx, ids).await?;
    Ok(classes
        .into_iter()
        .map(|class| ClassCard {
            id: class.id.into(),
            grade_band: GradeBand::named(&class.grade_band).unwrap_or(GradeBand::G68),
            opened: Opened::read(&class.access_points),
            students: counts.get(&class.id).map_or(0, |n| *n as u32),
            door_open: open.contains(&class.id),
            archived: class.archived_at.is_some(),
            name: class.name,
            subject: class.subject,
        })
        .collect())
}

/// One class as lists show it.
pub(crate) async fn card(tx: &Tx, class: class::Model) -> Result<ClassCard> {
    cards(tx, vec![class]).await?.pop().ok_or_else(Error::not_found)
}
