//! Stories and conferences.

use domain::id::{ConferenceId, StoryId};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{person, staff};
use crate::entity::{conference, portfolio_reader, story};
use crate::tx::Tx;
use crate::{Error, Result};

/// A story of the viewer's own (true), or one that its student shows the viewer, who is on a staff.
pub async fn readable_story(tx: &Tx, viewer: &Viewer, id: StoryId) -> Result<(story::Model, bool)> {
    let me = person(viewer)?;
    let row = story::Entity::find_by_id(id.0)
        .filter(story::Column::DistrictId.eq(me.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if row.subject_id == me.person.0 {
        return Ok((row, true));
    }
    let staff = staff(tx, viewer).await?;
    portfolio_reader::Entity::find()
        .filter(portfolio_reader::Column::StoryId.eq(id.0))
        .filter(portfolio_reader::Column::PersonId.eq(staff.0))
        .filter(portfolio_reader::Column::Until.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    Ok((row, false))
}

/// The same of a conference: one's own, or one that the viewer is invited to. One that was taken off the list is its student's alone.
pub async fn readable_conference(tx: &Tx, viewer: &Viewer, id: ConferenceId) -> Result<(conference::Model, bool)> {
    let me = person(viewer)?;
    let row = conference::Entity::find_by_id(id.0)
        .filter(conference::Column::DistrictId.eq(me.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if row.subject_id == me.person.0 {
        return Ok((row, true));
    }
    let staff = staff(tx, viewer).await?;
    portfolio_reader::Entity::find()
        .filter(portfolio_reader::Column::ConferenceId.eq(id.0))
        .filter(portfolio_reader::Column::PersonId.eq(staff.0))
        .filter(portfolio_reader::Column::Until.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if row.removed_at.is_some() { Err(Error::not_found()) } else { Ok((row, false)) }
}
