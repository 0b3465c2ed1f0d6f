//! The plain pages around accounts: landing, set-up, sign-in, sign-up, invitations, a person's account, the school, and what stands
//! when there is no network. Data in, markup out: the server's handlers ask the store and hand over what it said.

mod account;
mod bar;
mod done;
mod foot;
mod invitation;
mod landing;
mod landing_picture;
mod new_account;
mod offline;
mod pick;
mod school;
mod set_up;
mod sign_in;
mod sign_up;
mod staff_header;
mod stopped;
mod style;
mod talks;
mod trouble;
mod zone_pick;

pub use account::{AccountPage, Wrong};
pub use bar::Bar;
pub use done::Done;
pub use foot::Foot;
pub use invitation::{InvitationGone, InvitationToTake};
pub use landing::Landing;
pub use new_account::{AccountTyped, NewAccount};
pub use offline::{Offline, known_place};
pub use pick::Pick;
pub use school::{Asked, Invited, SchoolAsTeacher, SchoolPage};
pub use set_up::{SetUp, SetUpTyped};
pub use sign_in::SignIn;
pub use sign_up::{SignUp, Welcome};
pub use staff_header::{StaffHeader, StaffPlace};
pub use stopped::Stopped;
pub use style::Style;
pub use talks::{TalksPage, TalksWaiting};
pub use trouble::{Trouble, at};
pub use zone_pick::{ZonePick, is_zone};
