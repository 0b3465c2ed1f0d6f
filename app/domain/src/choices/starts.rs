//! What a new board begins with, so that it takes minutes: options for a grade band that fit many targets, to be kept, worded anew or
//! removed. Content, not code: `boards/<grade band>.json`, every language beside the others. They follow Universal Design for
//! Learning: several ways to take it in, to work, and to show it, and none of them needs a device but the recordings.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Axis, OptionWords, ShowMode, Template};
use crate::classes::GradeBand;

#[derive(Clone, Debug, Deserialize)]
pub struct StartOption {
    pub axis: Axis,
    #[serde(default)]
    pub mode: Option<ShowMode>,
    #[serde(default)]
    pub must: bool,
    #[serde(flatten)]
    pub wording: BTreeMap<String, String>,
}

fn text(band: GradeBand) -> &'static str {
    match band {
        GradeBand::K2 => include_str!("../../boards/k-2.json"),
        GradeBand::G35 => include_str!("../../boards/3-5.json"),
        GradeBand::G68 => include_str!("../../boards/6-8.json"),
        GradeBand::G912 => include_str!("../../boards/9-12.json"),
    }
}

fn all(band: GradeBand) -> Vec<StartOption> {
    serde_json::from_str(text(band)).expect("the files are read by this module's tests")
}

/// The options of a new board in a language, else in English. A grid takes three ways to learn, three tools and three ways to show; only
/// *must-do, may-do* has musts.
pub fn start(band: GradeBand, template: Template, locale: &str) -> Vec<OptionWords> {
    let fits = |option: &StartOption| template != Template::Grid || option.axis != Axis::Place;
    let worded = |option: StartOption| {
        let words = option.wording.get(locale).or_else(|| option.wording.get("en")).cloned().unwrap_or_default();
        let must = option.must && template == Template::MustMay;
        OptionWords { axis: option.axis, words, mode: option.mode, must }
    };
    all(band).into_iter().filter(fits).map(worded).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::languages::LANGUAGES;

    #[test]
    fn every_band_and_template_begins_with_a_board_that_stands_in_every_language() {
        let mut seen = BTreeSet::new();
        for band in GradeBand::ALL {
            for template in Template::ALL {
                for (locale, _) in LANGUAGES {
                    let options = start(*band, *template, locale);
                    assert!(options.len() <= template.room(), "{band:?} {template:?}");
                    for option in &options {
                        assert_eq!(option.check().as_ref(), Ok(option), "{band:?}");
                        assert_eq!(option.mode.is_some(), option.axis == Axis::Show, "{}", option.words);
                        if *template == Template::Menu {
                            assert!(seen.insert(option.words.clone()), "twice: {}", option.words);
                        }
                    }
                    let musts = options.iter().filter(|option| option.must).count();
                    assert_eq!(musts > 0, *template == Template::MustMay);
                    let parts: BTreeSet<_> = options.iter().map(|option| option.axis).collect();
                    assert_eq!(parts.len(), if *template == Template::Grid { 3 } else { 4 });
                }
            }
        }
        let english = start(GradeBand::K2, Template::Grid, "en");
        assert_eq!(start(GradeBand::K2, Template::Grid, "tlh"), english, "else in English");
    }
}
