//! Everything that says *then* and *now* about one student, as one reader may see it.

use super::{CriterionGrown, GoalChange, GoalGrown, GrowthView};
use crate::classes::AccessPoint;
use crate::clock::Moment;
use crate::id::PersonId;
use crate::measures::MeasureView;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grown {
    pub student: PersonId,
    pub name: String,
    pub picture: String,
    /// Those with the student's words, oldest first.
    pub pairs: Vec<GrowthView>,
    /// Those that were worded anew or reached, by when that last happened, newest first.
    pub goals: Vec<GoalGrown>,
    /// Those by which two versions or more were looked at.
    pub criteria: Vec<CriterionGrown>,
    /// Those with two points or more.
    pub measures: Vec<MeasureView>,
    /// Something that says then and now was brought from elsewhere, and stands in the portfolio. The student's own to know.
    pub brought: bool,
}

/// What a stone on the path stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// The student's sentence: now I think.
    Pair {
        now: String,
    },
    AdjustedGoal {
        statement: String,
    },
    ReachedGoal {
        statement: String,
    },
}

/// A stone on the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub at: Moment,
    pub point: AccessPoint,
    pub what: Move,
}

impl Grown {
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.goals.is_empty() && self.criteria.is_empty() && self.measures.is_empty()
    }

    /// What happened when, oldest first.
    pub fn moved(&self) -> Vec<Moved> {
        let pairs = self.pairs.iter().map(|pair| Moved {
            at: pair.after.shared_at,
            point: AccessPoint::Reflection,
            what: Move::Pair { now: pair.now.clone() },
        });
        let goals = self.goals.iter().flat_map(|goal| {
            goal.changes.iter().map(|change| Moved {
                at: change.at(),
                point: AccessPoint::Goals,
                what: match change {
                    GoalChange::Adjusted { .. } => Move::AdjustedGoal { statement: goal.statement.clone() },
                    GoalChange::Reached { .. } => Move::ReachedGoal { statement: goal.statement.clone() },
                },
            })
        });
        let mut moved: Vec<Moved> = pairs.chain(goals).collect();
        moved.sort_by_key(|moved| moved.at);
        moved
    }
}
