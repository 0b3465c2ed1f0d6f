//! Who reads an inquiry: a student's ladder, what others let them read, and the pages that guests and the world read. Plain pages. Those for
//! the public have a shell of their own, without any script ([`crate::plain::public_page`]).

mod acts;
mod gone;
mod guest;
mod guests;
mod page;
mod reads;
mod steps;
mod wish;
mod world;
mod world_desk;

pub use gone::gone;
pub use guest::{GuestTyped, guest};
pub use page::AudiencePage;
pub use reads::ReadsPage;
pub use world::world;
pub use world_desk::WorldDeskPage;
