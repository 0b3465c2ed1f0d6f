//! What a teacher does about a question of a student's.

use super::QuestionMove;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::words::{LONGEST_SENTENCE, passage};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionGuiding {
    Release,
    /// With a sentence to its student.
    TakeOff {
        why: String,
    },
    PutBack,
    /// It was reported, and it may stay: those who reported it are told that somebody looked.
    LetStay,
    /// We look into this; or no longer.
    LookInto {
        on: bool,
    },
    /// An answer, or where to look. Empty takes it away.
    Answer {
        words: String,
    },
}

impl QuestionGuiding {
    /// Invalid: `why`, `words`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            Self::TakeOff { why } => {
                *why = faults.take("why", passage(why, LONGEST_SENTENCE));
                if why.is_empty() && !matches!(self, Self::TakeOff { why } if why.len() > LONGEST_SENTENCE) {
                    faults.push("why", Sentence::new("questions.say_why_off"));
                }
            }
            Self::Answer { words } => *words = faults.take("words", passage(words, LONGEST_SENTENCE)),
            Self::Release | Self::PutBack | Self::LetStay | Self::LookInto { .. } => {}
        }
        faults.done(act)
    }

    /// What it does to where the question stands, if anything.
    pub fn moves(&self) -> Option<QuestionMove> {
        match self {
            Self::Release => Some(QuestionMove::Release),
            Self::TakeOff { .. } => Some(QuestionMove::TakeOff),
            Self::PutBack => Some(QuestionMove::PutBack),
            Self::LetStay | Self::LookInto { .. } | Self::Answer { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_question_is_taken_off_hears_why() {
        let off = |why: &str| QuestionGuiding::TakeOff { why: why.into() }.check();
        assert_eq!(off(" \0 "), Err(Refusal::invalid("why", "questions.say_why_off")));
        assert_eq!(off(" it names someone ").unwrap(), QuestionGuiding::TakeOff { why: "it names someone".into() });
        let Err(Refusal::Invalid { faults }) = off(&"x".repeat(100_000)) else { panic!() };
        assert_eq!((faults.len(), faults[0].sentence.key.as_str()), (1, "words.too_long"));
        assert!(QuestionGuiding::Answer { words: String::new() }.check().is_ok(), "an answer can be taken away");
    }
}
