//! Why somebody thinks that a reply should be looked at.

use serde::{Deserialize, Serialize};

use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_SENTENCE, passage};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportReason {
    Unkind,
    /// It tells something that should not be told.
    Private,
    /// It is about something else than the work.
    OffTopic,
    /// Somebody may need help.
    Worried,
    Other,
}
names!(ReportReason {
    Self::Unkind => "unkind", Self::Private => "private", Self::OffTopic => "off_topic", Self::Worried => "worried",
    Self::Other => "other",
});

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportWords {
    pub reason: ReportReason,
    pub words: String,
}

impl ReportWords {
    /// A picked reason is enough. Invalid: `words`, when no reason of the list fits and nothing is said.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let words = faults.take("words", passage(&self.words, LONGEST_SENTENCE));
        if self.reason == ReportReason::Other && self.words.trim().is_empty() {
            faults.push("words", Sentence::new("replies.say_what_is_wrong"));
        }
        faults.done(Self { reason: self.reason, words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_enough_unless_it_is_none_of_the_list() {
        let report = |reason, words: &str| ReportWords { reason, words: words.into() };
        assert!(report(ReportReason::Unkind, "").check().is_ok());
        let silent = report(ReportReason::Other, " ").check();
        assert_eq!(silent, Err(Refusal::invalid("words", "replies.say_what_is_wrong")));
        assert!(report(ReportReason::Worried, &"x".repeat(100_000)).check().is_err());
    }
}
