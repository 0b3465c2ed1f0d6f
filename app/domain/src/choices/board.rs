//! A board: its target, its options, and where it stands.

use serde::{Deserialize, Serialize};

use super::{Axis, ShowMode, Template};
use crate::id::PromptId;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_QUESTION, line};

/// Longest option, in characters.
pub const LONGEST_OPTION: usize = 160;

/// Where a board stands. A draft is its teachers' alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoardStage {
    Draft,
    Open,
    Closed,
}
names!(BoardStage { Self::Draft => "draft", Self::Open => "open", Self::Closed => "closed" });

impl BoardStage {
    /// Before the class. A closed board can be opened again.
    ///
    /// `boards.needs_an_option` unless it offers something; `boards.already_open`.
    pub fn open(self, options: usize) -> Result<Self, Refusal> {
        match self {
            Self::Open => Err(Refusal::conflict("boards.already_open")),
            Self::Draft | Self::Closed if options == 0 => Err(Refusal::conflict("boards.needs_an_option")),
            Self::Draft | Self::Closed => Ok(Self::Open),
        }
    }

    /// Nobody chooses from it any more; what was chosen stays. `boards.not_open` for any but an open one.
    pub fn close(self) -> Result<Self, Refusal> {
        match self {
            Self::Open => Ok(Self::Closed),
            Self::Draft | Self::Closed => Err(Refusal::conflict("boards.not_open")),
        }
    }

    /// Only a draft can go away: behind any other, students may have chosen.
    pub fn may_go(self) -> Result<(), Refusal> {
        match self {
            Self::Draft => Ok(()),
            Self::Open | Self::Closed => Err(Refusal::conflict("boards.was_open")),
        }
    }
}

/// What a board says before its options.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardPlan {
    /// One sentence that every option leads to.
    pub target: String,
    pub template: Template,
    /// Of the board's class.
    pub prompt: Option<PromptId>,
}

impl BoardPlan {
    /// Invalid: `target`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let target = faults.take("target", line(&self.target, LONGEST_QUESTION));
        faults.done(Self { target, ..self.clone() })
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionWords {
    pub axis: Axis,
    pub words: String,
    pub mode: Option<ShowMode>,
    pub must: bool,
}

impl OptionWords {
    /// A mode belongs to how one shows it, and to nothing else.
    pub fn check(&self) -> Result<Self, Sentence> {
        let words = line(&self.words, LONGEST_OPTION)?;
        Ok(Self { words, mode: self.mode.filter(|_| self.axis == Axis::Show), ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_board_opens_closes_and_opens_again_and_never_becomes_a_draft() {
        let open = BoardStage::Draft.open(1).unwrap();
        assert_eq!(open.close().unwrap().open(1), Ok(BoardStage::Open));
        assert_eq!(BoardStage::Draft.open(0), Err(Refusal::conflict("boards.needs_an_option")));
        assert_eq!(open.open(1), Err(Refusal::conflict("boards.already_open")));
        assert_eq!(BoardStage::Draft.close(), Err(Refusal::conflict("boards.not_open")));
        assert_eq!(open.may_go(), Err(Refusal::conflict("boards.was_open")));
        assert_eq!(BoardStage::Draft.may_go(), Ok(()));
    }

    #[test]
    fn a_target_is_one_sentence_and_a_mode_belongs_to_showing() {
        let plan = |target: &str| BoardPlan { target: target.into(), ..Default::default() }.check();
        assert_eq!(plan("  I can\nsay why ").unwrap().target, "I can say why");
        assert_eq!(plan(" \0 "), Err(Refusal::invalid("target", "words.empty")));
        let read = OptionWords { axis: Axis::Learn, words: "Read".into(), mode: Some(ShowMode::Draw), must: true };
        assert_eq!(read.check().unwrap().mode, None);
        assert_eq!(OptionWords { words: "x".repeat(100_000), ..read }.check().unwrap_err().key, "words.too_long");
    }
}
