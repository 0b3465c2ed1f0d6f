//! A round as pages show it. All of these are shown by pages that the server makes alone.

use super::{Focus, GroupPart, Minutes, QuestionKind, RoundStep};
use crate::choices::Face;
use crate::clock::{MINUTE, Moment};
use crate::id::{ClassId, PersonId, RoundGroupId, RoundId, RoundQuestionId};
use crate::safety::Marked;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundClass {
    pub id: ClassId,
    pub name: String,
}

/// How long a step was meant to take, and since when it runs. Never counted down to anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepClock {
    pub minutes: Option<u16>,
    pub since: Moment,
}

impl StepClock {
    /// How many minutes, and until when that is.
    pub fn plan(self) -> Option<(u16, Moment)> {
        self.minutes.map(|minutes| (minutes, self.since.plus(i64::from(minutes) * MINUTE)))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub who: Face,
    pub scribe: bool,
}

/// A question of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundLine {
    pub id: RoundQuestionId,
    pub words: String,
    pub kind: Option<QuestionKind>,
    /// The one that it was changed from; that one stands, too.
    pub changed_from: Option<RoundQuestionId>,
    pub crossed: bool,
    pub chosen: bool,
}

/// A group, with what it wrote: for itself and for the staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundGroup {
    pub id: RoundGroupId,
    /// From 1.
    pub number: i32,
    pub members: Vec<Member>,
    /// In the order in which they were said; what was changed stands after what it was changed from.
    pub questions: Vec<RoundLine>,
    pub said: Vec<(GroupPart, String)>,
}

impl RoundGroup {
    pub fn said(&self, part: GroupPart) -> &str {
        self.said.iter().find(|(known, _)| *known == part).map_or("", |(_, words)| words)
    }

    /// Those that can be worked with.
    pub fn standing(&self) -> impl Iterator<Item = &RoundLine> {
        self.questions.iter().filter(|line| !line.crossed)
    }

    pub fn chosen(&self) -> impl Iterator<Item = &RoundLine> {
        self.standing().filter(|line| line.chosen)
    }

    pub fn scribe(&self) -> Option<&Face> {
        self.members.iter().find(|member| member.scribe).map(|member| &member.who)
    }
}

/// What a group chose, before the whole class: no names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedGroup {
    pub number: i32,
    pub questions: Vec<String>,
}

/// The group of whoever reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnGroup {
    pub group: RoundGroup,
    /// The reader is the scribe.
    pub i_write: bool,
}

/// A round as a student of the class finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRound {
    pub id: RoundId,
    pub me: PersonId,
    pub class: RoundClass,
    pub teachers: Vec<String>,
    pub focus: Focus,
    pub step: RoundStep,
    pub clock: StepClock,
    /// None for who came late, and for who was not there.
    pub group: Option<OwnGroup>,
    /// Empty until the teacher shows them.
    pub shared: Vec<SharedGroup>,
    pub reflection: String,
    /// The class is open to it: something can be written.
    pub open: bool,
}

/// A round in the list of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundCard {
    pub id: RoundId,
    pub class: RoundClass,
    pub focus: Focus,
    pub step: RoundStep,
    pub minutes: Minutes,
    pub since: Moment,
    pub made_at: Moment,
    pub rev: i64,
}

/// A round whole, as its teachers guide it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundDesk {
    pub card: RoundCard,
    pub archived: bool,
    /// The class has opened inquiry; else its students do not find the round.
    pub way_open: bool,
    pub groups: Vec<RoundGroup>,
    /// On the roster and in no group, by name.
    pub in_no_group: Vec<Face>,
    pub shared: bool,
    /// Of what was chosen and is not shown: what asks for a second look.
    pub looks: Vec<Marked>,
    /// Everything that was chosen stands on the question board.
    pub on_board: bool,
    /// The class is in it, its door is open, and the wall shows something else: somebody put that there.
    pub off_wall: bool,
    /// Each student's own; theirs and the staff's.
    pub reflections: Vec<(Face, String)>,
}

impl RoundDesk {
    pub fn clock(&self) -> StepClock {
        StepClock { minutes: self.card.minutes.of(self.card.step), since: self.card.since }
    }

    /// Groups that have written nothing yet.
    pub fn without_a_question(&self) -> impl Iterator<Item = &RoundGroup> {
        self.groups.iter().filter(|group| group.standing().next().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_says_until_when() {
        let since = Moment(1_000);
        assert_eq!(StepClock { minutes: Some(6), since }.plan(), Some((6, Moment(361_000))));
        assert_eq!(StepClock { minutes: None, since }.plan(), None);
    }
}
