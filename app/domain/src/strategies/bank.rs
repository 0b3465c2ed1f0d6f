//! Strategies that a teacher can begin a shelf with. Content, not code: `strategies/<grade band>.json`, every language beside the others.
//! What stands there has been studied and works for many: recalling without looking, explaining to oneself and to others, words beside
//! a drawing, spacing, planning, checking. Kinds of learners are not among it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Need, StrategyKind, StrategyWords};
use crate::classes::GradeBand;
use crate::refusal::Refusal;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BankStrategy {
    pub id: String,
    pub kind: StrategyKind,
    pub need: Need,
    #[serde(flatten)]
    wording: BTreeMap<String, Wording>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Wording {
    name: String,
    does: String,
    helps: String,
}

impl BankStrategy {
    /// In the reader's language, else in English.
    pub fn in_language(&self, locale: &str) -> StrategyWords {
        let wording = self.wording.get(locale).or_else(|| self.wording.get("en"));
        let Wording { name, does, helps } = wording.expect("every strategy is there in English").clone();
        StrategyWords { kind: self.kind, need: self.need, name, does, helps, address: String::new() }
    }
}

fn text(band: GradeBand) -> &'static str {
    match band {
        GradeBand::K2 => include_str!("../../strategies/k-2.json"),
        GradeBand::G35 => include_str!("../../strategies/3-5.json"),
        GradeBand::G68 => include_str!("../../strategies/6-8.json"),
        GradeBand::G912 => include_str!("../../strategies/9-12.json"),
    }
}

/// All strategies for a grade band, in the order of the file.
pub fn bank(band: GradeBand) -> Vec<BankStrategy> {
    serde_json::from_str(text(band)).expect("the files are read by this module's tests")
}

/// What a teacher puts on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StrategySource {
    Own { words: StrategyWords },
    Bank { id: String, locale: String },
}

impl StrategySource {
    /// The words as they will stand there. What is not in the bank is not found.
    pub fn check(&self) -> Result<StrategyWords, Refusal> {
        match self {
            Self::Own { words } => words.check(),
            Self::Bank { id, locale } => {
                let mut all = GradeBand::ALL.iter().flat_map(|band| bank(*band));
                Ok(all.find(|known| known.id == *id).ok_or(Refusal::NotFound)?.in_language(locale))
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::languages::LANGUAGES;

    #[test]
    fn every_band_has_eight_for_every_need_in_every_language_and_nothing_twice() {
        let mut seen = BTreeSet::new();
        for band in GradeBand::ALL {
            let all = bank(*band);
            assert!(all.len() >= 8, "{band:?}");
            for need in Need::ALL {
                assert!(all.iter().any(|known| known.need == *need), "{band:?} has nothing for {need:?}");
            }
            assert!(all.iter().any(|known| known.kind == StrategyKind::LowTech), "low-tech counts");
            for known in all {
                assert!(seen.insert(known.id.clone()), "twice: {}", known.id);
                for (language, _) in LANGUAGES {
                    assert!(known.wording.contains_key(language), "{} in {language}", known.id);
                    let words = known.in_language(language);
                    assert_eq!(words.check().as_ref(), Ok(&words), "{}", known.id);
                    assert!(seen.insert(words.does.clone()), "twice: {}", words.does);
                    let said = format!("{} {} {}", words.name, words.does, words.helps).to_lowercase();
                    for never in ["learning style", "visual learner", "estilo de aprendizaje", "!"] {
                        assert!(!said.contains(never), "{}: {never}", known.id);
                    }
                }
                assert_ne!(known.kind, StrategyKind::Outside, "what a school approves is the school's to say");
            }
        }
    }

    #[test]
    fn nothing_else_is_found() {
        let ask = |id: &str| StrategySource::Bank { id: id.into(), locale: "es".into() }.check();
        assert_eq!(ask("none"), Err(Refusal::NotFound));
        let first = &bank(GradeBand::K2)[0];
        assert_eq!(ask(&first.id).unwrap().name, first.wording["es"].name);
    }
}
