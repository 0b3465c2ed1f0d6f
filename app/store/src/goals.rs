//! Goals: their students', shown to whom they pick.
//!
//! Every event of a goal goes to persons, each on their own stream: a goal belongs to no class. What a goal's reader finds is asked for
//! with [`scope::shown_goal`], so whoever it is no longer shown to finds nothing.

mod aims;
mod asked;
mod asks;
mod cards;
mod circle;
mod conversation;
mod doing;
mod evidence;
mod for_it;
mod guided;
mod guiding;
mod list;
mod off_staff;
mod readers;
mod rows;
mod steps;
mod view;
mod wording;

pub use aims::{of_export, unclaim};
pub use doing::carry_out;
pub use evidence::shows_less;
pub use for_it::has_any;
pub use guided::shown as shown_to;
pub use list::on_home;
pub use off_staff::{end_reading, hear_of_leaving};
pub use readers::{classes as classes_of, of as readers, on_staff, picked, staff_among, streams, teachers};
pub use rows::{counted_on, events};
pub use wording::plan_of;
pub use wording::{classes as about_classes, newest, version};
