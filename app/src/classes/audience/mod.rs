//! `/class/{id}/audiences`: what students wish to be read, what is open, what guests said; and guardians' yes.

mod desk;
mod open;
mod replies;
mod wish;
mod yes;

pub use desk::{AudienceDeskPage, MadeLink};
pub use yes::YesPage;

use domain::audience::Step;

use crate::t;

/// What a step is called, for a teacher.
fn step_name(step: Step) -> String {
    match step {
        Step::Me | Step::Teacher => t!("audience.step_teacher"),
        Step::Partner => t!("audience.desk_partner"),
        Step::Class => t!("audience.desk_class"),
        Step::Named => t!("audience.desk_named"),
        Step::World => t!("audience.desk_world"),
    }
}
