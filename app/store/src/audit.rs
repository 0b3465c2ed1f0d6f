//! Who did what, for whom, when. A table of its own, without content: names come from the persons' rows when it is read.

use domain::audit::{AuditRow, Deed};
use domain::clock::Moment;
use domain::id::{DistrictId, PersonId, SchoolId};
use domain::viewer::{SignedIn, Viewer};
use sea_orm::sea_query::Query;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::{audit, class, enrollment, membership};
use crate::tx::Tx;
use crate::{Result, Store, people, school};

/// Most rows of one page.
const PAGE: u64 = 100;

/// Who acts; nobody when Waymark does it by itself.
#[derive(Clone, Copy)]
pub(crate) struct Actor {
    pub district: DistrictId,
    pub person: Option<PersonId>,
}

impl From<&SignedIn> for Actor {
    fn from(me: &SignedIn) -> Self {
        Self { district: me.district, person: Some(me.person) }
    }
}

/// Notes what was done to `subject`, or to the thing `about`.
pub(crate) async fn note(
    tx: &Tx,
    what: Deed,
    actor: impl Into<Actor>,
    subject: Option<PersonId>,
    about: Option<Uuid>,
) -> Result<()> {
    let actor = actor.into();
    let row = audit::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(actor.district.0),
        at: Set(tx.now.0),
        actor: Set(actor.person.map(Into::into)),
        subject: Set(subject.map(Into::into)),
        on_behalf_of: Set(None),
        what: Set(what.name().into()),
        about: Set(about),
    };
    audit::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// What concerns a school: done by its staff, to its staff or its students, or to the school or its classes. A student's
/// *I need to talk to someone* (`talk…`) stays out of it.
fn of_school(school: SchoolId) -> Condition {
    let staff = Query::select()
        .column(membership::Column::PersonId)
        .from(membership::Entity)
        .and_where(membership::Column::SchoolId.eq(school.0))
        .to_owned();
    let classes = Query::select()
        .column(class::Column::Id)
        .from(class::Entity)
        .and_where(class::Column::SchoolId.eq(school.0))
        .to_owned();
    let students = Query::select()
        .column(enrollment::Column::PersonId)
        .from(enrollment::Entity)
        .and_where(enrollment::Column::ClassId.in_subquery(classes.clone()))
        .to_owned();
    let concerns = Condition::any()
        .add(audit::Column::Actor.in_subquery(staff.clone()))
        .add(audit::Column::Subject.in_subquery(staff))
        .add(audit::Column::Subject.in_subquery(students))
        .add(audit::Column::About.eq(school.0))
        .add(audit::Column::About.in_subquery(classes));
    Condition::all().add(audit::Column::What.not_like("talk%")).add(concerns)
}

impl Store {
    /// For an admin of the school: what was done, newest first, a page at a time (the next one is `before` the last row).
    #[crate::compiled_here]
    pub async fn audit(&self, viewer: &Viewer, school: SchoolId, before: Option<Moment>) -> Result<Vec<AuditRow>> {
        let tx = self.snapshot().await?;
        let row = school::administered(&tx, viewer, school).await?;
        let mut asked = audit::Entity::find()
            .filter(audit::Column::DistrictId.eq(row.district_id))
            .filter(of_school(school))
            .order_by_desc(audit::Column::At)
            .order_by_desc(audit::Column::Id)
            .limit(PAGE);
        if let Some(before) = before {
            asked = asked.filter(audit::Column::At.lt(before.0));
        }
        let rows = asked.all(&tx.db).await?;
        // Gathered first: a closure that lives across the await would make this future less general than handlers need.
        let named: Vec<Uuid> = rows.iter().flat_map(|r| [r.actor, r.subject, r.on_behalf_of]).flatten().collect();
        let names = people::names(&tx, named).await?;
        let named = |id: Option<Uuid>| id.and_then(|id| names.get(&id).cloned());
        Ok(rows
            .into_iter()
            .map(|row| AuditRow {
                at: Moment(row.at),
                actor: named(row.actor),
                subject: named(row.subject),
                on_behalf_of: named(row.on_behalf_of),
                what: row.what,
            })
            .collect())
    }
}
