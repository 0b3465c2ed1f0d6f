//! Goals as pages show them.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use super::{EntryView, GoalAskView, GoalPlan, GoalStage, StepView, ThoughtView};
use crate::clock::Moment;
use crate::competencies::CompetencyView;
use crate::evidence::{EvidenceView, Glimpse, Made, Offer};
use crate::id::{BoardId, ClassId, CompetencyId, EvidenceId, GoalId, PersonId};
use crate::reflections::Turn;
use crate::starters::OfferedStarter;

/// A grown-up whom a student can pick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Adult {
    pub id: PersonId,
    pub name: String,
}

/// A class that a goal is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct GoalClass {
    pub id: ClassId,
    pub name: String,
}

/// One wording of a goal. Never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct GoalVersion {
    pub number: i32,
    pub plan: GoalPlan,
    pub at: Moment,
}

/// A competency that a goal aims at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct AimView {
    pub competency: CompetencyId,
    pub code: String,
    /// "I can …"
    pub statement: String,
    pub class_name: String,
    /// The teacher who linked it; none if the student did.
    pub linked_by: Option<String>,
    /// Whoever reads this may take the link away: the student any, a teacher an own one that is not claimed yet.
    pub may_unlink: bool,
    /// Claimed with this evidence; none while it is only aimed at, or when the evidence is no longer there.
    pub evidence: Option<EvidenceId>,
    pub claim: String,
    pub claimed_at: Option<Moment>,
}

/// A whole goal, as its student sees it; also what its readers see of it, less the circle of control and the asks to others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct GoalView {
    pub id: GoalId,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub stage: GoalStage,
    pub turn: Turn,
    pub version: i32,
    pub plan: GoalPlan,
    pub classes: Vec<GoalClass>,
    /// Who sees it besides its student.
    pub readers: Vec<Adult>,
    /// Every wording, newest first.
    pub versions: Vec<GoalVersion>,
    /// What was said, newest first.
    pub history: Vec<EntryView>,
    /// Open ones first, then the newest.
    pub steps: Vec<StepView>,
    /// Only ever for the student.
    #[serde(default)]
    pub circle: Vec<ThoughtView>,
    /// Newest first. For a reader: those sent to them.
    pub asks: Vec<GoalAskView>,
    /// In the order in which it was linked. Pages get it as the server draws it.
    #[serde(skip)]
    pub evidence: Vec<EvidenceView>,
    /// Newest first.
    #[serde(default)]
    pub chosen: Vec<ChosenForIt>,
    pub aims: Vec<AimView>,
    pub rev: i64,
    pub made_at: Moment,
    pub changed_at: Moment,
}

impl GoalView {
    pub fn next_step(&self) -> Option<&StepView> {
        self.steps.iter().find(|step| step.end.is_none())
    }
}

/// How its student chose to go for it, on a board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct ChosenForIt {
    pub board: BoardId,
    pub target: String,
    pub picks: Vec<String>,
}

/// A goal in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct GoalCard {
    pub id: GoalId,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub stage: GoalStage,
    pub turn: Turn,
    pub plan: GoalPlan,
    pub classes: Vec<GoalClass>,
    pub next_step: Option<StepView>,
    /// The newest word that was said about it.
    pub last: Option<EntryView>,
    pub rev: i64,
    pub changed_at: Moment,
}

/// The student's own list. Open goals first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct OwnGoals {
    pub name: String,
    pub picture: String,
    pub goals: Vec<GoalCard>,
    /// What the teachers of their classes put there to begin with.
    pub starters: Vec<OfferedStarter>,
    /// Whom a goal can be shown to.
    pub teachers: Vec<Adult>,
    /// Whom the student can ask: their teachers, and whom the school named.
    pub adults: Vec<Adult>,
    /// Those the student is in.
    pub classes: Vec<GoalClass>,
}

/// One own goal, with everything that its page lets the student pick from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct OwnGoal {
    pub goal: GoalView,
    pub teachers: Vec<Adult>,
    pub adults: Vec<Adult>,
    pub classes: Vec<GoalClass>,
    /// Of the classes the student is in; those it aims at already are among them.
    pub competencies: Vec<CompetencyView>,
    /// What can be linked, newest first. Pages get it as the server draws it.
    #[serde(skip)]
    pub offers: Vec<Offer>,
}

/// Something that a student made, and the goals that it may show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalsForIt {
    pub name: String,
    pub picture: String,
    pub made: Made,
    pub shows: Glimpse,
    /// Those that it can be linked to: open ones first, and none that rests.
    pub goals: Vec<GoalCard>,
    /// Those that it is linked to already.
    pub linked: Vec<GoalCard>,
}

/// The goals of one student of a class that were shown to this teacher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalsOfStudent {
    pub student: PersonId,
    pub name: String,
    pub picture: String,
    /// On the roster. Who left keeps their goals, and whoever they showed them to still sees them.
    pub attends: bool,
    pub goals: Vec<GoalView>,
    /// Of the class.
    pub competencies: Vec<CompetencyView>,
}

/// Everything that students showed or sent to one adult.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalDesk {
    /// Those that wait for a word first.
    pub goals: Vec<GoalCard>,
    /// Newest first; what was taken back is not among them.
    pub asks: Vec<GoalAskView>,
}

/// What a goal on the home page wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum GoalWait {
    /// A teacher asked or suggested something: `words` are theirs.
    Answer,
    /// There is no next step.
    Step,
    /// `words` are the step.
    Doing,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct HomeGoal {
    pub id: GoalId,
    pub statement: String,
    pub wait: GoalWait,
    pub words: String,
}

/// Most goals on the home page: it shows what is next, not everything.
pub const MOST_ON_HOME: usize = 3;

/// Of the student's cards, those that want something, an answer first.
pub fn on_home(cards: &[GoalCard]) -> Vec<HomeGoal> {
    let mut goals: Vec<HomeGoal> = cards
        .iter()
        .filter(|card| card.stage.is_open())
        .map(|card| {
            let said = card.last.as_ref().filter(|said| !said.own).map(|said| said.words.clone());
            let (wait, words) = match (card.stage, said, &card.next_step) {
                (GoalStage::Asked | GoalStage::Suggested, Some(said), _) => (GoalWait::Answer, said),
                (_, _, Some(step)) => (GoalWait::Doing, step.words.clone()),
                (_, _, None) => (GoalWait::Step, String::new()),
            };
            HomeGoal { id: card.id, statement: card.plan.statement.clone(), wait, words }
        })
        .collect();
    goals.sort_by_key(|goal| goal.wait);
    goals.truncate(MOST_ON_HOME);
    goals
}
