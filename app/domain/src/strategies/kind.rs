//! What a thing on the shelf is, and what it is for.

use serde::{Deserialize, Serialize};

use crate::viewer::names;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StrategyKind {
    /// Something one does.
    #[default]
    Strategy,
    /// Something on the table: cards, a timer, a ruler under the line.
    LowTech,
    /// A page or program of somebody else. Shown to students while their school approves its host.
    Outside,
}
names!(StrategyKind { Self::Strategy => "strategy", Self::LowTech => "low_tech", Self::Outside => "outside" });

/// What one needs at that moment. One word to find a strategy by; never a kind of learner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    #[default]
    Start,
    Understand,
    Remember,
    KeepGoing,
    Check,
    Show,
}
names!(Need {
    Self::Start => "start", Self::Understand => "understand", Self::Remember => "remember", Self::KeepGoing => "keep_going",
    Self::Check => "check", Self::Show => "show",
});
