//! Where an inquiry stands, and how it comes to stand elsewhere. What is not here cannot happen to an inquiry.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::viewer::names;

/// What the student is at. Later ones hold everything of the earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InquiryStage {
    Question,
    Research,
    Perspective,
    /// Somebody else reads a perspective.
    Shared,
}
names!(InquiryStage {
    Self::Question => "question", Self::Research => "research", Self::Perspective => "perspective", Self::Shared => "shared",
});

/// Whether it goes on at the moment. Neither rest nor putting away needs a reason, and both end with one press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    Going,
    Resting,
    /// Answered, or not any more of interest: nobody asks which.
    PutAway,
}
names!(Pace { Self::Going => "going", Self::Resting => "resting", Self::PutAway => "put_away" });

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InquiryState {
    pub stage: InquiryStage,
    pub pace: Pace,
}

/// What there is, once the move is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Has {
    pub perspective: bool,
    /// Somebody besides its student reads it.
    pub shown: bool,
}

/// What can happen to an inquiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InquiryMove {
    /// A note is written.
    Note,
    /// A perspective is said.
    Say,
    /// The student goes back, or on.
    Go(InquiryStage),
    /// Others came or went who read it.
    Seen,
    Rest,
    PutAway,
    TakeUp,
}

/// The one thing that a page offers first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    TakeUp,
    FirstNote,
    /// Notes there are, and none says where it is from.
    FirstSource,
    Say,
    Show,
    /// It is read. What comes now is the student's.
    Open,
}

impl InquiryState {
    pub const NEW: Self = Self { stage: InquiryStage::Question, pace: Pace::Going };

    pub fn after(self, happens: InquiryMove, has: Has) -> Result<Self, Refusal> {
        use InquiryMove::*;
        use InquiryStage::*;
        let at = |stage| Ok(Self { stage, ..self });
        match happens {
            // Who reads it may change at any time.
            Seen => Ok(self.seen(has)),
            Rest if self.pace == Pace::Resting => Err(Refusal::conflict("inquiry.rests_already")),
            Rest => Ok(Self { pace: Pace::Resting, ..self }),
            PutAway if self.pace == Pace::PutAway => Err(Refusal::conflict("inquiry.away_already")),
            PutAway => Ok(Self { pace: Pace::PutAway, ..self }),
            TakeUp if self.pace == Pace::Going => Err(Refusal::conflict("inquiry.going_already")),
            TakeUp => Ok(Self { pace: Pace::Going, ..self }),
            Note | Say | Go(_) if self.pace != Pace::Going => Err(Refusal::conflict("inquiry.not_going")),
            Note if self.stage == Question => at(Research),
            Note => Ok(self),
            Say => at(if has.shown { Shared } else { Perspective }),
            Go(to) if to == self.stage => Err(Refusal::conflict("inquiry.there_already")),
            Go(Shared) if !has.perspective => Err(Refusal::conflict("inquiry.say_first")),
            Go(Shared) if !has.shown => Err(Refusal::conflict("inquiry.show_first")),
            Go(to) => at(to),
        }
    }

    /// What it is to everybody, by who reads it now: readers leave the staff without the inquiry's doing.
    pub fn seen(self, has: Has) -> Self {
        use InquiryStage::*;
        let stage = match self.stage {
            Perspective if has.perspective && has.shown => Shared,
            Shared if !has.shown => Perspective,
            stage => stage,
        };
        Self { stage, ..self }
    }

    pub fn must_go_on(self) -> Result<(), Refusal> {
        if self.pace == Pace::Going { Ok(()) } else { Err(Refusal::conflict("inquiry.not_going")) }
    }

    /// `notes`, and how many of them are `sourced`.
    pub fn next(self, has: Has, notes: usize, sourced: usize) -> Next {
        match (self.pace, self.stage) {
            (Pace::Resting | Pace::PutAway, _) => Next::TakeUp,
            (_, InquiryStage::Question) => Next::FirstNote,
            (_, InquiryStage::Research) if notes == 0 => Next::FirstNote,
            (_, InquiryStage::Research) if sourced == 0 => Next::FirstSource,
            (_, InquiryStage::Research) => Next::Say,
            (_, InquiryStage::Perspective) if !has.perspective => Next::Say,
            (_, InquiryStage::Perspective) => Next::Show,
            (_, InquiryStage::Shared) => Next::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn moves() -> impl Strategy<Value = InquiryMove> {
        prop_oneof![
            Just(InquiryMove::Note),
            Just(InquiryMove::Say),
            prop::sample::select(InquiryStage::ALL).prop_map(InquiryMove::Go),
            Just(InquiryMove::Seen),
            Just(InquiryMove::Rest),
            Just(InquiryMove::PutAway),
            Just(InquiryMove::TakeUp),
        ]
    }

    #[test]
    fn from_a_question_to_readers_and_back_to_the_books() {
        use InquiryMove::*;
        let nothing = Has::default();
        let said = Has { perspective: true, shown: false };
        let shown = Has { perspective: true, shown: true };
        let new = InquiryState::NEW;
        assert_eq!(new.next(nothing, 0, 0), Next::FirstNote);
        let research = new.after(Note, nothing).unwrap();
        assert_eq!((research.stage, research.next(nothing, 1, 0)), (InquiryStage::Research, Next::FirstSource));
        let perspective = research.after(Say, said).unwrap();
        assert_eq!((perspective.stage, perspective.next(said, 2, 1)), (InquiryStage::Perspective, Next::Show));
        assert_eq!(perspective.after(Go(InquiryStage::Shared), said), Err(Refusal::conflict("inquiry.show_first")));
        let shared = perspective.after(Seen, shown).unwrap();
        assert_eq!((shared.stage, shared.next(shown, 2, 1)), (InquiryStage::Shared, Next::Open));
        let back = shared.after(Go(InquiryStage::Research), shown).unwrap();
        assert_eq!(back.after(Note, shown), Ok(back), "a note is a note");
        assert_eq!(back.after(Say, shown).unwrap(), shared, "whoever reads the first reads the second");
        assert_eq!(shared.after(Seen, said).unwrap(), perspective);
    }

    #[test]
    fn a_hunch_is_a_perspective_too() {
        let said = Has { perspective: true, shown: false };
        assert_eq!(InquiryState::NEW.after(InquiryMove::Say, said).unwrap().stage, InquiryStage::Perspective);
        let early = InquiryState::NEW.after(InquiryMove::Go(InquiryStage::Perspective), Has::default()).unwrap();
        assert_eq!(early.next(Has::default(), 0, 0), Next::Say);
    }

    proptest! {
        /// Whatever happens in whatever order: nobody is stuck, what rests stays as it was, and it is never called shared when nobody reads it.
        #[test]
        fn an_inquiry_never_stands_where_it_cannot(happenings in prop::collection::vec((moves(), any::<bool>()), 0..60)) {
            let mut state = InquiryState::NEW;
            let mut has = Has::default();
            for (happens, shown) in happenings {
                if happens == InquiryMove::Seen {
                    has.shown = shown;
                }
                let would = Has { perspective: has.perspective || happens == InquiryMove::Say, ..has };
                let Ok(next) = state.after(happens, would) else {
                    prop_assert_ne!(happens, InquiryMove::Seen);
                    continue;
                };
                has = would;
                if state.pace != Pace::Going {
                    prop_assert!(state.after(InquiryMove::TakeUp, has).is_ok());
                    prop_assert!(next.stage == state.stage || happens == InquiryMove::Seen);
                } else {
                    for pace in [InquiryMove::Rest, InquiryMove::PutAway] {
                        prop_assert_eq!(state.after(pace, has).unwrap().stage, state.stage);
                    }
                    for earlier in InquiryStage::ALL.iter().filter(|stage| **stage < state.stage) {
                        prop_assert!(state.after(InquiryMove::Go(*earlier), has).is_ok(), "back is always open");
                    }
                }
                if next.stage == InquiryStage::Shared {
                    prop_assert!(has.shown && has.perspective);
                }
                prop_assert_eq!(next.seen(has).seen(has), next.seen(has));
                prop_assert_eq!(next.next(has, 1, 1) == Next::TakeUp, next.pace != Pace::Going);
                prop_assert_eq!(InquiryStage::named(next.stage.name()), Some(next.stage));
                prop_assert_eq!(Pace::named(next.pace.name()), Some(next.pace));
                state = next;
            }
        }
    }
}
