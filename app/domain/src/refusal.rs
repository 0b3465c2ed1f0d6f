//! Why something was not done. A refusal carries message *keys*, never sentences and never what a person typed.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

/// A sentence of the message tables, with what goes into its gaps (numbers, field limits; never a student's words).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Sentence {
    pub key: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<(String, String)>,
}

impl Sentence {
    pub fn new(key: &str) -> Self {
        Self { key: key.into(), gaps: Vec::new() }
    }

    pub fn with(mut self, gap: &str, value: impl ToString) -> Self {
        self.gaps.push((gap.into(), value.to_string()));
        self
    }
}

/// One field and the plain sentence that stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Fault {
    pub field: String,
    pub sentence: Sentence,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(tag = "refused", rename_all = "snake_case", try_from = "crate::flat::Refusal")]
pub enum Refusal {
    /// Not there, or not this viewer's: nobody can tell the two apart.
    NotFound,
    /// The viewer may see it but may not do this to it.
    Forbidden { sentence: Sentence },
    /// Something typed cannot stand. All faults at once, so that nobody corrects a form five times.
    Invalid { faults: Vec<Fault> },
    /// It has changed meanwhile, or is in a state in which this cannot be done.
    Conflict { sentence: Sentence },
}

impl Refusal {
    pub fn invalid(field: &str, key: &str) -> Self {
        Self::Invalid { faults: vec![Fault { field: field.into(), sentence: Sentence::new(key) }] }
    }

    pub fn conflict(key: &str) -> Self {
        Self::Conflict { sentence: Sentence::new(key) }
    }

    pub fn forbidden(key: &str) -> Self {
        Self::Forbidden { sentence: Sentence::new(key) }
    }

    /// The first sentence to show where there is room for one.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::NotFound => Sentence::new("refusal.not_found"),
            Self::Forbidden { sentence } | Self::Conflict { sentence } => sentence.clone(),
            Self::Invalid { faults } => {
                faults.first().map_or_else(|| Sentence::new("refusal.invalid"), |fault| fault.sentence.clone())
            }
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sentence().key)
    }
}

impl std::error::Error for Refusal {}

/// Collects the faults of one form.
#[derive(Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    pub fn push(&mut self, field: &str, sentence: Sentence) {
        self.0.push(Fault { field: field.into(), sentence });
    }

    /// Keeps the value if it stands, notes the fault if it does not.
    pub fn take<T: Default>(&mut self, field: &str, checked: Result<T, Sentence>) -> T {
        checked.unwrap_or_else(|sentence| {
            self.push(field, sentence);
            T::default()
        })
    }

    pub fn done<T>(self, value: T) -> Result<T, Refusal> {
        if self.0.is_empty() { Ok(value) } else { Err(Refusal::Invalid { faults: self.0 }) }
    }
}
