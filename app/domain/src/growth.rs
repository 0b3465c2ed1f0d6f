//! Growth: two pieces, before and after, and the student's own words between them. Never a score, never a comparison with
//! anyone else. The student proposes; a teacher may suggest a pair, ask, or add evidence, and has no veto.
//!
//! The growth view ([`Grown`]) puts beside these pairs what else says *before* and *now*: a goal that was worded anew, and why; and it
//! draws ([`plot`], [`path`]) what can be drawn.

mod changes;
mod criteria;
mod path;
mod plot;
mod view;

pub use changes::{GoalChange, GoalGrown, PlanPart, Reworded, changes};
pub use criteria::{CriterionGrown, Levels, SaidBy, SaidOf, Shows};
pub use path::{Along, Stone, path};
pub use plot::{Frame, Plot, Scale, Spot, Tick, plot};
pub use view::{Grown, Move, Moved};

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::event::Change;
use crate::id::{GrowthId, PersonId, ReflectionId, VersionId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::words::{LONGEST_REPLY, LONGEST_SENTENCE, line, passage};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrowthWords {
    pub before: VersionId,
    pub after: VersionId,
    pub used_to: String,
    pub now: String,
}

impl GrowthWords {
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        if self.before == self.after {
            faults.push("after", Sentence::new("growth.two_pieces"));
        }
        let used_to = faults.take("used_to", line(&self.used_to, LONGEST_SENTENCE));
        let now = faults.take("now", line(&self.now, LONGEST_SENTENCE));
        faults.done(Self { used_to, now, ..self.clone() })
    }
}

/// A piece cited in a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Cited {
    pub reflection: ReflectionId,
    pub version: VersionId,
    pub number: i32,
    pub question: String,
    pub words: String,
    pub shared_at: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum RemarkKind {
    Question,
    Evidence,
}
crate::viewer::names!(RemarkKind { Self::Question => "question", Self::Evidence => "evidence" });

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Remark {
    pub by_name: String,
    pub kind: RemarkKind,
    pub words: String,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct GrowthView {
    pub id: GrowthId,
    pub student: PersonId,
    pub student_name: String,
    pub before: Cited,
    pub after: Cited,
    /// Empty while it is only a teacher's suggestion.
    pub used_to: String,
    pub now: String,
    pub suggested_by: Option<String>,
    pub remarks: Vec<Remark>,
    pub rev: i64,
    pub changed_at: Moment,
}

/// What a list of pairs makes of a change. The newest state of each stays.
pub fn apply(pairs: &mut Vec<GrowthView>, change: &Change) {
    match change {
        Change::Growth(growth) => match pairs.iter_mut().find(|known| known.id == growth.id) {
            Some(known) if known.rev > growth.rev => {}
            Some(known) => *known = (**growth).clone(),
            None => pairs.insert(0, (**growth).clone()),
        },
        Change::GrowthGone { id } => pairs.retain(|known| known.id != *id),
        _ => {}
    }
}

/// A student's growth in one class, as its teachers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuidedGrowth {
    pub student: PersonId,
    pub name: String,
    pub picture: String,
    /// On the roster. Who left keeps what is here; nothing is added to it.
    pub attends: bool,
    /// Newest change first.
    pub pairs: Vec<GrowthView>,
    /// What was shared in the class, to choose two from: oldest first.
    pub versions: Vec<Citable>,
}

/// A version that can be cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citable {
    pub version: VersionId,
    pub number: i32,
    pub question: String,
}

/// What a teacher adds to a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarkWords {
    pub kind: RemarkKind,
    pub words: String,
}

impl RemarkWords {
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let words = passage(&self.words, LONGEST_REPLY);
        let words = words.and_then(|w| if w.is_empty() { Err(Sentence::new("words.empty")) } else { Ok(w) });
        let words = faults.take("words", words);
        faults.done(Self { kind: self.kind, words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_needs_two_pieces_and_both_sentences() {
        let one = VersionId::mint();
        let words = GrowthWords { before: one, after: one, used_to: String::new(), now: "I see it".into() };
        let Err(Refusal::Invalid { faults }) = words.check() else { panic!() };
        assert_eq!(faults.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), ["after", "used_to"]);
    }

    #[test]
    fn a_remark_says_something() {
        let remark = |words: &str| RemarkWords { kind: RemarkKind::Question, words: words.into() }.check();
        assert_eq!(remark(" \n\u{0} "), Err(Refusal::invalid("words", "words.empty")));
        assert!(remark(&"x".repeat(100_000)).is_err());
        assert_eq!(remark(" Where? ").unwrap().words, "Where?");
    }
}
