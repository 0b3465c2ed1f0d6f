//! Who is here and who is writing: in memory, without a number, gone with the server. Being here fades a few seconds after the
//! last connection ends (a reload is not an absence), writing a while after the last key.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use domain::console::Presence;
use domain::id::{ClassId, PersonId};

const GONE_AFTER: Duration = Duration::from_secs(5);
const QUIET_AFTER: Duration = Duration::from_secs(12);
/// Who was writing when the last connection ended is remembered for a lesson.
const LOST_FOR: Duration = Duration::from_secs(45 * 60);

#[derive(Default)]
pub struct Presences(HashMap<(ClassId, PersonId), One>);

#[derive(Default)]
struct One {
    connections: u32,
    left: Option<Instant>,
    wrote: Option<Instant>,
    /// Gone while writing. It is all that can be known: the network may be away, or the lid closed in the middle of a word.
    lost: Option<Instant>,
}

/// What is known of one student.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub here: bool,
    pub writing: bool,
    pub lost: bool,
}

impl Presences {
    /// True if that is news.
    pub fn came(&mut self, class: ClassId, person: PersonId) -> bool {
        let one = self.0.entry((class, person)).or_default();
        let news = one.connections == 0 && one.left.is_none() || one.lost.is_some();
        one.connections += 1;
        (one.left, one.lost) = (None, None);
        news
    }

    /// Ends a connection at `now`.
    pub fn left(&mut self, class: ClassId, person: PersonId, now: Instant) {
        if let Some(one) = self.0.get_mut(&(class, person)) {
            one.connections = one.connections.saturating_sub(1);
            if one.connections == 0 {
                one.left = Some(now);
            }
        }
    }

    /// True if that is news.
    pub fn writes(&mut self, class: ClassId, person: PersonId, now: Instant) -> bool {
        let one = self.0.entry((class, person)).or_default();
        one.wrote.replace(now).is_none() | one.lost.take().is_some()
    }

    /// True if that is news.
    pub fn stopped(&mut self, class: ClassId, person: PersonId) -> bool {
        self.0.get_mut(&(class, person)).is_some_and(|one| one.wrote.take().is_some() | one.lost.take().is_some())
    }

    pub fn of(&self, class: ClassId, person: PersonId) -> Known {
        self.0.get(&(class, person)).map_or(Known::default(), |one| Known {
            here: one.connections > 0 || one.left.is_some(),
            writing: one.wrote.is_some(),
            lost: one.lost.is_some(),
        })
    }

    pub fn of_class(&self, class: ClassId) -> Vec<Presence> {
        let own = self.0.keys().filter(|(c, _)| *c == class);
        own.map(|(_, person)| {
            let Known { here, writing, lost } = self.of(class, *person);
            Presence { person: *person, here, writing, lost }
        })
        .filter(|presence| presence.here || presence.writing || presence.lost)
        .collect()
    }

    pub fn writing(&self, class: ClassId) -> u32 {
        self.0.iter().filter(|((c, _), one)| *c == class && one.wrote.is_some()).count() as u32
    }

    /// What faded until `now`.
    pub fn faded(&mut self, now: Instant) -> Vec<(ClassId, PersonId)> {
        let past = |at: Option<Instant>, after| at.is_some_and(|at| now.duration_since(at) > after);
        let mut faded = Vec::new();
        self.0.retain(|key, one| {
            let gone = past(one.left, GONE_AFTER);
            if gone && one.wrote.is_some() {
                // What was typed last was never followed by a goodbye.
                (one.wrote, one.lost) = (None, Some(now));
            }
            let quiet = past(one.wrote, QUIET_AFTER);
            let forgotten = past(one.lost, LOST_FOR);
            if gone {
                one.left = None;
            }
            if quiet {
                one.wrote = None;
            }
            if forgotten {
                one.lost = None;
            }
            if gone || quiet || forgotten {
                faded.push(*key);
            }
            one.connections > 0 || one.left.is_some() || one.wrote.is_some() || one.lost.is_some()
        });
        faded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn who_goes_in_the_middle_of_a_word_is_not_simply_away() {
        let (class, ada, bo) = (ClassId::mint(), PersonId::mint(), PersonId::mint());
        let (mut known, begin) = (Presences::default(), Instant::now());
        for student in [ada, bo] {
            assert!(known.came(class, student));
            known.writes(class, student, begin);
        }
        assert!(known.stopped(class, bo), "he shared");
        for student in [ada, bo] {
            known.left(class, student, begin + SECOND);
        }
        assert_eq!(known.faded(begin + 3 * SECOND), [], "a reload is no absence");
        let later = begin + 7 * SECOND;
        assert_eq!(known.faded(later).len(), 2);
        assert_eq!(known.of(class, ada), Known { here: false, writing: false, lost: true });
        assert_eq!(known.of(class, bo), Known::default());
        assert_eq!(known.of_class(class).len(), 1);
        assert_eq!(known.faded(later + 60 * SECOND), [], "it stays so");

        assert!(known.came(class, ada), "back with what she wrote");
        assert_eq!(known.of(class, ada), Known { here: true, ..Known::default() });
        known.writes(class, ada, later);
        known.left(class, ada, later);
        known.faded(later + 6 * SECOND);
        assert!(known.of(class, ada).lost);
        assert_eq!(known.faded(later + LOST_FOR + 10 * SECOND), [(class, ada)], "the lesson is long over");
        assert_eq!(known.of_class(class), []);
    }

    #[test]
    fn who_was_quiet_before_they_left_is_away() {
        let (class, ada, begin) = (ClassId::mint(), PersonId::mint(), Instant::now());
        let mut known = Presences::default();
        known.came(class, ada);
        known.writes(class, ada, begin);
        known.faded(begin + 13 * SECOND);
        known.left(class, ada, begin + 14 * SECOND);
        known.faded(begin + 20 * SECOND);
        assert_eq!(known.of(class, ada), Known::default());
    }
}
