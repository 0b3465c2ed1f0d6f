//! Where the timeline comes from. A feature that students make things in has one variant here, one file in
//! `store/src/portfolio/timeline`, one in `store/src/export`, and one in `app/src/portfolio/items`; the compiler asks for them.

use serde::{Deserialize, Serialize};

use crate::classes::AccessPoint;
use crate::viewer::names;

/// A kind of thing that a student made: it stands on the timeline, can be picked for a story, and can be linked as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimelineSource {
    /// A piece: a pick means one of its versions.
    Piece,
    /// Before and after: "I used to think / now I think".
    Pair,
    /// A pick means one wording of it.
    Goal,
    /// What was chosen on a board, and what helped.
    Choice,
    /// Two strategies on real work.
    Try,
    /// What they wonder, found out and think: a pick means a wording of the question, or a perspective.
    Inquiry,
    /// Their own on a question board.
    Question,
    /// What their group chose in a question round, and what they learned there about asking.
    Round,
    /// What they say of a version by the criteria.
    Rating,
    /// Their own data, with what it says and what they will do.
    Measure,
    /// Brought from another Waymark.
    Brought,
    /// What they recommended for a class's shelf.
    Strategy,
    /// A conference that they held. A story is told there, and does not tell of it: it is no pick.
    Conference,
    /// A story itself: evidence of something else, never a pick, and on no line of the timeline that it is told from.
    Story,
    /// How sure they were of one thing, when their class was asked.
    Sure,
    /// What a teacher wrote to a class of theirs.
    ClassNote,
}
names!(TimelineSource {
    Self::Piece => "piece", Self::Pair => "pair", Self::Goal => "goal", Self::Choice => "choice", Self::Try => "try",
    Self::Inquiry => "inquiry", Self::Question => "question", Self::Round => "round", Self::Rating => "rating",
    Self::Measure => "measure", Self::Brought => "brought", Self::Strategy => "strategy", Self::Conference => "conference",
    Self::Story => "story", Self::Sure => "sure", Self::ClassNote => "class_note",
});

impl TimelineSource {
    /// Can be picked for a story.
    pub fn is_picked(self) -> bool {
        !matches!(self, Self::Conference | Self::Story) && !self.stays_own()
    }

    /// Stands on its student's own page and travels with them, and nobody else reads it there: how sure somebody is was asked with that promise,
    /// and what a teacher wrote to a class is not the student's to show. So it is no pick, and evidence of nothing.
    pub fn stays_own(self) -> bool {
        matches!(self, Self::Sure | Self::ClassNote)
    }

    /// The only access point under which it stands; none where each thing has its own.
    pub fn point(self) -> Option<AccessPoint> {
        match self {
            Self::Piece | Self::Brought => None,
            Self::Pair
            | Self::Rating
            | Self::Measure
            | Self::Conference
            | Self::Story
            | Self::Sure
            | Self::ClassNote => Some(AccessPoint::Reflection),
            Self::Goal => Some(AccessPoint::Goals),
            Self::Choice | Self::Try | Self::Strategy => Some(AccessPoint::Choice),
            Self::Inquiry | Self::Question | Self::Round => Some(AccessPoint::Inquiry),
        }
    }

    /// Something of it may stand under `wanted`.
    pub fn may_stand_under(self, wanted: Option<AccessPoint>) -> bool {
        match (wanted, self.point()) {
            (Some(wanted), Some(own)) => wanted == own,
            _ => true,
        }
    }
}

/// What an entry of the timeline says that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    Shared,
    Revised,
    Grew,
    GoalSet,
    GoalAdjusted,
    CheckedIn,
    StepDone,
    GoalReached,
    Chose,
    Helped,
    Tried,
    /// An inquiry was begun.
    Wondered,
    /// Its question was worded anew.
    WonderedAnew,
    /// A perspective was said.
    Thought,
    /// On a question board.
    Asked,
    /// The group of a round chose its questions.
    ChoseQuestions,
    LookedBack,
    Rated,
    Measured,
    /// What data says, and what they will do.
    SaidOfData,
    Brought,
    /// A strategy, to a class.
    Recommended,
    ConferenceHeld,
    /// A story: only among what can be linked.
    ToldStory,
    SaidHowSure,
    /// A teacher wrote to the class.
    GotNote,
}
names!(Happening {
    Self::Shared => "shared", Self::Revised => "revised", Self::Grew => "grew", Self::GoalSet => "goal_set",
    Self::GoalAdjusted => "goal_adjusted", Self::CheckedIn => "checked_in", Self::StepDone => "step_done",
    Self::GoalReached => "goal_reached", Self::Chose => "chose", Self::Helped => "helped", Self::Tried => "tried",
    Self::Wondered => "wondered", Self::WonderedAnew => "wondered_anew", Self::Thought => "thought", Self::Asked => "asked",
    Self::ChoseQuestions => "chose_questions", Self::LookedBack => "looked_back", Self::Rated => "rated",
    Self::Measured => "measured", Self::SaidOfData => "said_of_data", Self::Brought => "brought",
    Self::Recommended => "recommended", Self::ConferenceHeld => "conference_held", Self::ToldStory => "told_story",
    Self::SaidHowSure => "said_how_sure", Self::GotNote => "got_note",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_one_way_in_stands_under_no_other() {
        assert!(TimelineSource::Goal.may_stand_under(Some(AccessPoint::Goals)));
        assert!(!TimelineSource::Goal.may_stand_under(Some(AccessPoint::Choice)));
        for source in TimelineSource::ALL {
            assert!(source.may_stand_under(None));
            assert_eq!(TimelineSource::named(source.name()), Some(*source));
            assert!(!(source.stays_own() && source.is_picked()), "what others are shown is picked by its student");
        }
        for point in AccessPoint::ALL {
            assert!(TimelineSource::Piece.may_stand_under(Some(*point)), "a piece may answer a prompt of any way in");
        }
    }
}
