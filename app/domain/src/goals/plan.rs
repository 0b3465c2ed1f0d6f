//! What a goal says: the words of one version of it.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::refusal::{Faults, Refusal, Sentence};
use crate::schools::day;
use crate::viewer::names;
use crate::words::{LONGEST_SENTENCE, line, optional_line, passage};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum GoalKind {
    /// Something to do again and again: *ask one question each lesson*.
    #[default]
    Habit,
    /// Something to learn: *explain photosynthesis to a sixth grader*.
    Academic,
}
names!(GoalKind { Self::Habit => "habit", Self::Academic => "academic" });

/// Only the statement is needed: a six-year-old's goal is one sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct GoalPlan {
    pub kind: GoalKind,
    pub statement: String,
    /// Where I stand now.
    #[serde(default)]
    pub stand: String,
    /// Why it matters to me.
    #[serde(default)]
    pub why: String,
    /// What success looks like.
    #[serde(default)]
    pub success: String,
    /// `YYYY-MM-DD`, or empty.
    #[serde(default)]
    pub by: String,
    /// If this gets in the way …
    #[serde(default)]
    pub obstacle: String,
    /// … then I will.
    #[serde(default)]
    pub then: String,
}

/// Most teachers that one goal is shown to, and most classes that it is about.
pub const MOST_READERS: usize = 20;
pub const MOST_CLASSES: usize = 20;

impl GoalPlan {
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let statement = faults.take("statement", line(&self.statement, LONGEST_SENTENCE));
        let stand = faults.take("stand", passage(&self.stand, LONGEST_SENTENCE));
        let why = faults.take("why", passage(&self.why, LONGEST_SENTENCE));
        let success = faults.take("success", passage(&self.success, LONGEST_SENTENCE));
        let by = faults.take("by", optional_day(&self.by));
        let obstacle = faults.take("obstacle", optional_line(&self.obstacle, LONGEST_SENTENCE));
        let then = faults.take("then", optional_line(&self.then, LONGEST_SENTENCE));
        // Half a plan helps nobody when the obstacle comes.
        match (obstacle.is_empty(), then.is_empty()) {
            (false, true) => faults.push("then", Sentence::new("goals.if_needs_then")),
            (true, false) => faults.push("obstacle", Sentence::new("goals.then_needs_if")),
            _ => {}
        }
        faults.done(Self { kind: self.kind, statement, stand, why, success, by, obstacle, then })
    }
}

fn optional_day(typed: &str) -> Result<String, Sentence> {
    if typed.trim().is_empty() { Ok(String::new()) } else { Ok(day(typed)?.to_string()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sentence_is_a_goal() {
        let plan = GoalPlan { statement: "  Ask one\nquestion ".into(), ..Default::default() }.check().unwrap();
        assert_eq!((plan.statement.as_str(), plan.by.as_str()), ("Ask one question", ""));
    }

    #[test]
    fn all_faults_are_told_at_once_and_half_an_if_is_none() {
        let long = "x".repeat(100_000);
        let plan = GoalPlan { why: long.clone(), by: "soon".into(), obstacle: "I am shy".into(), ..Default::default() };
        let Err(Refusal::Invalid { faults }) = plan.check() else { panic!() };
        assert_eq!(faults.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), ["statement", "why", "by", "then"]);
        let plan = GoalPlan { statement: "x".into(), then: "I breathe".into(), ..Default::default() };
        assert_eq!(plan.check(), Err(Refusal::invalid("obstacle", "goals.then_needs_if")));
    }
}
