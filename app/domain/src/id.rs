//! Typed ids. Whoever creates a thing mints its id (UUID v7, so ids sort by age), the browser included: the same request
//! sent twice then names the same thing.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::json::Reads;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Reads)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            pub fn mint() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(s).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

ids! {
    DistrictId, SchoolId, TermId, PersonId, ClassId, SessionId, SignInId, DeviceId, InvitationId, PasswordResetId,
    ProjectorId, BadgeId,
    PromptId, KeptPromptId, ReflectionId, VersionId, FeedbackId, NoteId, PassageId, GrowthId, RemarkId, TalkId, TranslationId,
    FileId, ShownId, MarkId,
    HelpId,
    BoardId, OptionId, ChoiceId, StrategyId, HelpedId, TryId, TriedId, ToolId,
    QuestionId, RoundId, RoundGroupId, RoundQuestionId,
    InquiryId, SourceId, PerspectiveId, SheetId, AudienceId, ReplyId, GuestId, WorldPageId, YesId,
    AgendaId, AgreedStepId, ConferenceId, CriterionId, FamilyQuestionId, ImportId, MeasureId, PickId, PointId, RatingId, RubricId, RubricNoteId, SampleId, StoryId,
    LessonId, LessonStepId, LessonRunId, SafetyWordId, ReplyStarterId, ConfidenceId,
    GoalId, StepId, ThoughtId, GoalAskId, EvidenceId, CompetencyId, StarterId,
    /// A card on the wall. Minted at release; leads back to nobody.
    WallCardId,
    /// Minted by the client for each thing it asks for: the same command twice has one effect.
    CommandId,
}
