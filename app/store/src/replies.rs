//! Replies between students, and their moderation. Who finds a reply is one rule of the domain (`seen_by`), asked here for rows and for
//! events alike: a reply that is held is told to its writer and its staff, and to nobody else, not even as a number.

mod deciding;
mod doing;
mod moderation;
mod reading;
mod rows;
mod setting;
mod streams;
mod view;

pub use deciding::Decides;
pub use doing::carry_out;
pub use moderation::waiting;
pub use streams::of as streams;
pub use view::{for_owner, written_by};
