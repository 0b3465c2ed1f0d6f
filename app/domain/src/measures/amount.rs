//! A number and a day, as they are typed.

use chrono::{Datelike, NaiveDate};

use crate::clock::{DAY, Moment};
use crate::refusal::Sentence;

/// Thousandths, so that 12.5 is 12.5 on every database and in every sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(pub i64);

/// No score, pace or count of a student is larger.
const LARGEST: i64 = 1_000_000;
const DECIMALS: usize = 3;

impl Amount {
    /// As people write it: `12`, `12.5`, `12,5`, `-3`. At most three decimals, at most a million either way.
    ///
    /// `measures.no_number`, `measures.too_exact`, `measures.too_large`.
    pub fn read(typed: &str) -> Result<Self, Sentence> {
        let typed = typed.trim();
        let (negative, digits) = match typed.strip_prefix('-').or_else(|| typed.strip_prefix('−')) {
            Some(rest) => (true, rest),
            None => (false, typed.strip_prefix('+').unwrap_or(typed)),
        };
        let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let only_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !only_digits(whole) || !only_digits(part) || digits.ends_with(['.', ',']) {
            return Err(Sentence::new("measures.no_number"));
        }
        let part = part.trim_end_matches('0');
        if part.len() > DECIMALS {
            return Err(Sentence::new("measures.too_exact").with("most", DECIMALS));
        }
        let too_large = || Sentence::new("measures.too_large").with("most", LARGEST);
        // Longer numbers are larger, whatever their digits are.
        let whole: i64 = match whole.trim_start_matches('0') {
            "" => 0,
            digits if digits.len() > 7 => return Err(too_large()),
            digits => digits.parse().map_err(|_| too_large())?,
        };
        let thousandths: i64 = format!("{part:0<DECIMALS$}").parse().unwrap_or_default();
        let all = whole * 1_000 + thousandths;
        if all > LARGEST * 1_000 {
            return Err(too_large());
        }
        Ok(Self(if negative { -all } else { all }))
    }
}

/// As it is read again; languages that write a comma put it there.
impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (sign, all) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let part = format!("{:03}", all % 1_000);
        match part.trim_end_matches('0') {
            "" => write!(f, "{sign}{}", all / 1_000),
            part => write!(f, "{sign}{}.{part}", all / 1_000),
        }
    }
}

/// A day of a school year; in tables and fields `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub NaiveDate);

/// How far back something can be entered, in days: the year it belongs to.
const YEAR: i64 = 366;

impl Day {
    /// `now` is in UTC; somewhere it is tomorrow already.
    ///
    /// `measures.no_day`, `measures.not_this_year` for what lies ahead or more than a year back.
    pub fn read(typed: &str, now: Moment) -> Result<Self, Sentence> {
        let day = Self::kept(typed.trim()).ok_or_else(|| Sentence::new("measures.no_day"))?;
        let today = Self::of(now);
        let back = (today.0 - day.0).num_days();
        if (-1..=YEAR).contains(&back) { Ok(day) } else { Err(Sentence::new("measures.not_this_year")) }
    }

    /// As a table has it.
    pub fn kept(text: &str) -> Option<Self> {
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
        (1900..=9999).contains(&day.year()).then_some(Self(day))
    }

    /// The day of a moment, in UTC.
    pub fn of(at: Moment) -> Self {
        let days = at.0.div_euclid(DAY);
        Self(NaiveDate::default() + chrono::Duration::days(days))
    }

    /// Days since 1970.
    pub fn number(self) -> i64 {
        (self.0 - NaiveDate::default()).num_days()
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Moment = Moment(1_789_394_400_000);

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (typed, kept) in [
            ("12", "12"),
            (" 12.50 ", "12.5"),
            ("0,125", "0.125"),
            ("-3", "-3"),
            ("−0.5", "-0.5"),
            ("007", "7"),
            ("1000000", "1000000"),
        ] {
            assert_eq!(Amount::read(typed).unwrap().to_string(), kept, "{typed}");
        }
        for typed in ["", " ", "x", "1e9", "NaN", "inf", "1.2.3", "12.", ".5", "--1", "1 2", "<b>", "٣"] {
            assert_eq!(Amount::read(typed).unwrap_err().key, "measures.no_number", "{typed}");
        }
        assert_eq!(Amount::read("0.1234").unwrap_err().key, "measures.too_exact");
        for typed in ["1000000.001", "99999999", &"9".repeat(100_000)] {
            assert_eq!(Amount::read(typed).unwrap_err().key, "measures.too_large");
        }
    }

    #[test]
    fn a_day_lies_in_the_year() {
        let read = |typed: &str| Day::read(typed, NOW);
        assert_eq!(Day::of(NOW).to_string(), "2026-09-14");
        assert_eq!(read("2026-09-14").unwrap().to_string(), "2026-09-14");
        assert!(read("2026-09-15").is_ok(), "somewhere it is tomorrow");
        for far in ["2026-09-16", "2025-09-01", "9999-01-01", "1999-01-01"] {
            assert_eq!(read(far).unwrap_err().key, "measures.not_this_year", "{far}");
        }
        for none in ["", "yesterday", "2026-02-30", "14/09/2026", "+99999-01-01", &"2".repeat(100_000)] {
            assert_eq!(read(none).unwrap_err().key, "measures.no_day");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(thousandths in -1_000_000_000i64..=1_000_000_000) {
            let amount = Amount(thousandths);
            prop_assert_eq!(Amount::read(&amount.to_string()), Ok(amount));
        }

        #[test]
        fn whatever_is_typed_is_a_number_or_a_sentence(typed in "\\PC{0,20}") {
            if let Ok(Amount(all)) = Amount::read(&typed) {
                prop_assert!(all.abs() <= LARGEST * 1_000);
            }
        }
    }
}
