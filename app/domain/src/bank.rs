//! The prompt bank that comes with Waymark. Content, not code: `bank/<grade band>.json`, every language beside the others.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::classes::{AccessPoint, GradeBand};
use crate::languages::Locale;
use crate::prompts::{Phase, PromptWords};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BankPrompt {
    pub id: String,
    pub access_point: AccessPoint,
    pub phase: Phase,
    pub exit: bool,
    #[serde(flatten)]
    pub wording: BTreeMap<String, Wording>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    pub question: String,
    pub starters: Vec<String>,
}

impl BankPrompt {
    /// In the reader's language, else in English.
    pub fn in_language(&self, locale: &str) -> &Wording {
        self.wording.get(locale).or_else(|| self.wording.get("en")).expect("every prompt is there in English")
    }

    /// The language in which [`Self::in_language`] speaks to this reader.
    pub fn speaks(&self, locale: &str) -> Locale {
        Locale::named(locale).filter(|_| self.wording.contains_key(locale)).unwrap_or_default()
    }

    /// In all languages but this one.
    pub fn besides(&self, asked_in: Locale) -> Vec<PromptWords> {
        let words = |(tag, wording): (&String, &Wording)| {
            let locale = Locale::named(tag).filter(|locale| *locale != asked_in)?;
            Some(PromptWords { locale, question: wording.question.clone(), starters: wording.starters.clone() })
        };
        self.wording.iter().filter_map(words).collect()
    }
}

fn text(band: GradeBand) -> &'static str {
    match band {
        GradeBand::K2 => include_str!("../bank/k-2.json"),
        GradeBand::G35 => include_str!("../bank/3-5.json"),
        GradeBand::G68 => include_str!("../bank/6-8.json"),
        GradeBand::G912 => include_str!("../bank/9-12.json"),
    }
}

/// All prompts for a grade band, in the order of the file.
pub fn prompts(band: GradeBand) -> Vec<BankPrompt> {
    serde_json::from_str(text(band)).expect("the bank's files are read by this module's tests")
}

pub fn prompt(id: &str) -> Option<BankPrompt> {
    GradeBand::ALL.iter().flat_map(|band| prompts(*band)).find(|prompt| prompt.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::languages::LANGUAGES;
    use crate::words::{LONGEST_QUESTION, length};

    #[test]
    fn every_band_has_at_least_eight_prompts_and_every_way_in() {
        let mut seen = BTreeSet::new();
        for band in GradeBand::ALL {
            let prompts = prompts(*band);
            assert!(prompts.len() >= 8, "{band:?}");
            for point in AccessPoint::ALL {
                assert!(prompts.iter().any(|p| p.access_point == *point), "{band:?} has no {point:?}");
            }
            assert!(prompts.iter().filter(|p| p.exit).count() >= 2, "{band:?} has exit questions");
            for prompt in prompts {
                for (language, _) in LANGUAGES {
                    let wording = &prompt.wording[language];
                    let (least, most) = (2, 3);
                    assert!((least..=most).contains(&wording.starters.len()), "{}", prompt.id);
                    assert!(length(&wording.question) <= LONGEST_QUESTION, "{}", prompt.id);
                    assert!(wording.starters.iter().all(|s| s.ends_with('…')), "{}", prompt.id);
                    assert!(seen.insert(wording.question.clone()), "twice: {}", wording.question);
                }
                assert!(seen.insert(prompt.id.clone()), "twice: {}", prompt.id);
            }
        }
    }
}
