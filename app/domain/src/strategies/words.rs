use serde::{Deserialize, Serialize};

use super::{Address, Need, StrategyKind};
use crate::refusal::{Faults, Refusal};
use crate::words::{LONGEST_SENTENCE, line, passage};

/// Longest name of a strategy or tool.
pub const LONGEST_STRATEGY_NAME: usize = 60;

/// A strategy or tool, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrategyWords {
    pub kind: StrategyKind,
    pub need: Need,
    pub name: String,
    /// What you do.
    pub does: String,
    /// When it helps.
    pub helps: String,
    /// Of an outside tool, else empty.
    #[serde(default)]
    pub address: String,
}

impl StrategyWords {
    /// Cleaned, or everything that cannot stand: `name`, `does`, `helps`, `address`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let several = |typed: &str| match passage(typed, LONGEST_SENTENCE) {
            Ok(said) if said.is_empty() => Err(crate::refusal::Sentence::new("words.empty")),
            said => said,
        };
        let words = Self {
            kind: self.kind,
            need: self.need,
            name: faults.take("name", line(&self.name, LONGEST_STRATEGY_NAME)),
            does: faults.take("does", several(&self.does)),
            helps: faults.take("helps", several(&self.helps)),
            address: match self.kind {
                StrategyKind::Outside => faults.take("address", Address::read(&self.address).map(|found| found.url)),
                // What was typed before another kind was picked goes nowhere.
                _ => String::new(),
            },
        };
        faults.done(words)
    }

    /// The host of an outside tool; empty for everything else.
    pub fn host(&self) -> String {
        match self.kind {
            StrategyKind::Outside => Address::read(&self.address).map(|found| found.host).unwrap_or_default(),
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(words: &StrategyWords) -> Vec<(String, String)> {
        match words.check() {
            Err(Refusal::Invalid { faults }) => faults.into_iter().map(|f| (f.field, f.sentence.key)).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn all_that_is_missing_is_told_at_once() {
        let nothing = StrategyWords { kind: StrategyKind::Outside, ..Default::default() };
        let told = fields(&nothing);
        assert_eq!(
            told.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(),
            ["name", "does", "helps", "address"]
        );
        let long =
            StrategyWords { name: "x".repeat(100_000), does: "a".into(), helps: "b".into(), ..Default::default() };
        assert_eq!(fields(&long), [("name".into(), "words.too_long".into())]);
    }

    #[test]
    fn only_an_outside_tool_has_an_address() {
        let words = StrategyWords {
            kind: StrategyKind::LowTech,
            name: "Index cards".into(),
            does: "One question on each".into(),
            helps: "Before a test".into(),
            address: "https://evil.example".into(),
            ..Default::default()
        };
        let kept = words.check().unwrap();
        assert_eq!((kept.address.as_str(), kept.host().as_str()), ("", ""));
        let outside =
            StrategyWords { kind: StrategyKind::Outside, address: "https://www.desmos.com/x".into(), ..words };
        assert_eq!(outside.check().unwrap().host(), "desmos.com");
    }
}
