//! The time zone a person's pages show times in.

use domain::viewer::Viewer;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder};

use crate::entity::{class, enrollment, membership, school};
use crate::{Result, Store, scope};

impl Store {
    /// IANA name of the viewer's school's time zone, as in [`Store::me`]; `UTC` for who has no school. One statement, because
    /// every page asks this.
    #[crate::compiled_here]
    pub async fn time_zone(&self, viewer: &Viewer) -> Result<String> {
        let me = scope::person(viewer)?;
        let theirs = if me.staff { staff_of(me.person.0) } else { latest_class_of(me.person.0) };
        let school = school::Entity::find()
            .filter(school::Column::DistrictId.eq(me.district.0))
            .filter(school::Column::Id.in_subquery(theirs))
            .order_by_asc(school::Column::Name)
            .order_by_asc(school::Column::Id)
            .one(&self.inner.reader)
            .await?;
        Ok(school.map_or_else(|| "UTC".into(), |school| school.time_zone))
    }
}

fn staff_of(person: uuid::Uuid) -> SelectStatement {
    Query::select()
        .column(membership::Column::SchoolId)
        .from(membership::Entity)
        .and_where(membership::Column::PersonId.eq(person))
        .and_where(membership::Column::EndsAt.is_null())
        .to_owned()
}

fn latest_class_of(person: uuid::Uuid) -> SelectStatement {
    let latest = Query::select()
        .column(enrollment::Column::ClassId)
        .from(enrollment::Entity)
        .and_where(enrollment::Column::PersonId.eq(person))
        .order_by(enrollment::Column::StartsAt, Order::Desc)
        .order_by(enrollment::Column::Id, Order::Desc)
        .limit(1)
        .to_owned();
    Query::select()
        .column(class::Column::SchoolId)
        .from(class::Entity)
        .and_where(class::Column::Id.in_subquery(latest))
        .to_owned()
}
