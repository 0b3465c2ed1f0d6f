//! Feedback and what the student does with it: *a strength, a question, a next step*, any of them; comments on a marked
//! passage; or only *read*. Questions and next steps ask for something, strengths do not: only the former are followed through.

mod record;
mod several;

pub use several::{MOST_AT_ONCE, one_of_several};

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::id::{FeedbackId, FileId, PassageId, PersonId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_REPLY, LONGEST_SENTENCE, optional_line, passage};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Strength,
    Question,
    NextStep,
}
names!(Part { Self::Strength => "strength", Self::Question => "question", Self::NextStep => "next_step" });

impl Part {
    pub fn asks_for_something(self) -> bool {
        !matches!(self, Self::Strength)
    }
}

/// A comment on a marked passage. `starts..ends` count Unicode scalar values of the version's words; `quote` are those words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct PassageWords {
    pub starts: u32,
    pub ends: u32,
    pub quote: String,
    pub words: String,
}

/// What a teacher typed so far, and what is sent when it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct FeedbackWords {
    #[serde(default)]
    pub strength: String,
    #[serde(default)]
    pub question: String,
    #[serde(default)]
    pub next_step: String,
    #[serde(default)]
    pub passages: Vec<PassageWords>,
}

pub const MOST_PASSAGES: usize = 30;

impl FeedbackWords {
    pub fn is_empty(&self) -> bool {
        self.strength.trim().is_empty()
            && self.question.trim().is_empty()
            && self.next_step.trim().is_empty()
            && self.passages.iter().all(|p| p.words.trim().is_empty())
    }

    /// A half-written answer: may be empty, not endless.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let strength = faults.take("strength", passage(&self.strength, LONGEST_REPLY));
        let question = faults.take("question", passage(&self.question, LONGEST_REPLY));
        let next_step = faults.take("next_step", passage(&self.next_step, LONGEST_REPLY));
        if self.passages.len() > MOST_PASSAGES {
            faults.push("passages", Sentence::new("feedback.too_many_passages").with("most", MOST_PASSAGES));
        }
        let mut passages = Vec::new();
        for marked in self.passages.iter().take(MOST_PASSAGES) {
            let words = faults.take("passages", passage(&marked.words, LONGEST_REPLY));
            let quote = faults.take("passages", passage(&marked.quote, LONGEST_REPLY));
            passages.push(PassageWords { words, quote, ..*marked });
        }
        faults.done(Self { strength, question, next_step, passages })
    }

    /// Something must be said (here, in `also`: a voice, a mark on what is shown), and a mark must mark something that is there.
    pub fn check_for_sending(&self, about: &str, also: bool) -> Result<Self, Refusal> {
        let mut checked = self.check()?;
        checked.passages.retain(|marked| !marked.words.is_empty());
        if checked.is_empty() && !also {
            return Err(Refusal::invalid("strength", "feedback.say_something"));
        }
        for marked in &checked.passages {
            let there: String = about
                .chars()
                .skip(marked.starts as usize)
                .take(marked.ends.saturating_sub(marked.starts) as usize)
                .collect();
            if there.is_empty() || there.trim() != marked.quote {
                return Err(Refusal::invalid("passages", "feedback.mark_moved"));
            }
        }
        Ok(checked)
    }
}

/// A teacher's half-written answer, with the number that the next save builds on; 0 while nothing was saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(from = "crate::flat::HalfWritten")]
pub struct FeedbackDraft {
    #[serde(flatten)]
    pub words: FeedbackWords,
    pub rev: i64,
}

/// How a student followed through on one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// I used it (here).
    Used,
    /// Still trying.
    Trying,
    /// I chose another way, because…
    Other,
}
names!(Outcome { Self::Used => "used", Self::Trying => "trying", Self::Other => "other" });

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct FollowThrough {
    pub part: Part,
    pub outcome: Outcome,
    /// Where it was used, or why another way.
    pub words: String,
}

impl FollowThrough {
    /// Strengths need no mark; another way has its reason: that is agency, not refusal.
    pub fn check(&self) -> Result<Self, Refusal> {
        if !self.part.asks_for_something() {
            return Err(Refusal::conflict("feedback.strengths_need_no_mark"));
        }
        let mut faults = Faults::default();
        let words = faults.take("words", optional_line(&self.words, LONGEST_SENTENCE));
        if self.outcome == Outcome::Other && words.is_empty() {
            faults.push("words", Sentence::new("feedback.say_why"));
        }
        faults.done(Self { words, ..self.clone() })
    }
}

/// One answer as both sides see it. An answer that is only *read* has no words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct FeedbackView {
    pub id: FeedbackId,
    pub version: i32,
    pub by: PersonId,
    pub by_name: String,
    pub read_only: bool,
    pub strength: String,
    pub question: String,
    pub next_step: String,
    pub passages: Vec<PassageView>,
    pub follow: Vec<FollowThrough>,
    pub sent_at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(from = "crate::flat::PassageView")]
pub struct PassageView {
    pub id: PassageId,
    #[serde(flatten)]
    pub passage: PassageWords,
}

impl FeedbackView {
    pub fn part(&self, part: Part) -> &str {
        match part {
            Part::Strength => &self.strength,
            Part::Question => &self.question,
            Part::NextStep => &self.next_step,
        }
    }

    pub fn followed(&self, part: Part) -> Option<&FollowThrough> {
        self.follow.iter().find(|follow| follow.part == part)
    }

    /// A voice, marks, comments on some words, and nothing in a part of its own.
    pub fn has_no_parts(&self) -> bool {
        !self.read_only && Part::ALL.iter().all(|part| self.part(*part).is_empty())
    }

    /// Whether its student may say what became of this part. An answer without parts is followed through as a whole, as one next step; nobody
    /// waits for that, since it may as well be a strength.
    pub fn takes(&self, part: Part) -> bool {
        part.asks_for_something() && (!self.part(part).is_empty() || (part == Part::NextStep && self.has_no_parts()))
    }

    /// Parts that ask for something and have no follow-through yet. *Still trying* is one.
    pub fn open_parts(&self) -> impl Iterator<Item = Part> {
        Part::ALL
            .iter()
            .copied()
            .filter(|part| part.asks_for_something() && !self.part(*part).is_empty() && self.followed(*part).is_none())
    }
}

/// Whether feedback was usable: of the parts that asked for something and are at least `SETTLING` old, how many were used or
/// reasoned about. Per class only; never per student, never projected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct FollowThroughRate {
    pub asked: u32,
    pub used: u32,
    pub another_way: u32,
    pub trying: u32,
}

/// Only feedback sent within this long counts, in milliseconds: six weeks.
pub const RATE_LOOKS_BACK: i64 = 42 * crate::clock::DAY;
/// Feedback younger than this is still being read, in milliseconds: one day.
pub const SETTLING: i64 = crate::clock::DAY;

/// Fewer parts than this and no figure is shown: it would say something about somebody.
pub const FEWEST_FOR_A_RATE: u32 = 5;

impl FollowThroughRate {
    pub fn note(&mut self, outcome: Option<Outcome>) {
        self.asked += 1;
        match outcome {
            Some(Outcome::Used) => self.used += 1,
            Some(Outcome::Other) => self.another_way += 1,
            Some(Outcome::Trying) => self.trying += 1,
            None => {}
        }
    }

    /// Percent of asked parts that were used or answered with a reasoned other way.
    pub fn percent(&self) -> Option<u32> {
        (self.asked >= FEWEST_FOR_A_RATE).then(|| (100 * (self.used + self.another_way) + self.asked / 2) / self.asked)
    }
}

/// A note to the whole class, or to several.
pub fn note(typed: &str) -> Result<String, Refusal> {
    let words = passage(typed, LONGEST_REPLY)
        .and_then(|words| if words.is_empty() { Err(Sentence::new("words.empty")) } else { Ok(words) });
    let mut faults = Faults::default();
    let words = faults.take("words", words);
    faults.done(words)
}

/// Who a note is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "to", content = "persons", rename_all = "snake_case")]
pub enum NoteReaders {
    WholeClass,
    Several(Vec<PersonId>),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct NoteView {
    pub id: crate::id::NoteId,
    pub by_name: String,
    pub words: String,
    pub whole_class: bool,
    pub question: Option<String>,
    /// The teacher's own voice, instead of words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<FileId>,
    pub sent_at: Moment,
}

/// Milliseconds that a spoken note may last: ten seconds, and a blink in which a recorder stops.
pub const LONGEST_SPOKEN_NOTE: i64 = 11_500;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_must_be_said() {
        let nothing = FeedbackWords { strength: "  ".into(), ..Default::default() };
        assert_eq!(nothing.check_for_sending("x", false), Err(Refusal::invalid("strength", "feedback.say_something")));
        assert!(nothing.check_for_sending("x", true).is_ok(), "a voice says it");
        let next = FeedbackWords { next_step: "Try it on your brother.".into(), ..Default::default() };
        assert!(next.check_for_sending("x", false).is_ok());
    }

    #[test]
    fn a_mark_must_lie_on_the_words_it_quotes() {
        let about = "Zoë sees 🍂 fall";
        let mark = |starts, ends, quote: &str| FeedbackWords {
            passages: vec![PassageWords { starts, ends, quote: quote.into(), words: "Say more".into() }],
            ..Default::default()
        };
        assert!(mark(4, 10, "sees 🍂").check_for_sending(about, false).is_ok());
        assert!(mark(0, 3, "sees").check_for_sending(about, false).is_err());
        assert!(mark(90, 99, "").check_for_sending(about, false).is_err());
        assert!(mark(9, 4, "x").check_for_sending(about, false).is_err());
    }

    #[test]
    fn another_way_says_why_and_strengths_need_no_mark() {
        let follow = |part, outcome, words: &str| FollowThrough { part, outcome, words: words.into() };
        assert!(follow(Part::Question, Outcome::Used, "").check().is_ok());
        assert!(follow(Part::Question, Outcome::Other, " ").check().is_err());
        assert!(follow(Part::Question, Outcome::Other, "I drew it").check().is_ok());
        assert!(follow(Part::Strength, Outcome::Used, "").check().is_err());
    }

    #[test]
    fn an_answer_without_parts_is_followed_as_a_whole_and_nobody_waits_for_it() {
        let given = |read_only, strength: &str, question: &str| FeedbackView {
            id: FeedbackId::mint(),
            version: 1,
            by: PersonId::mint(),
            by_name: "Ms Rivera".into(),
            read_only,
            strength: strength.into(),
            question: question.into(),
            next_step: String::new(),
            passages: vec![],
            follow: vec![],
            sent_at: Moment(0),
        };
        let takes = |given: &FeedbackView| -> Vec<Part> {
            Part::ALL.iter().copied().filter(|part| given.takes(*part)).collect()
        };
        let voice = given(false, "", "");
        assert!(voice.has_no_parts());
        assert_eq!(takes(&voice), [Part::NextStep]);
        assert_eq!(voice.open_parts().next(), None);
        assert_eq!(takes(&given(false, "You looked twice.", "Why?")), [Part::Question]);
        assert_eq!(takes(&given(false, "You looked twice.", "")), [], "strengths need no mark");
        assert_eq!(takes(&given(true, "", "")), [], "it was only read");
    }

    #[test]
    fn the_rate_counts_reasoned_other_ways_and_hides_below_five() {
        let mut rate = FollowThroughRate::default();
        for outcome in [Some(Outcome::Used), Some(Outcome::Other), Some(Outcome::Trying), None] {
            rate.note(outcome);
        }
        assert_eq!(rate.percent(), None);
        rate.note(Some(Outcome::Used));
        assert_eq!(rate.percent(), Some(60));
    }
}
