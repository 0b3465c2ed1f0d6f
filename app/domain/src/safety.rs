//! Words that ask for a second look before a piece is released to the wall.
//!
//! The list is its class's staff's: it begins with a short one that comes with Waymark and may be emptied. It forbids nothing and judges
//! nobody. It only makes sure that a teacher in a hurry reads once more, with the words marked, what a whole room is about to read.
//! Nothing is sent anywhere, nothing is counted, and no student ever hears of it.

mod beginning;
mod list;
mod matching;
mod words;

pub use beginning::beginning;
pub use list::{LONGEST_PHRASE, MOST_PHRASES, Phrase, typed};
pub use matching::{Span, found, key};

use crate::id::{ReflectionId, SafetyWordId};

/// One entry as its list has it. The list that comes with Waymark has no ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafetyWord {
    pub id: Option<SafetyWordId>,
    pub phrase: Phrase,
}

/// A class's list, by its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafetyList {
    /// Changed by the class's staff; else it is the one that comes with Waymark.
    pub own: bool,
    pub words: Vec<SafetyWord>,
}

/// Words of which some ask for a second look, and where these stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub words: String,
    pub spans: Vec<Span>,
}

impl Marked {
    /// None where nothing asks for it.
    pub fn of(list: &[Phrase], words: &str) -> Option<Self> {
        let spans = found(list, words);
        (!spans.is_empty()).then(|| Self { words: words.to_owned(), spans })
    }
}

/// What a teacher reads once more: a piece's newest version, its words without their shape, and where the listed ones stand in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondLook {
    pub piece: ReflectionId,
    /// The version that is looked at. A later one asks again.
    pub version: i32,
    pub words: String,
    pub spans: Vec<Span>,
}
