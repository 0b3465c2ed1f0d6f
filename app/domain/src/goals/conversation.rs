//! What was said about a goal, by its student and by its teachers, in order. Nothing of it is ever changed.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_REPLY, passage};

/// A teacher's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoalAnswer {
    Agree,
    Suggest,
    Ask,
}
names!(GoalAnswer { Self::Agree => "agree", Self::Suggest => "suggest", Self::Ask => "ask" });

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// Worded for the first time.
    Set,
    /// Worded anew, and why.
    Adjusted,
    Agree,
    Suggest,
    Ask,
    Reply,
    CheckIn,
    /// A piece was linked as evidence.
    Linked,
    Reached,
    SetAside,
    PickedUp,
}
names!(EntryKind {
    Self::Set => "set", Self::Adjusted => "adjusted", Self::Agree => "agree", Self::Suggest => "suggest", Self::Ask => "ask",
    Self::Reply => "reply", Self::CheckIn => "check_in", Self::Linked => "linked", Self::Reached => "reached", Self::SetAside => "set_aside",
    Self::PickedUp => "picked_up",
});

impl From<GoalAnswer> for EntryKind {
    fn from(answer: GoalAnswer) -> Self {
        match answer {
            GoalAnswer::Agree => Self::Agree,
            GoalAnswer::Suggest => Self::Suggest,
            GoalAnswer::Ask => Self::Ask,
        }
    }
}

/// How it goes, in a word. No order, no number: *stuck* is as good an answer as *moving*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum Feel {
    Moving,
    Slowly,
    Stuck,
    Surprised,
    Proud,
    NeedsChange,
}
names!(Feel {
    Self::Moving => "moving", Self::Slowly => "slowly", Self::Stuck => "stuck", Self::Surprised => "surprised",
    Self::Proud => "proud", Self::NeedsChange => "needs_change",
});

/// Most words of one check-in.
pub const MOST_FEELS: usize = 3;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct EntryView {
    pub by_name: String,
    /// By the student whose goal it is.
    pub own: bool,
    pub kind: EntryKind,
    /// Of a check-in.
    pub feels: Vec<Feel>,
    pub words: String,
    /// The goal's version when this was said.
    pub version: i32,
    pub at: Moment,
}

/// What a teacher says to a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerWords {
    pub answer: GoalAnswer,
    pub words: String,
}

impl AnswerWords {
    /// A yes needs no words; a suggestion and a question are nothing without them.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let words = faults.take("words", passage(&self.words, LONGEST_REPLY));
        let words = match self.answer {
            GoalAnswer::Suggest | GoalAnswer::Ask if words.is_empty() => {
                faults.push("words", Sentence::new("words.empty"));
                words
            }
            _ => words,
        };
        faults.done(Self { answer: self.answer, words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_needs_no_words_and_a_question_does() {
        let said = |answer, words: &str| AnswerWords { answer, words: words.into() }.check();
        assert!(said(GoalAnswer::Agree, " ").is_ok());
        for answer in [GoalAnswer::Ask, GoalAnswer::Suggest] {
            assert_eq!(said(answer, " "), Err(Refusal::invalid("words", "words.empty")));
        }
        let Err(Refusal::Invalid { faults }) = said(GoalAnswer::Ask, &"x".repeat(100_000)) else { panic!() };
        assert_eq!(faults[0].sentence.key, "words.too_long");
    }
}
