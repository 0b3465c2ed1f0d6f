//! An option of a student's own: proposed, answered, and theirs.

use serde::{Deserialize, Serialize};

use super::{Axis, LONGEST_OPTION, ShowMode};
use crate::reflections::Turn;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_SENTENCE, line, passage};

/// A teacher's word about a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalAnswer {
    Yes,
    /// Yes, on a condition that the words name. Whether it is chosen is then the student's.
    YesIf,
    /// Let's talk.
    Talk,
    /// Not this time, because of what the words say.
    NotNow,
}
names!(ProposalAnswer {
    Self::Yes => "yes", Self::YesIf => "yes_if", Self::Talk => "talk", Self::NotNow => "not_now",
});

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalState {
    Asked,
    Yes,
    YesIf,
    Talk,
    NotNow,
    Withdrawn,
}
names!(ProposalState {
    Self::Asked => "asked", Self::Yes => "yes", Self::YesIf => "yes_if", Self::Talk => "talk", Self::NotNow => "not_now",
    Self::Withdrawn => "withdrawn",
});

impl From<ProposalAnswer> for ProposalState {
    fn from(answer: ProposalAnswer) -> Self {
        match answer {
            ProposalAnswer::Yes => Self::Yes,
            ProposalAnswer::YesIf => Self::YesIf,
            ProposalAnswer::Talk => Self::Talk,
            ProposalAnswer::NotNow => Self::NotNow,
        }
    }
}

impl ProposalState {
    /// A yes is kept: the student builds on it. What is not a yes may become one.
    pub fn answered(self, answer: ProposalAnswer) -> Result<Self, Refusal> {
        match self {
            Self::Asked | Self::Talk | Self::NotNow => Ok(answer.into()),
            Self::Yes | Self::YesIf => Err(Refusal::conflict("boards.already_yes")),
            Self::Withdrawn => Err(Refusal::NotFound),
        }
    }

    /// A yes has become an option; it is chosen or not, and not taken back.
    pub fn withdrawn(self) -> Result<Self, Refusal> {
        match self {
            Self::Asked | Self::Talk | Self::NotNow => Ok(Self::Withdrawn),
            Self::Yes | Self::YesIf => Err(Refusal::conflict("choices.already_yes")),
            Self::Withdrawn => Err(Refusal::conflict("choices.withdrawn_already")),
        }
    }

    /// It is an option that its student can choose.
    pub fn is_an_option(self) -> bool {
        matches!(self, Self::Yes | Self::YesIf)
    }

    pub fn turn(self) -> Turn {
        match self {
            Self::Asked => Turn::Teacher,
            Self::Talk | Self::YesIf => Turn::Student,
            Self::Yes | Self::NotNow | Self::Withdrawn => Turn::Nobody,
        }
    }
}

/// What a student proposes, and what a teacher says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalWords {
    pub axis: Axis,
    pub words: String,
    /// In what it is shown, if that is what it is about and the student says so. The piece then begins that way.
    pub mode: Option<ShowMode>,
    /// How it reaches the target.
    pub reaches: String,
}

impl ProposalWords {
    /// Invalid: `words`, `reaches`. Neither may be empty: an option of one's own leads to the same target.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let words = faults.take("words", line(&self.words, LONGEST_OPTION));
        let reaches = match passage(&self.reaches, LONGEST_SENTENCE) {
            Ok(said) if said.is_empty() => {
                faults.push("reaches", Sentence::new("choices.say_how_it_reaches"));
                said
            }
            said => faults.take("reaches", said),
        };
        // Only of what is shown; of anything else it means nothing.
        let mode = self.mode.filter(|_| self.axis == Axis::Show);
        faults.done(Self { axis: self.axis, words, mode, reaches })
    }
}

impl ProposalAnswer {
    /// A bare yes says enough; a condition and a reason are nothing without their words. Invalid: `words`.
    pub fn check(self, words: &str) -> Result<String, Refusal> {
        let mut faults = Faults::default();
        let words = faults.take("words", passage(words, LONGEST_SENTENCE));
        let needs = match self {
            Self::Yes | Self::Talk => None,
            Self::YesIf => Some("boards.say_what_if"),
            Self::NotNow => Some("boards.say_why_not"),
        };
        if let Some(key) = needs.filter(|_| words.is_empty()) {
            faults.push("words", Sentence::new(key));
        }
        faults.done(words)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_condition_and_a_reason_need_their_words() {
        assert_eq!(ProposalAnswer::Yes.check(" "), Ok(String::new()));
        assert_eq!(ProposalAnswer::YesIf.check(" "), Err(Refusal::invalid("words", "boards.say_what_if")));
        assert_eq!(ProposalAnswer::NotNow.check("\0"), Err(Refusal::invalid("words", "boards.say_why_not")));
        let (axis, words, reaches) = (Axis::Show, "A song".to_owned(), " ".to_owned());
        let faults = ProposalWords { axis, words, mode: None, reaches }.check();
        assert_eq!(faults, Err(Refusal::invalid("reaches", "choices.say_how_it_reaches")));
    }

    #[test]
    fn only_a_way_to_show_it_says_in_what() {
        let of = |axis| {
            let (words, reaches) = ("A song".to_owned(), "The verses are the reasons".to_owned());
            ProposalWords { axis, words, mode: Some(ShowMode::Sound), reaches }.check().unwrap().mode
        };
        for axis in Axis::ALL {
            assert_eq!(of(*axis), (*axis == Axis::Show).then_some(ShowMode::Sound));
        }
    }

    proptest! {
        #[test]
        fn a_yes_stays_and_whoever_has_the_turn_can_do_something(said in proptest::collection::vec(0usize..5, 0..8)) {
            let mut state = ProposalState::Asked;
            for what in said {
                let next = match ProposalAnswer::ALL.get(what) {
                    Some(answer) => state.answered(*answer),
                    None => state.withdrawn(),
                };
                match next {
                    Ok(next) => {
                        prop_assert!(!state.is_an_option());
                        prop_assert_ne!(state, ProposalState::Withdrawn);
                        state = next;
                    }
                    Err(_) => prop_assert!(state.is_an_option() || state == ProposalState::Withdrawn),
                }
                if state.turn() == Turn::Teacher {
                    prop_assert!(state.answered(ProposalAnswer::Yes).is_ok());
                }
                prop_assert_eq!(ProposalState::named(state.name()), Some(state));
            }
        }
    }
}
