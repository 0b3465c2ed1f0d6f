//! How much of everything. A cap is said in the sentence that refuses, so that nobody guesses.

use super::FileKind;
use crate::clock::{MINUTE, SECOND};
use crate::refusal::Sentence;

/// A million bytes: the unit in which caps are said.
const MB: i64 = 1_000_000;

/// Most files of one person that arrive at the same time.
pub const AT_ONCE: u64 = 5;

/// A part is kept and acknowledged at this many bytes; a cut loses no more than that.
pub const LARGEST_PART: usize = 256 << 10;

/// Bytes of all the voices in which one teacher answers. A count of its own: two thousand answers keep nobody from showing something.
pub const VOICES: i64 = 5_000 * MB;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    pub bytes: i64,
    /// Milliseconds, for what lasts.
    pub lasts_ms: Option<i64>,
}

impl Caps {
    /// Bytes of the largest file of any kind: a video.
    pub const LARGEST: i64 = 60 * MB;

    /// `voice`: a teacher answers with it. Short on purpose: a minute of voice is a page of writing.
    pub fn of(kind: FileKind, voice: bool) -> Self {
        let (bytes, lasts_ms) = match kind {
            FileKind::Sound if voice => (2 * MB, Some(MINUTE)),
            FileKind::Sound => (25 * MB, Some(10 * MINUTE)),
            FileKind::Video => (Self::LARGEST, Some(3 * MINUTE)),
            FileKind::Image => (20 * MB, None),
            FileKind::Pdf => (10 * MB, None),
            FileKind::Drawing => (2 * MB, None),
        };
        Self { bytes, lasts_ms }
    }

    pub fn too_large(self) -> Sentence {
        Sentence::new("files.too_large").with("most", self.bytes / MB)
    }

    /// Three seconds of grace: a recorder stops after its minute, not at it, and in a tab that nobody sees it looks once a second.
    pub fn lasts_too_long(self, lasts_ms: i64) -> Option<Sentence> {
        let most = self.lasts_ms?;
        (lasts_ms > most + 3 * SECOND).then(|| Sentence::new("files.too_long").with("most", most / SECOND))
    }
}
