//! Everything that says *then* and *now* about a student: for themselves, and for those who teach them, as far as it was shown to them.

use std::collections::HashMap;

use domain::clock::Moment;
use domain::event::Cursor;
use domain::goals::{EntryKind, EntryView, GoalStage};
use domain::growth::{GoalGrown, Grown, GrowthView, changes};
use domain::id::{ClassId, PersonId};
use domain::portfolio::TimelineSource;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

use super::{criteria, data, guided, of_person};
use crate::among::among;
use crate::entity::{goal, goal_entry, goal_version};
use crate::tx::Tx;
use crate::{Error, Result, Store, export, goals, people, pieces, replay, roster, scope};

/// The kinds of things of which a *then* and a *now* may be said here.
const SAYS_BOTH: [TimelineSource; 4] =
    [TimelineSource::Pair, TimelineSource::Goal, TimelineSource::Rating, TimelineSource::Measure];

impl Store {
    /// The viewer's own. Not found for who is not a student.
    #[crate::compiled_here]
    pub async fn grown(&self, viewer: &Viewer) -> Result<(Grown, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        if me.staff {
            return Err(Error::not_found());
        }
        let own = goal::Entity::find().filter(goal::Column::SubjectId.eq(me.person.0));
        let grown = Grown {
            student: me.person,
            name: people::name(&tx, me.person.0).await?,
            picture: pieces::picture(&tx, None, me.person.0).await?,
            pairs: said(of_person(&tx, me.person).await?),
            goals: goals_of(&tx, own).await?,
            criteria: criteria::of(&tx, me.person, None).await?,
            measures: data::of(&tx, me.person, None).await?,
            brought: export::any_brought(&tx, me.person.0, &SAYS_BOTH).await?,
        };
        Ok((grown, replay::cursor(&tx, viewer).await?))
    }

    /// A student's of a class that the viewer guides: what was shared or measured in that class, and the goals that the
    /// student shows the viewer.
    ///
    /// Errors: not found unless the viewer guides the class and the student is or was on its roster.
    #[crate::compiled_here]
    pub async fn grown_in_class(&self, viewer: &Viewer, class: ClassId, student: PersonId) -> Result<(Grown, Cursor)> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        let place = roster::place(&tx, class, student).await?;
        let shown = goals::shown_to(scope::person(viewer)?.person).filter(goal::Column::SubjectId.eq(student.0));
        let grown = Grown {
            student,
            name: place.name,
            picture: place.picture,
            pairs: said(guided::pairs(&tx, class, student).await?),
            goals: goals_of(&tx, shown).await?,
            criteria: criteria::of(&tx, student, Some(class)).await?,
            measures: data::of(&tx, student, Some(class)).await?,
            brought: false,
        };
        Ok((grown, replay::cursor(&tx, viewer).await?))
    }
}

/// Those with the student's words, by when the later piece was shared.
fn said(pairs: Vec<GrowthView>) -> Vec<GrowthView> {
    let mut said: Vec<GrowthView> = pairs.into_iter().filter(|pair| !pair.now.is_empty()).collect();
    said.sort_by_key(|pair| (pair.after.shared_at, pair.id));
    said
}

/// Those of them that were worded anew or reached; the newest change first.
async fn goals_of(tx: &Tx, rows: Select<goal::Entity>) -> Result<Vec<GoalGrown>> {
    let rows = rows.all(&tx.db).await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let entries = goal_entry::Entity::find()
        .filter(goal_entry::Column::GoalId.is_in(among(ids.iter().copied())))
        .filter(goal_entry::Column::Kind.is_in([EntryKind::Adjusted, EntryKind::Reached].map(EntryKind::name)))
        .order_by_asc(goal_entry::Column::CreatedAt)
        .all(&tx.db)
        .await?;
    let mut history: HashMap<Uuid, Vec<EntryView>> = HashMap::new();
    for entry in entries {
        history.entry(entry.goal_id).or_default().push(told(entry));
    }
    let versions = goal_version::Entity::find()
        .filter(goal_version::Column::GoalId.is_in(among(history.keys().copied())))
        .all(&tx.db)
        .await?;
    let mut worded: HashMap<Uuid, Vec<_>> = HashMap::new();
    for row in versions {
        worded.entry(row.goal_id).or_default().push(goals::version(row));
    }
    let mut grown: Vec<GoalGrown> = rows
        .iter()
        .filter_map(|row| {
            let versions = worded.remove(&row.id)?;
            let newest = versions.iter().find(|version| version.number == row.version)?;
            let changes = changes(&versions, history.get(&row.id)?);
            Some(GoalGrown {
                id: row.id.into(),
                statement: newest.plan.statement.clone(),
                stage: GoalStage::named(&row.stage).unwrap_or(GoalStage::Own),
                changes,
            })
        })
        .filter(|goal| !goal.changes.is_empty())
        .collect();
    grown.sort_by_key(|goal| std::cmp::Reverse((goal.changes.last().map(|change| change.at()), goal.id)));
    Ok(grown)
}

/// What is asked of an entry here: its kind, words and version. Only students adjust and reach.
fn told(row: goal_entry::Model) -> EntryView {
    EntryView {
        by_name: String::new(),
        own: true,
        kind: EntryKind::named(&row.kind).unwrap_or(EntryKind::Adjusted),
        feels: Vec::new(),
        words: row.words,
        version: row.version,
        at: Moment(row.created_at),
    }
}
