//! A student's own data: a quiz score, words in a minute, a level, or something they count for themselves; each a number on a day.
//!
//! Its student enters it, or sees what a teacher entered for them, and writes what it says and what they will do. It is compared with
//! nothing but itself: two days of the same measure, before and after. Nobody sees it but its student and, where a class is named, those
//! who teach that class.

mod act;
mod amount;
mod plan;
mod views;

pub use act::{LONGEST_UNIT, MOST_MEASURES, MOST_POINTS, MeasureAct, MeasureDeed, MeasureWords, measure_act};
pub use amount::{Amount, Day};
pub use plan::{AmountFate, MOST_AMOUNTS, MeasurePlan, MeasureRow, MeasureTable, TypedAmount, judged};
pub use views::{ClassData, DataNote, MeasureView, OwnMeasures, PointView, StudentData};

use serde::{Deserialize, Serialize};

use crate::refusal::Sentence;
use crate::viewer::names;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    Quiz,
    /// Words in a minute, pages in a day.
    Pace,
    /// On a rubric with levels.
    Level,
    #[default]
    Own,
}
names!(MeasureKind { Self::Quiz => "quiz", Self::Pace => "pace", Self::Level => "level", Self::Own => "own" });

impl MeasureKind {
    /// No score, pace or level is less than nothing; what a student measures for themselves may be: degrees, how much it differs.
    ///
    /// `measures.below_zero`.
    pub fn takes(self, amount: Amount) -> Result<Amount, Sentence> {
        match self {
            Self::Quiz | Self::Pace | Self::Level if amount.0 < 0 => Err(Sentence::new("measures.below_zero")),
            Self::Quiz | Self::Pace | Self::Level | Self::Own => Ok(amount),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_a_students_own_goes_below_zero() {
        for kind in MeasureKind::ALL {
            let below = kind.takes(Amount(-1)).map_err(|sentence| sentence.key);
            match kind {
                MeasureKind::Own => assert_eq!(below, Ok(Amount(-1))),
                _ => assert_eq!(below, Err("measures.below_zero".into()), "{kind:?}"),
            }
            assert_eq!(kind.takes(Amount(0)), Ok(Amount(0)));
        }
    }
}
