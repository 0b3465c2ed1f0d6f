//! What a student thinks now, and what that rests on. Once said it never changes; the next one stands beside it.

use serde::{Deserialize, Serialize};

use crate::refusal::{Faults, Refusal, Sentence};
use crate::words::{LONGEST_PIECE, LONGEST_REPLY, LONGEST_SENTENCE, optional_line, passage};

/// Most perspectives of one inquiry.
pub const MOST_PERSPECTIVES: usize = 50;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerspectiveWords {
    /// Rich words (see [`crate::rich`]).
    pub words: String,
    /// What makes me think so. May be empty: a hunch says that it is one.
    pub based_on: String,
    /// I used to think …
    pub used_to: String,
    /// … now I think.
    pub now: String,
}

impl PerspectiveWords {
    /// As it is kept before it is said: nothing is needed. Invalid: whatever is too long.
    pub fn kept(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let words = faults.take("words", passage(&self.words, LONGEST_PIECE));
        let based_on = faults.take("based_on", passage(&self.based_on, LONGEST_REPLY));
        let used_to = faults.take("used_to", optional_line(&self.used_to, LONGEST_SENTENCE));
        let now = faults.take("now", optional_line(&self.now, LONGEST_SENTENCE));
        faults.done(Self { words, based_on, used_to, now })
    }

    /// As it is said. Invalid: `words` when it says nothing, besides what [`Self::kept`] refuses.
    pub fn check(&self) -> Result<Self, Refusal> {
        let kept = self.kept()?;
        if kept.words.is_empty() {
            let faults = vec![crate::refusal::Fault { field: "words".into(), sentence: Sentence::new("words.empty") }];
            return Err(Refusal::Invalid { faults });
        }
        Ok(kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hunch_needs_nothing_but_itself_and_a_draft_not_even_that() {
        let hunch = PerspectiveWords { words: "# Wolves\n- help\0 trees".into(), ..Default::default() };
        assert_eq!(hunch.check().unwrap().words, "# Wolves\n- help trees");
        let silent = PerspectiveWords { used_to: "They are bad".into(), ..Default::default() };
        assert_eq!(silent.check(), Err(Refusal::invalid("words", "words.empty")));
        assert!(silent.kept().is_ok());
        let long = "x".repeat(100_000);
        let all = PerspectiveWords { words: long.clone(), based_on: long.clone(), used_to: long.clone(), now: long };
        let Err(Refusal::Invalid { faults }) = all.kept() else { panic!() };
        assert_eq!(faults.len(), 4);
    }
}
