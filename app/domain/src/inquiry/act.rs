//! Everything a student does to an inquiry of theirs.

mod deed;
mod form;
#[cfg(test)]
mod tests;

pub use deed::InquiryDeed;
#[cfg(not(target_arch = "wasm32"))]
pub use form::FIELDS;
pub use form::act;

use super::{InquiryStage, NoteWords, PerspectiveWords};
use crate::evidence::Made;
use crate::goals::{MOST_CLASSES, MOST_READERS};
use crate::id::{ClassId, EvidenceId, PersonId, PerspectiveId, QuestionId, RemarkId, SheetId, SourceId};
use crate::questions::LONGEST_QUESTION;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::words::{LONGEST_REPLY, LONGEST_SENTENCE, line, optional_line, passage};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InquiryAct {
    /// A question, in the student's own words. `from`: a question of a class's board that it grew from.
    Begin {
        question: String,
        classes: Vec<ClassId>,
        from: Option<QuestionId>,
    },
    /// Words it anew. What it was called before stays. `wording`: the number of the wording that was read.
    Reword {
        question: String,
        because: String,
        wording: i32,
    },
    /// Exactly these classes it is about.
    About {
        classes: Vec<ClassId>,
    },
    Go {
        stage: InquiryStage,
    },
    Rest,
    PutAway,
    TakeUp,
    /// Exactly these teachers see it from now on.
    Show {
        readers: Vec<PersonId>,
    },
    Note {
        note: SourceId,
        words: NoteWords,
    },
    /// `rev`: the note as it was read.
    Edit {
        note: SourceId,
        rev: i32,
        words: NoteWords,
    },
    Remove {
        note: SourceId,
    },
    PutBack {
        note: SourceId,
    },
    /// Something of the student's own, with a sentence of what it shows.
    Link {
        evidence: EvidenceId,
        made: Made,
        words: String,
    },
    Unlink {
        evidence: EvidenceId,
    },
    /// Keeps a perspective that is not said yet. `rev`: the draft as it was read, on this `sheet`. Pages of before say neither.
    Keep {
        rev: Option<i32>,
        sheet: Option<SheetId>,
        words: PerspectiveWords,
    },
    Say {
        perspective: PerspectiveId,
        words: PerspectiveWords,
    },
    /// To what a teacher asked.
    Answer {
        remark: RemarkId,
        words: String,
    },
}

impl InquiryAct {
    pub fn deed(&self) -> InquiryDeed {
        match self {
            Self::Begin { .. } => InquiryDeed::Begin,
            Self::Reword { .. } => InquiryDeed::Reword,
            Self::About { .. } => InquiryDeed::About,
            Self::Go { .. } => InquiryDeed::Go,
            Self::Rest => InquiryDeed::Rest,
            Self::PutAway => InquiryDeed::PutAway,
            Self::TakeUp => InquiryDeed::TakeUp,
            Self::Show { .. } => InquiryDeed::Show,
            Self::Note { .. } => InquiryDeed::Note,
            Self::Edit { .. } => InquiryDeed::Edit,
            Self::Remove { .. } => InquiryDeed::Remove,
            Self::PutBack { .. } => InquiryDeed::PutBack,
            Self::Link { .. } => InquiryDeed::Link,
            Self::Unlink { .. } => InquiryDeed::Unlink,
            Self::Keep { .. } => InquiryDeed::Keep,
            Self::Say { .. } => InquiryDeed::Say,
            Self::Answer { .. } => InquiryDeed::Answer,
        }
    }

    /// With its words cleaned, or everything that cannot stand.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            // As long as the question of a board from which it may grow: those words stand in the field already.
            Self::Begin { question, classes, .. } => {
                *question = faults.take("question", line(question, LONGEST_QUESTION));
                at_most(classes, MOST_CLASSES, "classes", &mut faults);
            }
            Self::Reword { question, because, .. } => {
                *question = faults.take("question", line(question, LONGEST_QUESTION));
                *because = faults.take("because", optional_line(because, LONGEST_SENTENCE));
            }
            Self::About { classes } => at_most(classes, MOST_CLASSES, "classes", &mut faults),
            Self::Show { readers } => at_most(readers, MOST_READERS, "readers", &mut faults),
            Self::Note { words, .. } | Self::Edit { words, .. } => *words = words.check()?,
            Self::Keep { words, .. } => *words = words.kept()?,
            Self::Say { words, .. } => *words = words.check()?,
            Self::Link { words, .. } => *words = faults.take("words", passage(words, LONGEST_SENTENCE)),
            Self::Answer { words, .. } => {
                *words = faults.take("words", crate::replies::something(words, LONGEST_REPLY));
            }
            Self::Go { .. }
            | Self::Rest
            | Self::PutAway
            | Self::TakeUp
            | Self::Remove { .. }
            | Self::PutBack { .. }
            | Self::Unlink { .. } => {}
        }
        faults.done(act)
    }
}

/// Each once, and no more than there is room for.
fn at_most<T: PartialEq + Copy>(list: &mut Vec<T>, most: usize, field: &str, faults: &mut Faults) {
    let mut once: Vec<T> = Vec::new();
    for item in list.iter() {
        if once.len() <= most && !once.contains(item) {
            once.push(*item);
        }
    }
    if once.len() > most {
        faults.push(field, Sentence::new("inquiry.too_many").with("most", most));
    }
    *list = once;
}
