//! Inquiries as pages show them.

use serde::{Deserialize, Serialize};

use super::{InquiryStage, InquiryState, Pace, PerspectiveWords, RemarkOn, TrustWords};
use crate::audience::OpenTo;
use crate::clock::Moment;
use crate::evidence::{EvidenceView, Offer};
use crate::goals::Adult;
use crate::id::{ClassId, InquiryId, PersonId, PerspectiveId, RemarkId, SourceId};
use crate::reflections::Stretch;
use crate::replies::{Replied, ReplyKind, ReplyView};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InquiryClass {
    pub id: ClassId,
    pub name: String,
}

/// One wording of the question. Never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InquiryWording {
    pub number: i32,
    pub words: String,
    /// Why it was worded anew; may be empty.
    pub because: String,
    pub at: Moment,
}

/// How far a source was trusted from then on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustView {
    pub said: TrustWords,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceView {
    pub title: String,
    pub address: String,
    pub says: String,
    /// Newest first; never empty.
    pub trust: Vec<TrustView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkView {
    pub id: RemarkId,
    pub by: PersonId,
    pub by_name: String,
    pub kind: ReplyKind,
    pub on: RemarkOn,
    pub words: String,
    /// The student's; may be empty.
    pub answer: String,
    pub at: Moment,
}

impl RemarkView {
    /// The student has been asked something and has not answered. Nothing waits for it.
    pub fn is_open(&self) -> bool {
        self.kind == ReplyKind::Ask && self.answer.is_empty()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResearchNote {
    pub id: SourceId,
    pub words: String,
    pub source: Option<SourceView>,
    pub rev: i32,
    pub at: Moment,
    pub changed_at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerspectiveView {
    pub id: PerspectiveId,
    pub number: i32,
    /// The question as it was worded then.
    pub question: String,
    pub said: PerspectiveWords,
    /// Against the one before it; empty for the first.
    pub difference: Vec<Stretch>,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InquiryCard {
    pub id: InquiryId,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub question: String,
    pub state: InquiryState,
    pub classes: Vec<InquiryClass>,
    pub notes: usize,
    pub perspectives: usize,
    /// A teacher's question that is not answered, for the student; none for others.
    pub asked: bool,
    pub changed_at: Moment,
}

/// Everything that the student and the teachers they picked see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InquiryView {
    pub id: InquiryId,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub state: InquiryState,
    /// Newest first; never empty.
    pub wordings: Vec<InquiryWording>,
    pub classes: Vec<InquiryClass>,
    pub readers: Vec<Adult>,
    /// Oldest first.
    pub notes: Vec<ResearchNote>,
    #[serde(skip)]
    pub evidence: Vec<EvidenceView>,
    /// Newest first.
    pub perspectives: Vec<PerspectiveView>,
    /// Oldest first.
    pub remarks: Vec<RemarkView>,
    pub rev: i64,
    pub at: Moment,
    pub changed_at: Moment,
}

impl InquiryView {
    pub fn question(&self) -> &str {
        self.wordings.first().map_or("", |wording| wording.words.as_str())
    }

    /// What was said about one thing, oldest first.
    pub fn remarks_on(&self, on: RemarkOn) -> impl Iterator<Item = &RemarkView> {
        self.remarks.iter().filter(move |remark| remark.on == on)
    }

    pub fn is(&self, stage: InquiryStage) -> bool {
        self.state.stage == stage
    }

    pub fn goes_on(&self) -> bool {
        self.state.pace == Pace::Going
    }
}

/// `/inquiry/{id}`, for its student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnInquiry {
    pub inquiry: InquiryView,
    pub draft: PerspectiveWords,
    /// The number of the draft; 0 where none was ever kept.
    pub draft_rev: i32,
    /// Removed notes that can be put back, newest first.
    pub removed: Vec<ResearchNote>,
    /// Somebody besides the student reads it.
    pub is_shown: bool,
    /// Every audience that is open now, from the narrowest.
    pub open_to: Vec<OpenTo>,
    pub teachers: Vec<Adult>,
    pub classes: Vec<InquiryClass>,
    /// What can be linked, newest first.
    #[serde(skip)]
    pub offers: Vec<Offer>,
    /// Released to the student, oldest first.
    pub replies: Vec<ReplyView>,
    /// Staff has a reply that the student reported, and has not looked yet.
    #[serde(default)]
    pub reported: bool,
}

/// `/inquiries`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnInquiries {
    pub name: String,
    /// Newest change first.
    pub inquiries: Vec<InquiryCard>,
    pub classes: Vec<InquiryClass>,
    /// What the viewer replied to others, newest first.
    pub replied: Vec<Replied>,
    /// Some were brought from elsewhere, and stand in the portfolio.
    #[serde(default)]
    pub brought: bool,
}

/// `/read/{inquiry}`: one perspective, for a student to whom it was released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadView {
    pub inquiry: InquiryId,
    /// Empty where names are not shown.
    pub student_name: String,
    pub picture: String,
    pub perspective: PerspectiveView,
    /// Replies wait for staff before anybody reads them.
    pub release_first: bool,
    /// Own ones, and those that the reader may see; oldest first.
    pub replies: Vec<ReplyView>,
    /// Staff has one that the reader reported, or the answer to it, and has not looked yet.
    #[serde(default)]
    pub reported: bool,
}

/// `/class/{id}/inquiries`, for a teacher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedInquiries {
    pub class: ClassId,
    pub class_name: String,
    /// Of students of the class, shown to whoever asks; newest change first.
    pub inquiries: Vec<InquiryCard>,
    /// Replies that wait for staff of this class, or were reported.
    pub replies_waiting: u64,
}

/// Inquiries of students of a class that are shown to a teacher and wait for a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InquiriesWait {
    pub class: crate::id::ClassId,
    pub class_name: String,
    pub n: usize,
}

/// Whether an inquiry that goes on waits for a teacher: nobody has said a word to it, or its student said a perspective after the last one.
/// A note or another wording asks nothing of anybody.
pub fn waits_for_a_word(newest_perspective: Option<Moment>, last_word: Option<Moment>) -> bool {
    last_word.is_none_or(|word| newest_perspective.is_some_and(|said| said > word))
}
