use serde::{Deserialize, Serialize};

use super::{Need, ShelfStage, StrategyWords, ToolAsked};
use crate::clock::Moment;
use crate::id::{ClassId, HelpedId, PersonId, StrategyId};

/// A class whose shelf a student finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfClass {
    pub id: ClassId,
    pub name: String,
}

/// A classmate's sentence. Whose it is stands here only if they want that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpedView {
    pub id: HelpedId,
    pub words: String,
    pub by_name: Option<String>,
}

/// As students find it. Who wrote it is not in here, but for the name of who wants that, and of a teacher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfItem {
    pub id: StrategyId,
    pub words: StrategyWords,
    pub by_name: Option<String>,
    pub by_teacher: bool,
    pub helped: Vec<HelpedView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassShelf {
    pub class: ShelfClass,
    /// Newest curated first.
    pub items: Vec<ShelfItem>,
}

impl ClassShelf {
    /// What answers one need, or everything.
    pub fn for_need(&self, need: Option<Need>) -> impl Iterator<Item = &ShelfItem> {
        self.items.iter().filter(move |item| need.is_none_or(|need| item.words.need == need))
    }
}

/// A student's own recommendation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnStrategy {
    pub id: StrategyId,
    pub class_name: String,
    pub words: StrategyWords,
    pub signed: bool,
    pub stage: ShelfStage,
    /// An outside tool that the school has not approved.
    pub waits_for_school: bool,
    pub suggested: Option<StrategyWords>,
    /// Why not.
    pub why: String,
    /// Who answered last.
    pub teacher: String,
    /// Sent back with what is taken: a suggestion that was changed meanwhile is read first.
    pub rev: i64,
}

/// A student's own *this helped me too*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnHelped {
    pub id: HelpedId,
    pub strategy: StrategyId,
    pub strategy_name: String,
    pub words: String,
    pub signed: bool,
    pub stage: ShelfStage,
    pub why: String,
    pub teacher: String,
}

/// `/shelf`, for its student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnShelf {
    pub name: String,
    pub shelves: Vec<ClassShelf>,
    /// Newest change first; what was taken back is not among it.
    pub mine: Vec<OwnStrategy>,
    pub helped: Vec<OwnHelped>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CuratedHelped {
    pub id: HelpedId,
    pub student: PersonId,
    pub student_name: String,
    pub words: String,
    pub signed: bool,
    pub stage: ShelfStage,
    pub why: String,
    pub at: Moment,
}

/// As the class's teachers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CuratedStrategy {
    pub id: StrategyId,
    pub words: StrategyWords,
    /// A student's; else a teacher's.
    pub student: Option<PersonId>,
    pub by_name: String,
    pub signed: bool,
    pub stage: ShelfStage,
    pub waits_for_school: bool,
    pub suggested: Option<StrategyWords>,
    pub why: String,
    /// Sent back with what is decided: what was worded anew meanwhile is read first.
    pub rev: i64,
    pub at: Moment,
    pub helped: Vec<CuratedHelped>,
}

impl CuratedStrategy {
    /// It, or a sentence to it, waits for a teacher.
    pub fn waits(&self) -> bool {
        self.stage.waits() || self.stage.is_on_shelf() && self.helped.iter().any(|helped| helped.stage.waits())
    }
}

/// `/class/{id}/shelf`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfDesk {
    pub class: ClassId,
    pub class_name: String,
    /// The class has opened choice; else its students find no shelf.
    pub opened: bool,
    /// Those that wait first, the longest-waiting on top.
    pub strategies: Vec<CuratedStrategy>,
    /// The bank's ids that are on the shelf.
    pub from_bank: Vec<String>,
    /// Outside tools that students named for a try, longest-waiting first.
    pub asked: Vec<ToolAsked>,
}

/// How much waits on the shelf of a class that the viewer guides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfWaiting {
    pub class: ClassId,
    pub class_name: String,
    /// Recommendations, and sentences about what helped.
    pub n: usize,
    /// Outside tools that students named for a try.
    pub tools: usize,
}
