use super::LONGEST_TIMER;
use crate::clock::Moment;

/// Counts down to a moment. Nothing happens then but that it says so: nobody is cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    /// As it was set, with what was added.
    pub seconds: u32,
    pub ends_at: Moment,
}

/// A timer as a page may count it down, whatever its own clock says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimerView {
    pub seconds: u32,
    /// How much was left when the page was read; nothing once it is over.
    pub left_ms: u32,
}

impl Timer {
    pub fn start(seconds: u32, now: Moment) -> Self {
        let seconds = seconds.clamp(1, LONGEST_TIMER);
        Self { seconds, ends_at: Moment(now.0 + i64::from(seconds) * 1000) }
    }

    /// What is over counts from now.
    pub fn add(self, seconds: u32, now: Moment) -> Self {
        let left = (self.ends_at.0 - now.0).max(0);
        let most = i64::from(LONGEST_TIMER) * 1000;
        let left = (left + i64::from(seconds) * 1000).min(most);
        Self { seconds: (self.seconds + seconds).min(LONGEST_TIMER), ends_at: Moment(now.0 + left) }
    }

    pub fn view(self, now: Moment) -> TimerView {
        TimerView { seconds: self.seconds, left_ms: u32::try_from((self.ends_at.0 - now.0).max(0)).unwrap_or(u32::MAX) }
    }
}

impl TimerView {
    /// Full seconds that are left when `ms` more have gone by: it says 0 only once it is over.
    pub fn left_after(self, ms: u32) -> u32 {
        self.left_ms.saturating_sub(ms).div_ceil(1000)
    }
}

/// "4:05".
impl std::fmt::Display for TimerView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let left = self.left_after(0);
        write!(f, "{}:{:02}", left / 60, left % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_more_is_a_minute_more_also_when_it_is_over() {
        let timer = Timer::start(300, Moment(1_000));
        assert_eq!(timer.view(Moment(1_000)).to_string(), "5:00");
        assert_eq!(timer.add(60, Moment(1_000)).view(Moment(1_000)).to_string(), "6:00");
        assert_eq!(timer.view(Moment(999_999)).to_string(), "0:00");
        assert_eq!(timer.add(60, Moment(999_999)).view(Moment(999_999)).to_string(), "1:00");
    }

    #[test]
    fn it_never_runs_longer_than_it_may() {
        let mut timer = Timer::start(u32::MAX, Moment(0));
        for _ in 0..200 {
            timer = timer.add(60, Moment(0));
        }
        assert_eq!((timer.seconds, timer.ends_at), (LONGEST_TIMER, Moment(i64::from(LONGEST_TIMER) * 1000)));
    }

    #[test]
    fn the_last_second_is_a_second() {
        let view = TimerView { seconds: 60, left_ms: 1_500 };
        assert_eq!([0, 499, 500, 1_499, 1_500, 9_000].map(|ms| view.left_after(ms)), [2, 2, 1, 1, 0, 0]);
    }
}
