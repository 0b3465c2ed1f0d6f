//! What a list holds.

use super::matching::key;
use super::words::{Word, words};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::words::line;

/// Longest entry, in characters as people count them.
pub const LONGEST_PHRASE: usize = 60;
/// Most entries of a list: a longer one would stop a class at every piece.
pub const MOST_PHRASES: usize = 300;

/// A word, or several that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    words: String,
    key: String,
    wanted: Vec<Word>,
}

impl Phrase {
    /// As it was kept.
    pub fn read(words: &str) -> Self {
        Self { words: words.to_owned(), key: key(words), wanted: self::words(words) }
    }

    pub fn words(&self) -> &str {
        &self.words
    }

    /// What is looked for: these words, one after the other.
    pub fn wanted(&self) -> &[Word] {
        &self.wanted
    }

    /// The same for all phrases that are one.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// As typed, one on each line; the same twice is once. Invalid: `words`.
pub fn typed(lines: &str) -> Result<Vec<Phrase>, Refusal> {
    let mut faults = Faults::default();
    let mut phrases: Vec<Phrase> = Vec::new();
    for typed in lines.lines().filter(|typed| !typed.trim().is_empty()) {
        match line(typed, LONGEST_PHRASE).map(|words| Phrase::read(&words)) {
            Ok(phrase) if phrase.key.is_empty() => faults.push("words", Sentence::new("safety.no_letters")),
            Ok(phrase) if phrases.iter().any(|known| known.key == phrase.key) => {}
            Ok(phrase) => phrases.push(phrase),
            Err(sentence) => faults.push("words", sentence),
        }
    }
    if phrases.is_empty() {
        faults.push("words", Sentence::new("words.empty"));
    }
    faults.done(phrases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_entries_and_the_same_twice_is_one() {
        let words = |lines: &str| typed(lines).unwrap().into_iter().map(|phrase| phrase.words).collect::<Vec<_>>();
        assert_eq!(words(" Hurt   myself \r\n\nhurt MYSELF!\nmatarme"), ["Hurt myself", "matarme"]);
        for (wrong, key) in [("", "words.empty"), ("  \n ", "words.empty"), ("!!\nx", "safety.no_letters")] {
            let Err(Refusal::Invalid { faults }) = typed(wrong) else { panic!("{wrong:?}") };
            assert_eq!((faults[0].field.as_str(), faults[0].sentence.key.as_str()), ("words", key));
        }
        assert!(typed(&"x".repeat(61)).is_err());
    }
}
