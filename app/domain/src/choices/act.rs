//! Everything a student does on a board.

use super::{Axis, Outcome, ProposalWords};
use crate::command_form::ChoiceDeed;
use crate::id::{ChoiceId, GoalId, OptionId, ReflectionId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::words::{LONGEST_QUESTION, LONGEST_SENTENCE, line, passage};

/// Most proposals of one student on one board that are not withdrawn.
pub const MOST_PROPOSALS: usize = 10;
/// Own options that a student took back and still reads on one board; of more, the oldest are forgotten.
pub const MOST_WITHDRAWN: usize = 20;
/// More options than any board has room for.
const MOST_PICKS: usize = 60;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChoiceAct {
    /// Exactly these, from now on. What was chosen before stays in the history. `choice` names it, the first time.
    Choose {
        choice: ChoiceId,
        picks: Vec<OptionId>,
        why: String,
        /// The goal that it serves, if it serves one.
        goal: Option<GoalId>,
    },
    /// An option of one's own. `option` is its name once the teacher says yes.
    Propose {
        option: OptionId,
        words: ProposalWords,
    },
    Withdraw {
        option: OptionId,
    },
    /// A piece that answers a question of the student's own, on the way to the board's target. `reflection` names it.
    Begin {
        reflection: ReflectionId,
        question: String,
    },
    /// The work that came of the choice; none takes the link away.
    Work {
        reflection: Option<ReflectionId>,
    },
    /// Whether a chosen option helped, and with what.
    After {
        option: OptionId,
        outcome: Outcome,
        words: String,
    },
}

impl ChoiceAct {
    pub fn deed(&self) -> ChoiceDeed {
        match self {
            Self::Choose { .. } => ChoiceDeed::Choose,
            Self::Propose { .. } => ChoiceDeed::Propose,
            Self::Withdraw { .. } => ChoiceDeed::Withdraw,
            Self::Begin { .. } => ChoiceDeed::Begin,
            Self::Work { .. } => ChoiceDeed::Work,
            Self::After { .. } => ChoiceDeed::After,
        }
    }

    /// With its words cleaned, or everything that cannot stand. Invalid: `picks`, `why`, `words`, `reaches`, `question`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            Self::Choose { picks, why, .. } => {
                *why = faults.take("why", passage(why, LONGEST_SENTENCE));
                let mut once = Vec::new();
                for pick in picks.iter().take(MOST_PICKS) {
                    if !once.contains(pick) {
                        once.push(*pick);
                    }
                }
                *picks = once;
                if picks.is_empty() {
                    faults.push("picks", Sentence::new("choices.pick_something"));
                }
            }
            Self::Propose { words, .. } => *words = words.check()?,
            Self::After { words, .. } => *words = faults.take("words", passage(words, LONGEST_SENTENCE)),
            Self::Begin { question, .. } => *question = faults.take("question", line(question, LONGEST_QUESTION)),
            Self::Withdraw { .. } | Self::Work { .. } => {}
        }
        faults.done(act)
    }

    /// The part that a proposal is of.
    pub fn axis(&self) -> Option<Axis> {
        match self {
            Self::Propose { words, .. } => Some(words.axis),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_picks_something_once_and_a_flood_is_told() {
        let choose = |picks, why: &str| {
            ChoiceAct::Choose { choice: ChoiceId::mint(), picks, why: why.into(), goal: None }.check()
        };
        assert_eq!(choose(vec![], ""), Err(Refusal::invalid("picks", "choices.pick_something")));
        let option = OptionId::mint();
        let Ok(ChoiceAct::Choose { picks, why, .. }) = choose(vec![option; 5], " it is\r\nquiet ") else { panic!() };
        assert_eq!((picks, why.as_str()), (vec![option], "it is\nquiet"));
        let Err(Refusal::Invalid { faults }) = choose(vec![option], &"x".repeat(100_000)) else { panic!() };
        assert_eq!((faults[0].field.as_str(), faults[0].sentence.key.as_str()), ("why", "words.too_long"));
    }

    #[test]
    fn a_piece_begins_with_a_question_of_one_line() {
        let begin =
            |question: &str| ChoiceAct::Begin { reflection: ReflectionId::mint(), question: question.into() }.check();
        let Ok(ChoiceAct::Begin { question, .. }) = begin("  Why does ice float? ") else { panic!() };
        assert_eq!(question, "Why does ice float?");
        for nothing in ["", " \n "] {
            assert_eq!(begin(nothing), Err(Refusal::invalid("question", "words.empty")));
        }
        assert!(begin(&"x".repeat(100_000)).is_err());
    }
}
