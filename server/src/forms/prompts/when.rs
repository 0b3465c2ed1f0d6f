//! A time as a form says it (`2026-11-25T09:05`), in the school's own clock.

use chrono::{DateTime, MappedLocalTime, NaiveDateTime, TimeZone};
use chrono_tz::Tz;
use domain::clock::{DAY, Moment};
use domain::refusal::Sentence;

/// Further ahead nobody plans a question.
const FURTHEST: i64 = 366 * DAY;

/// Refused: what is no time, what has passed, what is more than a year ahead. An hour that the clock passes twice is its first; one that
/// it skips is no time.
pub fn read(typed: &str, zone: &str, now: Moment) -> Result<Moment, Sentence> {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let shapes = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let local = shapes.iter().find_map(|shape| NaiveDateTime::parse_from_str(typed.trim(), shape).ok());
    let moment = match local.map(|local| zone.from_local_datetime(&local)) {
        Some(MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _)) => Moment(at.timestamp_millis()),
        Some(MappedLocalTime::None) | None => return Err(Sentence::new("prompts.no_time")),
    };
    match moment.since(now) {
        ahead if ahead <= 0 => Err(Sentence::new("prompts.time_passed")),
        ahead if ahead > FURTHEST => Err(Sentence::new("prompts.time_far")),
        _ => Ok(moment),
    }
}

/// What the field suggests: this time tomorrow, to five minutes.
pub fn suggest(zone: &str, now: Moment) -> String {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let five = 5 * domain::clock::MINUTE;
    let tomorrow = (now.plus(DAY).0 + five - 1) / five * five;
    let at = DateTime::from_timestamp_millis(tomorrow).unwrap_or_default().with_timezone(&zone);
    at.format("%Y-%m-%dT%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW_YORK: &str = "America/New_York";

    fn moment(utc: &str) -> Moment {
        Moment(DateTime::parse_from_rfc3339(utc).unwrap().timestamp_millis())
    }

    #[test]
    fn the_schools_clock_counts() {
        let now = moment("2026-11-24T15:00:00Z");
        assert_eq!(read("2026-11-25T09:05", NEW_YORK, now), Ok(moment("2026-11-25T14:05:00Z")));
        assert_eq!(read("2026-11-25T09:05", "UTC", now), Ok(moment("2026-11-25T09:05:00Z")));
        assert_eq!(suggest(NEW_YORK, now), "2026-11-25T10:00");
        assert!(read(&suggest(NEW_YORK, now), NEW_YORK, now).is_ok());
    }

    #[test]
    fn past_gibberish_and_never_get_a_sentence() {
        let now = moment("2026-11-24T15:00:00Z");
        let key = |typed: &str| read(typed, NEW_YORK, now).unwrap_err().key;
        assert_eq!(key("2026-11-24T09:59"), "prompts.time_passed");
        assert_eq!(key("2026-11-24T10:00"), "prompts.time_passed");
        assert_eq!(key("2029-01-01T10:00"), "prompts.time_far");
        for gibberish in ["", "tomorrow", "2026-11-31T10:00", "25.11.2026 9:05", "\0", "99999-01-01T00:00"] {
            assert_eq!(key(gibberish), "prompts.no_time", "{gibberish}");
        }
        // The hour that New York skips on 14 March 2027.
        assert_eq!(key("2027-03-14T02:30"), "prompts.no_time");
    }

    #[test]
    fn an_hour_that_comes_twice_is_its_first() {
        let now = moment("2026-10-31T12:00:00Z");
        assert_eq!(read("2026-11-01T01:30", NEW_YORK, now), Ok(moment("2026-11-01T05:30:00Z")));
    }
}
