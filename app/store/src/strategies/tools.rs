//! The outside tools that a school approves. Its admins approve and take back; its teachers read what is approved.

use std::collections::BTreeSet;

use domain::audit::Deed;
use domain::clock::Moment;
use domain::event::{Event, Stream};
use domain::id::{ClassId, SchoolId, ToolId};
use domain::refusal::Refusal;
use domain::strategies::{MOST_TOOLS, SchoolTools, ShelfStage, StrategyKind, ToolDraft, ToolView, ToolWanted};
use domain::viewer::Viewer;
use sea_orm::sea_query::Query;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::doing::too_many;
use super::{found, rows};
use crate::entity::{approved_tool, class, school as school_table, strategy};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, people, school, scope};

impl Store {
    /// For the staff of the school.
    #[crate::compiled_here]
    pub async fn school_tools(&self, viewer: &Viewer, id: SchoolId) -> Result<SchoolTools> {
        let tx = self.snapshot().await?;
        let role = scope::role(&tx, viewer, id).await?.filter(|_| viewer.signed_in().is_some_and(|me| me.staff));
        let role = role.ok_or_else(Error::not_found)?;
        let row = school_table::Entity::find_by_id(id.0)
            .filter(school_table::Column::DistrictId.eq(scope::district(viewer)?.0))
            .one(&tx.db)
            .await?
            .ok_or_else(Error::not_found)?;
        let tools = of_school(id)
            .order_by_desc(approved_tool::Column::ApprovedAt)
            .order_by_desc(approved_tool::Column::Id)
            .all(&tx.db)
            .await?;
        let (approved, withdrawn) = views(&tx, tools).await?.into_iter().partition(|tool| tool.withdrawn.is_none());
        let may_change = role.may_run_the_school();
        Ok(SchoolTools {
            school: id,
            school_name: row.name,
            may_change,
            approved,
            withdrawn,
            wanted: if may_change { wanted(&tx, id).await? } else { Vec::new() },
        })
    }

    /// By an admin: students find what is at this host from now on, where a teacher put it on a shelf.
    ///
    /// Errors: invalid `name`, `host`, `note`; invalid `host`, `shelf.approved_already`; forbidden for the school's teachers.
    #[crate::compiled_here]
    pub async fn approve_tool(&self, viewer: &Viewer, school: SchoolId, draft: ToolDraft) -> Result<()> {
        let draft = draft.check();
        let host = draft.as_ref().map(|draft| draft.host.clone()).unwrap_or_default();
        let touches = self.touching_shelves(viewer, school, &host).await?;
        let draft = draft?;
        let (viewer, planned) = (viewer.clone(), touches.1);
        self.write(touches.0, move |tx| {
            let (viewer, draft, planned) = (viewer.clone(), draft.clone(), planned.clone());
            Box::pin(async move { approve(tx, &viewer, school, draft, &planned).await })
        })
        .await
    }

    /// By an admin: what is at its host vanishes from every shelf of the school at once. The row stays, as history.
    #[crate::compiled_here]
    pub async fn withdraw_tool(&self, viewer: &Viewer, school: SchoolId, id: ToolId) -> Result<()> {
        let known = {
            let tx = self.snapshot().await?;
            school::administered(&tx, viewer, school).await?;
            of_school(school).filter(approved_tool::Column::Id.eq(id.0)).one(&tx.db).await?
        };
        let host = known.ok_or_else(Error::not_found)?.host;
        let (touches, planned) = self.touching_shelves(viewer, school, &host).await?;
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let (viewer, planned) = (viewer.clone(), planned.clone());
            Box::pin(async move { withdraw(tx, &viewer, school, id, &planned).await })
        })
        .await
    }

    /// The school's stream and those of the classes that have something of this host. Only an admin gets here.
    async fn touching_shelves(
        &self,
        viewer: &Viewer,
        id: SchoolId,
        host: &str,
    ) -> Result<(Touches, BTreeSet<ClassId>)> {
        let tx = self.snapshot().await?;
        school::administered(&tx, viewer, id).await?;
        let classes: BTreeSet<ClassId> =
            of_host(&tx, id, host).await?.into_iter().map(|row| row.class_id.into()).collect();
        let touches = Touches::stream(Stream::School(id)).and_viewer(viewer);
        let touches = classes.iter().fold(touches, |touches, class| touches.and_stream(Stream::Class(*class)));
        Ok((touches, classes))
    }
}

async fn approve(
    tx: &Tx,
    viewer: &Viewer,
    school: SchoolId,
    draft: ToolDraft,
    planned: &BTreeSet<ClassId>,
) -> Result<Written<()>> {
    let row = school::administered(tx, viewer, school).await?;
    let me = scope::person(viewer)?;
    let running = of_school(school).filter(approved_tool::Column::WithdrawnAt.is_null());
    if let Some(known) = running.clone().filter(approved_tool::Column::Host.eq(draft.host.as_str())).one(&tx.db).await?
    {
        // The same press again.
        if known.name == draft.name && known.note == draft.note && known.approved_by == me.person.0 {
            return Ok(Written::quietly(()));
        }
        return Err(Refusal::invalid("host", "shelf.approved_already").into());
    }
    if running.count(&tx.db).await? >= MOST_TOOLS as u64 {
        return Err(too_many("name", "shelf.too_many_tools", MOST_TOOLS).into());
    }
    let tool = approved_tool::ActiveModel {
        id: Set(ToolId::mint().0),
        district_id: Set(row.district_id),
        school_id: Set(row.id),
        name: Set(draft.name),
        host: Set(draft.host.clone()),
        note: Set(draft.note),
        approved_by: Set(me.person.0),
        approved_at: Set(tx.now.0),
        withdrawn_by: Set(None),
        withdrawn_at: Set(None),
    };
    approved_tool::Entity::insert(tool).exec_without_returning(&tx.db).await?;
    audit::note(tx, Deed::ToolApprove, me, None, Some(school.0)).await?;
    // Read after the change: now the class finds it.
    Ok(Written::new((), events(tx, school, &draft.host, planned).await?))
}

async fn withdraw(
    tx: &Tx,
    viewer: &Viewer,
    school: SchoolId,
    id: ToolId,
    planned: &BTreeSet<ClassId>,
) -> Result<Written<()>> {
    school::administered(tx, viewer, school).await?;
    let me = scope::person(viewer)?;
    let row =
        of_school(school).filter(approved_tool::Column::Id.eq(id.0)).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    if row.withdrawn_at.is_some() {
        return Ok(Written::quietly(()));
    }
    // Read before the change: until now the class found it.
    let events = events(tx, school, &row.host, planned).await?;
    let mut row = approved_tool::ActiveModel::from(row);
    row.withdrawn_at = Set(Some(tx.now.0));
    row.withdrawn_by = Set(Some(me.person.0));
    row.update(&tx.db).await?;
    audit::note(tx, Deed::ToolWithdraw, me, None, Some(school.0)).await?;
    Ok(Written::new((), events))
}

/// Everybody who finds what is at the host while it is approved, and its students and teachers in any case.
async fn events(tx: &Tx, school: SchoolId, host: &str, planned: &BTreeSet<ClassId>) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    for row in of_host(tx, school, host).await? {
        // Added between planning and now (never seen; a second press plans again).
        if !planned.contains(&row.class_id.into()) {
            return Err(Error::Busy);
        }
        if rows::stage(&row) != ShelfStage::Withdrawn {
            let by_class = found::by_class(tx, &row).await?;
            events.push(rows::event(tx, &row, by_class).await?);
        }
    }
    Ok(events)
}

fn of_school(school: SchoolId) -> sea_orm::Select<approved_tool::Entity> {
    approved_tool::Entity::find().filter(approved_tool::Column::SchoolId.eq(school.0))
}

/// Every outside tool of the school's classes.
fn outside(school: SchoolId) -> sea_orm::Select<strategy::Entity> {
    let classes = Query::select()
        .column(class::Column::Id)
        .from(class::Entity)
        .and_where(class::Column::SchoolId.eq(school.0))
        .to_owned();
    strategy::Entity::find()
        .filter(strategy::Column::Kind.eq(StrategyKind::Outside.name()))
        .filter(strategy::Column::ClassId.in_subquery(classes))
}

async fn of_host(tx: &Tx, school: SchoolId, host: &str) -> Result<Vec<strategy::Model>> {
    let rows = outside(school).filter(strategy::Column::Host.eq(host)).order_by_asc(strategy::Column::Id);
    Ok(rows.all(&tx.db).await?)
}

/// What teachers put on a shelf at a host that is not approved, each host once. No name of a student or a teacher is with it.
async fn wanted(tx: &Tx, school: SchoolId) -> Result<Vec<ToolWanted>> {
    let hosts = found::hosts(tx, school.0).await?;
    let rows = outside(school)
        .filter(strategy::Column::Stage.eq(ShelfStage::OnShelf.name()))
        .order_by_asc(strategy::Column::CuratedAt)
        .order_by_asc(strategy::Column::Id)
        .all(&tx.db)
        .await?;
    let mut wanted: Vec<ToolWanted> = Vec::new();
    for row in rows {
        if !hosts.contains(&row.host) && !wanted.iter().any(|known| known.host == row.host) {
            wanted.push(ToolWanted { name: row.name, host: row.host });
        }
    }
    Ok(wanted)
}

async fn views(tx: &Tx, rows: Vec<approved_tool::Model>) -> Result<Vec<ToolView>> {
    let persons: Vec<Uuid> = rows.iter().flat_map(|row| [Some(row.approved_by), row.withdrawn_by]).flatten().collect();
    let names = people::names(tx, persons).await?;
    let name = |id: &Uuid| names.get(id).cloned().unwrap_or_default();
    Ok(rows
        .into_iter()
        .map(|row| ToolView {
            id: row.id.into(),
            name: row.name,
            host: row.host,
            note: row.note,
            approved_by: name(&row.approved_by),
            approved_at: Moment(row.approved_at),
            withdrawn: row.withdrawn_at.map(|at| (row.withdrawn_by.as_ref().map(name).unwrap_or_default(), Moment(at))),
        })
        .collect())
}
