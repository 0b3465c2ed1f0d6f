//! Who is here and who is writing: in memory, without a number, gone with the server. Being here fades a few seconds after the
//! last connection ends (a reload is not an absence), writing a while after the last key. Where there are several servers, each
//! tells the others whom it sees; what a server has not said again for a while is over, so nobody stays who was on a server that died.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use domain::console::Presence;
use domain::id::{ClassId, PersonId};
use uuid::Uuid;

use super::hint::Sight;

const GONE_AFTER: Duration = Duration::from_secs(5);
const QUIET_AFTER: Duration = Duration::from_secs(12);
/// Whose line broke this soon after a word of theirs was in the middle of something. A line that breaks without a goodbye is noticed half a
/// minute later (`server::silence`), or when a proxy in front notices it.
const LATELY: Duration = Duration::from_secs(60);
/// Who was writing when the last connection ended is remembered for a lesson.
const LOST_FOR: Duration = Duration::from_secs(45 * 60);
/// Three times what [`super::hub`] says it again in.
const UNHEARD_AFTER: Duration = Duration::from_secs(15);

type Key = (ClassId, PersonId);

#[derive(Default)]
pub struct Presences {
    own: HashMap<Key, One>,
    far: HashMap<Key, HashMap<Uuid, Far>>,
}

#[derive(Default)]
struct One {
    connections: u32,
    left: Option<Instant>,
    wrote: Option<Instant>,
    /// When the last word came that was neither shared nor put away.
    unshared: Option<Instant>,
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

impl Known {
    fn is_anything(self) -> bool {
        self.here || self.writing || self.lost
    }
}

impl One {
    fn here(&self) -> bool {
        self.connections > 0 || self.left.is_some()
    }

    fn known(&self) -> Known {
        Known { here: self.here(), writing: self.wrote.is_some(), lost: self.lost.is_some() }
    }
}

/// As another server sees them.
struct Far {
    known: Known,
    said: Instant,
}

impl Presences {
    /// True if that is news.
    pub fn came(&mut self, class: ClassId, person: PersonId) -> bool {
        let one = self.own.entry((class, person)).or_default();
        let news = one.connections == 0 && one.left.is_none() || one.lost.is_some();
        one.connections += 1;
        (one.left, one.lost) = (None, None);
        news
    }

    /// Ends a connection at `now`.
    pub fn left(&mut self, class: ClassId, person: PersonId, now: Instant) {
        if let Some(one) = self.own.get_mut(&(class, person)) {
            one.connections = one.connections.saturating_sub(1);
            if one.connections == 0 {
                one.left = Some(now);
            }
        }
    }

    /// True if that is news.
    pub fn writes(&mut self, class: ClassId, person: PersonId, now: Instant) -> bool {
        let one = self.own.entry((class, person)).or_default();
        one.unshared = Some(now);
        one.wrote.replace(now).is_none() | one.lost.take().is_some()
    }

    /// The classes to which that is news.
    pub fn stopped(&mut self, person: PersonId) -> Vec<ClassId> {
        let all = self.own.iter_mut().filter(|((_, who), _)| *who == person);
        all.filter_map(|((class, _), one)| {
            one.unshared = None;
            (one.wrote.take().is_some() | one.lost.take().is_some()).then_some(*class)
        })
        .collect()
    }

    /// What another server says. True if that is news.
    pub fn seen_far(&mut self, node: Uuid, sight: &Sight) -> bool {
        let key = (sight.class, sight.person);
        let before = self.of(sight.class, sight.person);
        let known = Known { here: sight.here, writing: sight.writing, lost: sight.lost };
        if known.here
            && let Some(own) = self.own.get_mut(&key)
        {
            // Found again elsewhere, also when they have left from there since.
            own.lost = None;
        }
        if known.is_anything() {
            self.far.entry(key).or_default().insert(node, Far { known, said: Instant::now() });
        } else if let Some(nodes) = self.far.get_mut(&key) {
            nodes.remove(&node);
            if nodes.is_empty() {
                self.far.remove(&key);
            }
        }
        self.of(sight.class, sight.person) != before
    }

    /// On any server. Who came back on another one is lost no longer.
    pub fn of(&self, class: ClassId, person: PersonId) -> Known {
        let key = (class, person);
        let own = self.own.get(&key).map(One::known).unwrap_or_default();
        let far = self.far.get(&key).into_iter().flat_map(HashMap::values);
        let all = far.fold(own, |all, Far { known, .. }| Known {
            here: all.here || known.here,
            writing: all.writing || known.writing,
            lost: all.lost || known.lost,
        });
        Known { lost: all.lost && !all.here, ..all }
    }

    /// As this server alone sees them.
    pub fn own(&self, class: ClassId, person: PersonId) -> Sight {
        let Known { here, writing, lost } = self.own.get(&(class, person)).map(One::known).unwrap_or_default();
        Sight { class, person, here, writing, lost }
    }

    /// Everybody whom this server sees.
    pub fn all_own(&self) -> Vec<Sight> {
        self.own.keys().map(|(class, person)| self.own(*class, *person)).collect()
    }

    pub fn of_class(&self, class: ClassId) -> Vec<Presence> {
        let mut persons: Vec<_> = self.own.keys().chain(self.far.keys()).filter(|(c, _)| *c == class).collect();
        persons.sort();
        persons.dedup();
        let all = persons.into_iter().map(|(_, person)| {
            let Known { here, writing, lost } = self.of(class, *person);
            Presence { person: *person, here, writing, lost }
        });
        all.filter(|presence| presence.here || presence.writing || presence.lost).collect()
    }

    pub fn writing(&self, class: ClassId) -> u32 {
        self.of_class(class).iter().filter(|presence| presence.writing).count() as u32
    }

    /// What faded until `now` since the last look.
    pub fn faded(&mut self, now: Instant) -> Vec<(ClassId, PersonId)> {
        let past = |at: Option<Instant>, after| at.is_some_and(|at| now.saturating_duration_since(at) > after);
        let mut faded = Vec::new();
        self.own.retain(|key, one| {
            let gone = past(one.left, GONE_AFTER);
            let wrote_before =
                |left: Instant| one.unshared.is_some_and(|at| left.saturating_duration_since(at) <= LATELY);
            if gone && one.left.is_some_and(wrote_before) {
                // What was typed last was never followed by a goodbye.
                (one.wrote, one.unshared, one.lost) = (None, None, Some(now));
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
            one.known().is_anything()
        });
        self.far.retain(|key, nodes| {
            let before = nodes.len();
            nodes.retain(|_, far| now.saturating_duration_since(far.said) <= UNHEARD_AFTER);
            if nodes.len() < before {
                faded.push(*key);
            }
            !nodes.is_empty()
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
        assert_eq!(known.stopped(bo), [class], "he shared");
        assert_eq!(known.stopped(bo), [], "and once is news");
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
        known.left(class, ada, begin + 80 * SECOND);
        known.faded(begin + 90 * SECOND);
        assert_eq!(known.of(class, ada), Known::default());
    }

    #[test]
    fn a_line_that_broke_without_a_goodbye_is_noticed_later_and_was_in_the_middle_of_a_word() {
        let (class, ada, bo, begin) = (ClassId::mint(), PersonId::mint(), PersonId::mint(), Instant::now());
        let mut known = Presences::default();
        for student in [ada, bo] {
            known.came(class, student);
            known.writes(class, student, begin);
        }
        known.faded(begin + 13 * SECOND);
        assert_eq!(known.of(class, ada), Known { here: true, ..Known::default() }, "nobody knows yet");
        known.stopped(bo);
        for student in [ada, bo] {
            known.left(class, student, begin + 40 * SECOND);
        }
        known.faded(begin + 50 * SECOND);
        assert!(known.of(class, ada).lost);
        assert_eq!(known.of(class, bo), Known::default(), "he had shared it");
    }

    #[test]
    fn who_comes_back_at_another_server_is_lost_no_longer() {
        let (class, ada, begin) = (ClassId::mint(), PersonId::mint(), Instant::now());
        let mut known = Presences::default();
        known.came(class, ada);
        known.writes(class, ada, begin);
        known.left(class, ada, begin);
        known.faded(begin + 6 * SECOND);
        assert!(known.of(class, ada).lost);
        let sight = Sight { class, person: ada, here: true, writing: false, lost: false };
        let there = Uuid::now_v7();
        assert!(known.seen_far(there, &sight));
        assert_eq!(known.of(class, ada), Known { here: true, ..Known::default() });
        assert!(known.seen_far(there, &Sight { here: false, ..sight }));
        assert_eq!(known.of(class, ada), Known::default(), "nor when she leaves from there");
    }
}
