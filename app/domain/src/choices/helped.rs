//! *What helped me, and when*: what a student said about what they chose, and one thing that they have not tried.
//!
//! It is made of the student's words. Below [`FIGURES_FROM`] answers it holds no figure: of three, "two of three" would be a verdict.

use super::{Axis, Outcome};
use crate::clock::Moment;
use crate::id::{BoardId, OptionId};

/// From so many settled answers on, figures say something.
pub const FIGURES_FROM: usize = 10;

/// What a student said about one option that they chose once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpedNote {
    pub board: BoardId,
    pub option: OptionId,
    pub axis: Axis,
    /// The option, as it was chosen.
    pub words: String,
    /// The target of its board.
    pub target: String,
    /// Of the work that came of it, if the student named one.
    pub question: Option<String>,
    pub outcome: Outcome,
    /// In the student's words; may be empty.
    pub said: String,
    pub at: Moment,
}

/// Helped in so many of so many. Never a percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    pub helped: usize,
    pub of: usize,
}

/// The same option, wherever it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpedGroup {
    pub axis: Axis,
    pub words: String,
    /// Newest first.
    pub notes: Vec<HelpedNote>,
    pub tally: Option<Tally>,
}

/// Two options are the same to a student who reads the same words.
fn same(words: &str) -> String {
    words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// By part, and in it by option, the newest word first. Nothing is ordered by how well it helped.
pub fn grouped(mut notes: Vec<HelpedNote>) -> Vec<HelpedGroup> {
    let figures = notes.iter().filter(|note| note.outcome.is_settled()).count() >= FIGURES_FROM;
    notes.sort_by(|a, b| b.at.cmp(&a.at).then(a.option.cmp(&b.option)));
    let mut groups: Vec<HelpedGroup> = Vec::new();
    for note in notes {
        let known = groups.iter_mut().find(|group| group.axis == note.axis && same(&group.words) == same(&note.words));
        match known {
            Some(group) => group.notes.push(note),
            None => {
                let (axis, words) = (note.axis, note.words.clone());
                groups.push(HelpedGroup { axis, words, notes: vec![note], tally: None });
            }
        }
    }
    groups.sort_by_key(|group| group.axis);
    for group in groups.iter_mut().filter(|_| figures) {
        let settled = group.notes.iter().filter(|note| note.outcome.is_settled());
        let of = settled.clone().count();
        let helped = settled.filter(|note| note.outcome == Outcome::Helped).count();
        // Once is no pattern.
        group.tally = (of > 1).then_some(Tally { helped, of });
    }
    groups
}

/// An option that a student could choose once, or can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    pub board: BoardId,
    pub target: String,
    pub axis: Axis,
    pub words: String,
    /// Its board is open to the student now.
    pub open: bool,
    pub chosen: bool,
    /// The newest word about it, if it was chosen.
    pub outcome: Option<Outcome>,
    /// When its board was opened, or the word said.
    pub at: Moment,
}

/// Why this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// What was chosen of this part last did not help, or only partly.
    DidNotHelp,
    /// Of this part the same was chosen each time.
    SameEachTime,
    /// It was there, and is untried.
    NotYet,
}

/// One thing that a student has not tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untried {
    pub board: BoardId,
    pub target: String,
    pub axis: Axis,
    pub words: String,
    pub open: bool,
    pub reason: Reason,
}

fn reason(axis: Axis, all: &[Tried]) -> Reason {
    let chosen: Vec<_> = all.iter().filter(|option| option.axis == axis && option.chosen).collect();
    let settled = chosen.iter().filter(|option| option.outcome.is_some_and(Outcome::is_settled));
    let newest = settled.max_by_key(|option| option.at).and_then(|option| option.outcome);
    let first = chosen.first().map(|option| same(&option.words));
    match newest {
        Some(Outcome::Not | Outcome::Partly) => Reason::DidNotHelp,
        _ if chosen.len() > 1 && chosen.iter().all(|option| Some(same(&option.words)) == first) => Reason::SameEachTime,
        _ => Reason::NotYet,
    }
}

/// One option that the student never took, where it is likeliest to be worth a try: where the last one did not help, then where it was
/// always the same; on an open board before a closed one, a newer before an older. None before anything was chosen.
pub fn untried(all: &[Tried]) -> Option<Untried> {
    let chosen: Vec<_> =
        all.iter().filter(|option| option.chosen).map(|option| (option.axis, same(&option.words))).collect();
    if chosen.is_empty() {
        return None;
    }
    let never = all.iter().filter(|option| !chosen.contains(&(option.axis, same(&option.words))));
    let best = never.min_by_key(|option| (reason(option.axis, all), !option.open, std::cmp::Reverse(option.at)))?;
    Some(Untried {
        board: best.board,
        target: best.target.clone(),
        axis: best.axis,
        words: best.words.clone(),
        open: best.open,
        reason: reason(best.axis, all),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn note(words: &str, outcome: Outcome, at: i64) -> HelpedNote {
        HelpedNote {
            board: BoardId::mint(),
            option: OptionId::mint(),
            axis: Axis::Learn,
            words: words.into(),
            target: "I can say why".into(),
            question: None,
            outcome,
            said: String::new(),
            at: Moment(at),
        }
    }

    fn option(axis: Axis, words: &str, chosen: bool, outcome: Option<Outcome>, at: i64) -> Tried {
        let (board, target) = (BoardId::mint(), "I can say why".to_owned());
        Tried { board, target, axis, words: words.into(), open: true, chosen, outcome, at: Moment(at) }
    }

    #[test]
    fn the_same_words_are_the_same_option_and_the_newest_stands_first() {
        let notes = vec![note("Read it", Outcome::Helped, 1), note("read  IT", Outcome::Not, 2)];
        let groups = grouped(notes);
        assert_eq!((groups.len(), groups[0].notes[0].at, groups[0].tally), (1, Moment(2), None));
    }

    #[test]
    fn from_ten_answers_on_there_are_figures_and_once_is_none() {
        let mut notes: Vec<_> = (0..9).map(|at| note("Read it", Outcome::Helped, at)).collect();
        notes.push(note("Watch it", Outcome::TooEarly, 20));
        assert!(grouped(notes.clone()).iter().all(|group| group.tally.is_none()), "too early settles nothing");
        notes.push(note("Watch it", Outcome::Not, 21));
        let groups = grouped(notes);
        let tally = |words: &str| groups.iter().find(|group| group.words == words).unwrap().tally;
        assert_eq!((tally("Read it"), tally("Watch it")), (Some(Tally { helped: 9, of: 9 }), None));
    }

    #[test]
    fn what_did_not_help_comes_before_what_was_always_the_same() {
        let mut all = vec![
            option(Axis::Place, "Alone", true, Some(Outcome::Helped), 1),
            option(Axis::Place, "alone", true, Some(Outcome::Helped), 2),
            option(Axis::Place, "With a partner", false, None, 3),
        ];
        assert_eq!(untried(&all).unwrap().reason, Reason::SameEachTime);
        all.push(option(Axis::Tool, "Flash cards", true, Some(Outcome::Partly), 4));
        all.push(option(Axis::Tool, "A drawing", false, None, 1));
        let next = untried(&all).unwrap();
        assert_eq!((next.words.as_str(), next.reason), ("A drawing", Reason::DidNotHelp));
        assert_eq!(untried(&all[2..3]), None, "nothing was chosen yet");
    }

    proptest! {
        #[test]
        fn what_is_suggested_was_never_taken(picks in proptest::collection::vec((0usize..4, 0usize..5, any::<bool>()), 0..30)) {
            let all: Vec<_> = picks
                .into_iter()
                .enumerate()
                .map(|(at, (axis, words, chosen))| option(Axis::ALL[axis], &format!("Way {words}"), chosen, None, at as i64))
                .collect();
            let taken = |axis: Axis, words: &str| all.iter().any(|o| o.chosen && o.axis == axis && o.words == words);
            match untried(&all) {
                Some(next) => prop_assert!(!taken(next.axis, &next.words)),
                None => {
                    let nothing_chosen = all.iter().all(|option| !option.chosen);
                    prop_assert!(nothing_chosen || all.iter().all(|option| taken(option.axis, &option.words)));
                }
            }
        }

        #[test]
        fn below_ten_answers_no_figure(outcomes in proptest::collection::vec(0usize..4, 0..16)) {
            let notes: Vec<_> =
                outcomes.iter().enumerate().map(|(at, o)| note("Read", Outcome::ALL[*o], at as i64)).collect();
            let settled = notes.iter().filter(|note| note.outcome.is_settled()).count();
            for group in grouped(notes) {
                prop_assert!(group.tally.is_none() || settled >= FIGURES_FROM);
                prop_assert!(group.tally.is_none_or(|tally| tally.helped <= tally.of && tally.of == settled));
            }
        }
    }
}
