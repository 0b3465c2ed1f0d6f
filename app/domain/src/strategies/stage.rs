//! Where a recommendation stands: on its way to the shelf, on it, or off. What is not here cannot happen to it. A sentence *this helped
//! me too* takes the same way.

use serde::{Deserialize, Serialize};

use super::StrategyWords;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_SENTENCE, passage};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShelfStage {
    /// Its student and the class's teachers see it.
    Proposed,
    /// A teacher suggests a wording; the student takes it, or words it anew, or leaves it.
    Suggested,
    OnShelf,
    /// Not put on the shelf, with a reason. It can be worded anew.
    Declined,
    /// Was on the shelf. Tries that began with it go on.
    TakenOff,
    /// Its student took it back. Nobody else sees it any more.
    Withdrawn,
}
names!(ShelfStage {
    Self::Proposed => "proposed", Self::Suggested => "suggested", Self::OnShelf => "on_shelf", Self::Declined => "declined",
    Self::TakenOff => "taken_off", Self::Withdrawn => "withdrawn",
});

/// What can happen to a recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShelfMove {
    Put,
    Suggest,
    Decline,
    TakeOff,
    /// Its student words it anew.
    Reword,
    /// Its student takes the suggested wording, which a teacher has read already.
    Take,
    Withdraw,
}

impl ShelfStage {
    pub fn after(self, happens: ShelfMove) -> Result<Self, Refusal> {
        use ShelfMove::*;
        match (self, happens) {
            // To nobody but its student is it there any more.
            (Self::Withdrawn, Put | Suggest | Decline | TakeOff) => Err(Refusal::NotFound),
            (Self::Withdrawn, Reword | Take | Withdraw) => Err(Refusal::conflict("shelf.withdrawn_already")),
            (_, Withdraw) => Ok(Self::Withdrawn),
            (Self::OnShelf, Put) => Err(Refusal::conflict("shelf.on_shelf_already")),
            (_, Put) => Ok(Self::OnShelf),
            (Self::Proposed | Self::Suggested | Self::Declined, Suggest) => Ok(Self::Suggested),
            (Self::Proposed | Self::Suggested | Self::Declined, Decline) => Ok(Self::Declined),
            (Self::OnShelf | Self::TakenOff, Suggest | Decline) => Err(Refusal::conflict("shelf.decided_already")),
            (Self::OnShelf, TakeOff) => Ok(Self::TakenOff),
            (_, TakeOff) => Err(Refusal::conflict("shelf.not_on_shelf")),
            (Self::Proposed | Self::Suggested | Self::Declined, Reword) => Ok(Self::Proposed),
            (Self::OnShelf | Self::TakenOff, Reword) => Err(Refusal::conflict("shelf.decided_already")),
            (Self::Suggested, Take) => Ok(Self::OnShelf),
            (_, Take) => Err(Refusal::conflict("shelf.nothing_suggested")),
        }
    }

    /// A teacher has not answered what it says now.
    pub fn waits(self) -> bool {
        self == Self::Proposed
    }

    pub fn is_on_shelf(self) -> bool {
        self == Self::OnShelf
    }
}

/// What a teacher does about a recommendation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Curation {
    Put,
    /// These words instead. The kind and the address stay the student's.
    Suggest(StrategyWords),
    /// Never without a reason.
    Decline(String),
    TakeOff,
}

impl Curation {
    pub fn moves(&self) -> ShelfMove {
        match self {
            Self::Put => ShelfMove::Put,
            Self::Suggest(_) => ShelfMove::Suggest,
            Self::Decline(_) => ShelfMove::Decline,
            Self::TakeOff => ShelfMove::TakeOff,
        }
    }

    /// With its words cleaned. `why` for a no without a reason.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let checked = match self {
            Self::Put => Self::Put,
            Self::TakeOff => Self::TakeOff,
            Self::Suggest(words) => Self::Suggest(words.check()?),
            Self::Decline(why) => match passage(why, LONGEST_SENTENCE) {
                Ok(said) if said.is_empty() => {
                    faults.push("why", Sentence::new("shelf.say_why_not"));
                    Self::Decline(said)
                }
                said => Self::Decline(faults.take("why", said)),
            },
        };
        faults.done(checked)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MOVES: [ShelfMove; 7] = [
        ShelfMove::Put,
        ShelfMove::Suggest,
        ShelfMove::Decline,
        ShelfMove::TakeOff,
        ShelfMove::Reword,
        ShelfMove::Take,
        ShelfMove::Withdraw,
    ];

    #[test]
    fn a_suggested_wording_that_is_taken_is_on_the_shelf() {
        let suggested = ShelfStage::Proposed.after(ShelfMove::Suggest).unwrap();
        assert_eq!(suggested.after(ShelfMove::Take), Ok(ShelfStage::OnShelf));
        let anew = suggested.after(ShelfMove::Reword).unwrap();
        assert!(anew.waits(), "other words are read first");
        assert_eq!(anew.after(ShelfMove::Take), Err(Refusal::conflict("shelf.nothing_suggested")));
    }

    #[test]
    fn a_no_has_a_reason_and_is_not_the_end() {
        assert_eq!(Curation::Decline(" ".into()).check(), Err(Refusal::invalid("why", "shelf.say_why_not")));
        let declined = ShelfStage::Proposed.after(ShelfMove::Decline).unwrap();
        assert_eq!(declined.after(ShelfMove::Reword), Ok(ShelfStage::Proposed));
    }

    proptest! {
        /// Whatever happens in whatever order: only a teacher's yes brings words onto the shelf, and its student can always take them back.
        #[test]
        fn nothing_is_on_the_shelf_that_no_teacher_read(happenings in prop::collection::vec(prop::sample::select(&MOVES[..]), 0..40)) {
            let mut stage = ShelfStage::Proposed;
            let mut read = false;
            for happens in happenings {
                if stage != ShelfStage::Withdrawn {
                    prop_assert_eq!(stage.after(ShelfMove::Withdraw), Ok(ShelfStage::Withdrawn));
                }
                let Ok(next) = stage.after(happens) else { continue };
                match happens {
                    ShelfMove::Put | ShelfMove::Suggest => read = true,
                    ShelfMove::Reword => read = false,
                    _ => {}
                }
                prop_assert!(!next.is_on_shelf() || read);
                prop_assert!(stage != ShelfStage::Withdrawn, "nothing comes back that was taken back");
                prop_assert_eq!(ShelfStage::named(next.name()), Some(next));
                stage = next;
            }
        }
    }
}
