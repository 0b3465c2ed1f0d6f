//! What came of bringing a portfolio in, as its student is told.

use serde::{Deserialize, Serialize};

/// How many of the things that something of stayed behind are named. All of them are counted.
pub const MOST_NAMED: usize = 50;

/// Things, stories and conferences; each is new, added to, or known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    /// Those that were not here before.
    pub new: usize,
    /// Those that were, and have something of the zip now that they had not.
    pub added: usize,
    /// Those that were, and stay as they are.
    pub known: usize,
    /// Things of kinds that this release does not know. They are left out.
    #[serde(default)]
    pub unknown: usize,
    /// Of how many something stayed behind.
    #[serde(default)]
    pub left: usize,
    /// The first of these.
    #[serde(default)]
    pub named: Vec<Left>,
}

/// Something of it is in the zip and not here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// A kind of things; `story`, `conference`.
    pub kind: String,
    /// May be empty: a story without a name.
    pub title: String,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It was made here, and stands as its student has it here: what was taken back stays taken back.
    MadeHere,
    /// Its student went on with it here.
    WentOn,
    /// There is no room for more.
    Full,
}

impl Brought {
    /// Nothing is different from before.
    pub fn is_nothing(&self) -> bool {
        self.new == 0 && self.added == 0
    }

    pub fn leaves(&mut self, kind: &str, title: &str, why: Why) {
        self.left += 1;
        if self.named.len() < MOST_NAMED {
            self.named.push(Left { kind: kind.to_owned(), title: title.to_owned(), why });
        }
    }

    /// For somebody else than the student: how many, and no word of what.
    pub fn counted(mut self) -> Self {
        self.named.clear();
        self
    }
}
