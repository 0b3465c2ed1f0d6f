//! Boards and choices as pages show them. All but [`HomeBoard`] are shown by pages that the server makes alone.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use super::{
    Axis, BoardStage, HelpedGroup, Missing, Offered, Outcome, ProposalState, ShowMode, Template, Totals, Untried,
};
use crate::clock::Moment;
use crate::goals::Adult;
use crate::id::{BoardId, ChoiceId, ClassId, GoalId, OptionId, PersonId, PromptId, ReflectionId};
use crate::reflections::Turn;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionView {
    pub id: OptionId,
    pub axis: Axis,
    pub words: String,
    pub mode: Option<ShowMode>,
    pub must: bool,
    /// Whose own option it is: theirs alone.
    pub own: Option<PersonId>,
    /// Offered no longer; it stays where it was chosen.
    pub retired: bool,
}

impl OptionView {
    pub fn offered(&self) -> Offered {
        Offered { id: self.id, axis: self.axis, must: self.must }
    }
}

/// A student, as a list shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    pub person: PersonId,
    pub name: String,
    pub picture: String,
}

/// A class that a board can be in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardClass {
    pub id: ClassId,
    pub name: String,
}

/// A board in its teachers' list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardCard {
    pub id: BoardId,
    pub class: BoardClass,
    pub target: String,
    pub template: Template,
    pub stage: BoardStage,
    /// How many students have chosen.
    pub chosen: u32,
    /// Proposals that wait for a word.
    pub waiting: u32,
    /// Who changed it last, and when.
    pub changed_by: String,
    pub changed_at: Moment,
    pub rev: i64,
}

/// A board whole, as its teachers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardView {
    pub card: BoardCard,
    /// The class has opened choice; else its students do not find the board.
    pub way_open: bool,
    pub archived: bool,
    pub prompt: Option<(PromptId, String)>,
    /// Those that are offered to the class, in their order.
    pub options: Vec<OptionView>,
    /// Newest first.
    pub chosen: Vec<ChosenBy>,
    pub not_yet: Vec<Face>,
    /// Those that wait first.
    pub proposals: Vec<ProposalView>,
    pub totals: Totals,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenBy {
    pub who: Face,
    pub choice: ChoiceView,
}

/// One time of choosing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceVersion {
    pub number: i32,
    pub picks: Vec<OptionView>,
    pub why: String,
    pub at: Moment,
}

/// The newest word about a chosen option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AfterView {
    pub option: OptionId,
    pub outcome: Outcome,
    pub words: String,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceView {
    pub id: ChoiceId,
    pub now: ChoiceVersion,
    /// Newest first.
    pub earlier: Vec<ChoiceVersion>,
    pub missing: Vec<Missing>,
    pub work: Option<OwnPiece>,
    /// For its student alone.
    pub serves: Option<ServedGoal>,
    /// For its student, and for whom they show what helped.
    pub afters: Vec<AfterView>,
}

impl ChoiceView {
    pub fn after(&self, option: OptionId) -> Option<&AfterView> {
        self.afters.iter().find(|after| after.option == option)
    }
}

/// A goal of the student's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedGoal {
    pub id: GoalId,
    pub statement: String,
}

/// A piece of the student's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPiece {
    pub id: ReflectionId,
    pub question: String,
    pub prompt: Option<PromptId>,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalView {
    pub id: OptionId,
    pub who: Face,
    pub axis: Axis,
    pub words: String,
    /// In what it is shown, if its student said so.
    pub mode: Option<ShowMode>,
    /// How it reaches the target.
    pub reaches: String,
    pub state: ProposalState,
    /// The teacher's words; may be empty.
    pub answer: String,
    pub answered_by: String,
    pub at: Moment,
}

impl ProposalView {
    pub fn turn(&self) -> Turn {
        self.state.turn()
    }
}

/// A board in a student's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCard {
    pub id: BoardId,
    pub class_name: String,
    pub target: String,
    /// It can be chosen from.
    pub open: bool,
    /// What is chosen now.
    pub picks: Vec<OptionView>,
    pub missing: bool,
    /// Chosen options about which nothing was said.
    pub unsaid: u32,
    /// A teacher answered a proposal, and the student has not gone on from it.
    pub answered: bool,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnBoards {
    pub name: String,
    pub picture: String,
    /// Newest first; those without a choice before the others.
    pub open: Vec<OwnCard>,
    /// Closed ones that the student chose from, and those of classes that were left or put away.
    pub before: Vec<OwnCard>,
}

/// One board, as one of its students sees it. Nobody else's choice is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnBoard {
    pub name: String,
    pub picture: String,
    pub id: BoardId,
    pub class: BoardClass,
    pub teachers: Vec<String>,
    /// Who can see what is chosen here: they, whom the goal is shown to that it serves, and who reads what helped.
    pub seen_by: Vec<String>,
    pub target: String,
    pub template: Template,
    /// It can be chosen from: open, in a class that the student is in and that has opened choice.
    pub open: bool,
    /// The board's prompt while it is open.
    pub prompt: Option<PromptId>,
    /// The class's, then the student's own; those that are chosen and no longer offered stand among them.
    pub options: Vec<OptionView>,
    pub choice: Option<ChoiceView>,
    /// Newest first.
    pub proposals: Vec<ProposalView>,
    /// To name the work that came of it; the likeliest first.
    pub pieces: Vec<OwnPiece>,
    /// To say which goal it serves.
    pub goals: Vec<ServedGoal>,
}

/// *What helped me, and when.*
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpedView {
    pub name: String,
    pub picture: String,
    pub groups: Vec<HelpedGroup>,
    pub untried: Option<Untried>,
    /// Boards with chosen options about which nothing was said.
    pub unsaid: Vec<(BoardId, String)>,
    /// Who sees it besides its student.
    pub readers: Vec<Adult>,
    /// Whom it can be shown to.
    pub teachers: Vec<Adult>,
}

/// Everything that a teacher of a class sees of one student's choosing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentChoices {
    pub who: Face,
    /// On the roster.
    pub attends: bool,
    /// On boards of the class, newest first.
    pub choices: Vec<(BoardCard, ChoiceView)>,
    /// None unless the student shows it to whoever asks.
    pub helped: Option<HelpedOfStudent>,
}

/// The page, as a teacher whom it is shown to reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpedOfStudent {
    pub groups: Vec<HelpedGroup>,
}

/// On a student's home: an open board without a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct HomeBoard {
    pub id: BoardId,
    pub target: String,
}
