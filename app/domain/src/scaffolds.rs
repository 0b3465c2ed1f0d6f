//! Something to hold on to while writing, by grade band: for the youngest a picture and words that can be heard, then sentence starters,
//! then stems that ask how one came to think so. Content, not code: `scaffolds/<grade band>.json`. They stand beside a prompt's own starters
//! and never in place of them; nobody has to use one.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::classes::GradeBand;

/// What the picture beside words for the youngest is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Picture {
    Look,
    New,
    Feel,
    Hard,
    Next,
    Ask,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Scaffold {
    #[serde(default)]
    pub picture: Option<Picture>,
    /// By the language's tag.
    #[serde(flatten)]
    wording: BTreeMap<String, String>,
}

impl Scaffold {
    /// In the reader's language, else in English.
    pub fn words(&self, locale: &str) -> &str {
        self.wording.get(locale).or_else(|| self.wording.get("en")).map_or("", String::as_str)
    }
}

/// All of a grade band, in the order of the file.
pub fn scaffolds(band: GradeBand) -> Vec<Scaffold> {
    let text = match band {
        GradeBand::K2 => include_str!("../scaffolds/k-2.json"),
        GradeBand::G35 => include_str!("../scaffolds/3-5.json"),
        GradeBand::G68 => include_str!("../scaffolds/6-8.json"),
        GradeBand::G912 => include_str!("../scaffolds/9-12.json"),
    };
    serde_json::from_str(text).expect("the files are read by this module's tests")
}

/// Words are heard as well as read.
pub fn are_spoken(band: GradeBand) -> bool {
    band == GradeBand::K2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::LANGUAGES;

    #[test]
    fn every_band_has_its_own_and_the_youngest_have_pictures() {
        let mut seen = std::collections::BTreeSet::new();
        for band in GradeBand::ALL {
            let all = scaffolds(*band);
            assert!((4..=8).contains(&all.len()), "{band:?}");
            for one in all {
                assert_eq!(one.picture.is_some(), are_spoken(*band), "{}", one.words("en"));
                assert_eq!(one.words("tlh"), one.words("en"));
                for words in LANGUAGES.map(|(locale, _)| one.wording[locale].clone()) {
                    assert!(!words.is_empty() && words.chars().count() < 60 && !words.contains('!'), "{words}");
                    assert!(seen.insert(words.clone()), "twice: {words}");
                }
            }
        }
        assert_eq!(seen.len(), 24 * LANGUAGES.len());
    }
}
