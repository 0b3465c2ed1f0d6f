//! The circle of control: what is in the way and what might help, sorted into *I control / I influence / I cannot change*. The next step
//! comes from the first. Nobody but the student ever sees a thought: troubles at home are never asked for, and never shown.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::id::ThoughtId;
use crate::refusal::Refusal;
use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum Circle {
    Control,
    Influence,
    Cannot,
}
names!(Circle { Self::Control => "control", Self::Influence => "influence", Self::Cannot => "cannot" });

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum ThoughtKind {
    Obstacle,
    Idea,
}
names!(ThoughtKind { Self::Obstacle => "obstacle", Self::Idea => "idea" });

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct ThoughtView {
    pub id: ThoughtId,
    pub kind: ThoughtKind,
    pub words: String,
    /// None: not sorted yet.
    pub circle: Option<Circle>,
}

/// Most thoughts around one goal.
pub const MOST_THOUGHTS: usize = 40;

impl Circle {
    /// A step is something that one can do.
    pub fn gives_a_step(sorted: Option<Self>) -> Result<(), Refusal> {
        match sorted {
            Some(Self::Control) => Ok(()),
            Some(Self::Influence | Self::Cannot) | None => Err(Refusal::conflict("goals.not_in_my_control")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_i_control_becomes_a_step() {
        assert!(Circle::gives_a_step(Some(Circle::Control)).is_ok());
        for sorted in [None, Some(Circle::Influence), Some(Circle::Cannot)] {
            assert_eq!(Circle::gives_a_step(sorted), Err(Refusal::conflict("goals.not_in_my_control")));
        }
    }
}
