//! What an audience needs of its inquiry.

use domain::goals::Adult;
use domain::id::InquiryId;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{inquiry, inquiry_reader, inquiry_wording, perspective};
use crate::tx::Tx;
use crate::{Error, Result, goals, scope};

/// An inquiry of the viewer's own.
pub async fn own(tx: &Tx, viewer: &Viewer, id: InquiryId) -> Result<inquiry::Model> {
    let me = scope::person(viewer)?;
    if me.staff {
        return Err(Error::not_found());
    }
    inquiry::Entity::find_by_id(id.0)
        .filter(inquiry::Column::DistrictId.eq(me.district.0))
        .filter(inquiry::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

pub async fn row(tx: &Tx, id: Uuid) -> Result<inquiry::Model> {
    inquiry::Entity::find_by_id(id).one(&tx.db).await?.ok_or_else(Error::not_found)
}

/// As its question is worded now.
pub async fn question(tx: &Tx, row: &inquiry::Model) -> Result<String> {
    let now = inquiry_wording::Entity::find()
        .filter(inquiry_wording::Column::InquiryId.eq(row.id))
        .filter(inquiry_wording::Column::Number.eq(row.wording))
        .one(&tx.db)
        .await?;
    Ok(now.map(|row| row.words).unwrap_or_default())
}

/// All that was said, oldest first.
pub async fn perspectives(tx: &Tx, inquiry: Uuid) -> Result<Vec<perspective::Model>> {
    Ok(perspective::Entity::find()
        .filter(perspective::Column::InquiryId.eq(inquiry))
        .order_by_asc(perspective::Column::Number)
        .all(&tx.db)
        .await?)
}

pub async fn perspective(tx: &Tx, inquiry: Uuid, number: i32) -> Result<perspective::Model> {
    perspective::Entity::find()
        .filter(perspective::Column::InquiryId.eq(inquiry))
        .filter(perspective::Column::Number.eq(number))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// Teachers whom its student picked and who are on a staff.
pub async fn teachers(tx: &Tx, inquiry: Uuid) -> Result<Vec<Adult>> {
    let picked = inquiry_reader::Entity::find()
        .filter(inquiry_reader::Column::InquiryId.eq(inquiry))
        .filter(inquiry_reader::Column::Until.is_null())
        .order_by_asc(inquiry_reader::Column::Since)
        .order_by_asc(inquiry_reader::Column::Id)
        .all(&tx.db)
        .await?;
    goals::on_staff(tx, picked.into_iter().map(|row| row.person_id).collect()).await
}
