use super::LONGEST_QUESTION;
use crate::id::{QuestionId, RoundId};
use crate::refusal::{Faults, Refusal};
use crate::words::line;

/// Essential questions of one class, resting ones too.
pub const MOST_ESSENTIAL: usize = 60;

/// What a teacher does about the essential questions of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EssentialAct {
    /// `round`: the one it grew from.
    Make { id: QuestionId, words: String, round: Option<RoundId> },
    /// In other words than the teacher read: `rev`.
    Reword { id: QuestionId, words: String, rev: i64 },
    /// Not before the class for now; or again.
    Rest { id: QuestionId, on: bool },
}

impl EssentialAct {
    /// Invalid: `words`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        if let Self::Make { words, .. } | Self::Reword { words, .. } = &mut act {
            *words = faults.take("words", line(words, LONGEST_QUESTION));
        }
        faults.done(act)
    }

    pub fn id(&self) -> QuestionId {
        match self {
            Self::Make { id, .. } | Self::Reword { id, .. } | Self::Rest { id, .. } => *id,
        }
    }
}
