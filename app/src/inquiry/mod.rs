//! The student's pages about inquiries: their own, and the perspectives that others show them. Plain pages that follow what happens.

mod evidence;
mod list;
mod new;
mod note_form;
mod notes;
mod one;
mod perspectives;
mod question;
mod read;
mod remarks;
mod replies;
mod reply;
mod said;
mod show;
mod stages;
mod who;

pub use list::InquiriesPage;
pub use new::Beginning;
pub use one::InquiryPage;
pub use read::ReadPage;

use domain::id::InquiryId;

fn of_inquiry(id: InquiryId) -> (&'static str, String) {
    ("inquiry", id.to_string())
}
