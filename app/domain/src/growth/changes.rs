//! What became of a goal: how it was worded before and after, and why; that it was reached. A goal that changes is a goal that is
//! thought about, so a change is told like a step and never like a slip. Nothing is counted.

use crate::clock::Moment;
use crate::goals::{EntryKind, EntryView, GoalPlan, GoalStage, GoalVersion};
use crate::id::GoalId;

/// A part of a goal's wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlanPart {
    Statement,
    Stand,
    Why,
    Success,
    By,
    IfThen,
}

impl PlanPart {
    /// The end of a message key.
    pub fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Stand => "stand",
            Self::Why => "why",
            Self::Success => "success",
            Self::By => "by",
            Self::IfThen => "if_then",
        }
    }

    pub const ALL: &'static [Self] = &[Self::Statement, Self::Stand, Self::Why, Self::Success, Self::By, Self::IfThen];

    fn of(self, plan: &GoalPlan) -> (&str, &str) {
        match self {
            Self::Statement => (&plan.statement, ""),
            Self::Stand => (&plan.stand, ""),
            Self::Why => (&plan.why, ""),
            Self::Success => (&plan.success, ""),
            Self::By => (&plan.by, ""),
            Self::IfThen => (&plan.obstacle, &plan.then),
        }
    }
}

/// One part of a goal, before and after. Either may be empty, not both. The second of each is the *then* of an *if*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reworded {
    pub part: PlanPart,
    pub before: (String, String),
    pub after: (String, String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoalChange {
    /// `because` is the student's, and may be empty; so may `parts`, where only its classes changed.
    Adjusted {
        at: Moment,
        parts: Vec<Reworded>,
        because: String,
    },
    Reached {
        at: Moment,
        words: String,
    },
}

impl GoalChange {
    pub fn at(&self) -> Moment {
        match self {
            Self::Adjusted { at, .. } | Self::Reached { at, .. } => *at,
        }
    }
}

/// A goal that was worded anew or reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalGrown {
    pub id: GoalId,
    /// As it is worded now.
    pub statement: String,
    pub stage: GoalStage,
    /// Oldest first. Never empty.
    pub changes: Vec<GoalChange>,
}

/// What changed in a goal, oldest first. `versions` and `history` may come in any order.
pub fn changes(versions: &[GoalVersion], history: &[EntryView]) -> Vec<GoalChange> {
    let plan = |number: i32| versions.iter().find(|version| version.number == number).map(|version| &version.plan);
    let mut changes: Vec<GoalChange> = history
        .iter()
        .filter_map(|entry| match entry.kind {
            EntryKind::Adjusted => {
                let (before, after) = (plan(entry.version - 1)?, plan(entry.version)?);
                let (at, because) = (entry.at, entry.words.clone());
                Some(GoalChange::Adjusted { at, parts: reworded(before, after), because })
            }
            EntryKind::Reached => Some(GoalChange::Reached { at: entry.at, words: entry.words.clone() }),
            _ => None,
        })
        .collect();
    changes.sort_by_key(GoalChange::at);
    changes
}

fn reworded(before: &GoalPlan, after: &GoalPlan) -> Vec<Reworded> {
    let owned = |(one, other): (&str, &str)| (one.to_owned(), other.to_owned());
    PlanPart::ALL
        .iter()
        .map(|part| Reworded { part: *part, before: owned(part.of(before)), after: owned(part.of(after)) })
        .filter(|part| part.before != part.after)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(number: i32, statement: &str, by: &str) -> GoalVersion {
        let plan = GoalPlan { statement: statement.into(), by: by.into(), ..Default::default() };
        GoalVersion { number, plan, at: Moment(number.into()) }
    }

    fn entry(kind: EntryKind, version: i32, words: &str, at: i64) -> EntryView {
        let (by_name, feels) = ("Priya".to_owned(), Vec::new());
        EntryView { by_name, own: true, kind, feels, words: words.into(), version, at: Moment(at) }
    }

    #[test]
    fn a_goal_says_what_was_worded_anew_and_why() {
        let versions = [version(2, "Ask one question a week", "2026-12-01"), version(1, "Ask more questions", "")];
        let history = [
            entry(EntryKind::Reached, 2, "I did, four weeks long.", 9),
            entry(EntryKind::Adjusted, 2, "More was not a plan.", 4),
            entry(EntryKind::CheckIn, 1, "Stuck", 3),
            entry(EntryKind::Set, 1, "", 1),
        ];
        let told = changes(&versions, &history);
        let GoalChange::Adjusted { parts, because, .. } = &told[0] else { panic!("{told:?}") };
        assert_eq!(because, "More was not a plan.");
        assert_eq!(parts.iter().map(|part| part.part).collect::<Vec<_>>(), [PlanPart::Statement, PlanPart::By]);
        assert_eq!((parts[1].before.0.as_str(), parts[1].after.0.as_str()), ("", "2026-12-01"));
        assert_eq!(told[1], GoalChange::Reached { at: Moment(9), words: "I did, four weeks long.".into() });
        assert_eq!(told.len(), 2, "a check-in and the first wording are no change");
    }

    #[test]
    fn a_version_that_is_not_there_is_not_guessed() {
        assert!(changes(&[version(2, "x", "")], &[entry(EntryKind::Adjusted, 2, "", 1)]).is_empty());
    }
}
