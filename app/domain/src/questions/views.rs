//! The board as pages show it. All of these are shown by pages that the server makes alone.

use super::{Appears, QuestionStage};
use crate::choices::Face;
use crate::clock::Moment;
use crate::id::{ClassId, QuestionId, RoundId};

/// A question as classmates read it: no name unless its student put it there, no figure at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionCard {
    pub id: QuestionId,
    pub words: String,
    /// Whose it is, where its student said so.
    pub asker: Option<String>,
    /// A group of the class chose it in a question round.
    pub from_round: bool,
    /// The reader wonders too.
    pub i_wonder: bool,
    pub pointer: Pointer,
    pub at: Moment,
}

/// What a teacher put beside a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pointer {
    /// We look into this.
    pub looking: bool,
    /// An answer, or where to look; empty for none yet.
    pub answer: String,
    pub answered_by: String,
}

/// A question of the reader's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnQuestion {
    pub id: QuestionId,
    pub class: ClassId,
    pub class_name: String,
    pub words: String,
    pub signed: bool,
    pub stage: QuestionStage,
    /// Its class is open to it: it can be worded anew.
    pub open: bool,
    /// Why it was taken off, and by whom.
    pub why: String,
    pub decided_by: String,
    pub pointer: Pointer,
    pub rev: i64,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Essential {
    pub id: QuestionId,
    pub words: String,
    pub resting: bool,
    pub round: Option<RoundId>,
    pub rev: i64,
}

/// A question round that the class is in right now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    pub id: RoundId,
    pub focus: String,
}

/// The board of one class, as its student finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassBoard {
    pub class: ClassId,
    pub name: String,
    pub teachers: Vec<String>,
    pub appears: Appears,
    /// Those that do not rest, in the order in which they were made.
    pub essential: Vec<Essential>,
    pub running: Option<Running>,
    /// On the board, newest first; the reader's own are among [`Self::own`] only.
    pub questions: Vec<QuestionCard>,
    /// The reader's own in this class, newest first.
    pub own: Vec<OwnQuestion>,
    /// Said by the reader not to belong here; hidden from them alone. `true`: a teacher has looked, and it stays.
    pub hidden: Vec<(QuestionId, String, bool)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionBoards {
    pub boards: Vec<ClassBoard>,
    /// Own ones of classes whose board the reader does not find now. They stay the reader's.
    pub elsewhere: Vec<OwnQuestion>,
}

/// Who said that a question should not be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    pub who: Face,
    pub words: String,
    pub settled: bool,
    pub at: Moment,
}

/// A question as the staff sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskQuestion {
    pub id: QuestionId,
    pub words: String,
    /// None for what a group of a question round chose.
    pub who: Option<Face>,
    pub signed: bool,
    pub stage: QuestionStage,
    /// Who wonders too, by name.
    pub wonder: Vec<Face>,
    pub reports: Vec<Reported>,
    pub pointer: Pointer,
    pub why: String,
    pub decided_by: String,
    pub rev: i64,
    pub at: Moment,
}

impl DeskQuestion {
    /// Somebody said that it should not be there, and no teacher has decided since.
    pub fn needs_a_look(&self) -> bool {
        self.reports.iter().any(|report| !report.settled)
    }
}

/// The board of a class, as those see it who teach it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    pub class: ClassId,
    pub name: String,
    pub archived: bool,
    /// The class has opened inquiry; else its students do not find the board.
    pub way_open: bool,
    pub appears: Appears,
    /// In the order in which they were made, resting ones too.
    pub essential: Vec<Essential>,
    pub running: Option<Running>,
    /// Newest first; none that its student took back.
    pub questions: Vec<DeskQuestion>,
}
