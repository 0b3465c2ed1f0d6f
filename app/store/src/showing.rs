//! What is shown in a piece: files in its draft, frozen into its versions, marked by its teachers, and answered in their own voice.
//!
//! Draft rows stay when a version is shared, and the version gets rows of its own: so the next draft begins with the same things, and a
//! drawing that is saved a moment after the share lands in that draft and changes no version.

mod acting;
mod answering;
mod marking;
mod rights;
mod rows;
mod view;

pub use acting::carry_out;
pub use answering::{also, send};
pub use rights::{sees, shown_files};
pub use rows::{Beside, freeze, is_shown_by, kinds};
