//! Comfort: what helps a person read, chosen by themselves and for themselves. The usual way has no name anywhere: it is what is left when
//! nothing is chosen.

use serde::{Deserialize, Serialize};

use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;

/// Which letters everything is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Letters {
    /// OpenDyslexic: heavier at the foot, so that letters which mirror each other differ.
    Dyslexic,
}
names!(Letters { Self::Dyslexic => "dyslexic" });

/// How far apart letters, words, lines and paragraphs stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spacing {
    Wide,
}
names!(Spacing { Self::Wide => "wide" });

/// Without one it follows the device, which may ask for more by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contrast {
    High,
}
names!(Contrast { Self::High => "high" });

/// Without one it follows the device, which may ask for less by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    Less,
}
names!(Motion { Self::Less => "less" });

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comfort {
    pub letters: Option<Letters>,
    pub spacing: Option<Spacing>,
    pub contrast: Option<Contrast>,
    pub motion: Option<Motion>,
}

/// As a form sends it; empty is the usual way.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ComfortTyped {
    pub letters: String,
    pub spacing: String,
    pub contrast: String,
    pub motion: String,
}

impl ComfortTyped {
    pub fn check(&self) -> Result<Comfort, Refusal> {
        let mut faults = Faults::default();
        let letters = faults.take("letters", offered(&self.letters, Letters::named));
        let spacing = faults.take("spacing", offered(&self.spacing, Spacing::named));
        let contrast = faults.take("contrast", offered(&self.contrast, Contrast::named));
        let motion = faults.take("motion", offered(&self.motion, Motion::named));
        faults.done(Comfort { letters, spacing, contrast, motion })
    }
}

fn offered<T>(typed: &str, named: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Sentence> {
    match typed {
        "" => Ok(None),
        name => named(name).map(Some).ok_or_else(|| Sentence::new("accounts.comfort_pick")),
    }
}

impl Comfort {
    /// Nothing is chosen.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(letters: &str, spacing: &str, contrast: &str, motion: &str) -> ComfortTyped {
        let [letters, spacing, contrast, motion] = [letters, spacing, contrast, motion].map(str::to_owned);
        ComfortTyped { letters, spacing, contrast, motion }
    }

    #[test]
    fn nothing_chosen_is_the_usual_way() {
        let usual = typed("", "", "", "").check().unwrap();
        assert_eq!(usual, Comfort::default());
        assert!(usual.is_usual());
    }

    #[test]
    fn each_is_chosen_by_itself() {
        let all = typed("dyslexic", "wide", "high", "less").check().unwrap();
        let (letters, spacing) = (Some(Letters::Dyslexic), Some(Spacing::Wide));
        assert_eq!(all, Comfort { letters, spacing, contrast: Some(Contrast::High), motion: Some(Motion::Less) });
        let one = typed("", "wide", "", "").check().unwrap();
        assert_eq!(one, Comfort { spacing, ..Comfort::default() });
        assert!(!one.is_usual());
    }

    #[test]
    fn what_is_not_offered_is_refused_where_it_stands() {
        let Err(Refusal::Invalid { faults }) = typed("comic", "wide", "HIGH", "less ").check() else { panic!() };
        assert_eq!(
            faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(),
            ["letters", "contrast", "motion"]
        );
        assert!(faults.iter().all(|fault| fault.sentence.key == "accounts.comfort_pick"));
    }
}
