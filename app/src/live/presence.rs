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
}

impl One {
    fn here(&self) -> bool {
        self.connections > 0 || self.left.is_some()
    }
}

/// As another server sees them.
struct Far {
    here: bool,
    writing: bool,
    said: Instant,
}

impl Presences {
    /// True if that is news.
    pub fn came(&mut self, class: ClassId, person: PersonId) -> bool {
        let one = self.own.entry((class, person)).or_default();
        let news = one.connections == 0 && one.left.is_none();
        one.connections += 1;
        one.left = None;
        news
    }

    pub fn left(&mut self, class: ClassId, person: PersonId) {
        if let Some(one) = self.own.get_mut(&(class, person)) {
            one.connections = one.connections.saturating_sub(1);
            if one.connections == 0 {
                one.left = Some(Instant::now());
            }
        }
    }

    /// True if that is news.
    pub fn writes(&mut self, class: ClassId, person: PersonId) -> bool {
        let one = self.own.entry((class, person)).or_default();
        one.wrote.replace(Instant::now()).is_none()
    }

    /// True if that is news.
    pub fn stopped(&mut self, class: ClassId, person: PersonId) -> bool {
        self.own.get_mut(&(class, person)).is_some_and(|one| one.wrote.take().is_some())
    }

    /// What another server says. True if that is news.
    pub fn seen_far(&mut self, node: Uuid, sight: &Sight) -> bool {
        let key = (sight.class, sight.person);
        let before = self.of(sight.class, sight.person);
        if sight.here || sight.writing {
            let far = Far { here: sight.here, writing: sight.writing, said: Instant::now() };
            self.far.entry(key).or_default().insert(node, far);
        } else if let Some(nodes) = self.far.get_mut(&key) {
            nodes.remove(&node);
            if nodes.is_empty() {
                self.far.remove(&key);
            }
        }
        self.of(sight.class, sight.person) != before
    }

    /// Here, writing.
    pub fn of(&self, class: ClassId, person: PersonId) -> (bool, bool) {
        let key = (class, person);
        let own = self.own.get(&key).map_or((false, false), |one| (one.here(), one.wrote.is_some()));
        let far = self.far.get(&key).into_iter().flat_map(HashMap::values);
        far.fold(own, |(here, writing), far| (here || far.here, writing || far.writing))
    }

    /// As this server alone sees them.
    pub fn own(&self, class: ClassId, person: PersonId) -> Sight {
        let one = self.own.get(&(class, person));
        let (here, writing) = one.map_or((false, false), |one| (one.here(), one.wrote.is_some()));
        Sight { class, person, here, writing }
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
            let (here, writing) = self.of(class, *person);
            Presence { person: *person, here, writing }
        });
        all.filter(|presence| presence.here || presence.writing).collect()
    }

    pub fn writing(&self, class: ClassId) -> u32 {
        self.of_class(class).iter().filter(|presence| presence.writing).count() as u32
    }

    /// What faded until `now` since the last look.
    pub fn faded(&mut self, now: Instant) -> Vec<(ClassId, PersonId)> {
        let mut faded = Vec::new();
        self.own.retain(|key, one| {
            let gone = one.left.is_some_and(|at| now.saturating_duration_since(at) > GONE_AFTER);
            let quiet = one.wrote.is_some_and(|at| now.saturating_duration_since(at) > QUIET_AFTER);
            if gone {
                one.left = None;
            }
            if quiet {
                one.wrote = None;
            }
            if gone || quiet {
                faded.push(*key);
            }
            one.here() || one.wrote.is_some()
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
