//! The help queue of a class.
//!
//! That the queue moved is told to the class's staff and to whoever is in it, one by one, by the number of the class: nobody hears who. The
//! tile of whoever came into it or left it is told to the staff. Who asked while the door was open stays in the queue when it closes: an
//! answer after the bell is late and not lost.

mod asking;
mod guiding;
mod rows;
mod view;

pub use asking::carry_out;
pub use guiding::{HelpMove, answered};
pub use rows::{class_of, moved, open_of, waits};
