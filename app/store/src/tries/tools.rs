//! Outside tools that students name for a try: what its student is told about one, and what teachers do about them.
//!
//! Whether a tool may go beyond the try is asked when it is looked at, as for a shelf: it stands on a shelf that its student finds, or on
//! the list of a school of theirs. So an approval that is taken back is taken back here, too. Teachers see the name of a tool once, whoever
//! and however many named it.

use std::collections::{BTreeMap, BTreeSet};

use domain::clock::Moment;
use domain::event::{About, Audience, Event, Stream};
use domain::id::{ClassId, PersonId, StrategyId, TriedId};
use domain::strategies::{
    Curation, NamedTool, StrategyKind, StrategySource, StrategyWords, ToolAsked, means, tool_key,
};
use domain::viewer::Viewer;
use sea_orm::sea_query::Query;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::rows;
use crate::entity::{approved_tool, class, enrollment, strategy, tried, try_two};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, classes, goals, scope, strategies};

/// What is asked to tell where a tool stands.
pub struct Known<'a> {
    /// What its student finds on shelves.
    pub found: &'a [strategy::Model],
    /// What the schools of their classes approve.
    pub tools: &'a [approved_tool::Model],
    /// Names of those who decided.
    pub names: &'a BTreeMap<Uuid, String>,
}

/// None for what needs nobody's yes: a strategy, something without a screen, something of a shelf.
pub fn standing(one: &tried::Model, known: &Known) -> Option<NamedTool> {
    if one.strategy_id.is_some() || StrategyKind::named(&one.kind) != Some(StrategyKind::Outside) {
        return None;
    }
    let on_shelf = |row: &strategy::Model| {
        one.tool_strategy_id == Some(row.id) || (!row.host.is_empty() && means(&one.name, &row.name, &row.host))
    };
    let on_list = |tool: &approved_tool::Model| means(&one.name, &tool.name, &tool.host);
    Some(if known.found.iter().any(on_shelf) || known.tools.iter().any(on_list) {
        NamedTool::Approved
    } else if let Some(why) = &one.tool_why {
        let teacher = one.tool_by.and_then(|by| known.names.get(&by).cloned()).unwrap_or_default();
        NamedTool::Declined { teacher, why: why.clone() }
    } else if one.tool_strategy_id.is_some() {
        NamedTool::WaitsForSchool
    } else {
        NamedTool::Waits
    })
}

/// Of each thing of a try, in its order: whether it is an outside tool that nobody approved, so that its name is its student's alone.
pub async fn unapproved(tx: &Tx, of: Uuid) -> Result<Vec<bool>> {
    let rows = rows::tried(tx, of).await?;
    let Some(student) = rows.first().map(|row| row.subject_id.into()) else { return Ok(Vec::new()) };
    let (found, tools) = approvals(tx, student).await?;
    let known = Known { found: &found, tools: &tools, names: &BTreeMap::new() };
    Ok(rows.iter().map(|row| standing(row, &known).is_some_and(|tool| tool != NamedTool::Approved)).collect())
}

/// The same of what was tried in another Waymark: by the names of outside tools alone.
pub async fn unapproved_names(tx: &Tx, student: PersonId, names: &[Option<String>]) -> Result<Vec<bool>> {
    if names.iter().all(Option::is_none) {
        return Ok(vec![false; names.len()]);
    }
    let (found, tools) = approvals(tx, student).await?;
    let is_known = |name: &String| {
        found.iter().any(|row| !row.host.is_empty() && means(name, &row.name, &row.host))
            || tools.iter().any(|tool| means(name, &tool.name, &tool.host))
    };
    Ok(names.iter().map(|name| name.as_ref().is_some_and(|name| !is_known(name))).collect())
}

/// What the student finds on shelves, and what the schools of their classes approve.
async fn approvals(tx: &Tx, student: PersonId) -> Result<(Vec<strategy::Model>, Vec<approved_tool::Model>)> {
    let classes = goals::classes_of(tx, student).await?;
    Ok((strategies::on_shelves(tx, &classes).await?, strategies::approved_tools(tx, &classes).await?))
}

/// Those that wait for a teacher of this class, each once, the longest-waiting first. None where the class has no shelf.
pub async fn asked(tx: &Tx, class: &class::Model) -> Result<Vec<ToolAsked>> {
    if !strategies::has_a_shelf(class) {
        return Ok(Vec::new());
    }
    let rows = named_in(tx, class.id).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let here = std::slice::from_ref(class);
    let (found, tools) = (strategies::on_shelves(tx, here).await?, strategies::approved_tools(tx, here).await?);
    let known = Known { found: &found, tools: &tools, names: &BTreeMap::new() };
    let (mut seen, mut asked) = (BTreeSet::new(), Vec::new());
    for row in rows.iter().filter(|row| standing(row, &known) == Some(NamedTool::Waits)) {
        if seen.insert(tool_key(&row.name)) {
            asked.push(ToolAsked { tried: row.id.into(), name: row.name.clone(), at: Moment(row.created_at) });
        }
    }
    Ok(asked)
}

/// The teachers of a student's classes that have a shelf hear that they are asked.
pub async fn asking(tx: &Tx, row: &try_two::Model) -> Result<Vec<Event>> {
    let classes = strategies::shelf_classes(tx, row.subject_id.into()).await?;
    let about = About::Try(row.id.into());
    let event =
        |class: class::Model| Event::in_class(class.id.into(), about, [Audience::Staff]).of(row.subject_id.into());
    Ok(classes.into_iter().map(event).collect())
}

/// Their streams.
pub async fn asked_in(tx: &Tx, student: PersonId) -> Result<Vec<Stream>> {
    let classes = goals::classes_of(tx, student).await?;
    Ok(classes.into_iter().map(|class| Stream::Class(class.id.into())).collect())
}

impl Store {
    /// Puts a tool that somebody tried on the shelf of a class, in the teacher's words. Whoever named it is told; the same press again
    /// does nothing.
    ///
    /// Errors: not found unless the viewer guides the class and a student of it named the tool; those of `add_strategy`.
    #[crate::compiled_here]
    pub async fn put_tried_tool(
        &self,
        viewer: &Viewer,
        class: ClassId,
        tool: TriedId,
        words: StrategyWords,
    ) -> Result<()> {
        let words = StrategySource::Own { words }.check();
        let touches = self.touching_tool(viewer, class, tool).await?;
        let (words, viewer, id, planned) = (words?, viewer.clone(), StrategyId::mint(), touches.1);
        self.write(touches.0, move |tx| {
            let (viewer, words, planned) = (viewer.clone(), words.clone(), planned.clone());
            Box::pin(async move {
                let added = strategies::put_on_shelf(tx, &viewer, class, id, &words, None).await?;
                let strategy = added.value;
                let mut events = added.events;
                events.extend(decide(tx, &viewer, class, tool, &planned, (Some(strategy.0), None)).await?);
                Ok(Written::new((), events))
            })
        })
        .await
    }

    /// Says why a tool that somebody tried is not for this class. Whoever named it is told.
    ///
    /// Errors: not found unless the viewer guides the class and a student of it named the tool; invalid `why`; conflict
    /// `classes.archived`.
    #[crate::compiled_here]
    pub async fn decline_tried_tool(&self, viewer: &Viewer, class: ClassId, tool: TriedId, why: String) -> Result<()> {
        let touches = self.touching_tool(viewer, class, tool).await?;
        let Curation::Decline(why) = Curation::Decline(why).check()? else { return Err(Error::not_found()) };
        let (viewer, planned) = (viewer.clone(), touches.1);
        self.write(touches.0, move |tx| {
            let (viewer, why, planned) = (viewer.clone(), why.clone(), planned.clone());
            Box::pin(async move {
                classes::active(tx, &viewer, class).await?;
                Ok(Written::new((), decide(tx, &viewer, class, tool, &planned, (None, Some(why))).await?))
            })
        })
        .await
    }

    /// The class's stream and those of everybody who named the tool there; who they are.
    async fn touching_tool(&self, viewer: &Viewer, class: ClassId, tool: TriedId) -> Result<(Touches, BTreeSet<Uuid>)> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        let planned: BTreeSet<Uuid> = same(&tx, class, tool).await?.into_iter().map(|row| row.subject_id).collect();
        let touches = Touches::stream(Stream::Class(class)).and_viewer(viewer);
        let touches = planned.iter().fold(touches, |touches, id| touches.and_stream(Stream::Person(PersonId(*id))));
        Ok((touches, planned))
    }
}

/// Every tool by a student's own name that a student who is in the class now has in a try, oldest first.
async fn named_in(tx: &Tx, class: Uuid) -> Result<Vec<tried::Model>> {
    let here = Query::select()
        .column(enrollment::Column::PersonId)
        .from(enrollment::Entity)
        .and_where(enrollment::Column::ClassId.eq(class))
        .and_where(enrollment::Column::EndsAt.is_null())
        .to_owned();
    Ok(tried::Entity::find()
        .filter(tried::Column::Kind.eq(StrategyKind::Outside.name()))
        .filter(tried::Column::StrategyId.is_null())
        .filter(tried::Column::SubjectId.in_subquery(here))
        .order_by_asc(tried::Column::CreatedAt)
        .order_by_asc(tried::Column::Id)
        .all(&tx.db)
        .await?)
}

/// All of the class that mean the same tool as this one.
async fn same(tx: &Tx, class: ClassId, tool: TriedId) -> Result<Vec<tried::Model>> {
    let rows = named_in(tx, class.0).await?;
    let key = rows.iter().find(|row| row.id == tool.0).map(|row| tool_key(&row.name)).ok_or_else(Error::not_found)?;
    Ok(rows.into_iter().filter(|row| tool_key(&row.name) == key).collect())
}

/// Of those of whom this was not said yet: the strategy that it became, or why not.
async fn decide(
    tx: &Tx,
    viewer: &Viewer,
    class: ClassId,
    tool: TriedId,
    planned: &BTreeSet<Uuid>,
    said: (Option<Uuid>, Option<String>),
) -> Result<Vec<Event>> {
    scope::guided(tx, viewer, class).await?;
    let me = scope::person(viewer)?.person;
    let mut events = Vec::new();
    // Named between planning and now: it waits for the next look.
    for row in same(tx, class, tool).await?.into_iter().filter(|row| planned.contains(&row.subject_id)) {
        if (row.tool_strategy_id, &row.tool_why) == (said.0, &said.1) {
            continue;
        }
        let mut next = tried::ActiveModel::from(row.clone());
        next.tool_strategy_id = Set(said.0);
        next.tool_why = Set(said.1.clone());
        next.tool_by = Set(Some(me.0));
        next.update(&tx.db).await?;
        let of = try_two::Entity::find_by_id(row.try_id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
        events.push(rows::event(&of, row.subject_id.into()));
        // The other teachers' desks.
        events.push(Event::in_class(class, About::Try(of.id.into()), [Audience::Staff]).of(row.subject_id.into()));
    }
    Ok(events)
}
