use serde::{Deserialize, Serialize};

use crate::viewer::names;

/// Whether what was chosen helped. *Too early* is an answer, and settles nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Helped,
    Partly,
    Not,
    TooEarly,
}
names!(Outcome {
    Self::Helped => "helped", Self::Partly => "partly", Self::Not => "not", Self::TooEarly => "too_early",
});

impl Outcome {
    pub fn is_settled(self) -> bool {
        self != Self::TooEarly
    }
}
