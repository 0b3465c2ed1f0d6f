use serde::{Deserialize, Serialize};

use super::QuestionStage;
use crate::classes::GradeBand;
use crate::viewer::names;

/// When a question of a student's comes before the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Appears {
    AtOnce,
    /// Once a teacher has released it.
    Released,
}
names!(Appears { Self::AtOnce => "at_once", Self::Released => "released" });

impl Appears {
    /// As long as no teacher says otherwise: what young children write is read first.
    pub fn by_default(band: GradeBand) -> Self {
        match band {
            GradeBand::K2 | GradeBand::G35 => Self::Released,
            GradeBand::G68 | GradeBand::G912 => Self::AtOnce,
        }
    }

    /// What was taken off once is read first, whatever the class is set to.
    pub fn to(self, was_taken_off: bool) -> QuestionStage {
        match self {
            Self::AtOnce if !was_taken_off => QuestionStage::Open,
            Self::AtOnce | Self::Released => QuestionStage::Waiting,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn young_classes_release_first_and_older_ones_do_not() {
        for band in [GradeBand::K2, GradeBand::G35] {
            assert_eq!(Appears::by_default(band).to(false), QuestionStage::Waiting);
        }
        for band in [GradeBand::G68, GradeBand::G912] {
            assert_eq!(Appears::by_default(band).to(false), QuestionStage::Open);
            assert_eq!(Appears::by_default(band).to(true), QuestionStage::Waiting);
        }
    }
}
