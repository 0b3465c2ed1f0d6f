//! A scene as the server composes it for the wall. Nothing here has room for a name, nor for a figure that points at somebody.

use super::{BoardSheet, ClosingWord, ConfidenceView, Size};
use crate::choices::Axis;
use crate::id::WallCardId;
use crate::rounds::RoundOnWall;

/// Nothing is shown of what fewer students said.
pub const FEWEST_SHOWN: u32 = 5;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// The window composes it from what it knows.
    #[default]
    Nothing,
    Spotlight(SpotlightView),
    Scale(ScaleView),
    Round(Box<RoundOnWall>),
    Choice(ChoiceOnWall),
    Closing(ClosingView),
    Confidence(ConfidenceView),
}

impl Shown {
    /// How many pages what is shown turns, where it turns any.
    pub fn pages(&self) -> Option<u32> {
        match self {
            Self::Spotlight(spotlight) => Some(spotlight.pages),
            Self::Round(round) => round.sheet.map(|sheet| sheet.many),
            Self::Choice(board) => board.sheet.as_ref().map(|sheet| sheet.many),
            _ => None,
        }
    }
}

/// One released piece; the version before it, where its student lets both be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpotlightView {
    pub card: WallCardId,
    pub version: i32,
    pub words: String,
    pub before: Option<(i32, String)>,
    pub size: Size,
    /// Which page stands there, from 0, and of how many.
    pub page: u32,
    pub pages: u32,
}

/// The class by the criteria of the open prompt. None while fewer than five said where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScaleView {
    pub title: String,
    /// The rubric's own levels; empty where one stands not yet, here or beyond.
    pub levels: Vec<String>,
    pub criteria: Vec<CriterionScale>,
}

/// Only those that enough students said something of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionScale {
    pub words: String,
    /// One for each level, in tenths of those who said it.
    pub tenths: Vec<u8>,
}

/// A board as a class may see it from the back row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOnWall {
    pub target: String,
    /// In the board's order, each with its part, and with how many chose it where that may be said.
    pub options: Vec<(Axis, String, Option<u32>)>,
    /// How many chose one of those without a figure of their own; 0 where that is hidden.
    pub others: u32,
    /// What of it stands there, where it has options.
    pub sheet: Option<BoardSheet>,
}

impl ChoiceOnWall {
    pub fn is_hidden(&self) -> bool {
        self.others == 0 && self.options.iter().all(|(_, _, n)| n.is_none())
    }
}

/// The words a class goes with, the most chosen first. `said` is how many chose one: 0 while that would point at somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClosingView {
    pub said: u32,
    pub words: Vec<(ClosingWord, Weight)>,
}

/// How large a word stands. No figure goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    Some,
    Many,
    Most,
}

/// How a distribution reads in tenths; none of fewer than five.
pub fn tenths(counts: &[u32]) -> Option<Vec<u8>> {
    let all: u32 = counts.iter().sum();
    let tenth = |n: &u32| u8::try_from((n * 20 + all) / (all * 2)).unwrap_or(10);
    (all >= FEWEST_SHOWN).then(|| counts.iter().map(tenth).collect())
}

/// A word that one alone chose is not shown, and none while fewer than five chose.
pub fn closing(counts: &[(ClosingWord, u32)]) -> ClosingView {
    let said: u32 = counts.iter().map(|(_, n)| n).sum();
    if said < FEWEST_SHOWN {
        return ClosingView::default();
    }
    let mut shown: Vec<_> = counts.iter().copied().filter(|(_, n)| *n > 1).collect();
    shown.sort_by_key(|(word, n)| (std::cmp::Reverse(*n), *word));
    let weight = |n: u32| match n * 10 / said {
        0..2 => Weight::Some,
        2..4 => Weight::Many,
        _ => Weight::Most,
    };
    ClosingView { said, words: shown.into_iter().map(|(word, n)| (word, weight(n))).collect() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn four_students_say_nothing_to_a_wall() {
        assert_eq!(tenths(&[1, 3, 0]), None);
        assert_eq!(tenths(&[]), None);
        assert_eq!(tenths(&[1, 3, 1]), Some(vec![2, 6, 2]));
        let four = [(ClosingWord::Proud, 3), (ClosingWord::Tired, 1)];
        assert_eq!(closing(&four), ClosingView::default());
    }

    #[test]
    fn a_word_of_one_student_stays_with_that_student() {
        let view = closing(&[(ClosingWord::Stuck, 1), (ClosingWord::Curious, 2), (ClosingWord::Proud, 7)]);
        assert_eq!(view.said, 10);
        assert_eq!(view.words, [(ClosingWord::Proud, Weight::Most), (ClosingWord::Curious, Weight::Many)]);
    }

    proptest! {
        #[test]
        fn tenths_are_tenths(counts in proptest::collection::vec(0u32..400, 0..6)) {
            match tenths(&counts) {
                None => prop_assert!(counts.iter().sum::<u32>() < FEWEST_SHOWN),
                Some(tenths) => {
                    prop_assert_eq!(tenths.len(), counts.len());
                    prop_assert!(tenths.iter().all(|tenth| *tenth <= 10));
                    let sum: i32 = tenths.iter().map(|tenth| i32::from(*tenth)).sum();
                    prop_assert!((sum - 10).abs() <= 3, "{:?}", tenths);
                }
            }
        }
    }
}
