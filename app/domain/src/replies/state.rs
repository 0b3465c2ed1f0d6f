//! Where a reply stands, and who finds it there. What is not here cannot happen to a reply.

use serde::{Deserialize, Serialize};

use crate::classes::GradeBand;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_SENTENCE, passage};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyState {
    /// Staff has not read it yet.
    Waiting,
    Released,
    /// Staff did not release it, or not any more, and said why to its writer.
    Held,
    /// The owner of the perspective does not want to see it there.
    Hidden,
    /// Staff took it away.
    Stopped,
    TakenBack,
}
names!(ReplyState {
    Self::Waiting => "waiting", Self::Released => "released", Self::Held => "held", Self::Hidden => "hidden",
    Self::Stopped => "stopped", Self::TakenBack => "taken_back",
});

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyMove {
    /// By staff.
    Decide(Decision),
    /// By the owner of the perspective.
    Hide,
    ShowAgain,
    /// By its writer.
    TakeBack,
}

/// What staff does, in one press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    Release,
    Hold,
    Stop,
}
names!(Decision { Self::Release => "release", Self::Hold => "hold", Self::Stop => "stop" });

impl ReplyState {
    /// As it begins.
    pub fn written(release_first: bool) -> Self {
        if release_first { Self::Waiting } else { Self::Released }
    }

    pub fn after(self, happens: ReplyMove) -> Result<Self, Refusal> {
        use ReplyMove::*;
        match (self, happens) {
            (Self::TakenBack, TakeBack) => Err(Refusal::conflict("replies.taken_back_already")),
            // To nobody but its writer is it there any more.
            (Self::TakenBack, _) => Err(Refusal::NotFound),
            (_, TakeBack) => Ok(Self::TakenBack),
            // What its owner hid comes back by its owner. A report of it is settled all the same.
            (Self::Hidden, Decide(Decision::Release)) => Ok(Self::Hidden),
            (_, Decide(Decision::Release)) => Ok(Self::Released),
            (_, Decide(Decision::Hold)) => Ok(Self::Held),
            (_, Decide(Decision::Stop)) => Ok(Self::Stopped),
            (Self::Released, Hide) => Ok(Self::Hidden),
            (Self::Hidden, Hide) => Err(Refusal::conflict("replies.hidden_already")),
            (Self::Hidden, ShowAgain) => Ok(Self::Released),
            (Self::Released, ShowAgain) => Err(Refusal::conflict("replies.shown_already")),
            // The owner does not know of it.
            (Self::Waiting | Self::Held | Self::Stopped, Hide | ShowAgain) => Err(Refusal::NotFound),
        }
    }

    /// Its owner may answer it, thank for it, report it.
    pub fn reaches_its_owner(self) -> bool {
        self == Self::Released
    }
}

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seer {
    Writer,
    /// Whose perspective it is about.
    Owner,
    /// Guides the class in which it is moderated.
    Staff,
    /// Reads the perspective in that class. What a partner replies is between the two.
    Classmate {
        partner: bool,
    },
}

/// Whether somebody finds a reply. `reported`: by who looks.
pub fn seen_by(state: ReplyState, seer: Seer, reported: bool) -> bool {
    use ReplyState::*;
    match seer {
        Seer::Writer => state != TakenBack,
        Seer::Staff => state != TakenBack,
        Seer::Owner => matches!(state, Released | Hidden) && !reported,
        Seer::Classmate { partner } => state == Released && !partner && !reported,
    }
}

/// Whether somebody who finds a reply finds the answer to it, too. `reported`: by who looks, this answer.
pub fn answer_seen_by(state: AnswerState, seer: Seer, reported: bool) -> bool {
    match seer {
        // Whose words it is, and who decides about it.
        Seer::Owner | Seer::Staff => state != AnswerState::None,
        Seer::Writer => state == AnswerState::Released && !reported,
        Seer::Classmate { .. } => state == AnswerState::Released,
    }
}

/// Whether replies of a class wait for staff. From kindergarten to grade 5 always; elsewhere as the class says, and without a word
/// they do.
pub fn release_first(band: GradeBand, setting: Option<bool>) -> bool {
    match band {
        GradeBand::K2 | GradeBand::G35 => true,
        GradeBand::G68 | GradeBand::G912 => setting.unwrap_or(true),
    }
}

/// What the owner of the perspective answers takes the same way, by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerState {
    None,
    Waiting,
    Released,
    Held,
}
names!(AnswerState { Self::None => "none", Self::Waiting => "waiting", Self::Released => "released", Self::Held => "held" });

impl AnswerState {
    pub fn written(release_first: bool) -> Self {
        if release_first { Self::Waiting } else { Self::Released }
    }

    /// Nothing is decided about an answer that is not there.
    pub fn after(self, decision: Decision) -> Result<Self, Refusal> {
        match (self, decision) {
            (Self::None, _) => Err(Refusal::NotFound),
            (_, Decision::Release) => Ok(Self::Released),
            (_, Decision::Hold | Decision::Stop) => Ok(Self::Held),
        }
    }
}

/// What staff decides, and what its writer reads with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionWords {
    pub decision: Decision,
    pub words: String,
}

impl DecisionWords {
    /// A child whose words are held reads why. Invalid: `words`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let words = faults.take("words", passage(&self.words, LONGEST_SENTENCE));
        if self.decision == Decision::Hold && self.words.trim().is_empty() {
            faults.push("words", Sentence::new("replies.say_why_held"));
        }
        faults.done(Self { decision: self.decision, words })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn moves() -> impl Strategy<Value = ReplyMove> {
        prop_oneof![
            prop::sample::select(Decision::ALL).prop_map(ReplyMove::Decide),
            Just(ReplyMove::Hide),
            Just(ReplyMove::ShowAgain),
            Just(ReplyMove::TakeBack),
        ]
    }

    #[test]
    fn young_children_are_always_read_first() {
        for band in GradeBand::ALL {
            let young = matches!(band, GradeBand::K2 | GradeBand::G35);
            assert!(release_first(*band, None) && release_first(*band, Some(true)));
            assert_eq!(release_first(*band, Some(false)), young);
        }
    }

    #[test]
    fn an_answer_is_there_for_its_author_and_staff_until_it_is_released_and_not_for_who_reported_it() {
        let others = [Seer::Writer, Seer::Classmate { partner: false }];
        for state in AnswerState::ALL.iter().copied() {
            for seer in [Seer::Owner, Seer::Staff] {
                assert_eq!(answer_seen_by(state, seer, true), state != AnswerState::None, "{state:?}");
            }
            for seer in others {
                assert_eq!(answer_seen_by(state, seer, false), state == AnswerState::Released, "{state:?} {seer:?}");
            }
            assert!(!answer_seen_by(state, Seer::Writer, true), "{state:?}");
        }
    }

    #[test]
    fn a_hold_says_why() {
        let decided = |decision, words: &str| DecisionWords { decision, words: words.into() }.check();
        assert_eq!(decided(Decision::Hold, " "), Err(Refusal::invalid("words", "replies.say_why_held")));
        assert!(decided(Decision::Hold, "Say what you saw").is_ok());
        assert!(decided(Decision::Release, "").is_ok() && decided(Decision::Stop, "").is_ok());
    }

    proptest! {
        /// Whatever happens in whatever order: before staff released it, and after they held or stopped it, its owner and classmates
        /// find nothing; what was taken back is there for nobody and never comes back; staff can always stop what is there.
        #[test]
        fn nobody_finds_what_is_held(first in any::<bool>(), happenings in prop::collection::vec(moves(), 0..40)) {
            let mut state = ReplyState::written(first);
            let mut released = !first;
            for happens in happenings {
                let next = state.after(happens);
                if state != ReplyState::TakenBack {
                    prop_assert!(state.after(ReplyMove::TakeBack).is_ok());
                    prop_assert_eq!(state.after(ReplyMove::Decide(Decision::Stop)), Ok(ReplyState::Stopped));
                }
                let Ok(next) = next else { continue };
                prop_assert_ne!(state, ReplyState::TakenBack);
                match happens {
                    ReplyMove::Decide(Decision::Release) => released = true,
                    ReplyMove::Decide(_) => released = false,
                    _ => {}
                }
                let open = [Seer::Owner, Seer::Classmate { partner: false }, Seer::Classmate { partner: true }];
                for seer in open {
                    prop_assert!(released || !seen_by(next, seer, false));
                    prop_assert!(!seen_by(next, seer, true), "who reported it does not see it");
                }
                let between_two = seen_by(next, Seer::Classmate { partner: true }, false);
                prop_assert!(!between_two);
                prop_assert_eq!(seen_by(next, Seer::Writer, true), next != ReplyState::TakenBack);
                prop_assert_eq!(ReplyState::named(next.name()), Some(next));
                state = next;
            }
        }
    }
}
