//! Inquiries as teachers see them: those that students show, one of them, and the replies of a class that wait to be read.

mod list;
mod moderated;
mod moderation;
mod one;
mod remark;

pub use list::SharedInquiriesPage;
pub use moderation::RepliesPage;
pub use one::SharedInquiryPage;
