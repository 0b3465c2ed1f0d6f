//! Replies between students: what one *asks* or *notices* about another's perspective. Never a grade, and nothing is counted.
//!
//! A reply is moderated by the staff of the class through which its writer reads the perspective. From kindergarten to grade 5 it is read by
//! staff before its owner knows of it; elsewhere the class says so, and without a word it is so too. Until it is released it is there for its
//! writer and that staff, and for nobody else, not even as a number. Its owner may answer, say that it helped, and hide it; its
//! writer may take it back; whoever reads it may report it, and then does not see it any more;
//! who wrote it may report the answer.

mod act;
mod report;
mod state;
mod views;

pub(crate) use act::act as reply_act;
pub(crate) use act::something;
pub use act::{LONGEST_STUDENT_REPLY, MOST_REPLIES, ReplyAct, ReplyDeed, ReplyKind};
pub use report::{ReportReason, ReportWords};
pub use state::{
    AnswerState, Decision, DecisionWords, ReplyMove, ReplyState, Seer, answer_seen_by, release_first, seen_by,
};
pub use views::{AnswerView, ModeratedReply, Moderation, Replied, RepliesWait, ReplyView, ReportView};
