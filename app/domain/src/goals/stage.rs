//! Where a goal stands, and how it comes to stand elsewhere. What is not here cannot happen to a goal.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use super::GoalAnswer;
use crate::reflections::Turn;
use crate::refusal::Refusal;
use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum GoalStage {
    /// Nobody but the student sees it, and it goes on all the same.
    Own,
    /// Shown; a teacher has not answered what it says now.
    Proposed,
    Agreed,
    Suggested,
    Asked,
    Reached,
    /// With a reason. Not a failure: it can be picked up again.
    SetAside,
}
names!(GoalStage {
    Self::Own => "own", Self::Proposed => "proposed", Self::Agreed => "agreed", Self::Suggested => "suggested",
    Self::Asked => "asked", Self::Reached => "reached", Self::SetAside => "set_aside",
});

/// What can happen to a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// A teacher sees it now, who did not.
    Show,
    /// Nobody else sees it any more.
    Hide,
    /// A teacher's word.
    Answer(GoalAnswer),
    /// The student answers a teacher's word.
    Reply,
    /// The student words it anew.
    Adjust,
    Reach,
    SetAside,
    /// `shown`: some teacher still sees it.
    PickUp {
        shown: bool,
    },
}

impl GoalStage {
    pub fn after(self, happens: Move) -> Result<Self, Refusal> {
        use GoalStage::*;
        match (self, happens) {
            (Reached | SetAside, Move::PickUp { shown }) => Ok(if shown { Proposed } else { Own }),
            (_, Move::PickUp { .. }) => Err(Refusal::conflict("goals.still_open")),
            // Who sees it may change at any time; what is over stays over.
            (Reached | SetAside, Move::Show | Move::Hide) => Ok(self),
            (Reached | SetAside, _) => Err(Refusal::conflict("goals.over")),
            (Own, Move::Show) => Ok(Proposed),
            (Proposed | Agreed | Suggested | Asked, Move::Show) => Ok(self),
            (_, Move::Hide) => Ok(Own),
            // What nobody sees, nobody answers.
            (Own, Move::Answer(_)) => Err(Refusal::NotFound),
            (_, Move::Answer(GoalAnswer::Agree)) => Ok(Agreed),
            (_, Move::Answer(GoalAnswer::Suggest)) => Ok(Suggested),
            (_, Move::Answer(GoalAnswer::Ask)) => Ok(Asked),
            (Own, Move::Reply) => Err(Refusal::conflict("goals.shown_to_nobody")),
            (Agreed, Move::Reply) => Ok(Agreed),
            (Proposed | Suggested | Asked, Move::Reply) => Ok(Proposed),
            (Own, Move::Adjust) => Ok(Own),
            // What was answered were other words.
            (Proposed | Agreed | Suggested | Asked, Move::Adjust) => Ok(Proposed),
            (_, Move::Reach) => Ok(Reached),
            (_, Move::SetAside) => Ok(SetAside),
        }
    }

    /// What it is to everybody, by whether somebody sees it now: readers leave the staff and come back without the goal's doing.
    pub fn seen(self, shown: bool) -> Self {
        match (self, shown) {
            (Self::Own, true) => Self::Proposed,
            (open, false) if open.is_open() => Self::Own,
            (stage, _) => stage,
        }
    }

    pub fn is_open(self) -> bool {
        !matches!(self, Self::Reached | Self::SetAside)
    }

    /// Steps, check-ins, thoughts and asks are for goals that are still open.
    pub fn must_be_open(self) -> Result<(), Refusal> {
        if self.is_open() { Ok(()) } else { Err(Refusal::conflict("goals.over")) }
    }

    /// Whose turn it is. No goal waits for a teacher before its student may go on.
    pub fn turn(self) -> Turn {
        match self {
            Self::Proposed => Turn::Teacher,
            Self::Own | Self::Agreed | Self::Suggested | Self::Asked => Turn::Student,
            Self::Reached | Self::SetAside => Turn::Nobody,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn moves() -> impl Strategy<Value = Move> {
        prop_oneof![
            Just(Move::Show),
            Just(Move::Hide),
            prop::sample::select(GoalAnswer::ALL).prop_map(Move::Answer),
            Just(Move::Reply),
            Just(Move::Adjust),
            Just(Move::Reach),
            Just(Move::SetAside),
            any::<bool>().prop_map(|shown| Move::PickUp { shown }),
        ]
    }

    #[test]
    fn from_proposal_to_reached_with_a_word_on_the_way() {
        let goal = GoalStage::Own.after(Move::Show).unwrap();
        assert_eq!((goal, goal.turn()), (GoalStage::Proposed, Turn::Teacher));
        let asked = goal.after(Move::Answer(GoalAnswer::Ask)).unwrap();
        assert_eq!(asked.turn(), Turn::Student);
        let agreed = asked.after(Move::Reply).unwrap().after(Move::Answer(GoalAnswer::Agree)).unwrap();
        assert_eq!(agreed.after(Move::Adjust), Ok(GoalStage::Proposed), "other words, another answer");
        let reached = agreed.after(Move::Reach).unwrap();
        assert_eq!(reached.after(Move::Adjust), Err(Refusal::conflict("goals.over")));
        assert_eq!(reached.after(Move::PickUp { shown: true }), Ok(GoalStage::Proposed));
    }

    proptest! {
        /// Whatever happens in whatever order: nothing is answered that nobody sees, what is over stays over until it is picked up,
        /// and an open goal can always be reached or set aside by its student, whatever a teacher said.
        #[test]
        fn a_goal_never_stands_where_it_cannot(happenings in prop::collection::vec(moves(), 0..60)) {
            let mut stage = GoalStage::Own;
            let mut shown = false;
            for happens in happenings {
                let happens = match happens {
                    Move::PickUp { .. } => Move::PickUp { shown },
                    other => other,
                };
                let next = stage.after(happens);
                if stage.is_open() {
                    prop_assert!(stage.after(Move::Reach).is_ok() && stage.after(Move::SetAside).is_ok());
                    prop_assert!(stage.after(Move::Adjust).is_ok());
                    prop_assert_eq!(stage == GoalStage::Own, !shown);
                }
                let Ok(next) = next else { continue };
                match happens {
                    Move::Show => shown = true,
                    Move::Hide => shown = false,
                    Move::Answer(_) => prop_assert!(shown),
                    _ => {}
                }
                if !stage.is_open() && next.is_open() {
                    let picked_up = matches!(happens, Move::PickUp { .. });
                    prop_assert!(picked_up);
                }
                prop_assert_eq!(next.seen(shown), next, "what happened and what is seen agree");
                let other = next.seen(!shown);
                prop_assert_eq!(other.is_open(), next.is_open());
                prop_assert_eq!(other == GoalStage::Own, next.is_open() && shown);
                prop_assert_eq!(next.turn() == Turn::Nobody, !next.is_open());
                prop_assert_eq!(GoalStage::named(next.name()), Some(next));
                stage = next;
            }
        }
    }
}
