//! What an audience needs of its inquiry.

use domain::goals::Adult;
use domain::id::InquiryId;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{inquiry, perspective};
use crate::tx::Tx;
use crate::{Error, Result};

/// An inquiry of the viewer's own. Inquiries are students'.
pub async fn own(tx: &Tx, viewer: &Viewer, id: InquiryId) -> Result<inquiry::Model> {
    crate::inquiry::owner_reads(tx, viewer, id).await
}

pub async fn row(tx: &Tx, id: Uuid) -> Result<inquiry::Model> {
    inquiry::Entity::find_by_id(id).one(&tx.db).await?.ok_or_else(Error::not_found)
}

/// As its question is worded now.
pub async fn question(tx: &Tx, row: &inquiry::Model) -> Result<String> {
    crate::inquiry::question(tx, row).await
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
    crate::inquiry::readers(tx, inquiry).await
}
