//! The school year that a story belongs to. It turns on the first of July: late enough for the last conference of one year, early enough
//! for the first day of the next. A school on the other half of the globe has its winter break then; its students name their story as they
//! count.

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use crate::clock::Moment;

/// The year in which it begins: 2026 is 2026–27.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SchoolYear(pub i32);

impl std::fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}–{:02}", self.0, (self.0 + 1).rem_euclid(100))
    }
}

/// In UTC: on the night from June to July nobody tells a story.
pub fn year_of(now: Moment) -> SchoolYear {
    let day = chrono::DateTime::from_timestamp_millis(now.0).unwrap_or_default();
    SchoolYear(if day.month() >= 7 { day.year() } else { day.year() - 1 })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clock::DAY;

    #[test]
    fn it_turns_in_july() {
        // 2026-06-30T23:59:59Z and a second later.
        assert_eq!(year_of(Moment(1_782_863_999_000)), SchoolYear(2025));
        assert_eq!(year_of(Moment(1_782_864_000_000)), SchoolYear(2026));
        // 2026-11-27.
        assert_eq!(year_of(Moment(1_795_762_800_000)).to_string(), "2026–27");
        assert_eq!(SchoolYear(1999).to_string(), "1999–00");
    }

    proptest! {
        #[test]
        fn a_later_day_is_in_no_earlier_year(at in -4_000_000_000_000_i64..8_000_000_000_000, later in 0..400 * DAY) {
            let (one, other) = (year_of(Moment(at)), year_of(Moment(at + later)));
            prop_assert!(other >= one && other.0 - one.0 <= 2);
        }
    }
}
