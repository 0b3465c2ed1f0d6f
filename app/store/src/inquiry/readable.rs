//! Who may read an inquiry, and what of it. Every page and every write about somebody's inquiry asks here.

use domain::audience::{Read, Reads};
use domain::id::InquiryId;
use domain::inquiry::{Reader, Reading};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{readers, rows};
use crate::entity::{inquiry, inquiry_reader};
use crate::tx::Tx;
use crate::{Error, Result, audience, school, scope};

/// Not found for everybody who may not read it: nobody can tell that from an inquiry that is not there.
pub async fn may_read(tx: &Tx, viewer: &Viewer, id: InquiryId) -> Result<(inquiry::Model, Reading)> {
    let me = scope::person(viewer)?;
    let row = inquiry::Entity::find_by_id(id.0)
        .filter(inquiry::Column::DistrictId.eq(me.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if row.subject_id == me.person.0 {
        return Ok((row, Reading { reader: Reader::Owner, version: None }));
    }
    if me.staff {
        let picked = inquiry_reader::Entity::find()
            .filter(inquiry_reader::Column::InquiryId.eq(row.id))
            .filter(inquiry_reader::Column::PersonId.eq(me.person.0))
            .filter(inquiry_reader::Column::Until.is_null())
            .one(&tx.db)
            .await?;
        if picked.is_some() && school::is_on_a_staff(tx, me.person).await? {
            return Ok((row, Reading { reader: Reader::Teacher, version: None }));
        }
    }
    // Partners and classes: what was released to them.
    let reads = if me.staff { None } else { audience::reads(tx, me.person, &row).await? };
    let Some(Reads { how, class, version }) = reads else { return Err(Error::not_found()) };
    let reader = match how {
        Read::Partner => Reader::Partner(class),
        Read::Classmate => Reader::Classmate(class),
        Read::Nameless => Reader::Nameless(class),
    };
    Ok((row, Reading { reader, version: Some(version) }))
}

/// The viewer's own.
pub async fn owner_reads(tx: &Tx, viewer: &Viewer, id: InquiryId) -> Result<inquiry::Model> {
    match may_read(tx, viewer, id).await? {
        (row, Reading { reader: Reader::Owner, .. }) => Ok(row),
        _ => Err(Error::not_found()),
    }
}

/// One that its student shows the viewer, who is on a staff.
pub async fn teacher_reads(tx: &Tx, viewer: &Viewer, id: InquiryId) -> Result<inquiry::Model> {
    match may_read(tx, viewer, id).await? {
        (row, Reading { reader: Reader::Teacher, .. }) => Ok(row),
        _ => Err(Error::not_found()),
    }
}

/// Whether anybody besides its student reads it now.
pub async fn is_shown(tx: &Tx, row: &inquiry::Model) -> Result<bool> {
    Ok(!readers::of(tx, row.id).await?.is_empty() || audience::any_open(tx, row.id).await?)
}

/// Others came or went who read it: it stands where that puts it, and whoever sees it is told.
pub async fn shown_changed(tx: &Tx, row: inquiry::Model) -> Result<(inquiry::Model, Vec<domain::event::Event>)> {
    let row = rows::happen(tx, row, domain::inquiry::InquiryMove::Seen, false).await?;
    let events = rows::events(tx, &row).await?;
    Ok((row, events))
}
