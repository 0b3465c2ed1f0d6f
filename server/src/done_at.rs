//! When something was done, by the clock of a device that may be a day off: put on ours, so that what was written in time and comes late is
//! taken as that.

use axum::http::HeaderMap;
use domain::clock::{MINUTE, Moment};
use domain::command::Envelope;

/// What the device's clock showed as it sent, in milliseconds.
const SENT: &str = "x-waymark-sent";
/// When a form was kept there, by the same clock. Commands say it themselves.
const DONE: &str = "x-waymark-done";
/// What is off by no more may as well have been on its way for so long, and is left as it is.
const ON_ITS_WAY: i64 = 2 * MINUTE;

fn read(headers: &HeaderMap, name: &str) -> Option<i64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

/// Puts what came `now` with these headers on our clock.
pub fn on_our_clock(envelopes: &mut [Envelope], headers: &HeaderMap, now: Moment) {
    let off = read(headers, SENT).map_or(0, |sent| now.since(Moment(sent)));
    for envelope in envelopes {
        if envelope.done_at == 0 {
            envelope.done_at = read(headers, DONE).unwrap_or_default();
        }
        if envelope.done_at != 0 && off.unsigned_abs() > ON_ITS_WAY.unsigned_abs() {
            envelope.done_at = envelope.done_at.saturating_add(off);
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};
    use domain::clock::{DAY, SECOND};
    use domain::command::{Beginning, Command};
    use domain::id::{CommandId, PersonId, PromptId, ReflectionId};
    use domain::reflections::DraftWords;

    use super::*;

    const NOW: Moment = Moment(1_800_000_000_000);

    /// When it was done by our clock, of something that was done at `done_at` by the device's.
    fn told(done_at: i64, headers: &[(&'static str, i64)]) -> i64 {
        let beginning = Beginning::Prompt { prompt: PromptId::mint() };
        let command = Command::SaveDraft { reflection: ReflectionId::mint(), beginning, draft: DraftWords::default() };
        let mut envelopes = [Envelope {
            id: CommandId::mint(),
            person: PersonId::mint(),
            device: None,
            base_version: 0,
            done_at,
            command,
            v: 1,
        }];
        let named = |(name, value): &(&'static str, i64)| (HeaderName::from_static(name), HeaderValue::from(*value));
        let headers: HeaderMap = headers.iter().map(named).collect();
        on_our_clock(&mut envelopes, &headers, NOW);
        envelopes[0].done_at
    }

    #[test]
    fn a_clock_that_is_a_day_off_says_ten_minutes_ago_all_the_same() {
        let ago = NOW.0 - 10 * MINUTE;
        for off in [-DAY, DAY, 3 * MINUTE] {
            assert_eq!(told(ago + off, &[(SENT, NOW.0 + off)]), ago, "{off}");
            assert_eq!(told(0, &[(SENT, NOW.0 + off), (DONE, ago + off)]), ago, "a form, {off}");
        }
    }

    #[test]
    fn half_a_minute_on_the_way_changes_nothing_and_neither_does_nonsense() {
        let ago = NOW.0 - 10 * MINUTE;
        assert_eq!(told(ago, &[(SENT, NOW.0 - 30 * SECOND)]), ago);
        assert_eq!(told(ago, &[]), ago);
        assert_eq!(told(0, &[(SENT, NOW.0)]), 0, "nobody said when");
        assert_eq!(told(i64::MAX, &[(SENT, i64::MIN)]), i64::MAX);
        assert_eq!(told(i64::MIN, &[(SENT, i64::MAX)]), i64::MIN);
    }
}
