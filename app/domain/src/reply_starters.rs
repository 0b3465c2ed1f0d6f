//! First words of an answer, beside the box on the console: by what the student asked for, and for which box they are meant.
//!
//! They are their teacher's own and nobody else sees them. Everybody begins with a set that comes with Waymark, in the language they read;
//! the first change makes the set theirs. They begin a sentence and never end one: what is said about a piece is said by who read it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::feedback::Part;
use crate::id::ReplyStarterId;
use crate::reflections::Ask;
use crate::refusal::{Faults, Refusal};
use crate::words::{LONGEST_SENTENCE, line};

/// Most of one teacher: more would be looked through for longer than a sentence takes.
pub const MOST_STARTERS: usize = 60;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyStarter {
    /// None while the set is the one that comes with Waymark.
    pub id: Option<ReplyStarterId>,
    /// Which of the set it is or was.
    pub bank_id: Option<String>,
    pub ask: Ask,
    pub part: Part,
    pub words: String,
}

impl ReplyStarter {
    /// What a form calls it by.
    pub fn name(&self) -> String {
        self.id.map_or_else(|| self.bank_id.clone().unwrap_or_default(), |id| id.to_string())
    }
}

/// A teacher's set, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplySet {
    pub own: bool,
    pub starters: Vec<ReplyStarter>,
}

#[derive(Deserialize)]
struct InFile {
    id: String,
    ask: String,
    part: String,
    /// By the language's tag.
    #[serde(flatten)]
    wording: BTreeMap<String, String>,
}

/// The set that comes with Waymark, in a language; in English where there is none.
pub fn beginning(locale: &str) -> Vec<ReplyStarter> {
    let all: Vec<InFile> =
        serde_json::from_str(include_str!("../starters/replies.json")).expect("read by this module's tests");
    all.into_iter()
        .map(|one| ReplyStarter {
            id: None,
            bank_id: Some(one.id),
            ask: Ask::named(&one.ask).unwrap_or_default(),
            part: Part::named(&one.part).unwrap_or(Part::Strength),
            words: one.wording.get(locale).or_else(|| one.wording.get("en")).cloned().unwrap_or_default(),
        })
        .collect()
}

/// As typed. Invalid: `words`.
pub fn typed(words: &str) -> Result<String, Refusal> {
    let mut faults = Faults::default();
    let words = faults.take("words", line(words, LONGEST_SENTENCE));
    faults.done(words)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::languages::LANGUAGES;

    #[test]
    fn the_set_has_something_for_every_ask_in_every_language_and_nothing_twice() {
        for (locale, _) in LANGUAGES {
            assert_eq!(beginning(locale) == beginning("en"), locale == "en", "{locale} has words of its own");
            let set = beginning(locale);
            let mut seen = BTreeSet::new();
            for one in &set {
                assert_eq!(typed(&one.words).unwrap(), one.words);
                assert!(seen.insert(one.words.clone()) && seen.insert(one.name()), "twice: {one:?}");
            }
            for ask in Ask::ALL {
                assert!(set.iter().any(|one| one.ask == *ask), "{ask:?}");
            }
            // Where words are asked for, there is one for each box.
            for ask in Ask::ALL.iter().filter(|ask| ask.wants_an_answer()) {
                assert!(
                    Part::ALL.iter().all(|part| set.iter().any(|one| one.ask == *ask && one.part == *part)),
                    "{ask:?}"
                );
            }
        }
        assert_eq!(beginning("tlh"), beginning("en"));
    }

    #[test]
    fn names_in_the_file_are_names() {
        let all: Vec<InFile> = serde_json::from_str(include_str!("../starters/replies.json")).unwrap();
        assert!(all.iter().all(|one| Ask::named(&one.ask).is_some() && Part::named(&one.part).is_some()));
    }
}
