//! Goals: set, worded anew, checked in on, a step done, reached. A goal that rests is no entry: nothing is missing there.

use std::collections::BTreeMap;

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::goals::{EntryKind, StepEnd};
use domain::portfolio::{Entry, Happening, TimelineSource, opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::Window;
use crate::Result;
use crate::among::among;
use crate::entity::{goal_entry, goal_step, goal_version};
use crate::tx::Tx;

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let told = [EntryKind::Set, EntryKind::Adjusted, EntryKind::CheckIn, EntryKind::Reached];
    let said = goal_entry::Entity::find()
        .filter(goal_entry::Column::SubjectId.eq(window.student))
        .filter(goal_entry::Column::AuthorId.eq(window.student))
        .filter(goal_entry::Column::Kind.is_in(among(told.map(EntryKind::name))))
        .filter(goal_entry::Column::CreatedAt.lt(window.before))
        .order_by_desc(goal_entry::Column::CreatedAt)
        .order_by_desc(goal_entry::Column::Id)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let done = goal_step::Entity::find()
        .filter(goal_step::Column::SubjectId.eq(window.student))
        .filter(goal_step::Column::Ended.eq(StepEnd::Done.name()))
        .filter(goal_step::Column::EndedAt.lt(window.before))
        .order_by_desc(goal_step::Column::EndedAt)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let goals = said.iter().map(|row| row.goal_id).chain(done.iter().map(|row| row.goal_id));
    let wordings = Wordings::of(tx, goals).await?;
    let mut entries: Vec<Entry> = said.into_iter().filter_map(|row| heard(row, &wordings)).collect();
    entries.extend(done.into_iter().filter_map(|row| {
        let at = row.ended_at?;
        let (title, fixed) = wordings.at(row.goal_id, at)?;
        let words = if row.end_words.is_empty() { &row.words } else { &row.end_words };
        let words = opening(words);
        Some(entry(row.goal_id, fixed, Happening::StepDone, at, title, words))
    }));
    Ok(entries)
}

fn heard(row: goal_entry::Model, wordings: &Wordings) -> Option<Entry> {
    let happened = match EntryKind::named(&row.kind)? {
        EntryKind::Set => Happening::GoalSet,
        EntryKind::Adjusted => Happening::GoalAdjusted,
        EntryKind::CheckIn => Happening::CheckedIn,
        EntryKind::Reached => Happening::GoalReached,
        _ => return None,
    };
    let (title, fixed) = wordings.at(row.goal_id, row.created_at)?;
    Some(entry(row.goal_id, fixed, happened, row.created_at, title, opening(&row.words)))
}

fn entry(goal: Uuid, fixed: Uuid, happened: Happening, at: i64, title: String, words: String) -> Entry {
    Entry {
        source: TimelineSource::Goal,
        about: goal,
        fixed: Some(fixed),
        happened,
        point: AccessPoint::Goals,
        at: Moment(at),
        title,
        words,
        picture: None,
        link: format!("/goal/{goal}"),
        picked: false,
    }
}

/// What each goal said at which time.
struct Wordings(BTreeMap<Uuid, Vec<(i64, String, Uuid)>>);

impl Wordings {
    async fn of(tx: &Tx, goals: impl Iterator<Item = Uuid>) -> Result<Self> {
        let rows = goal_version::Entity::find()
            .filter(goal_version::Column::GoalId.is_in(among(goals)))
            .order_by_asc(goal_version::Column::Number)
            .all(&tx.db)
            .await?;
        let mut of: BTreeMap<Uuid, Vec<_>> = BTreeMap::new();
        for row in rows {
            of.entry(row.goal_id).or_default().push((row.created_at, row.statement, row.id));
        }
        Ok(Self(of))
    }

    /// A wording and what was said about it are kept in the same moment.
    fn at(&self, goal: Uuid, at: i64) -> Option<(String, Uuid)> {
        let wordings = self.0.get(&goal)?;
        let then = wordings.iter().rev().find(|(since, ..)| *since <= at).or(wordings.first())?;
        Some((then.1.clone(), then.2))
    }
}
