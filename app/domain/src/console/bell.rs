//! The one line at the bell.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::clock::Moment;

/// What the bell needs to know of a student who shared something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastHeard {
    pub name: String,
    pub first_shared: Moment,
    /// The last feedback, *read* or note from a teacher of the class.
    pub heard: Option<Moment>,
}

/// Longer than this without a word is not lately, in milliseconds: two weeks.
pub const NOT_LATELY: i64 = 14 * crate::clock::DAY;
/// Most names in the line at the bell.
pub const MOST_AT_THE_BELL: usize = 3;

impl LastHeard {
    /// Has not heard for two weeks, or ever. The bell says it, and so does *who needs me next* (`access`).
    pub fn is_not_lately(&self, now: Moment) -> bool {
        self.heard.is_none_or(|at| now.since(at) >= NOT_LATELY)
    }
}

/// Who has not heard for two weeks, or ever: those who never heard first (by when they first shared), then the longest ago.
pub fn not_lately(mut students: Vec<LastHeard>, now: Moment) -> Vec<String> {
    students.retain(|student| student.is_not_lately(now));
    students.sort_by(|a, b| (a.heard, a.first_shared, &a.name).cmp(&(b.heard, b.first_shared, &b.name)));
    students.into_iter().take(MOST_AT_THE_BELL).map(|student| student.name).collect()
}

/// The one line at the bell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Bell {
    /// Students a teacher of the class wrote to since the door was opened.
    pub reached: u32,
    /// Who has not heard from a teacher for two weeks, or ever: at most three, longest first.
    pub not_lately: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bell_names_those_who_never_heard_then_the_longest_ago() {
        let day = |n: i64| Moment(n * crate::clock::DAY);
        let student = |name: &str, first_shared, heard| LastHeard { name: name.into(), first_shared, heard };
        let students = vec![
            student("Ada", day(1), Some(day(20))),
            student("Bo", day(2), Some(day(6))),
            student("Chen", day(9), None),
            student("Dina", day(3), None),
            student("Eli", day(3), Some(day(2))),
        ];
        assert_eq!(not_lately(students, day(20)), ["Dina", "Chen", "Eli"]);
        let just = |heard| not_lately(vec![student("Bo", day(2), Some(heard))], day(20));
        assert_eq!(just(day(6)), ["Bo"]);
        assert!(just(Moment(day(6).0 + 1)).is_empty());
    }
}
