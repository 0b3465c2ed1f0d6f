//! The school as its admins see and change it, and its terms.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::accounts::{Locale, OpenInvitation};
use crate::classes::Named;
use crate::id::{SchoolId, TermId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::staff::{FormerMember, StaffMember};
use crate::words::{LONGEST_NAME, LONGEST_SENTENCE, line, passage};

/// What an admin types to change the school. Whether the time zone exists is asked where the zones are known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolDraft {
    pub name: String,
    /// An IANA name, such as `America/Chicago`.
    pub time_zone: String,
    pub locale: String,
    /// Anybody may sign up as a teacher of this school.
    pub open_sign_up: bool,
    /// Told to a student who needs to talk to someone: when it is read, and what to do now if it cannot wait.
    pub talk_note: String,
    /// One of [`IDLE_MINUTES`]; empty: nobody was asked yet, and it is [`IDLE_AT_FIRST`].
    pub idle_minutes: String,
}

/// After how many minutes without a touch a student is signed out of a device that others use too. Short enough that the next
/// student finds nobody's page, long enough for a page that is read to its end.
pub const IDLE_MINUTES: [u16; 7] = [5, 10, 15, 20, 30, 45, 60];
/// What a new school begins with.
pub const IDLE_AT_FIRST: u16 = 20;

fn idle(typed: &str) -> Result<u16, Sentence> {
    if typed.is_empty() {
        return Ok(IDLE_AT_FIRST);
    }
    let minutes = typed.trim().parse().ok().filter(|minutes| IDLE_MINUTES.contains(minutes));
    minutes.ok_or_else(|| Sentence::new("school.idle_pick"))
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchoolPlan {
    pub name: String,
    pub locale: Locale,
    pub talk_note: String,
    pub idle_minutes: u16,
}

impl SchoolDraft {
    /// `known_zone`: whether the time zone exists.
    pub fn check(&self, known_zone: bool) -> Result<SchoolPlan, Refusal> {
        let mut faults = Faults::default();
        let name = faults.take("name", line(&self.name, LONGEST_NAME));
        if !known_zone {
            faults.push("time_zone", Sentence::new("school.time_zone"));
        }
        let locale = faults.take("locale", Locale::check(&self.locale));
        let talk_note = faults.take("talk_note", passage(&self.talk_note, LONGEST_SENTENCE));
        let idle_minutes = faults.take("idle_minutes", idle(&self.idle_minutes));
        faults.done(SchoolPlan { name, locale, talk_note, idle_minutes })
    }
}

/// What an admin types to make a term. Days are `YYYY-MM-DD` in the school's own calendar, both included.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermDraft {
    pub name: String,
    pub starts_on: String,
    pub ends_on: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermPlan {
    pub name: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

/// Longer than any school year: whoever is beyond mistyped a year.
const LONGEST_TERM_DAYS: i64 = 400;

impl TermDraft {
    pub fn check(&self) -> Result<TermPlan, Refusal> {
        let mut faults = Faults::default();
        let name = faults.take("name", line(&self.name, LONGEST_NAME));
        let starts_on = faults.take("starts_on", day(&self.starts_on));
        let ends_on = faults.take("ends_on", day(&self.ends_on));
        let plan = faults.done(TermPlan { name, starts_on, ends_on })?;
        match (plan.ends_on - plan.starts_on).num_days() {
            days if days <= 0 => Err(Refusal::invalid("ends_on", "school.term_ends_first")),
            days if days > LONGEST_TERM_DAYS => Err(Refusal::invalid("ends_on", "school.term_too_long")),
            _ => Ok(plan),
        }
    }
}

/// Exactly `YYYY-MM-DD`, in this century.
pub(crate) fn day(typed: &str) -> Result<NaiveDate, Sentence> {
    let text = typed.trim();
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|day| text.len() == 10 && (2000..2100).contains(&day.year()))
        .ok_or_else(|| Sentence::new("school.day_shape"))
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermView {
    pub id: TermId,
    pub name: String,
    /// `YYYY-MM-DD`
    pub starts_on: String,
    pub ends_on: String,
}

/// The school's settings, for its admins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolView {
    pub id: SchoolId,
    pub name: String,
    pub time_zone: String,
    pub locale: String,
    pub open_sign_up: bool,
    pub talk_note: String,
    /// One of [`IDLE_MINUTES`].
    pub idle_minutes: u16,
    /// Whom a student reaches who needs to talk to someone.
    pub talk_people: Vec<Named>,
    pub staff: Vec<StaffMember>,
    /// Taken off the staff, the last one first.
    pub former: Vec<FormerMember>,
    /// To the school and to its classes.
    pub invitations: Vec<OpenInvitation>,
    pub terms: Vec<TermView>,
}

/// A school that lets anybody sign up as its teacher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSchool {
    pub id: SchoolId,
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(starts_on: &str, ends_on: &str) -> Result<TermPlan, Refusal> {
        TermDraft { name: " Fall ".into(), starts_on: starts_on.into(), ends_on: ends_on.into() }.check()
    }

    #[test]
    fn a_term_is_two_days_in_order() {
        let fall = term("2026-08-31", "2026-12-18").unwrap();
        assert_eq!((fall.name.as_str(), fall.starts_on.to_string().as_str()), ("Fall", "2026-08-31"));
        assert_eq!(term("2026-12-18", "2026-08-31"), Err(Refusal::invalid("ends_on", "school.term_ends_first")));
        assert_eq!(term("2026-08-31", "2026-08-31"), Err(Refusal::invalid("ends_on", "school.term_ends_first")));
        assert_eq!(term("2026-08-31", "2036-08-31"), Err(Refusal::invalid("ends_on", "school.term_too_long")));
    }

    #[test]
    fn days_that_are_none_are_told_at_once() {
        for wrong in ["", "31.08.2026", "2026-02-30", "2026-8-3", "0026-08-31", "12026-08-31", "2026-08-31x"] {
            let Err(Refusal::Invalid { faults }) = term(wrong, wrong) else { panic!("{wrong} stands") };
            assert_eq!(
                faults.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(),
                ["starts_on", "ends_on"],
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_school_is_told_all_its_faults() {
        let empty = SchoolDraft { talk_note: "x".repeat(100_000), idle_minutes: "never".into(), ..Default::default() };
        let Err(Refusal::Invalid { faults }) = empty.check(false) else { panic!("an empty school stands") };
        assert_eq!(
            faults.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(),
            ["name", "time_zone", "locale", "talk_note", "idle_minutes"]
        );
    }

    #[test]
    fn a_device_is_left_alone_for_one_of_a_few_times() {
        assert!(IDLE_MINUTES.contains(&IDLE_AT_FIRST));
        for wrong in ["0", "7", "-5", "99999", "soon", " "] {
            assert_eq!(idle(wrong), Err(Sentence::new("school.idle_pick")), "{wrong}");
        }
        assert_eq!((idle(" 10 "), idle("")), (Ok(10), Ok(IDLE_AT_FIRST)));
    }
}
