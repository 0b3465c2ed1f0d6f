//! Whose turn it is: never stored, always worked out.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use super::{Ask, Stage};

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    Student,
    Teacher,
    Nobody,
}

/// What can reach the student who left the class of a piece.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Still in the class.
    #[default]
    Here,
    /// Left it, and comes in by another class: reads what comes back, and writes nothing more here.
    Elsewhere,
    /// In no class any more that is in use, so nobody who could sign in and read.
    Gone,
}

impl Reach {
    /// An answer finds its reader.
    pub fn may_be_answered(self) -> bool {
        self != Self::Gone
    }
}

/// What the turn depends on, besides the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circumstances {
    pub ask: Ask,
    /// The plan of who will be answered includes this student. A question of one's own is always in.
    pub in_plan: bool,
    /// Outside the plan, but the student lets the ask wait for the teacher.
    pub waits: bool,
    /// Parts of the newest feedback that ask for something and have no follow-through yet.
    pub open_parts: u32,
    pub reach: Reach,
}

pub fn turn(stage: Stage, about: Circumstances) -> Turn {
    match stage {
        Stage::Draft => Turn::Student,
        Stage::Shared { .. } if !about.reach.may_be_answered() => Turn::Nobody,
        Stage::Shared { .. } if about.ask == Ask::Nothing => Turn::Nobody,
        Stage::Shared { .. } if about.in_plan || about.waits => Turn::Teacher,
        Stage::Shared { .. } => Turn::Nobody,
        Stage::Answered { .. } if about.open_parts > 0 && about.reach == Reach::Here => Turn::Student,
        Stage::Answered { .. } | Stage::Read { .. } | Stage::Resting { .. } => Turn::Nobody,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn about(ask: Ask, in_plan: bool, waits: bool, open_parts: u32) -> Circumstances {
        Circumstances { ask, in_plan, waits, open_parts, reach: Reach::Here }
    }

    #[test]
    fn nobody_is_waited_for_who_left() {
        let left = |reach| Circumstances { reach, ..about(Ask::Clear, true, true, 2) };
        let (shared, answered) = (Stage::Shared { version: 1 }, Stage::Answered { version: 1 });
        assert_eq!(turn(shared, left(Reach::Elsewhere)), Turn::Teacher, "the answer is read");
        assert_eq!(turn(answered, left(Reach::Elsewhere)), Turn::Nobody, "and nothing more is written");
        assert_eq!(turn(shared, left(Reach::Gone)), Turn::Nobody);
        assert_eq!(turn(answered, left(Reach::Gone)), Turn::Nobody);
    }

    #[test]
    fn the_loop_once_around() {
        let stage = Stage::Draft.share();
        assert_eq!(turn(stage, about(Ask::Clear, true, false, 0)), Turn::Teacher);
        let stage = stage.answer(1).unwrap();
        assert_eq!(turn(stage, about(Ask::Clear, true, false, 2)), Turn::Student);
        assert_eq!(turn(stage, about(Ask::Clear, true, false, 0)), Turn::Nobody);
        let stage = stage.share();
        assert_eq!(stage, Stage::Shared { version: 2 });
        assert_eq!(stage.rest().unwrap(), Stage::Resting { version: 2 });
    }

    #[test]
    fn an_ask_outside_the_plan_waits_only_if_its_student_lets_it() {
        let shared = Stage::Shared { version: 1 };
        assert_eq!(turn(shared, about(Ask::Clear, false, false, 0)), Turn::Nobody);
        assert_eq!(turn(shared, about(Ask::Clear, false, true, 0)), Turn::Teacher);
        assert_eq!(turn(shared, about(Ask::Nothing, true, true, 0)), Turn::Nobody);
    }

    proptest! {
        /// Nobody waits for a resting piece, and a draft is always its student's.
        #[test]
        fn rest_is_rest(waits: bool, in_plan: bool, open_parts in 0u32..4, version in 1i32..9) {
            for ask in Ask::ALL {
                let circumstances = about(*ask, in_plan, waits, open_parts);
                prop_assert_eq!(turn(Stage::Resting { version }, circumstances), Turn::Nobody);
                prop_assert_eq!(turn(Stage::Draft, circumstances), Turn::Student);
            }
        }
    }
}
