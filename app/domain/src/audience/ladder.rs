//! The steps, and what is open of them. Which of them are open is one value, the widest, so that a ladder with a gap cannot be said.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Me,
    Teacher,
    Partner,
    Class,
    /// An audience that the student names: another class, families, an expert.
    Named,
    World,
}
names!(Step {
    Self::Me => "me", Self::Teacher => "teacher", Self::Partner => "partner", Self::Class => "class", Self::Named => "named",
    Self::World => "world",
});

impl Step {
    /// Those that are wished, one by one. (A teacher is picked, and reads at once.)
    pub const WISHED: [Self; 4] = [Self::Partner, Self::Class, Self::Named, Self::World];

    pub fn before(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|step| *step == self)?;
        at.checked_sub(1).map(|at| Self::ALL[at])
    }

    /// This one and everything wider.
    pub fn and_wider(self) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |step| *step >= self)
    }
}

/// What is open now: everything up to here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ladder {
    pub widest: Step,
}

impl Ladder {
    /// Of what the rows say: everything up to the first step that is not open.
    pub fn of(is_open: impl Fn(Step) -> bool) -> Self {
        let open = Step::ALL.iter().copied().take_while(|step| *step == Step::Me || is_open(*step));
        Self { widest: open.last().unwrap_or(Step::Me) }
    }

    pub fn is_open(self, step: Step) -> bool {
        step <= self.widest
    }

    /// Whether the step can be wished: the one before it is open. Conflict `audience.step_by_step`; not found for what is not wished.
    pub fn admits(self, step: Step) -> Result<(), Refusal> {
        match step.before() {
            Some(before) if Step::WISHED.contains(&step) => {
                if self.is_open(before) {
                    Ok(())
                } else {
                    Err(Refusal::conflict("audience.step_by_step"))
                }
            }
            _ => Err(Refusal::NotFound),
        }
    }

    /// With this step open, if it is the next one or open already.
    pub fn widened(self, step: Step) -> Result<Self, Refusal> {
        self.admits(step)?;
        Ok(Self { widest: self.widest.max(step) })
    }

    /// Without this step and everything wider. (What is one's own stays one's own.)
    pub fn narrowed(self, step: Step) -> Self {
        Self { widest: self.widest.min(step.before().unwrap_or(Step::Me)) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nobody_meets_the_world_first() {
        let shown = Ladder { widest: Step::Teacher };
        assert_eq!(shown.admits(Step::World), Err(Refusal::conflict("audience.step_by_step")));
        assert_eq!(shown.admits(Step::Class), Err(Refusal::conflict("audience.step_by_step")));
        assert_eq!(shown.admits(Step::Partner), Ok(()));
        assert_eq!(shown.admits(Step::Teacher), Err(Refusal::NotFound), "a teacher is picked");
        let mine = Ladder { widest: Step::Me };
        assert!(mine.admits(Step::Partner).is_err(), "without a teacher there is nobody to release it");
    }

    proptest! {
        /// Whatever opens and is taken back in whatever order: what is open has no gap, and what is taken back is closed with all that is wider.
        #[test]
        fn what_is_open_has_no_gap(happens in prop::collection::vec((any::<bool>(), 0usize..6), 0..60)) {
            let mut ladder = Ladder { widest: Step::Teacher };
            for (widens, at) in happens {
                let step = Step::ALL[at];
                if widens {
                    if let Ok(next) = ladder.widened(step) {
                        prop_assert!(next.is_open(step) && ladder.is_open(step.before().unwrap()));
                        ladder = next;
                    }
                } else {
                    ladder = ladder.narrowed(step);
                    prop_assert!(step.and_wider().all(|wider| wider == Step::Me || !ladder.is_open(wider)));
                }
                prop_assert!(ladder.is_open(Step::Me));
                for pair in Step::ALL.windows(2) {
                    prop_assert!(!ladder.is_open(pair[1]) || ladder.is_open(pair[0]));
                }
            }
        }

        /// However the rows came to stand, a step behind a closed one is closed.
        #[test]
        fn rows_with_a_gap_are_read_up_to_it(open in prop::collection::vec(any::<bool>(), 6)) {
            let ladder = Ladder::of(|step| open[step as usize]);
            for step in Step::ALL {
                let all = (1..=*step as usize).all(|at| open[at]);
                prop_assert_eq!(ladder.is_open(*step), all);
            }
        }
    }
}
