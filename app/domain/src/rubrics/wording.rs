//! The words of a rubric, made safe to keep.

use crate::refusal::{Faults, Sentence};
use crate::words::{line, optional_line};

pub const MOST_CRITERIA: usize = 8;
/// Longest criterion, in characters: a sentence that a student can say.
pub const LONGEST_CRITERION: usize = 200;
/// Longest name of a level.
pub const LONGEST_LEVEL: usize = 40;
/// Longest description of a level.
pub const LONGEST_LEVEL_WORDS: usize = 240;
/// How many levels a rubric has that has any.
pub const LEVELS: std::ops::RangeInclusive<usize> = 2..=5;

/// The names of the levels that were typed; none for a single-point rubric. Faults: `level-<place>`, `levels`.
pub fn levels(typed: &[String], faults: &mut Faults) -> Vec<String> {
    let mut names = Vec::new();
    for (place, name) in typed.iter().enumerate() {
        let name = faults.take(&format!("level-{place}"), optional_line(name, LONGEST_LEVEL));
        if !name.is_empty() {
            names.push(name);
        }
    }
    if !names.is_empty() && !LEVELS.contains(&names.len()) {
        let (least, most) = (*LEVELS.start(), *LEVELS.end());
        faults.push("levels", Sentence::new("rubrics.so_many_levels").with("least", least).with("most", most));
    }
    names
}

pub fn criterion(typed: &str) -> Result<String, Sentence> {
    line(typed, LONGEST_CRITERION)
}

/// What each of so many levels looks like; may be left empty.
pub fn level_words(typed: &[String], levels: usize) -> Result<Vec<String>, Sentence> {
    (0..levels)
        .map(|at| optional_line(typed.get(at).map_or("", String::as_str), LONGEST_LEVEL_WORDS))
        .collect::<Result<Vec<_>, _>>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    #[test]
    fn none_or_two_to_five_levels() {
        let typed = |names: &[&str]| {
            let mut faults = Faults::default();
            let names = levels(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), &mut faults);
            faults.done(names)
        };
        assert_eq!(typed(&["", " ", ""]), Ok(vec![]));
        assert_eq!(typed(&["Seed", "", "Sprout"]), Ok(vec!["Seed".to_owned(), "Sprout".to_owned()]));
        let Err(Refusal::Invalid { faults }) = typed(&["Seed"]) else { panic!() };
        assert_eq!((faults[0].field.as_str(), faults[0].sentence.key.as_str()), ("levels", "rubrics.so_many_levels"));
        assert!(typed(&["a", "b", "c", "d", "e", "f"]).is_err());
        let Err(Refusal::Invalid { faults }) = typed(&["a", &"x".repeat(100_000)]) else { panic!() };
        assert_eq!(faults[0].field, "level-1");
        assert_eq!(level_words(&["one".into()], 3).unwrap(), ["one", "", ""]);
    }
}
