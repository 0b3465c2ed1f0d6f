//! Two tellings of one thing, of an export and of a later one, as one.
//!
//! What was shared, worded, noted or said stays: of that the whole has what either tells. Where both tell the same part, and of how things stand
//! (a stage, figures, what shows it), the newer telling counts. So it does not matter which of them came first, and the same telling twice
//! is the same.

use std::collections::BTreeMap;

use super::{Content, Item};

impl Item {
    /// Whenever it was told.
    pub fn says_the_same(&self, other: &Self) -> bool {
        (self.id, self.at, self.point) == (other.id, other.at, other.point) && self.content == other.content
    }

    /// With what another telling of it has more. Another thing, or one of another kind under its id, adds nothing to it.
    pub fn joined(self, other: Self) -> Self {
        if self.id != other.id || self.kind() != other.kind() {
            return self;
        }
        let (older, newer) = if other.told_at > self.told_at { (self, other) } else { (other, self) };
        Self { content: whole(older.content, newer.content), ..newer }
    }
}

/// Everything that either tells, in its order; what both tell as the newer does. `same` names a part: two of one name are two.
fn both<T, K: Ord, P: Ord>(
    older: Vec<T>,
    mut newer: Vec<T>,
    same: impl Fn(&T) -> K,
    place: impl Fn(&T) -> P,
) -> Vec<T> {
    let mut told: BTreeMap<K, usize> = BTreeMap::new();
    for part in &newer {
        *told.entry(same(part)).or_default() += 1;
    }
    let mut more = Vec::new();
    for part in older {
        match told.get_mut(&same(&part)) {
            Some(left) if *left > 0 => *left -= 1,
            _ => more.push(part),
        }
    }
    if !more.is_empty() {
        newer.extend(more);
        newer.sort_by_key(place);
    }
    newer
}

fn whole(older: Content, newer: Content) -> Content {
    match (older, newer) {
        (
            Content::Piece { versions: was, feedback: answered, ratings: rated, talk: talked, .. },
            Content::Piece { question, versions, feedback, ratings, talk, proud },
        ) => Content::Piece {
            question,
            proud,
            versions: both(was, versions, |one| one.id, |one| one.number),
            feedback: both(answered, feedback, |said| (said.version, said.at), |said| said.at),
            ratings: both(rated, ratings, |said| said.id, |said| said.version),
            talk: both(talked, talk, |said| (said.at, said.by.clone()), |said| said.at),
        },
        (Content::Pair { remarks: was, .. }, Content::Pair { used_to, now, before, after, remarks }) => {
            let remarks = both(was, remarks, |said| (said.at, said.what.clone()), |said| said.at);
            Content::Pair { used_to, now, before, after, remarks }
        }
        (
            Content::Goal { wordings: worded, said: talked, steps: went, .. },
            Content::Goal { stage, wordings, said, steps, evidence, competencies, classes, shown_to },
        ) => Content::Goal {
            stage,
            wordings: both(worded, wordings, |one| one.id, |one| one.number),
            said: both(talked, said, |said| (said.at, said.by.clone(), said.what.clone()), |said| said.at),
            steps: both(went, steps, |step| step.at, |step| step.at),
            evidence,
            competencies,
            classes,
            shown_to,
        },
        (Content::Choice { times: chose, helped: said, .. }, Content::Choice { target, times, helped, goal, work }) => {
            Content::Choice {
                target,
                times: both(chose, times, |time| time.at, |time| time.at),
                helped: both(said, helped, |said| said.at, |said| said.at),
                goal,
                work,
            }
        }
        (Content::Try { answers: was, .. }, Content::Try { need, words, tried, answers }) => {
            Content::Try { need, words, tried, answers: both(was, answers, |said| said.at, |said| said.at) }
        }
        (
            Content::Inquiry { wordings: worded, perspectives: thought, notes: noted, remarks: asked, .. },
            Content::Inquiry { stage, pace, wordings, perspectives, notes, remarks, evidence, classes, shown_to },
        ) => Content::Inquiry {
            stage,
            pace,
            wordings: both(worded, wordings, |one| one.id, |one| one.number),
            perspectives: both(thought, perspectives, |said| said.id, |said| said.number),
            notes: both(noted, notes, |note| (note.id, note.at), |note| note.at),
            remarks: both(asked, remarks, |said| (said.at, said.what.clone()), |said| said.at),
            evidence,
            classes,
            shown_to,
        },
        (Content::Rating { times: was, .. }, Content::Rating { rubric, about, times }) => {
            Content::Rating { rubric, about, times: both(was, times, |time| time.at, |time| time.at) }
        }
        (Content::Measure { notes: was, .. }, Content::Measure { name, unit, what, figures, notes }) => {
            Content::Measure { name, unit, what, figures, notes: both(was, notes, |said| said.at, |said| said.at) }
        }
        // Of the first five all says how something stands; two kinds are two things, and were told apart before.
        (
            _,
            newer @ (Content::Question { .. }
            | Content::Round { .. }
            | Content::Strategy { .. }
            | Content::Sure { .. }
            | Content::ClassNote { .. }
            | Content::Piece { .. }
            | Content::Pair { .. }
            | Content::Goal { .. }
            | Content::Choice { .. }
            | Content::Try { .. }
            | Content::Inquiry { .. }
            | Content::Rating { .. }
            | Content::Measure { .. }),
        ) => newer,
    }
}

#[cfg(test)]
mod tests;
