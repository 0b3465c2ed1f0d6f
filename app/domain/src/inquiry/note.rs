//! A research note: own words, and the source they are from, if they are from one.

use serde::{Deserialize, Serialize};

use super::address;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_REPLY, LONGEST_SENTENCE, optional_line, passage};

/// Most notes of one inquiry.
pub const MOST_NOTES: usize = 200;
/// The same with those that were removed and can be put back.
pub const MOST_KEPT_NOTES: usize = 400;
const LONGEST_TITLE: usize = 200;

/// How far a source is trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trust {
    Yes,
    Partly,
    #[default]
    NotSure,
    No,
}
names!(Trust { Self::Yes => "yes", Self::Partly => "partly", Self::NotSure => "not_sure", Self::No => "no" });

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustWords {
    pub trust: Trust,
    pub why: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteWords {
    /// In the student's own words.
    pub words: String,
    /// What the source is called. A note with neither title nor address has no source, and says nothing of trust.
    pub title: String,
    pub address: String,
    /// What the source says.
    pub says: String,
    pub trust: TrustWords,
}

impl NoteWords {
    /// With its words cleaned. Invalid: `words` for a note that says nothing, `title` for a source without a name, `address`, `says`, `why`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let words = faults.take("words", passage(&self.words, LONGEST_REPLY));
        let mut title = faults.take("title", optional_line(&self.title, LONGEST_TITLE));
        let address = faults.take("address", address::check(&self.address));
        let says = faults.take("says", passage(&self.says, LONGEST_REPLY));
        let why = faults.take("why", passage(&self.trust.why, LONGEST_SENTENCE));
        let said = |text: &str| !text.trim().is_empty();
        if title.is_empty() {
            if said(&self.address) {
                // "My grandmother" is her name, too.
                title = address.chars().take(LONGEST_TITLE).collect();
            } else if said(&self.says) || said(&self.trust.why) {
                faults.push("title", Sentence::new("inquiry.name_the_source"));
            }
        }
        if !said(&self.words) && !said(&self.says) {
            faults.push("words", Sentence::new("words.empty"));
        }
        faults.done(Self { words, title, address, says, trust: TrustWords { trust: self.trust.trust, why } })
    }

    pub fn has_source(&self) -> bool {
        !self.title.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thought_needs_no_source_and_a_source_needs_a_name() {
        let thought = NoteWords { words: " Wolves eat\0 elk ".into(), ..Default::default() };
        let kept = thought.check().unwrap();
        assert_eq!((kept.words.as_str(), kept.has_source()), ("Wolves eat elk", false));
        let nameless = NoteWords { says: "Elk moved away".into(), ..Default::default() };
        assert_eq!(nameless.check(), Err(Refusal::invalid("title", "inquiry.name_the_source")));
        let nothing = NoteWords { title: "A book".into(), ..Default::default() };
        assert_eq!(nothing.check(), Err(Refusal::invalid("words", "words.empty")));
        let grandmother =
            NoteWords { address: "my grandmother".into(), says: "There were wolves here".into(), ..Default::default() };
        assert_eq!(grandmother.check().unwrap().title, "my grandmother");
    }

    #[test]
    fn all_that_cannot_stand_is_told_at_once() {
        let long = "x".repeat(100_000);
        let trust = TrustWords { trust: Trust::No, why: long.clone() };
        let all = NoteWords { words: long.clone(), title: long.clone(), address: "https://".into(), says: long, trust };
        let Err(Refusal::Invalid { faults }) = all.check() else { panic!() };
        let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["words", "title", "address", "says", "why"]);
    }
}
