//! Where a rubric stands, and the steps in which a class makes one.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::viewer::names;

/// The steps of making a rubric with a class, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MakingStep {
    /// Samples that are nobody's, to read.
    Study,
    /// What works in them, each in a few words.
    Name,
    /// What belongs together.
    Sort,
    /// How it shall be said.
    Agree,
}
names!(MakingStep { Self::Study => "study", Self::Name => "name", Self::Sort => "sort", Self::Agree => "agree" });

impl MakingStep {
    fn next(self) -> Option<Self> {
        Self::ALL.iter().copied().find(|step| *step > self)
    }

    fn before(self) -> Option<Self> {
        Self::ALL.iter().copied().rev().find(|step| *step < self)
    }
}

/// A draft is its teachers' alone; what is being made is its class's too. One that rests is not offered any more; what was said by it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RubricStage {
    Draft,
    Making(MakingStep),
    InUse,
    Resting,
}

/// What a teacher does with the whole of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RubricMove {
    Use,
    Rest,
    /// Begins to make it with the class.
    Make,
    Next,
    Back,
    /// Goes on without the class; what was named stays.
    SetAside,
}
names!(RubricMove {
    Self::Use => "use", Self::Rest => "rest", Self::Make => "make", Self::Next => "next", Self::Back => "back",
    Self::SetAside => "set_aside",
});

impl RubricStage {
    /// As a table keeps it. What cannot be read is a draft.
    pub fn read(name: &str, step: Option<&str>) -> Self {
        match (name, step.and_then(MakingStep::named)) {
            ("making", Some(step)) => Self::Making(step),
            ("in_use", _) => Self::InUse,
            ("resting", _) => Self::Resting,
            _ => Self::Draft,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Making(_) => "making",
            Self::InUse => "in_use",
            Self::Resting => "resting",
        }
    }

    pub fn step(self) -> Option<MakingStep> {
        match self {
            Self::Making(step) => Some(step),
            _ => None,
        }
    }

    /// After a move; `criteria` and `samples` that it has by now.
    ///
    /// Conflict: `rubrics.needs_a_criterion`, `rubrics.needs_two_samples`, `rubrics.agree_first`, `rubrics.not_now` for what cannot follow.
    pub fn after(self, by: RubricMove, criteria: usize, samples: usize) -> Result<Self, Refusal> {
        let with = |least: usize, has: usize, key: &str, then: Self| {
            if has < least { Err(Refusal::conflict(key)) } else { Ok(then) }
        };
        match (self, by) {
            (Self::Draft | Self::Resting | Self::Making(MakingStep::Agree), RubricMove::Use) => {
                with(1, criteria, "rubrics.needs_a_criterion", Self::InUse)
            }
            (Self::Making(_), RubricMove::Use) => Err(Refusal::conflict("rubrics.agree_first")),
            (Self::InUse, RubricMove::Rest) => Ok(Self::Resting),
            (Self::Draft, RubricMove::Make) => Ok(Self::Making(MakingStep::Study)),
            (Self::Making(MakingStep::Study), RubricMove::Next) => {
                with(2, samples, "rubrics.needs_two_samples", Self::Making(MakingStep::Name))
            }
            (Self::Making(MakingStep::Sort), RubricMove::Next) => {
                with(1, criteria, "rubrics.needs_a_criterion", Self::Making(MakingStep::Agree))
            }
            (Self::Making(step), RubricMove::Next) => {
                step.next().map(Self::Making).ok_or_else(|| Refusal::conflict("rubrics.not_now"))
            }
            (Self::Making(step), RubricMove::Back) => {
                step.before().map(Self::Making).ok_or_else(|| Refusal::conflict("rubrics.not_now"))
            }
            (Self::Making(_), RubricMove::SetAside) => Ok(Self::Draft),
            _ => Err(Refusal::conflict("rubrics.not_now")),
        }
    }

    /// Its wording can be changed; of one in use, that makes the next version. `rubrics.rests`.
    pub fn may_edit(self) -> Result<(), Refusal> {
        match self {
            Self::Resting => Err(Refusal::conflict("rubrics.rests")),
            Self::Draft | Self::Making(_) | Self::InUse => Ok(()),
        }
    }

    /// Only a draft goes away: by any other, somebody may have said something. `rubrics.was_used`.
    pub fn may_go(self) -> Result<(), Refusal> {
        if self == Self::Draft { Ok(()) } else { Err(Refusal::conflict("rubrics.was_used")) }
    }

    /// Students find it: in use, or being made with them.
    pub fn is_before_the_class(self) -> bool {
        matches!(self, Self::Making(_) | Self::InUse)
    }

    /// The class is at this step. `rubrics.not_now`.
    pub fn is_at(self, step: MakingStep) -> Result<(), Refusal> {
        if self.step() == Some(step) { Ok(()) } else { Err(Refusal::conflict("rubrics.not_now")) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_class_goes_from_samples_to_a_rubric_and_may_go_back() {
        let mut stage = RubricStage::Draft.after(RubricMove::Make, 0, 0).unwrap();
        assert_eq!(stage.after(RubricMove::Next, 0, 1), Err(Refusal::conflict("rubrics.needs_two_samples")));
        for (step, criteria) in [(MakingStep::Name, 0), (MakingStep::Sort, 0), (MakingStep::Agree, 1)] {
            stage = stage.after(RubricMove::Next, criteria, 2).unwrap();
            assert_eq!(stage, RubricStage::Making(step));
        }
        let back = stage.after(RubricMove::Back, 1, 2).unwrap();
        assert_eq!(back.after(RubricMove::Use, 1, 2), Err(Refusal::conflict("rubrics.agree_first")));
        assert_eq!(back.after(RubricMove::Next, 0, 2), Err(Refusal::conflict("rubrics.needs_a_criterion")));
        assert_eq!(stage.after(RubricMove::Next, 1, 2), Err(Refusal::conflict("rubrics.not_now")));
        assert_eq!(stage.after(RubricMove::Use, 1, 2), Ok(RubricStage::InUse));
    }

    #[test]
    fn only_a_draft_goes_away_and_what_rests_is_not_reworded() {
        let resting = RubricStage::InUse.after(RubricMove::Rest, 1, 0).unwrap();
        assert_eq!(resting.may_edit(), Err(Refusal::conflict("rubrics.rests")));
        assert_eq!(resting.may_go(), Err(Refusal::conflict("rubrics.was_used")));
        assert_eq!(RubricStage::Draft.may_go(), Ok(()));
        assert_eq!(resting.after(RubricMove::Use, 1, 0), Ok(RubricStage::InUse));
        assert!(!resting.is_before_the_class());
    }

    proptest! {
        /// However it is moved: never in use without a criterion, and what was in use is never a draft again.
        #[test]
        fn no_road_leads_to_an_empty_rubric_or_back_to_a_draft(
            moves in proptest::collection::vec((0usize..6, 0usize..3, 0usize..3), 0..40)
        ) {
            let (mut stage, mut was_used) = (RubricStage::Draft, false);
            for (by, criteria, samples) in moves {
                if let Ok(next) = stage.after(RubricMove::ALL[by], criteria, samples) {
                    prop_assert!(next != RubricStage::InUse || criteria > 0);
                    stage = next;
                    was_used |= stage == RubricStage::InUse;
                }
                prop_assert!(!was_used || matches!(stage, RubricStage::InUse | RubricStage::Resting));
                prop_assert_eq!(RubricStage::read(stage.name(), stage.step().map(MakingStep::name)), stage);
            }
        }
    }
}
