//! Access to growth: for each student of a class, by each way in that is open, what was the last step, and is anyone waiting?
//!
//! Every access point tells the store what it knows as [`Trace`]s, one small source each; what becomes of them is decided here, without
//! a database. A student is in the table because they are on the roster, not because they did something: nobody is invisible. Where
//! several things wait, the one that waits longest stands for the rest.
//!
//! It is a teacher's way to those who need them next, and no more than that: nothing is added up per student, nothing is ranked by
//! what somebody can do, and a teacher's own figure exists nowhere. Who has not been reached is what the line at the bell says, too.

mod ago;
mod next;
mod show;
mod trace;

pub use ago::{Ago, ago};
pub use next::{MOST_NEXT, Need, Next, next};
pub use show::Show;
pub use trace::{Did, Place, Trace, Wants, What};

use std::collections::HashMap;

use crate::classes::AccessPoint;
use crate::clock::Moment;
use crate::console::{LastHeard, NOT_LATELY};
use crate::id::PersonId;
use crate::reflections::Turn;

/// A student on the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolled {
    pub student: PersonId,
    pub name: String,
    pub picture: String,
    pub since: Moment,
}

/// What the store found out about a class.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub enrolled: Vec<Enrolled>,
    /// In the order in which they were opened.
    pub opened: Vec<AccessPoint>,
    pub traces: Vec<Trace>,
    /// When a teacher of the class last wrote back, in whatever way.
    pub reached: HashMap<PersonId, Moment>,
    /// When the first thing was shared with the class.
    pub shared: HashMap<PersonId, Moment>,
}

/// A student's last step by one way in, and whose turn it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub point: AccessPoint,
    pub last: Option<(Did, Moment)>,
    pub turn: Turn,
    /// Since when it is somebody's turn; none while it is nobody's.
    pub since: Option<Moment>,
    /// Where one acts about it.
    pub to: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub student: PersonId,
    pub name: String,
    pub picture: String,
    /// One for each way in that is open, in their order.
    pub cells: Vec<Cell>,
    /// Why this student needs a teacher next; none where nothing says so.
    pub need: Option<Need>,
}

impl Row {
    pub fn waits_for_a_teacher(&self) -> bool {
        matches!(self.need, Some(Need::Waits { .. }))
    }

    pub fn has_a_turn(&self) -> bool {
        self.cells.iter().any(|cell| cell.turn == Turn::Student)
    }
}

/// A row for everybody on the roster, those first who need a teacher next.
pub fn rows(found: Found, now: Moment) -> Vec<Row> {
    let mut traces: HashMap<PersonId, Vec<&Trace>> = HashMap::new();
    for trace in &found.traces {
        traces.entry(trace.student).or_default().push(trace);
    }
    let mut ordered: Vec<_> = found
        .enrolled
        .iter()
        .map(|enrolled| {
            let theirs = traces.get(&enrolled.student).map(Vec::as_slice).unwrap_or_default();
            let heard = last_heard(&found, enrolled);
            let need = next::need(theirs, &heard, now);
            let row = Row {
                student: enrolled.student,
                name: enrolled.name.clone(),
                picture: enrolled.picture.clone(),
                cells: found.opened.iter().map(|point| cell(*point, theirs)).collect(),
                need,
            };
            (next::rank(row.need.as_ref(), &heard), row)
        })
        .collect();
    ordered.sort_by(|(a, row), (b, other)| (a, &row.name, row.student).cmp(&(b, &other.name, other.student)));
    ordered.into_iter().map(|(_, row)| row).collect()
}

/// As the bell looks at a student. Who has shared nothing yet is given as long to settle in as the bell gives a silence.
fn last_heard(found: &Found, enrolled: &Enrolled) -> LastHeard {
    let shared = found.shared.get(&enrolled.student).copied();
    let settled = enrolled.since.plus(NOT_LATELY);
    LastHeard {
        name: enrolled.name.clone(),
        first_shared: shared.unwrap_or(settled),
        heard: found.reached.get(&enrolled.student).copied(),
    }
}

fn cell(point: AccessPoint, traces: &[&Trace]) -> Cell {
    let here = || traces.iter().filter(|trace| trace.point == point).map(|trace| &trace.what);
    let last = here().filter_map(|what| match what {
        What::Did { did, at, to } => Some((*at, *did, *to)),
        _ => None,
    });
    let last = last.max();
    let waits = here().filter_map(|what| match what {
        What::Waits { since, to, .. } => Some((*since, *to)),
        _ => None,
    });
    let theirs = here().filter_map(|what| match what {
        What::Theirs { since, to } => Some((*since, *to)),
        _ => None,
    });
    let (turn, since, to) = match (waits.min(), theirs.min()) {
        (Some((since, to)), _) => (Turn::Teacher, Some(since), to),
        (None, Some((since, to))) => (Turn::Student, Some(since), to),
        (None, None) => (Turn::Nobody, None, last.map_or(Place::of(point), |(_, _, to)| to)),
    };
    Cell { point, last: last.map(|(at, did, _)| (did, at)), turn, since, to }
}

#[cfg(test)]
mod tests;
