//! Asks: one sentence to an adult whom the student picks, or a request for two minutes together. Only the two of them see it.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::id::{GoalAskId, GoalId, PersonId};
use crate::refusal::Refusal;
use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum AskKind {
    /// "Two minutes with you, please." Its words may be empty.
    Talk,
    /// One sentence.
    Ask,
}
names!(AskKind { Self::Talk => "talk", Self::Ask => "ask" });

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum AskState {
    Sent,
    /// The adult knows.
    Seen,
    /// With a sentence back, or *we talked*.
    Answered,
    TakenBack,
}

impl AskState {
    /// As the table's three moments say it.
    pub fn of(seen_at: Option<i64>, answered_at: Option<i64>, taken_back_at: Option<i64>) -> Self {
        match (taken_back_at, answered_at, seen_at) {
            (Some(_), _, _) => Self::TakenBack,
            (None, Some(_), _) => Self::Answered,
            (None, None, Some(_)) => Self::Seen,
            (None, None, None) => Self::Sent,
        }
    }

    /// Seen twice is seen once.
    pub fn see(self) -> Result<Self, Refusal> {
        match self {
            Self::Sent | Self::Seen => Ok(Self::Seen),
            Self::Answered => Ok(Self::Answered),
            Self::TakenBack => Err(Refusal::NotFound),
        }
    }

    pub fn answer(self) -> Result<Self, Refusal> {
        match self {
            Self::Sent | Self::Seen => Ok(Self::Answered),
            Self::Answered => Err(Refusal::conflict("goals.already_answered")),
            Self::TakenBack => Err(Refusal::NotFound),
        }
    }

    /// As long as nobody answered: also what was read may not be needed any more.
    pub fn take_back(self) -> Result<Self, Refusal> {
        match self {
            Self::Sent | Self::Seen | Self::TakenBack => Ok(Self::TakenBack),
            Self::Answered => Err(Refusal::conflict("goals.already_answered")),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct GoalAskView {
    pub id: GoalAskId,
    pub goal: GoalId,
    /// What the goal says; only for those who see the goal.
    pub statement: Option<String>,
    pub kind: AskKind,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub to: PersonId,
    pub to_name: String,
    pub words: String,
    pub state: AskState,
    pub answer: String,
    pub at: Moment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_answered_cannot_be_taken_back_and_what_was_taken_back_is_not_there() {
        let sent = AskState::of(None, None, None);
        assert_eq!(sent.take_back(), Ok(AskState::TakenBack));
        let seen = sent.see().unwrap();
        assert_eq!(seen.take_back(), Ok(AskState::TakenBack), "whoever saw it and never answered holds nobody up");
        let answered = seen.answer().unwrap();
        assert_eq!(answered.take_back(), Err(Refusal::conflict("goals.already_answered")));
        assert_eq!(answered.see(), Ok(AskState::Answered));
        for outcome in [AskState::TakenBack.see(), AskState::TakenBack.answer()] {
            assert_eq!(outcome, Err(Refusal::NotFound));
        }
        assert!(AskState::Answered.answer().is_err());
        assert_eq!(AskState::of(Some(1), Some(2), None), AskState::Answered);
    }
}
