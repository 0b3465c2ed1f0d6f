//! Question rounds of a class.
//!
//! Where a round stands is told to the staff and to the whole class. What a group writes is told to the staff and to that group's members,
//! one by one, and to the class only while the teacher shows what was chosen.

mod doing;
mod guiding;
mod improving;
mod making;
mod reflecting;
mod rights;
mod rows;
mod seats;
mod seen;
mod view;
mod writing;

pub use doing::carry_out;
pub use rights::{focus_files, sees};
pub use rows::{class_of, running, running_in};
pub use seats::has_part;
pub use seen::{on_wall, running_on_wall};
