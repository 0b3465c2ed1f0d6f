//! Devices: a browser that Waymark has met, known by a token in a cookie of its own. A device remembers which students came
//! in on it; a teacher may say that one belongs to the classroom.

use std::collections::BTreeSet;

use domain::audit::Deed;
use domain::id::{ClassId, DeviceId, DistrictId, PersonId};
use domain::viewer::{SignedIn, Viewer};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::among::among;
use crate::clock::token_hash;
use crate::entity::{device, device_person};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, Store, audit, classes, scope};

/// The device with this token. An unknown token is no device, and no error.
pub(crate) async fn find(tx: &Tx, token: Option<&str>) -> Result<Option<device::Model>> {
    let Some(token) = token else { return Ok(None) };
    Ok(device::Entity::find().filter(device::Column::TokenHash.eq(token_hash(token))).one(&tx.db).await?)
}

/// The device with this token, or a new one with a token of its own: gives the id and the token to keep.
pub(crate) async fn find_or_new(tx: &Tx, token: Option<String>, district: DistrictId) -> Result<(DeviceId, String)> {
    if let (Some(device), Some(token)) = (find(tx, token.as_deref()).await?, token) {
        let id = device.id;
        let mut row: device::ActiveModel = device.into();
        row.seen_at = Set(tx.now.0);
        row.update(&tx.db).await?;
        return Ok((id.into(), token));
    }
    let (id, token) = (DeviceId::mint(), tx.randomness.token());
    let row = device::ActiveModel {
        id: Set(id.0),
        district_id: Set(Some(district.0)),
        class_id: Set(None),
        linked_by: Set(None),
        token_hash: Set(token_hash(&token)),
        created_at: Set(tx.now.0),
        seen_at: Set(tx.now.0),
    };
    device::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok((id, token))
}

/// Who came in on this device, the first one first.
pub(crate) async fn people(tx: &Tx, device: Uuid) -> Result<Vec<device_person::Model>> {
    Ok(device_person::Entity::find()
        .filter(device_person::Column::DeviceId.eq(device))
        .order_by_asc(device_person::Column::LinkedAt)
        .order_by_asc(device_person::Column::Id)
        .all(&tx.db)
        .await?)
}

/// True if this student's PIN was right on this device before.
pub(crate) async fn trusted(tx: &Tx, device: Option<&device::Model>, person: PersonId) -> Result<bool> {
    let Some(device) = device else { return Ok(false) };
    Ok(link_of(tx, device.id, person).await?.is_some())
}

async fn link_of(tx: &Tx, device: Uuid, person: PersonId) -> Result<Option<device_person::Model>> {
    Ok(device_person::Entity::find()
        .filter(device_person::Column::DeviceId.eq(device))
        .filter(device_person::Column::PersonId.eq(person.0))
        .one(&tx.db)
        .await?)
}

/// The student's PIN was right on this device.
pub(crate) async fn link(tx: &Tx, district: DistrictId, device: DeviceId, person: PersonId) -> Result<()> {
    if link_of(tx, device.0, person).await?.is_none() {
        let row = device_person::ActiveModel {
            id: Set(Uuid::now_v7()),
            district_id: Set(district.0),
            device_id: Set(device.0),
            person_id: Set(person.0),
            linked_at: Set(tx.now.0),
        };
        device_person::Entity::insert(row).exec_without_returning(&tx.db).await?;
    }
    Ok(())
}

/// No device knows this student any more.
pub(crate) async fn forget(tx: &Tx, person: PersonId) -> Result<()> {
    device_person::Entity::delete_many().filter(device_person::Column::PersonId.eq(person.0)).exec(&tx.db).await?;
    Ok(())
}

/// Who linked a device to which of these classes: once for each device.
pub(crate) async fn linked(tx: &Tx, classes: &[Uuid]) -> Result<Vec<(PersonId, Uuid)>> {
    let rows = device::Entity::find()
        .filter(device::Column::ClassId.is_in(among(classes.iter().copied())))
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.linked_by?.into(), row.class_id?))).collect())
}

/// Somebody teaches these classes no more: a device that they linked may be their own, and would go on showing the whole roster.
/// Noted for each class that had one.
pub(crate) async fn unlink_all_by(tx: &Tx, by: &SignedIn, person: PersonId, classes: &[Uuid]) -> Result<()> {
    let theirs = linked(tx, classes).await?.into_iter().filter(|(linker, _)| *linker == person);
    for class in theirs.map(|(_, class)| class).collect::<BTreeSet<_>>() {
        let theirs = device::Column::ClassId.eq(class).and(device::Column::LinkedBy.eq(person.0));
        unlink(tx, theirs).await?;
        audit::note(tx, Deed::UnlinkDevices, by, Some(person), Some(class)).await?;
    }
    Ok(())
}

async fn unlink(tx: &Tx, which: SimpleExpr) -> Result<u64> {
    let unlinked = device::Entity::update_many()
        .col_expr(device::Column::ClassId, Expr::value(None::<Uuid>))
        .col_expr(device::Column::LinkedBy, Expr::value(None::<Uuid>))
        .filter(which)
        .exec(&tx.db)
        .await?;
    Ok(unlinked.rows_affected)
}

impl Store {
    /// *This device belongs to the classroom*: behind the open door it shows the whole roster with pictures. Gives the device's token, to
    /// keep in its cookie.
    #[crate::compiled_here]
    pub async fn link_device(&self, viewer: &Viewer, class: ClassId, device_token: Option<String>) -> Result<String> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let (viewer, token) = (viewer.clone(), device_token.clone());
            Box::pin(async move {
                let row = classes::active(tx, &viewer, class).await?;
                let me = scope::person(&viewer)?;
                let (device, token) = find_or_new(tx, token, row.district_id.into()).await?;
                device::Entity::update_many()
                    .col_expr(device::Column::ClassId, Expr::value(class.0))
                    .col_expr(device::Column::DistrictId, Expr::value(row.district_id))
                    .col_expr(device::Column::LinkedBy, Expr::value(me.person.0))
                    .filter(device::Column::Id.eq(device.0))
                    .exec(&tx.db)
                    .await?;
                audit::note(tx, Deed::LinkDevice, me, None, Some(class.0)).await?;
                Ok(Written::quietly(token))
            })
        })
        .await
    }

    /// No device belongs to this classroom any more. Returns how many did.
    #[crate::compiled_here]
    pub async fn unlink_devices(&self, viewer: &Viewer, class: ClassId) -> Result<u64> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                scope::guided(tx, &viewer, class).await?;
                Ok(Written::quietly(unlink(tx, device::Column::ClassId.eq(class.0)).await?))
            })
        })
        .await
    }
}
