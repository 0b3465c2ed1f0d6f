//! A guardian's yes, as staff records it: who said it, how, on which day, for what. It is never made, only recorded; what it allows ends when
//! it is withdrawn, and the record of it stays.

use chrono::NaiveDate;

use crate::clock::{DAY, Moment};
use crate::id::InquiryId;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_NAME, line};

/// How long a yes for the year is good, from when it was recorded.
pub const YEAR: i64 = 365 * DAY;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Paper,
    Phone,
    InPerson,
}
names!(How { Self::Paper => "paper", Self::Phone => "phone", Self::InPerson => "in_person" });

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YesFor {
    Inquiry(InquiryId),
    Year,
}

/// As it is typed. `said_on` is `YYYY-MM-DD`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YesDraft {
    pub guardian: String,
    pub how: String,
    pub said_on: String,
    /// `year`, or empty for the one inquiry.
    pub covers: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YesPlan {
    pub guardian: String,
    pub how: How,
    pub said_on: String,
    pub year: bool,
}

impl YesDraft {
    /// Invalid: `guardian`, `how`, `said_on`. `today` is the school's day.
    pub fn check(&self, today: NaiveDate) -> Result<YesPlan, Refusal> {
        let mut faults = Faults::default();
        let guardian = faults.take("guardian", line(&self.guardian, LONGEST_NAME));
        let how = How::named(&self.how).unwrap_or_else(|| {
            faults.push("how", Sentence::new("world.pick_how"));
            How::Paper
        });
        let said_on = match NaiveDate::parse_from_str(self.said_on.trim(), "%Y-%m-%d") {
            Ok(day) if day > today => Err(Sentence::new("world.not_said_yet")),
            Ok(day) if (today - day).num_days() > 365 => Err(Sentence::new("world.said_long_ago")),
            Ok(day) => Ok(day.to_string()),
            Err(_) => Err(Sentence::new("world.which_day")),
        };
        let said_on = faults.take("said_on", said_on);
        faults.done(YesPlan { guardian, how, said_on, year: self.covers == "year" })
    }
}

impl YesPlan {
    /// When it ends by itself.
    pub fn until(&self, recorded: Moment) -> Option<Moment> {
        self.year.then(|| recorded.plus(YEAR))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 27).unwrap()
    }

    fn draft(said_on: &str) -> YesDraft {
        YesDraft {
            guardian: " Anita  Raman ".into(),
            how: "phone".into(),
            said_on: said_on.into(),
            covers: String::new(),
        }
    }

    #[test]
    fn a_yes_has_somebody_a_way_and_a_day_that_was() {
        let plan = draft("2026-11-26").check(today()).unwrap();
        assert_eq!((plan.guardian.as_str(), plan.how, plan.until(Moment(0))), ("Anita Raman", How::Phone, None));
        let year = YesDraft { covers: "year".into(), ..draft("2026-11-27") }.check(today()).unwrap();
        assert_eq!(year.until(Moment(5)), Some(Moment(5 + YEAR)));
        for (day, key) in [
            ("2026-11-28", "world.not_said_yet"),
            ("2025-11-01", "world.said_long_ago"),
            ("tomorrow", "world.which_day"),
            ("", "world.which_day"),
        ] {
            assert_eq!(draft(day).check(today()), Err(Refusal::invalid("said_on", key)), "{day}");
        }
        let Err(Refusal::Invalid { faults }) = YesDraft::default().check(today()) else { panic!() };
        let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["guardian", "how", "said_on"], "all at once");
    }
}
