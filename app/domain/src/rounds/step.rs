//! The steps of a round, and what can be written in each.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundStep {
    /// Made and not begun: its teachers' alone.
    Planned,
    Focus,
    Rules,
    Produce,
    Improve,
    Choose,
    Next,
    Reflect,
    Ended,
}
names!(RoundStep {
    Self::Planned => "planned", Self::Focus => "focus", Self::Rules => "rules", Self::Produce => "produce",
    Self::Improve => "improve", Self::Choose => "choose", Self::Next => "next", Self::Reflect => "reflect",
    Self::Ended => "ended",
});

/// What is written in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundPart {
    /// A question, as it was said; words put right, a line crossed out.
    Question,
    /// Marked closed or open, changed from one to the other, what each is good for.
    Improving,
    /// The three, and why.
    Choice,
    NextSteps,
    /// Each student's own.
    Reflection,
}

impl RoundStep {
    /// Those that a class goes through.
    pub const WITH_CLASS: [Self; 7] =
        [Self::Focus, Self::Rules, Self::Produce, Self::Improve, Self::Choose, Self::Next, Self::Reflect];

    pub fn forward(self) -> Option<Self> {
        match self {
            Self::Planned => Some(Self::Focus),
            Self::Focus => Some(Self::Rules),
            Self::Rules => Some(Self::Produce),
            Self::Produce => Some(Self::Improve),
            Self::Improve => Some(Self::Choose),
            Self::Choose => Some(Self::Next),
            Self::Next => Some(Self::Reflect),
            Self::Reflect => Some(Self::Ended),
            Self::Ended => None,
        }
    }

    /// What has begun is never merely planned again. What has ended can be gone on with.
    pub fn back(self) -> Option<Self> {
        Self::WITH_CLASS.iter().chain([&Self::Ended]).copied().find(|step| step.forward() == Some(self)).or(
            match self {
                Self::Ended => Some(Self::Reflect),
                _ => None,
            },
        )
    }

    /// The class is in it.
    pub fn is_running(self) -> bool {
        Self::WITH_CLASS.contains(&self)
    }

    /// Conflict: `rounds.not_now`. Who still writes down what was just said is not cut off by the next step; a reflection is taken for as
    /// long as it comes.
    pub fn admits(self, part: RoundPart) -> Result<(), Refusal> {
        let admitted = match part {
            RoundPart::Question => matches!(self, Self::Produce | Self::Improve),
            RoundPart::Improving => self == Self::Improve,
            RoundPart::Choice => self == Self::Choose,
            RoundPart::NextSteps => self == Self::Next,
            RoundPart::Reflection => matches!(self, Self::Reflect | Self::Ended),
        };
        if admitted { Ok(()) } else { Err(Refusal::conflict("rounds.not_now")) }
    }

    /// Who sits where, and whose device writes, may change. Conflict: `rounds.moved_meanwhile`. Once it is over that is part of what they made.
    pub fn may_seat(self) -> Result<(), Refusal> {
        if self == Self::Ended { Err(Refusal::conflict("rounds.moved_meanwhile")) } else { Ok(()) }
    }

    /// What the groups chose may be shown to the class. Conflict: `rounds.nothing_chosen_yet`.
    pub fn may_share(self) -> Result<(), Refusal> {
        match self {
            Self::Choose | Self::Next | Self::Reflect | Self::Ended => Ok(()),
            Self::Planned | Self::Focus | Self::Rules | Self::Produce | Self::Improve => {
                Err(Refusal::conflict("rounds.nothing_chosen_yet"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forward_and_back_are_the_same_way() {
        let mut step = RoundStep::Planned;
        let mut seen = vec![step];
        while let Some(next) = step.forward() {
            if next != RoundStep::Focus {
                assert_eq!(next.back(), Some(step), "back from {next:?}");
            }
            step = next;
            seen.push(step);
        }
        assert_eq!(seen, RoundStep::ALL, "every step is on the way");
        assert_eq!(RoundStep::Focus.back(), None, "what has begun is not merely planned");
        assert_eq!(RoundStep::Planned.back(), None);
    }

    #[test]
    fn each_part_has_its_step_and_a_slow_hand_is_not_cut_off() {
        let parts = [RoundPart::Question, RoundPart::Improving, RoundPart::Choice, RoundPart::NextSteps];
        for step in [RoundStep::Planned, RoundStep::Focus, RoundStep::Rules, RoundStep::Reflect, RoundStep::Ended] {
            assert!(parts.iter().all(|part| step.admits(*part).is_err()), "{step:?}");
        }
        assert!(RoundStep::Improve.admits(RoundPart::Question).is_ok());
        assert!(RoundStep::Ended.admits(RoundPart::Reflection).is_ok());
        assert!(RoundStep::Produce.admits(RoundPart::Improving).is_err());
        assert!(RoundStep::Next.admits(RoundPart::Choice).is_err(), "what is shown does not change under the class");
        assert!(RoundStep::Improve.may_share().is_err() && RoundStep::Choose.may_share().is_ok());
        assert!(RoundStep::Reflect.may_seat().is_ok() && RoundStep::Ended.may_seat().is_err());
    }
}
