//! Choice boards as teachers make and read them: the boards of a class, one of them with who chose what, the one page on which it is
//! edited, proposals that wait, and one student's choices.

mod chosen;
mod edit;
mod list;
mod of_student;
mod one;
mod proposal;
mod rows;
mod waiting;

pub use edit::EditBoardPage;
pub use list::BoardsPage;
pub use of_student::StudentChoicesPage;
pub use one::BoardPage;
pub use proposal::ProposalTyped;
pub use rows::EditTyped;
pub use waiting::ProposalsPage;

use domain::choices::BoardStage;

use crate::t;

pub fn stage_name(stage: BoardStage) -> String {
    match stage {
        BoardStage::Draft => t!("boards.stage_draft"),
        BoardStage::Open => t!("boards.stage_open"),
        BoardStage::Closed => t!("boards.stage_closed"),
    }
}
