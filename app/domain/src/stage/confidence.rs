//! How sure a class is, without a rubric: a teacher says one thing that one can or cannot do yet, each student takes one of five
//! answers, and the wall shows how they lie. The answers say what one can do next, not how good one is, and are the same in every language;
//! so nothing that a child typed comes to a wall.

use serde::{Deserialize, Serialize};

use super::tenths;
use crate::id::{ClassId, ConfidenceId};
use crate::refusal::{Faults, Refusal};
use crate::viewer::names;
use crate::words::line;

/// Longest statement, in characters: it is read from the back row.
pub const LONGEST_STATEMENT: usize = 160;

/// In their order, from the beginning on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    NotYet,
    WithHelp,
    Nearly,
    Alone,
    Teach,
}
names!(Confidence {
    Self::NotYet => "not_yet",
    Self::WithHelp => "with_help",
    Self::Nearly => "nearly",
    Self::Alone => "alone",
    Self::Teach => "teach",
});

/// What a class is asked about. Invalid: `statement`.
pub fn statement(typed: &str) -> Result<String, Refusal> {
    let mut faults = Faults::default();
    let statement = faults.take("statement", line(typed, LONGEST_STATEMENT));
    faults.done(statement)
}

/// As the wall shows it: tenths of those who answered, none while they are fewer than five.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfidenceView {
    pub statement: String,
    /// One for each of [`Confidence::ALL`].
    pub tenths: Option<Vec<u8>>,
}

impl ConfidenceView {
    pub fn of(statement: String, said: &[Confidence]) -> Self {
        let count = |one: &Confidence| said.iter().filter(|other| *other == one).count() as u32;
        let counts: Vec<u32> = Confidence::ALL.iter().map(count).collect();
        Self { statement, tenths: tenths(&counts) }
    }
}

/// For a student: what is asked now, and the answer they took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnConfidence {
    pub name: String,
    pub picture: String,
    /// None while nothing is asked.
    pub asked: Option<(ConfidenceId, String)>,
    pub said: Option<Confidence>,
}

/// What a class asks of a student right now, from the wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub class: ClassId,
    pub class_name: String,
    pub what: AskedFor,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskedFor {
    /// A word to go with.
    Word,
    /// How sure they are of this.
    Confidence(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_of_four_says_nothing_and_five_say_tenths() {
        let mut said = vec![Confidence::Alone, Confidence::Alone, Confidence::NotYet, Confidence::Teach];
        assert_eq!(ConfidenceView::of("I can".into(), &said).tenths, None);
        said.push(Confidence::Alone);
        assert_eq!(ConfidenceView::of("I can".into(), &said).tenths, Some(vec![2, 0, 0, 6, 2]));
    }

    #[test]
    fn a_statement_is_one_line_that_can_be_read_from_the_back_row() {
        assert_eq!(statement(" I can say\n why ").unwrap(), "I can say why");
        for wrong in [String::new(), " \n".into(), "x".repeat(LONGEST_STATEMENT + 1)] {
            assert!(matches!(statement(&wrong), Err(Refusal::Invalid { .. })), "{}", wrong.len());
        }
    }
}
