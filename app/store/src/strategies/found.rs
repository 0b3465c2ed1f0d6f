//! What students find: what is on the shelf of a class of theirs that has opened choice; an outside tool while the class's school
//! approves its host.

use std::collections::BTreeSet;

use domain::classes::{AccessPoint, Opened};
use domain::id::{PersonId, StrategyId};
use domain::strategies::{ShelfStage, StrategyKind};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::rows;
use crate::among::among;
use crate::entity::{approved_tool, class, strategy};
use crate::tx::Tx;
use crate::{Error, Result, goals, scope};

pub fn has_a_shelf(class: &class::Model) -> bool {
    class.archived_at.is_none() && Opened::read(&class.access_points).has(AccessPoint::Choice)
}

/// The hosts that a school approves right now.
pub async fn hosts(tx: &Tx, school: Uuid) -> Result<BTreeSet<String>> {
    let rows = approved_tool::Entity::find()
        .filter(approved_tool::Column::SchoolId.eq(school))
        .filter(approved_tool::Column::WithdrawnAt.is_null())
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| row.host).collect())
}

/// What the schools of these classes approve right now.
pub async fn approved_tools(tx: &Tx, classes: &[class::Model]) -> Result<Vec<approved_tool::Model>> {
    let schools: BTreeSet<Uuid> = classes.iter().map(|class| class.school_id).collect();
    Ok(approved_tool::Entity::find()
        .filter(approved_tool::Column::SchoolId.is_in(among(schools)))
        .filter(approved_tool::Column::WithdrawnAt.is_null())
        .all(&tx.db)
        .await?)
}

/// An outside tool whose host is not among these.
pub fn waits_for_school(row: &strategy::Model, hosts: &BTreeSet<String>) -> bool {
    StrategyKind::named(&row.kind) == Some(StrategyKind::Outside) && !hosts.contains(&row.host)
}

/// Whether the students of its class find it.
pub async fn by_class(tx: &Tx, row: &strategy::Model) -> Result<bool> {
    if !rows::stage(row).is_on_shelf() {
        return Ok(false);
    }
    let class = class::Entity::find_by_id(row.class_id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    Ok(has_a_shelf(&class) && !waits_for_school(row, &hosts(tx, class.school_id).await?))
}

/// A strategy that the viewer finds as a student of its class.
pub async fn found(tx: &Tx, viewer: &Viewer, id: StrategyId) -> Result<strategy::Model> {
    let row = strategy::Entity::find_by_id(id.0)
        .filter(strategy::Column::DistrictId.eq(scope::district(viewer)?.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    scope::attended(tx, viewer, row.class_id.into()).await?;
    if by_class(tx, &row).await? { Ok(row) } else { Err(Error::not_found()) }
}

/// The classes whose shelves a student finds, by name.
pub async fn shelf_classes(tx: &Tx, student: PersonId) -> Result<Vec<class::Model>> {
    let classes = goals::classes_of(tx, student).await?;
    Ok(classes.into_iter().filter(has_a_shelf).collect())
}

/// What the students of these classes find, newest curated first.
pub async fn on_shelves(tx: &Tx, classes: &[class::Model]) -> Result<Vec<strategy::Model>> {
    let mut found = Vec::new();
    for class in classes.iter().filter(|class| has_a_shelf(class)) {
        let hosts = hosts(tx, class.school_id).await?;
        let rows = strategy::Entity::find()
            .filter(strategy::Column::ClassId.eq(class.id))
            .filter(strategy::Column::Stage.eq(ShelfStage::OnShelf.name()))
            .order_by_desc(strategy::Column::CuratedAt)
            .order_by_desc(strategy::Column::Id)
            .all(&tx.db)
            .await?;
        found.extend(rows.into_iter().filter(|row| !waits_for_school(row, &hosts)));
    }
    Ok(found)
}
