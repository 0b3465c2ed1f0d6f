//! Replies as pages show them.

use serde::{Deserialize, Serialize};

use super::{AnswerState, ReplyKind, ReplyState, ReportReason};
use crate::clock::Moment;
use crate::id::{InquiryId, PersonId, ReplyId};

/// What the owner of the perspective answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerView {
    pub words: String,
    pub state: AnswerState,
    /// What staff said when they held it; for who wrote it, and staff.
    pub held_words: String,
    pub at: Moment,
}

/// As its owner, its writer or a classmate sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyView {
    pub id: ReplyId,
    /// The number of the perspective that it is about.
    pub version: i32,
    /// Who wrote it; empty where names are not shown.
    pub by_name: String,
    pub picture: String,
    /// The reader wrote it.
    pub own: bool,
    pub kind: ReplyKind,
    pub words: String,
    pub state: ReplyState,
    /// What staff said when they held it; for its writer.
    pub held_words: String,
    pub answer: Option<AnswerView>,
    pub helped: bool,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportView {
    pub by_name: String,
    /// Of the answer, by who wrote the reply; else of the reply.
    pub of_answer: bool,
    pub reason: ReportReason,
    pub words: String,
    /// What was reported, where something else stands there now; else empty.
    #[serde(default)]
    pub about: String,
    pub at: Moment,
}

/// As staff sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModeratedReply {
    pub id: ReplyId,
    pub inquiry: InquiryId,
    pub writer: PersonId,
    pub writer_name: String,
    pub picture: String,
    /// Whose perspective it is about.
    pub owner_name: String,
    /// What that perspective is about.
    pub question: String,
    pub version: i32,
    /// The perspective itself: nobody judges a reply without it.
    pub perspective: String,
    pub kind: ReplyKind,
    pub words: String,
    pub state: ReplyState,
    pub held_words: String,
    pub answer: Option<AnswerView>,
    /// Not settled yet.
    pub reports: Vec<ReportView>,
    pub rev: i64,
    pub at: Moment,
}

impl ModeratedReply {
    /// Somebody thinks that staff should look at it: the reply, or the answer to it.
    pub fn reported(&self, answer: bool) -> bool {
        self.reports.iter().any(|report| report.of_answer == answer)
    }

    /// Staff has something to do.
    pub fn waits(&self) -> bool {
        let answer = self.answer.as_ref().is_some_and(|answer| answer.state == AnswerState::Waiting);
        self.state == ReplyState::Waiting || answer || !self.reports.is_empty()
    }
}

/// Replies of a class that wait for its staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepliesWait {
    pub class: crate::id::ClassId,
    pub class_name: String,
    pub n: u64,
}

/// `/class/{id}/replies`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moderation {
    pub class: crate::id::ClassId,
    pub class_name: String,
    /// Waiting or reported, oldest first.
    pub waiting: Vec<ModeratedReply>,
    /// Decided, newest first.
    pub decided: Vec<ModeratedReply>,
    pub release_first: bool,
    /// From kindergarten to grade 5 the setting is not the class's.
    pub may_change: bool,
}

/// A reply of one's own, wherever it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replied {
    pub inquiry: InquiryId,
    /// What the perspective is about.
    pub question: String,
    /// The perspective can be read now.
    pub may_read: bool,
    pub reply: ReplyView,
}
