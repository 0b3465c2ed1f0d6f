//! What an access point knows of a student, as far as their teacher may know it.

use crate::classes::AccessPoint;
use crate::clock::Moment;
use crate::id::{BoardId, GoalId, InquiryId, PersonId, ReflectionId};

/// A step of a student's, in a word. No order among them: none is worth more than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Did {
    Shared,
    FollowedThrough,
    ShowedGrowth,
    LookedByCriteria,
    SetGoal,
    AdjustedGoal,
    AnsweredAboutGoal,
    CheckedIn,
    LinkedEvidence,
    ReachedGoal,
    SetGoalAside,
    PickedGoalUp,
    PlannedStep,
    EndedStep,
    Asked,
    Chose,
    SaidWhatHelped,
    Proposed,
    Recommended,
    Tried,
    AskedQuestion,
    LookedBackOnRound,
    /// Began an inquiry, or worded its question anew.
    Wondered,
    /// Wrote a research note.
    FoundOut,
    SaidPerspective,
    AnsweredAboutInquiry,
    /// Wished a wider audience.
    WishedReaders,
    LetOthersRead,
    Replied,
    AnsweredReply,
    AddedFigure,
    SaidOfData,
}

impl Did {
    /// The end of a message key.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::FollowedThrough => "followed_through",
            Self::ShowedGrowth => "showed_growth",
            Self::LookedByCriteria => "looked_by_criteria",
            Self::SetGoal => "set_goal",
            Self::AdjustedGoal => "adjusted_goal",
            Self::AnsweredAboutGoal => "answered_about_goal",
            Self::CheckedIn => "checked_in",
            Self::LinkedEvidence => "linked_evidence",
            Self::ReachedGoal => "reached_goal",
            Self::SetGoalAside => "set_goal_aside",
            Self::PickedGoalUp => "picked_goal_up",
            Self::PlannedStep => "planned_step",
            Self::EndedStep => "ended_step",
            Self::Asked => "asked",
            Self::Chose => "chose",
            Self::SaidWhatHelped => "said_what_helped",
            Self::Proposed => "proposed",
            Self::Recommended => "recommended",
            Self::Tried => "tried",
            Self::AskedQuestion => "asked_question",
            Self::LookedBackOnRound => "looked_back_on_round",
            Self::Wondered => "wondered",
            Self::FoundOut => "found_out",
            Self::SaidPerspective => "said_perspective",
            Self::AnsweredAboutInquiry => "answered_about_inquiry",
            Self::WishedReaders => "wished_readers",
            Self::LetOthersRead => "let_others_read",
            Self::Replied => "replied",
            Self::AnsweredReply => "answered_reply",
            Self::AddedFigure => "added_figure",
            Self::SaidOfData => "said_of_data",
        }
    }

    pub const ALL: &'static [Self] = &[
        Self::Shared,
        Self::FollowedThrough,
        Self::ShowedGrowth,
        Self::LookedByCriteria,
        Self::SetGoal,
        Self::AdjustedGoal,
        Self::AnsweredAboutGoal,
        Self::CheckedIn,
        Self::LinkedEvidence,
        Self::ReachedGoal,
        Self::SetGoalAside,
        Self::PickedGoalUp,
        Self::PlannedStep,
        Self::EndedStep,
        Self::Asked,
        Self::Chose,
        Self::SaidWhatHelped,
        Self::Proposed,
        Self::Recommended,
        Self::Tried,
        Self::AskedQuestion,
        Self::LookedBackOnRound,
        Self::Wondered,
        Self::FoundOut,
        Self::SaidPerspective,
        Self::AnsweredAboutInquiry,
        Self::WishedReaders,
        Self::LetOthersRead,
        Self::Replied,
        Self::AnsweredReply,
        Self::AddedFigure,
        Self::SaidOfData,
    ];
}

/// What a student wants of a teacher. Who asked in words for somebody comes before who waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Wants {
    /// Two minutes together.
    Talk,
    /// Help with a part, or one sentence.
    Help,
    /// A word back.
    Answer,
    /// A yes: others read it then, and not before.
    Release,
}

/// Where one acts: the address is made where pages are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// The piece, on the console.
    Piece(ReflectionId),
    /// The student's growth in the class.
    Growth,
    /// The student's goals.
    Goals,
    Goal(GoalId),
    /// What was asked of the viewer.
    Asks,
    /// The student's choices in the class.
    Choices,
    Board(BoardId),
    Shelf,
    Tries,
    /// The prompts of the class.
    Prompts,
    /// The question board of the class.
    Questions,
    /// Its question rounds.
    Rounds,
    /// Inquiries of the class that are shown to the viewer.
    Inquiries,
    Inquiry(InquiryId),
    /// Who may read what, in the class.
    Audiences,
    /// Replies of the class, to be read first.
    Replies,
    /// The student's data in the class.
    Data,
}

impl Place {
    /// Where one begins while nothing has happened.
    pub fn of(point: AccessPoint) -> Self {
        match point {
            AccessPoint::Goals => Self::Goals,
            AccessPoint::Choice => Self::Choices,
            AccessPoint::Inquiry => Self::Inquiries,
            AccessPoint::Reflection => Self::Growth,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    pub student: PersonId,
    pub point: AccessPoint,
    pub what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A step of the student's.
    Did { did: Did, at: Moment, to: Place },
    /// It is a teacher's turn.
    Waits { wants: Wants, since: Moment, to: Place },
    /// It is the student's turn.
    Theirs { since: Moment, to: Place },
}
