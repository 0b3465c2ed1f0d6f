//! A piece and where it stands.
//!
//! A student answers a prompt, or a question of their own, and a *piece* begins: drafts that only the student sees, then
//! versions that never change, each shared with what the student needs from the teacher (the [`Ask`]). Where the piece
//! stands is one [`Stage`]; whose turn it is follows from the stage, the ask and the plan of who will be answered, and is
//! never stored. A piece is never complete: it may rest ("I'm proud of this"), and then nobody's turn comes again until its
//! student picks it up.

mod draft;
mod stage;
mod turn;

pub use draft::{Draft, DraftWords, is_language};
pub use stage::{CameBack, Stage};
pub use turn::{Circumstances, Reach, Turn, turn};

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::classes::AccessPoint;
use crate::clock::Moment;
use crate::feedback::{FeedbackView, Part};
use crate::id::{ClassId, PersonId, PromptId, ReflectionId, VersionId};
use crate::prompts::{Worded, Wordings};
use crate::viewer::names;

/// What the student needs from the teacher. Stands above the reply box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Is it clear?
    Clear,
    /// Help with this part; the words of the ask name it.
    Part,
    /// Just read it.
    #[default]
    JustRead,
    /// I need nothing.
    Nothing,
    /// In the student's own words.
    Own,
}
names!(Ask {
    Self::Clear => "clear", Self::Part => "part", Self::JustRead => "just_read", Self::Nothing => "nothing", Self::Own => "own",
});

impl Ask {
    /// Wants words back, not only a reader.
    pub fn wants_an_answer(self) -> bool {
        matches!(self, Self::Clear | Self::Part | Self::Own)
    }
}

/// One version as it was shared. Never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Version {
    pub id: VersionId,
    pub number: i32,
    pub words: String,
    pub ask: Ask,
    pub ask_words: String,
    pub language: Option<String>,
    pub scribe: Option<String>,
    pub shared_at: Moment,
    /// Came in after the door was closed.
    pub late: bool,
    pub translations: Vec<Translation>,
}

/// Somebody's translation of a version, marked as theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Translation {
    pub by: String,
    pub language: String,
    pub words: String,
}

/// One stretch of a word-by-word comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(tag = "is", content = "text", rename_all = "snake_case")]
pub enum Stretch {
    Same(String),
    Added(String),
    Removed(String),
}

impl Stretch {
    /// Something else is said. One whose picture alone is another has the same words, and so has one that is only shaped anew.
    pub fn any_change(stretches: &[Self]) -> bool {
        stretches.iter().any(|stretch| !matches!(stretch, Self::Same(_)))
    }
}

/// A piece as its student sees it, whole; also what the class's teachers see of it, less the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct PieceView {
    pub id: ReflectionId,
    pub class: Option<ClassId>,
    pub class_name: String,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub prompt: Option<PromptId>,
    pub question: String,
    pub starters: Vec<String>,
    /// Of the prompt's question; of one's own nothing is known.
    #[serde(default)]
    pub wordings: Wordings,
    pub access_point: AccessPoint,
    pub stage: Stage,
    pub turn: Turn,
    pub in_plan: bool,
    pub waits: bool,
    /// Newest first.
    pub versions: Vec<Version>,
    /// The newest version against the one before.
    pub diff: Vec<Stretch>,
    pub feedback: Vec<FeedbackView>,
    /// Consent to show the newest version on the projector, without a name.
    pub wall_consent: bool,
    /// Something of it hangs on the wall right now, be it an older version.
    pub on_wall: bool,
    /// A teacher asks whether the version before may stand beside it.
    #[serde(default)]
    pub asks_earlier: bool,
    /// Who can read it: the names of the class's teachers.
    pub readers: Vec<String>,
    pub rev: i64,
    pub changed_at: Moment,
    /// Only ever for the student.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Draft>,
}

impl PieceView {
    /// What it answers, as a reader of this language finds it.
    pub fn asked_in(&self, reader: &str) -> Worded<'_> {
        self.wordings.read(reader, &self.question, &self.starters)
    }
}

/// What those who answer a piece read around its words.
#[derive(Debug)]
pub struct History {
    pub piece: PieceView,
    /// What each of the newest versions changed, by its number.
    pub changes: Vec<(i32, Vec<Stretch>)>,
    /// What else its student shared with the class.
    pub theirs: Vec<crate::console::OtherPiece>,
    /// Its student is in the class.
    pub is_here: bool,
}

/// A piece in a list: the student's home, the console's inbox. `opening` is the start of the newest version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct PieceCard {
    pub id: ReflectionId,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub prompt: Option<PromptId>,
    pub question: String,
    pub access_point: AccessPoint,
    pub stage: Stage,
    pub turn: Turn,
    pub ask: Ask,
    pub ask_words: String,
    pub opening: String,
    /// What is shown where there are no words: the name of a [`crate::files::FileKind`].
    #[serde(default)]
    pub shows: String,
    pub late: bool,
    pub wall_consent: bool,
    /// Something of it hangs on the wall right now, be it an older version.
    pub on_wall: bool,
    /// What hangs is an older version: the newest is released as if nothing hung, and takes its place.
    #[serde(default)]
    pub older_hangs: bool,
    pub rev: i64,
    pub changed_at: Moment,
}

/// Characters of a piece's opening on a card.
pub const OPENING: usize = 240;

impl PieceView {
    /// The newest version says something else than the one before.
    pub fn words_changed(&self) -> bool {
        Stretch::any_change(&self.diff)
    }

    /// Parts of the newest answer that ask for something and have no follow-through yet.
    pub fn open_parts(&self) -> impl Iterator<Item = (&FeedbackView, Part)> {
        self.feedback.iter().flat_map(|f| f.open_parts().map(move |part| (f, part)))
    }
}
