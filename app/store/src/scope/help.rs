//! What is asked in a help queue.

use domain::id::HelpId;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{guided, person};
use crate::entity::help;
use crate::tx::Tx;
use crate::{Error, Result};

/// What the viewer asked in a help queue.
pub async fn own_help(tx: &Tx, viewer: &Viewer, id: HelpId) -> Result<help::Model> {
    let me = person(viewer)?;
    help::Entity::find_by_id(id.0)
        .filter(help::Column::DistrictId.eq(me.district.0))
        .filter(help::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// What was asked in the queue of a class that the viewer guides.
pub async fn guided_help(tx: &Tx, viewer: &Viewer, id: HelpId) -> Result<help::Model> {
    let row = help::Entity::find_by_id(id.0)
        .filter(help::Column::DistrictId.eq(person(viewer)?.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    guided(tx, viewer, row.class_id.into()).await?;
    Ok(row)
}
