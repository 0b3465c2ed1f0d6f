//! Steps: each under a week long, so that there is always one that can be done now. A step is done or let go; none is ever missed.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::clock::{DAY, Moment};
use crate::id::StepId;
use crate::refusal::Sentence;
use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum StepEnd {
    Done,
    /// It did not fit after all. Asks for nothing.
    LetGo,
}
names!(StepEnd { Self::Done => "done", Self::LetGo => "let_go" });

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct StepView {
    pub id: StepId,
    pub words: String,
    pub made_at: Moment,
    /// By about this day; nothing happens when it passes.
    pub by: Moment,
    pub end: Option<StepEnd>,
    /// What the student said at its end; may be empty.
    pub end_words: String,
    pub ended_at: Option<Moment>,
}

/// The longest step, in days.
pub const LONGEST_STEP: u8 = 6;
/// Steps that are open at once. More are a list, not a next step.
pub const MOST_OPEN_STEPS: usize = 3;

pub fn step_by(now: Moment, days: u8) -> Result<Moment, Sentence> {
    if (1..=LONGEST_STEP).contains(&days) {
        Ok(now.plus(i64::from(days) * DAY))
    } else {
        Err(Sentence::new("goals.under_a_week"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_under_a_week_long() {
        assert_eq!(step_by(Moment(0), 6), Ok(Moment(6 * DAY)));
        assert!(step_by(Moment(0), 7).is_err() && step_by(Moment(0), 0).is_err());
    }
}
