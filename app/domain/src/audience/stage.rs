//! Where one step stands: nothing, wished, open, taken back. What is not here cannot happen to it.

use serde::{Deserialize, Serialize};

use super::Step;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_SENTENCE, passage};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    #[default]
    Nothing,
    /// Waits for a teacher.
    Wished,
    /// A teacher said *not now*, with a sentence. It can be wished again.
    NotNow,
    Open,
    /// Open as it was, and wished with another version or another reader.
    Moving,
    /// By its student, by a teacher, or with a narrower step.
    TakenBack,
}
names!(Stage {
    Self::Nothing => "nothing", Self::Wished => "wished", Self::NotNow => "not_now", Self::Open => "open",
    Self::Moving => "moving", Self::TakenBack => "taken_back",
});

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AudienceMove {
    /// A wish that waits for a release.
    Wish,
    /// A wish that needs none.
    Open,
    Release,
    NotNow,
    /// The wish alone: what is open stays open.
    Withdraw,
    TakeBack,
}

impl Stage {
    pub fn after(self, happens: AudienceMove) -> Result<Self, Refusal> {
        use AudienceMove as Happens;
        match (self, happens) {
            (Self::Open | Self::Moving, Happens::Wish) => Ok(Self::Moving),
            (Self::Nothing | Self::Wished | Self::NotNow | Self::TakenBack, Happens::Wish) => Ok(Self::Wished),
            (_, Happens::Open) => Ok(Self::Open),
            (Self::Wished | Self::Moving, Happens::Release) => Ok(Self::Open),
            (Self::Wished, Happens::NotNow) => Ok(Self::NotNow),
            // What was open before the wish stays as it was.
            (Self::Moving, Happens::NotNow) => Ok(Self::Open),
            (_, Happens::Release | Happens::NotNow) => Err(Refusal::conflict("audience.not_wished")),
            (Self::Wished, Happens::Withdraw) => Ok(Self::TakenBack),
            (Self::Moving, Happens::Withdraw) => Ok(Self::Open),
            (_, Happens::Withdraw) => Err(Refusal::conflict("audience.not_wished")),
            (Self::Wished | Self::Open | Self::Moving, Happens::TakeBack) => Ok(Self::TakenBack),
            (Self::Nothing | Self::NotNow | Self::TakenBack, Happens::TakeBack) => {
                Err(Refusal::conflict("audience.nothing_to_take_back"))
            }
        }
    }

    /// Somebody reads it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Moving)
    }

    /// A teacher is asked.
    pub fn waits(self) -> bool {
        matches!(self, Self::Wished | Self::Moving)
    }
}

/// Whether a wish waits for a teacher. A partner reads at once where the class allows it, and never in K–5; everything wider is released.
pub fn waits_for_release(step: Step, elementary: bool, partner_first: bool) -> bool {
    match step {
        Step::Me | Step::Teacher => false,
        Step::Partner => elementary || !partner_first,
        Step::Class | Step::Named | Step::World => true,
    }
}

/// A teacher's word about a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Release {
    Yes,
    /// Never without a sentence: it is the student who reads it.
    NotNow(String),
}

impl Release {
    pub fn moves(&self) -> AudienceMove {
        match self {
            Self::Yes => AudienceMove::Release,
            Self::NotNow(_) => AudienceMove::NotNow,
        }
    }

    /// With its words cleaned. Invalid: `words`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let Self::NotNow(words) = self else { return Ok(Self::Yes) };
        let mut faults = Faults::default();
        let said = match passage(words, LONGEST_SENTENCE) {
            Ok(said) if said.is_empty() => Err(Sentence::new("audience.say_why_not_now")),
            said => said,
        };
        let words = faults.take("words", said);
        faults.done(Self::NotNow(words))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MOVES: [AudienceMove; 5] =
        [AudienceMove::Wish, AudienceMove::Open, AudienceMove::Release, AudienceMove::NotNow, AudienceMove::TakeBack];

    #[test]
    fn a_no_has_a_sentence_and_is_not_the_end() {
        assert_eq!(Release::NotNow(" \0".into()).check(), Err(Refusal::invalid("words", "audience.say_why_not_now")));
        assert_eq!(Release::NotNow(" After the fair. ".into()).check(), Ok(Release::NotNow("After the fair.".into())));
        let refused = Stage::Wished.after(AudienceMove::NotNow).unwrap();
        assert_eq!(refused.after(AudienceMove::Wish), Ok(Stage::Wished));
        assert!(Release::NotNow("x".repeat(100_000)).check().is_err());
    }

    #[test]
    fn a_newer_version_waits_beside_the_one_that_is_read() {
        let moving = Stage::Open.after(AudienceMove::Wish).unwrap();
        assert!(moving.is_open() && moving.waits());
        assert_eq!(moving.after(AudienceMove::NotNow), Ok(Stage::Open));
        assert_eq!(moving.after(AudienceMove::Release), Ok(Stage::Open));
    }

    #[test]
    fn in_k5_no_child_reads_another_without_the_teacher() {
        assert!(waits_for_release(Step::Partner, true, true));
        assert!(waits_for_release(Step::Partner, false, false));
        assert!(!waits_for_release(Step::Partner, false, true));
        for step in [Step::Class, Step::Named, Step::World] {
            assert!(waits_for_release(step, false, true), "{step:?}");
        }
    }

    proptest! {
        /// Whatever happens: what waits or is open can be taken back, what is taken back is read by nobody, and without a release
        /// nothing opens but what needed none.
        #[test]
        fn nothing_opens_by_itself(happens in prop::collection::vec(prop::sample::select(&MOVES[..]), 0..40)) {
            let mut stage = Stage::Nothing;
            for happens in happens {
                prop_assert_eq!(stage.after(AudienceMove::TakeBack).is_ok(), stage.is_open() || stage.waits());
                let Ok(next) = stage.after(happens) else { continue };
                if next.is_open() && !stage.is_open() {
                    prop_assert!(matches!(happens, AudienceMove::Release | AudienceMove::Open));
                }
                if happens == AudienceMove::Withdraw {
                    prop_assert!(next.is_open() == stage.is_open() && !next.waits());
                }
                if happens == AudienceMove::TakeBack {
                    prop_assert!(!next.is_open() && !next.waits());
                }
                prop_assert_eq!(Stage::named(next.name()), Some(next));
                stage = next;
            }
        }
    }
}
