//! Rubrics that come with Waymark, for a class to begin from. Content, not code: `rubrics/<grade band>.json`, every language
//! beside the others. Each criterion is a sentence that a student of that age can say of their own work.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::wording;
use crate::classes::GradeBand;
use crate::refusal::{Faults, Refusal};
use crate::words::{LONGEST_NAME, line};

#[derive(Clone, Debug, Deserialize)]
pub struct BankRubric {
    pub id: String,
    #[serde(flatten)]
    pub wording: BTreeMap<String, RubricWords>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct RubricWords {
    pub title: String,
    pub criteria: Vec<String>,
}

impl BankRubric {
    /// In the reader's language, else in English.
    pub fn in_language(&self, locale: &str) -> &RubricWords {
        self.wording.get(locale).or_else(|| self.wording.get("en")).expect("every rubric is there in English")
    }
}

fn text(band: GradeBand) -> &'static str {
    match band {
        GradeBand::K2 => include_str!("../../rubrics/k-2.json"),
        GradeBand::G35 => include_str!("../../rubrics/3-5.json"),
        GradeBand::G68 => include_str!("../../rubrics/6-8.json"),
        GradeBand::G912 => include_str!("../../rubrics/9-12.json"),
    }
}

/// All that fit a grade band, in the order of the file.
pub fn rubric_bank(band: GradeBand) -> Vec<BankRubric> {
    serde_json::from_str(text(band)).expect("the files are read by this module's tests")
}

/// What a new rubric begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RubricSource {
    /// A title, and nothing yet.
    Own {
        title: String,
    },
    Bank {
        id: String,
        locale: String,
    },
}

impl RubricSource {
    /// Invalid: `title`. One that is not in the bank is not found.
    pub fn check(&self) -> Result<RubricWords, Refusal> {
        match self {
            Self::Own { title } => {
                let mut faults = Faults::default();
                let title = faults.take("title", line(title, LONGEST_NAME));
                faults.done(RubricWords { title, criteria: vec![] })
            }
            Self::Bank { id, locale } => {
                let mut all = GradeBand::ALL.iter().flat_map(|band| rubric_bank(*band));
                let known = all.find(|known| known.id == *id).ok_or(Refusal::NotFound)?;
                let words = known.in_language(locale);
                let criteria = words.criteria.iter().filter_map(|words| wording::criterion(words).ok()).collect();
                Ok(RubricWords { title: words.title.clone(), criteria })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::languages::LANGUAGES;
    use crate::rubrics::MOST_CRITERIA;

    #[test]
    fn every_band_has_five_in_every_language_that_stand_as_they_are() {
        let mut seen = BTreeSet::new();
        for band in GradeBand::ALL {
            let all = rubric_bank(*band);
            assert_eq!(all.len(), 5, "{band:?}");
            for known in all {
                assert!(seen.insert(known.id.clone()), "twice: {}", known.id);
                for (language, _) in LANGUAGES {
                    let as_many = known.wording["en"].criteria.len() == known.wording[language].criteria.len();
                    assert!(as_many, "{} in {language}", known.id);
                    let source = RubricSource::Bank { id: known.id.clone(), locale: language.into() };
                    let words = source.check().unwrap();
                    assert_eq!(words, known.wording[language], "{}", known.id);
                    assert!((2..=MOST_CRITERIA).contains(&words.criteria.len()), "{}", known.id);
                    for words in words.criteria {
                        assert!(seen.insert(words.clone()), "twice: {words}");
                    }
                }
            }
        }
        let nowhere = RubricSource::Bank { id: "none".into(), locale: "en".into() };
        assert_eq!(nowhere.check(), Err(Refusal::NotFound));
        let silent = RubricSource::Own { title: " ".into() };
        assert_eq!(silent.check(), Err(Refusal::invalid("title", "words.empty")));
    }
}
