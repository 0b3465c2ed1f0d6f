use domain::access::Ago;
use domain::clock::Moment;

use crate::clock_face::how_long_ago;
use crate::t;

/// "today", "on Tuesday", "3 weeks ago".
pub fn ago_words(at: Moment, now: Moment) -> String {
    match how_long_ago(at, now) {
        Ago::Today => t!("access.ago_today"),
        Ago::Yesterday => t!("access.ago_yesterday"),
        Ago::Weekday(0) => t!("access.ago_monday"),
        Ago::Weekday(1) => t!("access.ago_tuesday"),
        Ago::Weekday(2) => t!("access.ago_wednesday"),
        Ago::Weekday(3) => t!("access.ago_thursday"),
        Ago::Weekday(4) => t!("access.ago_friday"),
        Ago::Weekday(5) => t!("access.ago_saturday"),
        Ago::Weekday(_) => t!("access.ago_sunday"),
        Ago::Weeks(n) => t!("access.ago_weeks", n = n),
        Ago::Months(n) => t!("access.ago_months", n = n),
    }
}
