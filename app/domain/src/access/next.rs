//! Who needs me next, and why, in words.
//!
//! First who asked for somebody: to talk, then for help. Then who waits for a word, then who has not been reached lately: of each
//! group, the longest first. What a student can do has no part in it.

use super::{Place, Row, Trace, Wants, What};
use crate::classes::AccessPoint;
use crate::clock::Moment;
use crate::console::LastHeard;
use crate::id::PersonId;

/// Most students who are named at once: a list of everybody is nobody's next.
pub const MOST_NEXT: usize = 3;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// Something waits for a teacher; of several, what is asked for most plainly and has waited longest.
    Waits { wants: Wants, point: AccessPoint, since: Moment, to: Place },
    /// No teacher has reached them lately, or ever. Exactly whom the bell may name, and those besides who have shared nothing yet.
    NotLately { reached: Option<Moment> },
}

pub fn need(traces: &[&Trace], heard: &LastHeard, now: Moment) -> Option<Need> {
    let waits = traces.iter().filter_map(|trace| match trace.what {
        What::Waits { wants, since, to } => Some((wants, since, trace.point, to)),
        _ => None,
    });
    if let Some((wants, since, point, to)) = waits.min() {
        return Some(Need::Waits { wants, point, since, to });
    }
    let settled = heard.first_shared <= now;
    (settled && heard.is_not_lately(now)).then_some(Need::NotLately { reached: heard.heard })
}

/// Smaller is sooner.
pub fn rank(need: Option<&Need>, heard: &LastHeard) -> (u8, Option<Moment>, Moment) {
    match need {
        Some(Need::Waits { wants: Wants::Talk, since, .. }) => (0, None, *since),
        Some(Need::Waits { wants: Wants::Help, since, .. }) => (1, None, *since),
        Some(Need::Waits { wants: Wants::Answer | Wants::Release, since, .. }) => (2, None, *since),
        Some(Need::NotLately { reached }) => (3, *reached, heard.first_shared),
        None => (4, None, Moment(0)),
    }
}

/// One of those who need a teacher next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    pub student: PersonId,
    pub name: String,
    pub picture: String,
    pub need: Need,
}

/// The first of the rows that say why.
pub fn next(rows: &[Row]) -> Vec<Next> {
    let needing = rows.iter().filter_map(|row| {
        let need = row.need.clone()?;
        Some(Next { student: row.student, name: row.name.clone(), picture: row.picture.clone(), need })
    });
    needing.take(MOST_NEXT).collect()
}
