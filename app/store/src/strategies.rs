//! The strategy shelf of a class, and the outside tools that its school approved.
//!
//! An event of a strategy goes to the class's teachers, to the student whose words it is, and to the class only where the class finds it
//! now or has found it until now. What a class finds is asked in one place ([`found`]), from the rows of that moment: a school that takes
//! an approval back empties every shelf by that alone.

mod curating;
mod desk;
mod doing;
mod found;
mod helped;
mod list;
mod rows;
mod tools;

pub use curating::add as put_on_shelf;
pub use doing::carry_out;
pub use found::{approved_tools, by_class, found, has_a_shelf, on_shelves, shelf_classes};
pub use rows::{class_of, recommended, words};
