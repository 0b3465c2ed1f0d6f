//! Files: what a student draws, records, photographs or uploads, and a teacher's own voice.
//!
//! A file is announced, arrives in parts (resumable after a cut), is looked at by its content and never by its name, and is *ready* or
//! *refused*. Its bytes never change after that. Who may see it is not decided here: a file is seen by its owner, and by those who see what
//! shows it.

use serde::{Deserialize, Serialize};

use crate::id::FileId;
use crate::viewer::names;

/// What it is for whoever looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A photograph or another picture.
    Image,
    /// Strokes, kept as strokes: sharp at any size, and drawn on with another day.
    Drawing,
    Sound,
    Video,
    Pdf,
}
names!(FileKind {
    Self::Image => "image", Self::Drawing => "drawing", Self::Sound => "sound", Self::Video => "video", Self::Pdf => "pdf",
});

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    Arriving,
    Ready,
    /// It was not what it should be, and nothing of it is kept.
    Refused,
}
names!(FileState { Self::Arriving => "arriving", Self::Ready => "ready", Self::Refused => "refused" });

/// A file that is ready, as pages show it. No name: what a student called it on the device stays there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    pub id: FileId,
    pub kind: FileKind,
    pub media_type: String,
    pub bytes: i64,
    /// Pixels, where it has a size.
    pub width: Option<i32>,
    pub height: Option<i32>,
    /// Milliseconds, where it lasts.
    pub lasts_ms: Option<i64>,
    /// There is a small picture of it.
    pub small: bool,
}
