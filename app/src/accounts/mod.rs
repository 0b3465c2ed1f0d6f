//! The plain pages around accounts: landing, set-up, sign-in, sign-up, invitations, a person's account, the school, and what stands
//! when there is no network. Data in, markup out: the server's handlers ask the store and hand over what it said.

mod account;
mod bar;
mod done;
mod invitation;
mod landing;
mod landing_picture;
mod new_account;
mod new_password;
mod offline;
mod pick;
mod school;
mod set_up;
mod sign_in;
mod sign_up;
mod stopped;
mod style;
mod talks;
mod trouble;
mod zone_pick;

pub use account::{AccountPage, Wrong};
pub use bar::Bar;
pub use done::Done;
pub use invitation::{InvitationGone, InvitationToTake};
pub use landing::Landing;
pub use new_account::{AccountTyped, NewAccount};
pub use new_password::{NewPassword, NewPasswordGone};
pub use offline::{Offline, known_place};
pub use pick::Pick;
pub use school::{Asked, SchoolAsTeacher, SchoolPage, ToolsPage};
pub use set_up::{SetUp, SetUpTyped};
pub use sign_in::SignIn;
pub use sign_up::{SignUp, Welcome};
pub use stopped::Stopped;
pub use style::Style;
pub use talks::TalksPage;
pub use trouble::{Trouble, at};
pub use zone_pick::{ZonePick, is_zone};
