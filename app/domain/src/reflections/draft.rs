//! What a student types, before and when it is shared.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use super::Ask;
use crate::clock::Moment;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::words::{LONGEST_PIECE, LONGEST_SENTENCE, longer_than, optional_line, passage};

/// A draft as it is typed: saved again and again, shared by nobody's hand but the student's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct DraftWords {
    pub words: String,
    #[serde(default)]
    pub ask: Ask,
    #[serde(default)]
    pub ask_words: String,
    /// BCP 47 tag when the student writes in another language than the class's.
    #[serde(default)]
    pub language: Option<String>,
    /// The adult who wrote down exactly what the student said.
    #[serde(default)]
    pub scribe: Option<String>,
}

impl DraftWords {
    /// A draft may be empty, but not endless.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let words = crate::words::clean(&self.words);
        if longer_than(&words, LONGEST_PIECE) {
            faults.push("words", Sentence::new("words.too_long").with("most", LONGEST_PIECE));
        }
        let ask_words = faults.take("ask_words", optional_line(&self.ask_words, LONGEST_SENTENCE));
        let language = self.language.clone().filter(|tag| is_language(tag));
        let scribe = match &self.scribe {
            None => None,
            Some(name) => {
                Some(faults.take("scribe", optional_line(name, crate::words::LONGEST_NAME))).filter(|n| !n.is_empty())
            }
        };
        faults.done(Self { words, ask: self.ask, ask_words, language, scribe })
    }

    /// What is shared has words or shows something, which needs none beside it; and an ask in own words has them.
    pub fn check_for_sharing(&self, shows: bool) -> Result<Self, Refusal> {
        let checked = self.check()?;
        let mut faults = Faults::default();
        let words = faults.take("words", passage(&checked.words, LONGEST_PIECE));
        if words.is_empty() && !shows {
            faults.push("words", Sentence::new("reflections.empty"));
        }
        if matches!(checked.ask, Ask::Own | Ask::Part) && checked.ask_words.is_empty() {
            faults.push("ask_words", Sentence::new("reflections.say_what_you_need"));
        }
        faults.done(Self { words, ..checked })
    }
}

/// The shape of a BCP 47 language tag: `es`, `zh-Hans`.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()))
        && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// A student's draft with the number that the next save builds on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(from = "crate::flat::Draft")]
pub struct Draft {
    #[serde(flatten)]
    pub words: DraftWords,
    /// How often it was saved. A save names the number it started from; another number means another device was faster.
    pub rev: i64,
    pub saved_at: Moment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_has_words() {
        let empty = DraftWords { words: " \n\u{0} ".into(), ..Default::default() };
        assert!(empty.check().is_ok());
        assert!(empty.check_for_sharing(true).is_ok(), "a drawing needs none");
        assert_eq!(empty.check_for_sharing(false), Err(Refusal::invalid("words", "reflections.empty")));
        let unsaid = DraftWords { words: "Leaves".into(), ask: Ask::Own, ..Default::default() };
        assert_eq!(
            unsaid.check_for_sharing(false),
            Err(Refusal::invalid("ask_words", "reflections.say_what_you_need"))
        );
        let endless = DraftWords { words: "x".repeat(100_000), ..Default::default() };
        assert!(endless.check().is_err());
    }
}
