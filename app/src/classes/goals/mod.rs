//! Goals as teachers read them: those that students chose to show, what a class may begin with, and what students ask of one.

mod asks;
mod guided;
mod of_class;
mod of_student;
mod said;
mod shown;
mod starters;

pub use asks::AsksPage;
pub use guided::GoalTyped;
pub use of_class::GoalsOfClassPage;
pub use of_student::GoalsOfStudentPage;
pub use shown::ShownGoalPage;
pub use starters::{BankIdea, StartersPage};
