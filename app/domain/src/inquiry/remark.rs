//! What a teacher asks or notices, in their own words. Never a mark.

use serde::{Deserialize, Serialize};

use crate::id::{PerspectiveId, SourceId};
use crate::refusal::{Faults, Refusal};
use crate::replies::ReplyKind;
use crate::words::LONGEST_REPLY;

/// What it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemarkOn {
    Question,
    Note(SourceId),
    Perspective(PerspectiveId),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarkWords {
    pub kind: ReplyKind,
    pub on: RemarkOn,
    pub words: String,
}

impl RemarkWords {
    /// Invalid: `words`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let words = faults.take("words", crate::replies::something(&self.words, LONGEST_REPLY));
        faults.done(Self { words, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_says_something() {
        let said = |words: &str| RemarkWords { kind: ReplyKind::Ask, on: RemarkOn::Question, words: words.into() };
        assert_eq!(said(" \0").check(), Err(Refusal::invalid("words", "words.empty")));
        assert_eq!(said(" Who counted? ").check().unwrap().words, "Who counted?");
    }
}
