//! Every write of a student, as a value. It may come from a page with WASM, from a plain form, from a queue that waited a
//! day without a network, once or five times: the same command has one effect and one answer.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::feedback::FollowThrough;
use crate::goals::GoalSaid;
use crate::growth::GrowthWords;
use crate::id::{
    ClassId, CommandId, DeviceId, FeedbackId, GoalId, GrowthId, NoteId, PersonId, PromptId, ReflectionId, TalkId,
    TranslationId,
};
use crate::reflections::DraftWords;
use crate::refusal::Refusal;
use crate::showing::ShowSaid;
#[cfg(not(target_arch = "wasm32"))]
use crate::{
    audience::AudienceSaid,
    choices::ChoiceSaid,
    id::{
        BoardId, ConfidenceId, HelpId, InquiryId, MeasureId, QuestionId, ReplyId, RoundId, RubricId, StrategyId, TryId,
    },
    inquiry::InquirySaid,
    portfolio::PortfolioSaid,
    said::Said,
    stage::{ClosingWord, Confidence},
    strategies::ShelfSaid,
};

/// What a piece answers. Given with every save, so that a draft begun without a network needs no call to begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(tag = "answers", rename_all = "snake_case", try_from = "crate::flat::Beginning")]
pub enum Beginning {
    Prompt { prompt: PromptId },
    OwnQuestion { class: ClassId, question: String },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Command {
    /// Keeps what was typed. Idempotent by the draft's number, so it leaves no row in the `command` table.
    SaveDraft {
        reflection: ReflectionId,
        beginning: Beginning,
        draft: DraftWords,
    },
    /// Shares the draft as the next version.
    Share {
        reflection: ReflectionId,
        beginning: Beginning,
        draft: DraftWords,
        /// Outside today's answering plan: let the ask wait for the teacher.
        #[serde(default)]
        waits: bool,
        /// May be shown on the projector, without a name. Default no, for this piece and this version only.
        #[serde(default)]
        wall_consent: bool,
        /// The student heard what an adult wrote down and says: these are my words.
        #[serde(default)]
        confirmed: bool,
    },
    TakeBack {
        reflection: ReflectionId,
    },
    Follow {
        reflection: ReflectionId,
        feedback: FeedbackId,
        follow: FollowThrough,
    },
    /// Gives or takes back the consent for the projector.
    Consent {
        reflection: ReflectionId,
        give: bool,
    },
    Rest {
        reflection: ReflectionId,
    },
    Wake {
        reflection: ReflectionId,
    },
    LetWait {
        reflection: ReflectionId,
        waits: bool,
    },
    /// "I used to think / now I think", citing two versions.
    Grow {
        growth: GrowthId,
        words: GrowthWords,
    },
    SetGrowthAside {
        growth: GrowthId,
    },
    Translate {
        translation: TranslationId,
        reflection: ReflectionId,
        version: i32,
        language: String,
        words: String,
    },
    /// "I need to talk to someone."
    AskToTalk {
        talk: TalkId,
        words: String,
    },
    ReadNote {
        note: NoteId,
    },
    /// Anything about a goal of one's own.
    Goal {
        goal: GoalId,
        act: GoalSaid,
    },
    /// Anything about what a draft shows. It may be the first that is done to a piece, so it says what the piece answers.
    Show {
        reflection: ReflectionId,
        act: ShowSaid,
    },
    // From here on: what is done on pages without WASM. No page of a student carries a reader or a writer of it.
    /// Anything on a board.
    #[cfg(not(target_arch = "wasm32"))]
    Choice {
        board: BoardId,
        act: ChoiceSaid,
    },
    /// Exactly these teachers see what helped me, and when.
    #[cfg(not(target_arch = "wasm32"))]
    ShowHelped {
        readers: Vec<PersonId>,
    },
    /// Anything on a class's shelf of strategies.
    #[cfg(not(target_arch = "wasm32"))]
    Strategy {
        strategy: StrategyId,
        act: ShelfSaid,
    },
    /// Anything in a try of one's own.
    #[cfg(not(target_arch = "wasm32"))]
    Try {
        attempt: TryId,
        act: ShelfSaid,
    },
    /// Anything on a question board.
    #[cfg(not(target_arch = "wasm32"))]
    Question {
        question: QuestionId,
        act: Said,
    },
    /// Anything in a question round.
    #[cfg(not(target_arch = "wasm32"))]
    Round {
        round: RoundId,
        act: Said,
    },
    /// Anything about an inquiry of one's own.
    #[cfg(not(target_arch = "wasm32"))]
    Inquiry {
        inquiry: InquiryId,
        act: InquirySaid,
    },
    /// Anything about a reply to a perspective.
    #[cfg(not(target_arch = "wasm32"))]
    Reply {
        reply: ReplyId,
        act: InquirySaid,
    },
    /// Who reads an inquiry of one's own.
    #[cfg(not(target_arch = "wasm32"))]
    Audience {
        inquiry: InquiryId,
        act: AudienceSaid,
    },
    /// Anything with a rubric: what a class says while it is made, where a version stands by it.
    #[cfg(not(target_arch = "wasm32"))]
    Rubric {
        rubric: RubricId,
        act: ShelfSaid,
    },
    /// Anything with data of one's own.
    #[cfg(not(target_arch = "wasm32"))]
    Measure {
        measure: MeasureId,
        act: ShelfSaid,
    },
    /// Anything to a story or a conference of one's own.
    #[cfg(not(target_arch = "wasm32"))]
    Portfolio {
        act: PortfolioSaid,
    },
    /// Anything in the help queue.
    #[cfg(not(target_arch = "wasm32"))]
    Help {
        help: HelpId,
        act: Said,
    },
    /// The word that one goes with.
    #[cfg(not(target_arch = "wasm32"))]
    ClosingWord {
        class: ClassId,
        word: ClosingWord,
    },
    /// How sure one is of what was asked.
    #[cfg(not(target_arch = "wasm32"))]
    Confidence {
        class: ClassId,
        ask: ConfidenceId,
        level: Confidence,
    },
    /// Whether an earlier version may stand on the wall beside the one that was released, where a teacher asked for it.
    #[cfg(not(target_arch = "wasm32"))]
    ShowEarlier {
        reflection: ReflectionId,
        version: i32,
        give: bool,
    },
}

impl Command {
    /// Carried out again without harm, so it needs no row that remembers it.
    pub fn is_idempotent_by_itself(&self) -> bool {
        matches!(self, Self::SaveDraft { .. } | Self::ReadNote { .. })
    }
}

/// Which window on which device gave it, and the how manieth of its saves it is. So a save that comes late or twice is known from one that
/// another device made, whatever became of the answers in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand(pub DeviceId, pub i64);

/// A command on its way: who gave it, where, on top of what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    pub id: CommandId,
    /// Whose command it is. Refused when somebody else is signed in; never posted as somebody else.
    pub person: PersonId,
    #[serde(default)]
    pub device: Option<Hand>,
    /// The draft's number that the sender had seen; 0 for a new one.
    #[serde(default)]
    pub base_version: i64,
    /// When it was done on the device, by the device's clock (milliseconds). Only ever shown, never trusted.
    #[serde(default)]
    pub done_at: i64,
    #[serde(flatten)]
    pub command: Command,
    /// Version of this wire format.
    #[serde(default = "one")]
    pub v: u8,
}

fn one() -> u8 {
    1
}

/// The longest ordered list that one request may bring.
pub const MOST_AT_ONCE: usize = 100;

/// The incident of an answer that says *try again* because too much was waiting: nothing was begun.
pub const BUSY: &str = "busy";

/// What became of one command. No text: it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    Done {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reflection: Option<ReflectionId>,
        /// The draft's number now.
        #[serde(default)]
        rev: i64,
        #[serde(default)]
        version: i32,
    },
    Refused {
        refusal: Refusal,
    },
    /// The database or the queue could not; try again. Nothing happened.
    TryAgain {
        incident: String,
    },
}

impl Answer {
    pub fn done() -> Self {
        Self::Done { reflection: None, rev: 0, version: 0 }
    }

    pub fn is_done(&self) -> bool {
        matches!(self, Self::Done { .. })
    }
}

/// One answer for each command, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(try_from = "crate::flat::Answered")]
pub struct Answered {
    pub id: CommandId,
    #[serde(flatten)]
    pub answer: Answer,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wire_form_is_flat_and_forgiving_about_what_may_be_left_out() {
        let text = r#"{"id":"0190f3c0-0000-7000-8000-000000000001","person":"0190f3c0-0000-7000-8000-000000000002",
            "do":"take_back","reflection":"0190f3c0-0000-7000-8000-000000000003","later_field":1}"#;
        let envelope: Envelope = serde_json::from_str(text).unwrap();
        assert!(matches!(envelope.command, Command::TakeBack { .. }));
        assert_eq!((envelope.v, envelope.base_version), (1, 0));
    }
}
