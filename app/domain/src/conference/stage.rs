//! Where a conference stands, and how it comes to stand elsewhere. What is not here cannot happen to it.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConferenceStage {
    Planned,
    Rehearsed,
    Held,
    LookedBack,
}
names!(ConferenceStage {
    Self::Planned => "planned", Self::Rehearsed => "rehearsed", Self::Held => "held", Self::LookedBack => "looked_back",
});

/// What can happen to a conference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConferenceMove {
    /// Its plan or its agenda changes.
    Plan,
    /// Walked through once, or once more.
    Rehearse,
    /// It took place. Nobody has to rehearse.
    Hold,
    /// It did not take place after all: pressed too early.
    NotYet,
    /// The family's question, or an agreed step.
    Note,
    /// The student's words about it, or other words.
    LookBack,
}

impl ConferenceStage {
    pub fn after(self, happens: ConferenceMove) -> Result<Self, Refusal> {
        use ConferenceStage::*;
        match (self, happens) {
            (Planned | Rehearsed, ConferenceMove::Plan) => Ok(self),
            (Planned | Rehearsed, ConferenceMove::Rehearse) => Ok(Rehearsed),
            (Planned | Rehearsed, ConferenceMove::Hold) => Ok(Held),
            (Held | LookedBack, ConferenceMove::Plan | ConferenceMove::Rehearse | ConferenceMove::Hold) => {
                Err(Refusal::conflict("conference.held_already"))
            }
            (Held, ConferenceMove::NotYet) => Ok(Rehearsed),
            (Planned | Rehearsed, ConferenceMove::NotYet) => Err(Refusal::conflict("conference.not_held")),
            // What was said about it was said about one that took place.
            (LookedBack, ConferenceMove::NotYet) => Err(Refusal::conflict("conference.looked_back_already")),
            // A question is remembered at dinner, a step is agreed the day after.
            (_, ConferenceMove::Note) => Ok(self),
            (Held | LookedBack, ConferenceMove::LookBack) => Ok(LookedBack),
            (Planned | Rehearsed, ConferenceMove::LookBack) => Err(Refusal::conflict("conference.not_held")),
        }
    }

    /// It lies ahead.
    pub fn is_ahead(self) -> bool {
        matches!(self, Self::Planned | Self::Rehearsed)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MOVES: [ConferenceMove; 6] = [
        ConferenceMove::Plan,
        ConferenceMove::Rehearse,
        ConferenceMove::Hold,
        ConferenceMove::NotYet,
        ConferenceMove::Note,
        ConferenceMove::LookBack,
    ];

    #[test]
    fn planned_rehearsed_held_looked_back() {
        let told = [
            ConferenceMove::Plan,
            ConferenceMove::Rehearse,
            ConferenceMove::Rehearse,
            ConferenceMove::Hold,
            ConferenceMove::Note,
            ConferenceMove::LookBack,
            ConferenceMove::LookBack,
        ];
        let end = told.iter().try_fold(ConferenceStage::Planned, |stage, happens| stage.after(*happens));
        assert_eq!(end, Ok(ConferenceStage::LookedBack));
        let held = ConferenceStage::Planned.after(ConferenceMove::Hold).unwrap();
        assert_eq!(held.after(ConferenceMove::NotYet), Ok(ConferenceStage::Rehearsed), "pressed too early");
        assert_eq!(held.after(ConferenceMove::Plan), Err(Refusal::conflict("conference.held_already")));
        assert_eq!(
            ConferenceStage::Planned.after(ConferenceMove::LookBack),
            Err(Refusal::conflict("conference.not_held"))
        );
    }

    proptest! {
        /// Whatever happens in whatever order: nobody looks back on what did not take place, nothing of the plan changes after it did,
        /// and what the family asks always finds its place.
        #[test]
        fn a_conference_never_stands_where_it_cannot(happenings in prop::collection::vec(prop::sample::select(&MOVES[..]), 0..40)) {
            let (mut stage, mut held) = (ConferenceStage::Planned, false);
            for happens in happenings {
                prop_assert_eq!(stage.after(ConferenceMove::Note), Ok(stage));
                let Ok(next) = stage.after(happens) else { continue };
                match happens {
                    ConferenceMove::Plan | ConferenceMove::Rehearse => prop_assert!(!held),
                    ConferenceMove::Hold => held = true,
                    ConferenceMove::NotYet => held = false,
                    ConferenceMove::LookBack => prop_assert!(held),
                    ConferenceMove::Note => {}
                }
                prop_assert_eq!(next.is_ahead(), !held);
                prop_assert_eq!(ConferenceStage::named(next.name()), Some(next));
                stage = next;
            }
        }
    }
}
