//! Growth: two pieces, before and after, and the student's own words between them. Never a score, never a comparison with
//! anyone else. The student proposes; a teacher may suggest a pair, ask, or add evidence, and has no veto.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::id::{GrowthId, PersonId, ReflectionId, VersionId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::words::{LONGEST_SENTENCE, line};

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    pub reflection: ReflectionId,
    pub version: VersionId,
    pub number: i32,
    pub question: String,
    pub words: String,
    pub shared_at: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemarkKind {
    Question,
    Evidence,
}
crate::viewer::names!(RemarkKind { Self::Question => "question", Self::Evidence => "evidence" });

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    pub by_name: String,
    pub kind: RemarkKind,
    pub words: String,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}
