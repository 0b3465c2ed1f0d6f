//! How long ago a day was, as people say it. Never a number of days: that would be a counter.

use chrono::{Datelike, NaiveDate};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ago {
    Today,
    Yesterday,
    /// In the last week: 0 is Monday.
    Weekday(u32),
    Weeks(u32),
    Months(u32),
}

/// A day that has not come yet (two clocks differ) is today.
pub fn ago(then: NaiveDate, today: NaiveDate) -> Ago {
    match today.signed_duration_since(then).num_days() {
        ..=0 => Ago::Today,
        1 => Ago::Yesterday,
        2..7 => Ago::Weekday(then.weekday().num_days_from_monday()),
        days @ 7..60 => Ago::Weeks((days / 7) as u32),
        days => Ago::Months((days / 30) as u32),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_is_called_what_people_call_it() {
        let monday = NaiveDate::from_ymd_opt(2026, 9, 14).unwrap();
        let said = |days| ago(monday - chrono::Days::new(days), monday);
        assert_eq!([said(0), said(1), said(2)], [Ago::Today, Ago::Yesterday, Ago::Weekday(5)]);
        assert_eq!(
            [said(6), said(7), said(20), said(59)],
            [Ago::Weekday(1), Ago::Weeks(1), Ago::Weeks(2), Ago::Weeks(8)]
        );
        assert_eq!([said(60), said(365)], [Ago::Months(2), Ago::Months(12)]);
        assert_eq!(ago(monday, monday - chrono::Days::new(3)), Ago::Today);
    }

    proptest! {
        /// Nothing says *0 weeks* or *0 months*, and of the counted words the longer ago is never the smaller.
        #[test]
        fn no_word_counts_nothing(days in 0u64..5000) {
            let today = NaiveDate::from_ymd_opt(2026, 9, 14).unwrap();
            let said = |days| ago(today - chrono::Days::new(days), today);
            match (said(days), said(days + 1)) {
                (Ago::Weeks(n) | Ago::Months(n), _) if n == 0 => prop_assert!(false),
                (Ago::Weeks(n), Ago::Weeks(m)) | (Ago::Months(n), Ago::Months(m)) => prop_assert!(n <= m),
                _ => {}
            }
        }
    }
}
