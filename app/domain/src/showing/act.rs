//! What a student can do to what a draft shows.

use super::{LONGEST_CAPTION, LONGEST_TRANSCRIPT, Mode};
use crate::id::{FileId, ShownId};
use crate::refusal::{Faults, Refusal};
use crate::viewer::names;
use crate::words::{LONGEST_SENTENCE, optional_line, passage};

/// What can be seen or heard, in the student's words: both may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    pub caption: String,
    pub transcript: String,
}

impl Described {
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let caption = faults.take("caption", optional_line(&self.caption, LONGEST_CAPTION));
        let transcript = faults.take("transcript", passage(&self.transcript, LONGEST_TRANSCRIPT));
        faults.done(Self { caption, transcript })
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShowAct {
    /// Sets out to answer in this way.
    Pick {
        mode: Mode,
        why: String,
    },
    /// Shows a file of one's own. The id is minted by whoever adds, so twice is once.
    Add {
        shown: ShownId,
        file: FileId,
        described: Described,
    },
    /// Goes on with a drawing, or puts another recording in place of one.
    Replace {
        shown: ShownId,
        file: FileId,
    },
    Describe {
        shown: ShownId,
        described: Described,
    },
    /// One place up or down.
    Move {
        shown: ShownId,
        up: bool,
    },
    Remove {
        shown: ShownId,
    },
    PutBack {
        shown: ShownId,
    },
}

/// Their names in forms, without what they are done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShowDeed {
    Pick,
    Add,
    Replace,
    Describe,
    Up,
    Down,
    Remove,
    PutBack,
}
names!(ShowDeed {
    Self::Pick => "pick", Self::Add => "add", Self::Replace => "replace", Self::Describe => "describe", Self::Up => "up",
    Self::Down => "down", Self::Remove => "remove", Self::PutBack => "put_back",
});

impl ShowAct {
    pub fn deed(&self) -> ShowDeed {
        match self {
            Self::Pick { .. } => ShowDeed::Pick,
            Self::Add { .. } => ShowDeed::Add,
            Self::Replace { .. } => ShowDeed::Replace,
            Self::Describe { .. } => ShowDeed::Describe,
            Self::Move { up: true, .. } => ShowDeed::Up,
            Self::Move { up: false, .. } => ShowDeed::Down,
            Self::Remove { .. } => ShowDeed::Remove,
            Self::PutBack { .. } => ShowDeed::PutBack,
        }
    }

    /// What was typed, cleaned and counted.
    pub fn check(&self) -> Result<Self, Refusal> {
        Ok(match self {
            Self::Pick { mode, why } => {
                let mut faults = Faults::default();
                let why = faults.take("why", optional_line(why, LONGEST_SENTENCE));
                Self::Pick { mode: *mode, why: faults.done(why)? }
            }
            Self::Add { shown, file, described } => {
                Self::Add { shown: *shown, file: *file, described: described.check()? }
            }
            Self::Describe { shown, described } => Self::Describe { shown: *shown, described: described.check()? },
            other => other.clone(),
        })
    }
}
