//! Inquiry: what a student wonders, what they found out, and what they think now.
//!
//! An inquiry is its student's. It may be about several classes or none, last for years, and be worded anew as the student learns what
//! they are really asking. It grows from a question to research notes, to a *perspective*, to others who read it; and back again, at any
//! time: going back loses nothing, and a hunch before any research is a perspective too. It rests or is put away without a reason.
//!
//! A note may come from a source. A source is whatever the student learned from: a page of the web, a book, a grandmother. What it says
//! and how far it is trusted are two things, and changing one's mind about a source stays visible, because that is research.
//!
//! A perspective is immutable and numbered. The next one stands beside it with the difference shown. Who reads what is not decided
//! here: teachers are picked by the student, and the audiences beyond them have rules of their own. Nothing here is a grade.

mod act;
mod address;
mod note;
mod perspective;
mod reader;
mod remark;
mod said;
mod stage;
mod views;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use act::FIELDS as INQUIRY_FIELDS;
pub use act::{InquiryAct, InquiryDeed};
pub use address::{Whereabouts, whereabouts};
pub use note::{MOST_KEPT_NOTES, MOST_NOTES, NoteWords, Trust, TrustWords};
pub use perspective::{MOST_PERSPECTIVES, PerspectiveWords};
pub use reader::{Reader, Reading};
pub use remark::{RemarkOn, RemarkWords};
pub use said::InquirySaid;
pub use stage::{Has, InquiryMove, InquiryStage, InquiryState, Next, Pace};
pub use views::{
    InquiriesWait, InquiryCard, InquiryClass, InquiryView, InquiryWording, OwnInquiries, OwnInquiry, PerspectiveView,
    ReadView, RemarkView, ResearchNote, SharedInquiries, SourceView, TrustView, waits_for_a_word,
};

/// Most inquiries of one student; many years' worth.
pub const MOST_INQUIRIES: usize = 300;
/// Most wordings of one question.
pub const MOST_WORDINGS: usize = 60;
