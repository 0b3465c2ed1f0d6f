//! Devices: a browser that Waymark has met, known by a token in a cookie of its own. A device remembers which students came
//! in on it; a teacher may say that one belongs to the classroom.

use domain::id::{ClassId, DeviceId, DistrictId, PersonId};
use domain::viewer::Viewer;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

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

impl Store {
    /// *This device belongs to the classroom*: behind the open door it shows the whole roster with pictures. Gives the device's token, to
    /// keep in its cookie.
    pub async fn link_device(&self, viewer: &Viewer, class: ClassId, device_token: Option<String>) -> Result<String> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let (viewer, token) = (viewer.clone(), device_token.clone());
            Box::pin(async move {
                let row = classes::active(tx, &viewer, class).await?;
                let (device, token) = find_or_new(tx, token, row.district_id.into()).await?;
                device::Entity::update_many()
                    .col_expr(device::Column::ClassId, Expr::value(class.0))
                    .col_expr(device::Column::DistrictId, Expr::value(row.district_id))
                    .filter(device::Column::Id.eq(device.0))
                    .exec(&tx.db)
                    .await?;
                audit::note(tx, "link_device", scope::person(&viewer)?, None, Some(class.0)).await?;
                Ok(Written::quietly(token))
            })
        })
        .await
    }

    /// No device belongs to this classroom any more. Returns how many did.
    pub async fn unlink_devices(&self, viewer: &Viewer, class: ClassId) -> Result<u64> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                scope::guided(tx, &viewer, class).await?;
                let unlinked = device::Entity::update_many()
                    .col_expr(device::Column::ClassId, Expr::value(None::<Uuid>))
                    .filter(device::Column::ClassId.eq(class.0))
                    .exec(&tx.db)
                    .await?;
                Ok(Written::quietly(unlinked.rows_affected))
            })
        })
        .await
    }
}
