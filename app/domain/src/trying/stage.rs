//! Where a try stands, and how it comes to stand elsewhere. What is not here cannot happen to it.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TryStage {
    /// The need is said, nothing is picked.
    Posed,
    /// One is picked.
    TryingOne,
    TryingTwo,
    /// One is picked, and told; there is room for a second.
    ToldOnly,
    /// Two are picked, one is told.
    ToldOne,
    ToldBoth,
}
names!(TryStage {
    Self::Posed => "posed", Self::TryingOne => "trying_one", Self::TryingTwo => "trying_two", Self::ToldOnly => "told_only",
    Self::ToldOne => "told_one", Self::ToldBoth => "told_both",
});

/// What can happen to a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TryMove {
    /// Picks one more strategy.
    Pick,
    /// Another one instead of one that is not told.
    Swap,
    /// Says what one changed that was not told.
    Tell,
    /// Says it anew.
    Retell,
    SetAside,
    PickUp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryState {
    pub stage: TryStage,
    /// Rests. Not a failure, and no reason is asked.
    pub aside: bool,
}

impl TryStage {
    pub fn of(picked: usize, told: usize) -> Self {
        match (picked, told) {
            (0, _) => Self::Posed,
            (1, 0) => Self::TryingOne,
            (1, _) => Self::ToldOnly,
            (_, 0) => Self::TryingTwo,
            (_, 1) => Self::ToldOne,
            _ => Self::ToldBoth,
        }
    }

    fn after(self, happens: TryMove) -> Result<Self, Refusal> {
        use TryStage::*;
        match (self, happens) {
            (Posed, TryMove::Pick) => Ok(TryingOne),
            (TryingOne, TryMove::Pick) => Ok(TryingTwo),
            (ToldOnly, TryMove::Pick) => Ok(ToldOne),
            (TryingTwo | ToldOne | ToldBoth, TryMove::Pick) => Err(Refusal::conflict("shelf.two_already")),
            (TryingOne | TryingTwo | ToldOne, TryMove::Swap) => Ok(self),
            (Posed | ToldOnly | ToldBoth, TryMove::Swap) => Err(Refusal::conflict("shelf.told_already")),
            (TryingOne, TryMove::Tell) => Ok(ToldOnly),
            (TryingTwo, TryMove::Tell) => Ok(ToldOne),
            (ToldOne, TryMove::Tell) => Ok(ToldBoth),
            (Posed | ToldOnly | ToldBoth, TryMove::Tell) => Err(Refusal::NotFound),
            (ToldOnly | ToldOne | ToldBoth, TryMove::Retell) => Ok(self),
            (Posed | TryingOne | TryingTwo, TryMove::Retell) => Err(Refusal::NotFound),
            (_, TryMove::SetAside | TryMove::PickUp) => Ok(self),
        }
    }

    pub fn has_room(self) -> bool {
        matches!(self, Self::Posed | Self::TryingOne | Self::ToldOnly)
    }
}

impl TryState {
    pub fn after(self, happens: TryMove) -> Result<Self, Refusal> {
        match (self.aside, happens) {
            (true, TryMove::PickUp) => Ok(Self { aside: false, ..self }),
            (true, _) => Err(Refusal::conflict("shelf.try_rests")),
            (false, TryMove::PickUp) => Err(Refusal::conflict("shelf.try_goes_on")),
            (false, TryMove::SetAside) => Ok(Self { aside: true, ..self }),
            (false, happens) => Ok(Self { stage: self.stage.after(happens)?, ..self }),
        }
    }

    /// Something is left to do, if its student wants to.
    pub fn goes_on(self) -> bool {
        !self.aside && self.stage != TryStage::ToldBoth
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MOVES: [TryMove; 6] =
        [TryMove::Pick, TryMove::Swap, TryMove::Tell, TryMove::Retell, TryMove::SetAside, TryMove::PickUp];

    fn posed() -> TryState {
        TryState { stage: TryStage::Posed, aside: false }
    }

    #[test]
    fn from_a_need_to_both_told() {
        let told = [TryMove::Pick, TryMove::Tell, TryMove::Pick, TryMove::Swap, TryMove::Tell, TryMove::Retell];
        let end = told.iter().try_fold(posed(), |state, happens| state.after(*happens)).unwrap();
        assert_eq!(end.stage, TryStage::ToldBoth);
        assert_eq!(end.after(TryMove::Swap), Err(Refusal::conflict("shelf.told_already")));
        assert_eq!(end.after(TryMove::Pick), Err(Refusal::conflict("shelf.two_already")));
    }

    proptest! {
        /// Whatever happens in whatever order: the stage is what picked and told say, never more than two, never more told than picked,
        /// and a try that goes on can be set aside and picked up where it was.
        #[test]
        fn a_try_never_stands_where_it_cannot(happenings in prop::collection::vec(prop::sample::select(&MOVES[..]), 0..40)) {
            let (mut state, mut picked, mut told) = (posed(), 0, 0);
            for happens in happenings {
                if !state.aside {
                    let rested = state.after(TryMove::SetAside).unwrap();
                    prop_assert_eq!(rested.after(TryMove::PickUp), Ok(state));
                }
                let Ok(next) = state.after(happens) else { continue };
                match happens {
                    TryMove::Pick => picked += 1,
                    TryMove::Tell => told += 1,
                    _ => {}
                }
                prop_assert!(picked <= super::super::MOST_TRIED && told <= picked);
                prop_assert_eq!(next.stage, TryStage::of(picked, told));
                prop_assert_eq!(next.stage.has_room(), picked < super::super::MOST_TRIED);
                prop_assert_eq!(TryStage::named(next.stage.name()), Some(next.stage));
                state = next;
            }
        }
    }
}
