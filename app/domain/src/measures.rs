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
