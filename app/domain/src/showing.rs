//! Showing it: what a student draws, records, photographs or uploads *is* the reflection, or stands beside its words.
//!
//! A file is *shown* in a piece. While a version is being made, what it shows is its student's alone and changes freely; with the share it
//! is frozen into the version like the words, and the next version begins with the same things, to keep, to replace or to leave out. No
//! caption and no transcript is ever required. Feedback marks a moment of what is heard or seen to move, an area of what is looked at, or a
//! page of a PDF, and a teacher answers with words, in their own voice, or both.
//!
//! The browser's WASM knows next to nothing of this: what is here is put into pages by the server (docs/decisions/0012-showing.md).

mod act;
mod mark;
mod said;

pub use act::{Described, ShowAct, ShowDeed};
pub use mark::{LAST_PAGE, LONGEST_VOICE_MS, MOST_MARKS, Mark, MarkView, PagePart, Spot, clock};
pub use said::ShowSaid;

use serde::{Deserialize, Serialize};

use crate::choices::ShowMode;
use crate::clock::Moment;
use crate::command::Beginning;
use crate::files::{FileKind, FileView};
use crate::id::{ClassId, FeedbackId, PersonId, ReflectionId, ShownId, VersionId};
use crate::viewer::names;

/// How a student set out to answer. Chosen first, changed at any time, and never a wall: all the others stay open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    #[default]
    Write,
    Draw,
    /// Sound.
    Speak,
    /// Video.
    Film,
    /// A photograph, another picture, or a PDF.
    Photograph,
}
names!(Mode {
    Self::Write => "write", Self::Draw => "draw", Self::Speak => "speak", Self::Film => "film", Self::Photograph => "photograph",
});

impl From<ShowMode> for Mode {
    fn from(chosen: ShowMode) -> Self {
        match chosen {
            ShowMode::Write => Self::Write,
            ShowMode::Draw => Self::Draw,
            ShowMode::Sound => Self::Speak,
            ShowMode::Video => Self::Film,
            ShowMode::Photo => Self::Photograph,
        }
    }
}

/// Things that one version can show.
pub const MOST_SHOWN: usize = 12;
/// Things that were taken out of a draft and can be put back; of more, the oldest are out for good.
pub const MOST_TAKEN_OUT: usize = 24;
/// Longest line that says what can be seen or heard.
pub const LONGEST_CAPTION: usize = 400;
/// Longest transcript, in characters.
pub const LONGEST_TRANSCRIPT: usize = 8_000;

/// One thing that is shown, with what was marked on it as far as its reader may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownView {
    pub id: ShownId,
    pub file: FileView,
    pub caption: String,
    pub transcript: String,
    /// What was sent, and on a teacher's desk what that teacher is about to send.
    pub marks: Vec<MarkView>,
}

/// Something taken out of a draft, to be put back with one press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenOut {
    pub id: ShownId,
    pub kind: FileKind,
}

/// What one version shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionShows {
    pub id: VersionId,
    pub number: i32,
    /// How its student set out to answer, and why, as it was when it was shared.
    pub mode: Option<Mode>,
    pub why: String,
    pub shown: Vec<ShownView>,
}

/// What a draft shows, and how its student set out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftShows {
    /// Nothing was picked here yet: what was chosen on the prompt's board, if anything.
    pub mode: Option<Mode>,
    pub why: String,
    pub shown: Vec<ShownView>,
    pub taken_out: Vec<TakenOut>,
    /// What the piece answers; goes along with everything that might be the first that is done to it.
    pub beginning: Option<Beginning>,
    /// Nothing can be added any more: the student has left the class, or the class is put away.
    pub closed: bool,
}

/// A teacher's voice in an answer that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    pub feedback: FeedbackId,
    pub by_name: String,
    pub version: i32,
    pub file: FileView,
    pub sent_at: Moment,
}

/// What a teacher is about to send, besides words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answering {
    pub voice: Option<FileView>,
    /// Of all versions; each says in [`MarkView::shown`] on what it lies.
    pub marks: Vec<MarkView>,
}

/// All that is shown in one piece, as one viewer may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Showing {
    pub piece: ReflectionId,
    pub student: PersonId,
    pub class: Option<ClassId>,
    /// Only ever for the student.
    pub draft: Option<DraftShows>,
    /// For the student: they have a goal that a version could be linked to.
    pub has_goals: bool,
    /// Newest first.
    pub versions: Vec<VersionShows>,
    pub voices: Vec<Voice>,
    /// Only for those who may answer, and their own.
    pub answering: Option<Answering>,
}

impl Showing {
    pub fn version(&self, number: i32) -> Option<&VersionShows> {
        self.versions.iter().find(|version| version.number == number)
    }
}
