//! Rubrics as teachers make, lead and use them: those of a class, one of them, the page on which it is worded, making one with the class, and
//! a student's piece looked at by one.

mod criteria;
mod edit;
mod list;
mod making;
mod one;
mod said;
mod sorting;

pub use criteria::RateStudentPage;
pub use edit::{EditRubricPage, RubricEditTyped};
pub use list::{BankRubricIdea, RubricsOfClassPage};
pub use making::LeadMakingPage;
pub use one::RubricPage;

use domain::rubrics::RubricStage;

use crate::t;

pub fn stage_name(stage: RubricStage) -> String {
    match stage {
        RubricStage::Draft => t!("rubrics.stage_draft"),
        RubricStage::Making(_) => t!("rubrics.stage_making"),
        RubricStage::InUse => t!("rubrics.stage_in_use"),
        RubricStage::Resting => t!("rubrics.stage_resting"),
    }
}
