//! Notes to a class as they stand in a room: what was sent in this lesson, and the one line above a student's writing.

use crate::clock::Moment;
use crate::feedback::NoteView;
use crate::id::{FileId, NoteId, PersonId};

/// A note of this lesson, for those who teach the class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentNote {
    pub id: NoteId,
    pub by_name: String,
    pub words: String,
    /// Spoken instead.
    pub voice: Option<FileId>,
    pub whole_class: bool,
    pub sent_at: Moment,
}

/// A note as a line, for whom it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteLine {
    pub me: PersonId,
    pub note: NoteView,
}
