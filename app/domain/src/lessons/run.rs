//! Where a run goes.

use crate::id::LessonStepId;
use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Next,
    Back,
}
names!(Turn { Self::Next => "next", Self::Back => "back" });

/// The step that a turn leads to, from the steps with their places in their order. `at` is where the run stands; a step that was taken out
/// meanwhile still knows its place. None at an end: nothing turns over.
pub fn turn(steps: &[(LessonStepId, i32)], at: (LessonStepId, i32), turn: Turn) -> Option<LessonStepId> {
    let place = steps.iter().find(|(id, _)| *id == at.0).map_or(at.1, |(_, place)| *place);
    let found = match turn {
        Turn::Next => steps.iter().find(|(_, other)| *other > place),
        Turn::Back => steps.iter().rev().find(|(_, other)| *other < place),
    };
    found.map(|(id, _)| *id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn steps(n: usize) -> Vec<(LessonStepId, i32)> {
        (0..n).map(|at| (LessonStepId::mint(), at as i32 * 2)).collect()
    }

    #[test]
    fn a_step_that_was_taken_out_is_gone_on_from() {
        let steps = steps(3);
        let gone = (LessonStepId::mint(), 1);
        assert_eq!(turn(&steps, gone, Turn::Next), Some(steps[1].0));
        assert_eq!(turn(&steps, gone, Turn::Back), Some(steps[0].0));
        assert_eq!(turn(&[], gone, Turn::Next), None);
    }

    proptest! {
        #[test]
        fn next_and_back_meet_and_nothing_is_skipped(n in 1usize..12) {
            let steps = steps(n);
            let mut at = steps[0];
            let mut seen = vec![at.0];
            while let Some(next) = turn(&steps, at, Turn::Next) {
                prop_assert_eq!(turn(&steps, *steps.iter().find(|s| s.0 == next).unwrap(), Turn::Back), Some(at.0));
                at = *steps.iter().find(|step| step.0 == next).unwrap();
                seen.push(next);
            }
            prop_assert_eq!(seen, steps.iter().map(|step| step.0).collect::<Vec<_>>());
            prop_assert_eq!(turn(&steps, steps[0], Turn::Back), None);
        }
    }
}
