//! Persons, by the rows that others rely on.

use std::collections::{BTreeMap, BTreeSet};

use domain::accounts::sort_name;
use domain::id::{DistrictId, PersonId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::LockType,
};

use crate::among::among;
use crate::entity::person;
use crate::tx::Tx;
use crate::{Error, Result};

/// Takes the persons' rows in a fixed order, so that their rights and consent stay what they are until the commit. PostgreSQL only.
pub async fn lock(db: &DatabaseTransaction, persons: &BTreeSet<PersonId>) -> Result<()> {
    if !persons.is_empty() {
        person::Entity::find()
            .filter(person::Column::Id.is_in(among(persons.iter().map(|id| id.0))))
            .order_by_asc(person::Column::Id)
            // Rows that only refer to a person need not wait.
            .lock(LockType::NoKeyUpdate)
            .all(db)
            .await?;
    }
    Ok(())
}

/// A person who is not there yet, with no account and in no class. `external_id` is the district's own number for them.
pub async fn add(tx: &Tx, district: DistrictId, id: PersonId, name: &str, external_id: Option<String>) -> Result<()> {
    let row = person::ActiveModel {
        id: Set(id.0),
        district_id: Set(district.0),
        display_name: Set(name.into()),
        sort_name: Set(sort_name(name)),
        locale: Set(None),
        theme: Set(None),
        letters: Set(None),
        spacing: Set(None),
        contrast: Set(None),
        motion: Set(None),
        external_id: Set(external_id),
        created_at: Set(tx.now.0),
        erased_at: Set(None),
        merged_into: Set(None),
    };
    person::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// The name a person is shown by.
pub async fn name(tx: &Tx, id: uuid::Uuid) -> Result<String> {
    Ok(row(tx, id).await?.display_name)
}

pub async fn row(tx: &Tx, id: uuid::Uuid) -> Result<person::Model> {
    person::Entity::find_by_id(id).one(&tx.db).await?.ok_or_else(Error::not_found)
}

pub async fn names(tx: &Tx, ids: impl IntoIterator<Item = uuid::Uuid>) -> Result<BTreeMap<uuid::Uuid, String>> {
    let ids: BTreeSet<_> = ids.into_iter().collect();
    let rows = person::Entity::find().filter(person::Column::Id.is_in(among(ids))).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.display_name)).collect())
}
