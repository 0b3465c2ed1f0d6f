//! What a teacher sets up: classes, rosters, prompts. Plain pages: each is a function from data to markup; the server's handlers
//! (server/src/forms) read and write, and hand the data over.

mod access;
mod area;
mod audience;
mod boards;
mod card;
mod competencies;
mod door;
mod dry_run;
mod exit;
mod frame;
mod goals;
mod growth;
mod home;
mod import;
mod inquiry;
mod lessons;
mod make;
mod measures;
mod one;
mod pair;
mod picks;
mod prompts;
mod questions;
mod release;
mod reply_starters;
mod roster;
mod rounds;
mod row;
mod rubrics;
mod safety;
mod sessions;
mod settings;
mod shelf;
mod strategies;
mod student;
mod teachers;

pub use access::AccessPage;
pub use area::Area;
pub use audience::{AudienceDeskPage, MadeLink, YesPage};
pub use boards::{BoardPage, BoardsPage, EditBoardPage, EditTyped, ProposalTyped, ProposalsPage, StudentChoicesPage};
pub use competencies::{CompetenciesPage, CompetenciesTyped, CompetencyImport};
pub use door::OpenDoor;
pub use exit::{ExitPage, ExitQuestion};
pub use frame::{Frame, Said, Toast, Trouble, Undo};
pub use goals::{AsksPage, BankIdea, GoalTyped, GoalsOfClassPage, GoalsOfStudentPage, ShownGoalPage, StartersPage};
pub use growth::{GrowthTyped, GuidePage};
pub use home::{PartOfDay, TeacherHome};
pub use import::{Import, ImportPage};
pub use inquiry::{RepliesPage, SharedInquiriesPage, SharedInquiryPage};
pub use lessons::{LessonPage, LessonsPage, running_line};
pub use measures::{ClassDataPage, DataJudged, StudentDataPage};
pub use one::{ClassPage, OneClass};
pub use prompts::{Prompts, PromptsPage};
pub use questions::QuestionDeskPage;
pub use release::{Chosen, ReleaseTyped};
pub use reply_starters::{ReplyStartersPage, beside_reply};
pub use rounds::{RoundDeskPage, RoundsPage};
pub use rubrics::{
    BankRubricIdea, EditRubricPage, LeadMakingPage, RateStudentPage, RubricEditTyped, RubricPage, RubricsOfClassPage,
};
pub use safety::{SafetyPage, second_look};
pub use sessions::{SessionPage, SessionsPage};
pub use strategies::{BankStrategyIdea, ShelfDeskPage, TriesShownPage};
pub use student::StudentPage;
