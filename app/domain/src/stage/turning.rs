//! Which sheet of the wall stands there. Somebody turned to it, or they turn by themselves: every twenty seconds since the door opened to
//! the next of those that hang by then, from the last on to the first. So it follows from what hangs and from the time alone: every window of a
//! class shows the same, the remote knows which one that is without being told, and what comes in between has its turn later and jumps no
//! queue. The window's script counts the same way; both are held to `turning.json`.

use std::ops::Range;

use crate::clock::{Moment, SECOND};
use crate::projector::WallCard;

/// How long a sheet stays where it turns by itself, in milliseconds: long enough to read the longest twice.
pub const STAYS: i64 = 20 * SECOND;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Next,
    Previous,
    /// It turns by itself.
    Free,
}

impl Turn {
    /// From the last one on to the first. Where there is one, or none, nothing is turned, and nothing stays when others come.
    pub fn from(self, was: Option<u32>, sheets: u32) -> Option<u32> {
        if sheets < 2 {
            return None;
        }
        let at = was.unwrap_or(0).min(sheets - 1);
        match self {
            Self::Next => Some((at + 1) % sheets),
            Self::Previous => Some((at + sheets - 1) % sheets),
            Self::Free => None,
        }
    }
}

/// When each sheet began to hang: with its first card.
pub fn begun(cards: &[WallCard], sheets: &[Range<usize>]) -> Vec<Moment> {
    sheets.iter().map(|sheet| cards[sheet.start].released_at).collect()
}

/// The sheet whose turn it is, from 0. `begun` is in the order of the sheets.
pub fn turned(begun: &[Moment], opened: Moment, now: Moment) -> usize {
    let turns_until = |moment: Moment| usize::try_from(moment.since(opened) / STAYS).unwrap_or(0);
    let all = turns_until(now);
    let (mut at, mut done) = (0, 0);
    for many in 1..=begun.len() {
        // As long as there were so many.
        let until = begun.get(many).map_or(all, |next| turns_until(*next).clamp(done, all.max(done)));
        at = (at + until - done) % many;
        done = until;
    }
    at
}

/// Milliseconds until the next turn.
pub fn next_turn(opened: Moment, now: Moment) -> i64 {
    STAYS - now.since(opened).rem_euclid(STAYS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_last_sheet_leads_to_the_first() {
        assert_eq!([Turn::Next, Turn::Previous].map(|turn| turn.from(Some(2), 3)), [Some(0), Some(1)]);
        assert_eq!(Turn::Previous.from(None, 3), Some(2));
        assert_eq!(Turn::Next.from(Some(9), 3), Some(0), "what was there is gone");
        assert_eq!(Turn::Free.from(Some(1), 3), None);
        for few in [0, 1] {
            assert_eq!(Turn::Next.from(None, few), None, "a press before anything hangs holds nothing");
        }
    }

    #[derive(serde::Deserialize)]
    struct Known {
        begun: Vec<i64>,
        opened: i64,
        now: i64,
        at: usize,
    }

    /// The window's script reads the same file.
    #[test]
    fn the_window_turns_them_the_same_way() {
        let known: Vec<Known> = serde_json::from_str(include_str!("turning.json")).unwrap();
        assert!(known.len() > 5);
        for Known { begun, opened, now, at } in known {
            let moments: Vec<_> = begun.iter().copied().map(Moment).collect();
            assert_eq!(turned(&moments, Moment(opened), Moment(now)), at, "{begun:?} at {now}");
        }
    }

    #[test]
    fn the_next_turn_is_when_it_says() {
        assert_eq!(next_turn(Moment(5), Moment(5)), STAYS);
        assert_eq!(next_turn(Moment(5), Moment(4 + STAYS)), 1);
        assert_eq!(next_turn(Moment(5), Moment(0)), 5, "a clock that was set back");
    }

    proptest! {
        /// Whoever looks at every turn sees one sheet after the other, whatever came in between.
        #[test]
        fn each_turn_leads_to_the_next_of_those_that_hang(gaps in proptest::collection::vec(0i64..90_000, 1..12), turns in 1usize..60) {
            let begun: Vec<_> = gaps.iter().scan(0, |at, gap| { *at += gap; Some(Moment(*at)) }).collect();
            let hang = |now: Moment| begun.iter().filter(|moment| **moment <= now).count().max(1);
            let mut was = 0;
            for turn in 1..=turns {
                let now = Moment(turn as i64 * STAYS);
                let so_far = &begun[..hang(now).min(begun.len())];
                let at = turned(so_far, Moment(0), now);
                // A sheet that begins in the very moment of a turn has its turn after it.
                let before = hang(Moment(now.0 - 1));
                prop_assert!(at == (was + 1) % before || at == (was + 1) % hang(now), "{was} to {at} of {before}");
                was = at;
            }
        }
    }
}
