//! What a teacher and a student see of the queue.

use super::Open;
use crate::clock::Moment;
use crate::id::{ClassId, HelpId, PersonId, PromptId, ReflectionId};

/// One student in the queue, for the class's staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueEntry {
    pub id: HelpId,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub stage: Open,
    /// The name of whoever is on the way.
    pub claimed_by: Option<String>,
    pub sentence: String,
    pub words: String,
    /// Where it was shared; of what was not, only the sentence is given.
    pub piece: Option<ReflectionId>,
    pub asked_at: Moment,
}

/// The queue of a class, longest waiting first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpQueue {
    pub class: ClassId,
    pub me: PersonId,
    pub entries: Vec<QueueEntry>,
}

impl HelpQueue {
    /// The first that nobody is on the way to: what one key claims.
    pub fn next(&self) -> Option<HelpId> {
        self.entries.iter().find(|entry| entry.stage == Open::Waiting).map(|entry| entry.id)
    }
}

/// How a student's own asking stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnStanding {
    /// So many are before; never whose.
    Waiting {
        before: u32,
    },
    Claimed {
        by: String,
    },
    /// A teacher wrote. Without words the answer stands on the piece itself.
    Replied {
        by: String,
        words: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnHelp {
    pub id: HelpId,
    pub standing: OwnStanding,
    pub sentence: String,
    pub words: String,
}

/// What a student's page says about the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpDesk {
    pub class: ClassId,
    pub me: PersonId,
    /// The piece that it stands beside, where it is begun, and whether it is shared.
    pub piece: Option<ReflectionId>,
    pub shared: bool,
    pub prompt: Option<PromptId>,
    /// One can ask: the lesson is on.
    pub open: bool,
    pub own: Option<OwnHelp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_goes_to_the_first_that_nobody_goes_to() {
        let entry = |stage| QueueEntry {
            id: HelpId::mint(),
            student: PersonId::mint(),
            student_name: "Ada".into(),
            picture: "fox".into(),
            stage,
            claimed_by: None,
            sentence: String::new(),
            words: String::new(),
            piece: None,
            asked_at: Moment(1),
        };
        let me = PersonId::mint();
        let entries = vec![entry(Open::Claimed { by: me }), entry(Open::Waiting), entry(Open::Waiting)];
        let second = entries[1].id;
        let mut queue = HelpQueue { class: ClassId::mint(), me, entries };
        assert_eq!(queue.next(), Some(second));
        queue.entries.truncate(1);
        assert_eq!(queue.next(), None);
    }
}
