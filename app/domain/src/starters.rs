//! Goal starters: first sentences that a teacher offers a class, from the bank that comes with Waymark (`starters/<grade band>.json`) or
//! their own. A student takes one and makes it theirs, or not.

use crate::json::Reads;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::classes::GradeBand;
use crate::goals::GoalKind;
use crate::id::{ClassId, StarterId};
use crate::refusal::{Faults, Refusal};
use crate::words::{LONGEST_SENTENCE, line, optional_line};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BankStarter {
    pub id: String,
    pub kind: GoalKind,
    #[serde(flatten)]
    pub wording: BTreeMap<String, StarterWords>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StarterWords {
    pub statement: String,
    /// A question that helps to make it one's own.
    #[serde(default)]
    pub hint: String,
}

impl BankStarter {
    /// In the reader's language, else in English.
    pub fn in_language(&self, locale: &str) -> &StarterWords {
        self.wording.get(locale).or_else(|| self.wording.get("en")).expect("every starter is there in English")
    }
}

fn text(band: GradeBand) -> &'static str {
    match band {
        GradeBand::K2 => include_str!("../starters/k-2.json"),
        GradeBand::G35 => include_str!("../starters/3-5.json"),
        GradeBand::G68 => include_str!("../starters/6-8.json"),
        GradeBand::G912 => include_str!("../starters/9-12.json"),
    }
}

/// All starters for a grade band, in the order of the file.
pub fn bank(band: GradeBand) -> Vec<BankStarter> {
    serde_json::from_str(text(band)).expect("the files are read by this module's tests")
}

/// What a teacher offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StarterSource {
    Own { kind: GoalKind, words: StarterWords },
    Bank { id: String, locale: String },
}

impl StarterSource {
    /// The wording as it will be offered. One that is not in the bank is not found.
    pub fn check(&self) -> Result<(GoalKind, StarterWords), Refusal> {
        match self {
            Self::Own { kind, words } => {
                let mut faults = Faults::default();
                let statement = faults.take("statement", line(&words.statement, LONGEST_SENTENCE));
                let hint = faults.take("hint", optional_line(&words.hint, LONGEST_SENTENCE));
                faults.done((*kind, StarterWords { statement, hint }))
            }
            Self::Bank { id, locale } => {
                let mut all = GradeBand::ALL.iter().flat_map(|band| bank(*band));
                let starter = all.find(|starter| starter.id == *id).ok_or(Refusal::NotFound)?;
                Ok((starter.kind, starter.in_language(locale).clone()))
            }
        }
    }

    pub fn bank_id(&self) -> Option<&str> {
        match self {
            Self::Own { .. } => None,
            Self::Bank { id, .. } => Some(id),
        }
    }
}

/// A starter as a class has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct OfferedStarter {
    pub id: StarterId,
    pub class: ClassId,
    pub class_name: String,
    pub bank_id: Option<String>,
    pub kind: GoalKind,
    pub statement: String,
    pub hint: String,
    pub by_name: String,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::languages::LANGUAGES;
    use crate::words::length;

    #[test]
    fn every_band_has_both_kinds_in_every_language_and_nothing_twice() {
        let mut seen = BTreeSet::new();
        for band in GradeBand::ALL {
            let starters = bank(*band);
            for kind in GoalKind::ALL {
                assert!(starters.iter().filter(|s| s.kind == *kind).count() >= 4, "{band:?} {kind:?}");
            }
            for starter in starters {
                for (language, _) in LANGUAGES {
                    let words = &starter.wording[language];
                    assert!(
                        length(&words.statement) <= LONGEST_SENTENCE && words.hint.ends_with(['?', '؟', '？']),
                        "{}",
                        starter.id
                    );
                    assert!(seen.insert(words.statement.clone()), "twice: {}", words.statement);
                }
                assert!(seen.insert(starter.id.clone()), "twice: {}", starter.id);
            }
        }
    }

    #[test]
    fn the_bank_speaks_the_language_asked_for_and_nothing_else_is_found() {
        let first = &bank(GradeBand::G35)[0];
        let ask = |id: &str, locale: &str| StarterSource::Bank { id: id.into(), locale: locale.into() }.check();
        assert_eq!(ask(&first.id, "es").unwrap().1, first.wording["es"]);
        assert_eq!(ask(&first.id, "tlh").unwrap().1, first.wording["en"]);
        assert_eq!(ask("none", "en"), Err(Refusal::NotFound));
        let own = StarterSource::Own { kind: GoalKind::Habit, words: StarterWords::default() };
        assert_eq!(own.check(), Err(Refusal::invalid("statement", "words.empty")));
    }
}
