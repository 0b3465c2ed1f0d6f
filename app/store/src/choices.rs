//! Boards of a class, and what students choose from them.
//!
//! A board is its class's: its teachers hear of everything on it, its students of the board alone. What a student chose or
//! proposed goes to that student and to the class's staff, never to a classmate; what they said afterwards, to whom they show what helped. It stays the student's, whatever becomes of the
//! class. The page of what helped is the student's, and goes to whom they show it, on those persons' own streams.

mod after;
mod beginning;
mod boards;
mod choosing;
mod doing;
mod duplicate;
mod editing;
mod guided;
mod helped;
mod making;
mod off_staff;
mod on_wall;
mod options;
mod own;
mod proposals;
mod readers;
mod serving;
mod shown;
mod stages;
mod streams;
mod student;
mod tying;
mod view;

pub use after::of as said_about;
pub use doing::carry_out;
pub use helped::show;
pub use off_staff::{end_reading, hear_of_leaving};
pub use on_wall::on_wall;
pub use options::by_ids as options_by_ids;
pub use own::on_home;
pub use readers::of as readers_of;
pub use serving::{for_goal as chosen_for, served};
pub use shown::{Beginnings, way_chosen};
pub use streams::{of_board, of_showing};
pub use student::{has_part, sees};
pub use tying::tie;
pub use view::face;
pub use view::versions as times_of_choosing;
