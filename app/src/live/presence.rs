//! Who is here and who is writing: in memory, without a number, gone with the server. Being here fades a few seconds after the
//! last connection ends (a reload is not an absence), writing a while after the last key.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use domain::console::Presence;
use domain::id::{ClassId, PersonId};

const GONE_AFTER: Duration = Duration::from_secs(5);
const QUIET_AFTER: Duration = Duration::from_secs(12);

#[derive(Default)]
pub struct Presences(HashMap<(ClassId, PersonId), One>);

#[derive(Default)]
struct One {
    connections: u32,
    left: Option<Instant>,
    wrote: Option<Instant>,
}

impl Presences {
    /// True if that is news.
    pub fn came(&mut self, class: ClassId, person: PersonId) -> bool {
        let one = self.0.entry((class, person)).or_default();
        let news = one.connections == 0 && one.left.is_none();
        one.connections += 1;
        one.left = None;
        news
    }

    pub fn left(&mut self, class: ClassId, person: PersonId) {
        if let Some(one) = self.0.get_mut(&(class, person)) {
            one.connections = one.connections.saturating_sub(1);
            if one.connections == 0 {
                one.left = Some(Instant::now());
            }
        }
    }

    /// True if that is news.
    pub fn writes(&mut self, class: ClassId, person: PersonId) -> bool {
        let one = self.0.entry((class, person)).or_default();
        one.wrote.replace(Instant::now()).is_none()
    }

    /// True if that is news.
    pub fn stopped(&mut self, class: ClassId, person: PersonId) -> bool {
        self.0.get_mut(&(class, person)).is_some_and(|one| one.wrote.take().is_some())
    }

    /// Here, writing.
    pub fn of(&self, class: ClassId, person: PersonId) -> (bool, bool) {
        self.0
            .get(&(class, person))
            .map_or((false, false), |one| (one.connections > 0 || one.left.is_some(), one.wrote.is_some()))
    }

    pub fn of_class(&self, class: ClassId) -> Vec<Presence> {
        let own = self.0.keys().filter(|(c, _)| *c == class);
        own.map(|(_, person)| {
            let (here, writing) = self.of(class, *person);
            Presence { person: *person, here, writing }
        })
        .filter(|presence| presence.here || presence.writing)
        .collect()
    }

    pub fn writing(&self, class: ClassId) -> u32 {
        self.0.iter().filter(|((c, _), one)| *c == class && one.wrote.is_some()).count() as u32
    }

    /// What faded since the last look.
    pub fn faded(&mut self) -> Vec<(ClassId, PersonId)> {
        let now = Instant::now();
        let mut faded = Vec::new();
        self.0.retain(|key, one| {
            let gone = one.left.is_some_and(|at| now.duration_since(at) > GONE_AFTER);
            let quiet = one.wrote.is_some_and(|at| now.duration_since(at) > QUIET_AFTER);
            if gone {
                one.left = None;
            }
            if quiet {
                one.wrote = None;
            }
            if gone || quiet {
                faded.push(*key);
            }
            one.connections > 0 || one.left.is_some() || one.wrote.is_some()
        });
        faded
    }
}
