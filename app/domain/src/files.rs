//! Files: what a student draws, records, photographs or uploads, and a teacher's own voice.
//!
//! A file is announced, arrives in parts (resumable after a cut), is looked at by its content and never by its name, and is *ready* or
//! *refused*. Its bytes never change after that. Who may see it is not decided here: a file is seen by its owner, and by those who see what
//! shows it.

mod caps;

use serde::{Deserialize, Serialize};

pub use caps::{AT_ONCE, Caps, LARGEST_PART, VOICES};

use crate::id::{FileId, PersonId, ReflectionId};
use crate::refusal::{Refusal, Sentence};
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

/// What is said before the first byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announced {
    /// Minted by the device: the same file announced twice is one file.
    pub id: FileId,
    pub kind: FileKind,
    pub bytes: i64,
    /// Who the device believes is signed in. On a shared device nobody's file becomes somebody else's.
    pub person: PersonId,
    /// The piece that a teacher's voice is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<ReflectionId>,
}

impl Announced {
    /// What can be told from the words alone.
    pub fn check(&self) -> Result<Caps, Refusal> {
        let caps = Caps::of(self.kind, self.about.is_some());
        if self.about.is_some() && self.kind != FileKind::Sound {
            return Err(Refusal::invalid("kind", "files.voice_only"));
        }
        if self.bytes <= 0 {
            return Err(Refusal::invalid("file", "files.empty"));
        }
        if self.bytes > caps.bytes {
            return Err(refused(caps.too_large()));
        }
        Ok(caps)
    }
}

/// A sentence beside the file.
pub fn refused(sentence: Sentence) -> Refusal {
    Refusal::Invalid { faults: vec![crate::refusal::Fault { field: "file".into(), sentence }] }
}

/// Where a file stands, for whoever brings it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileStanding {
    pub id: FileId,
    pub state: FileState,
    /// So many bytes are kept; the next part begins here.
    pub received: i64,
    /// As announced; as kept, once it is ready.
    pub bytes: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileView>,
    /// Why it was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<Sentence>,
}

impl FileStanding {
    /// Every byte is here and nobody has looked at them yet.
    pub fn is_complete(&self) -> bool {
        self.state == FileState::Arriving && self.received == self.bytes
    }
}

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn announced(kind: FileKind, bytes: i64, voice: bool) -> Announced {
        let about = voice.then(ReflectionId::mint);
        Announced { id: FileId::mint(), kind, bytes, person: PersonId::mint(), about }
    }

    fn kinds() -> impl Strategy<Value = FileKind> {
        proptest::sample::select(FileKind::ALL)
    }

    #[test]
    fn nothing_at_all_is_no_file() {
        for kind in FileKind::ALL {
            assert_eq!(announced(*kind, 0, false).check().unwrap_err().sentence().key, "files.empty");
        }
    }

    #[test]
    fn a_teacher_answers_by_voice_for_a_minute_at_most() {
        let caps = announced(FileKind::Sound, 2_000_000, true).check().unwrap();
        assert_eq!(caps.lasts_ms, Some(60_000));
        assert_eq!(announced(FileKind::Sound, 2_000_001, true).check().unwrap_err().sentence().key, "files.too_large");
        assert_eq!(announced(FileKind::Video, 1, true).check().unwrap_err().sentence().key, "files.voice_only");
    }

    proptest! {
        #[test]
        fn what_passes_is_within_its_cap(kind in kinds(), bytes in any::<i64>(), voice in any::<bool>()) {
            match announced(kind, bytes, voice).check() {
                Ok(caps) => prop_assert!(bytes > 0 && bytes <= caps.bytes),
                Err(_) => prop_assert!(bytes <= 0 || bytes > Caps::of(kind, voice).bytes || (voice && kind != FileKind::Sound)),
            }
        }

        #[test]
        fn a_standing_is_read_as_it_was_said(received in 0i64..9, bytes in 1i64..9) {
            let state = FileState::Arriving;
            let standing = FileStanding { id: FileId::mint(), state, received, bytes, file: None, refused: None };
            let text = serde_json::to_string(&standing).unwrap();
            prop_assert_eq!(serde_json::from_str::<FileStanding>(&text).unwrap(), standing.clone());
            prop_assert_eq!(standing.is_complete(), received == bytes);
        }
    }
}
