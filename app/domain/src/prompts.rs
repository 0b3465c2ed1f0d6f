//! Prompts: one question, put before a class, with who will be answered said beforehand.

mod wordings;

use crate::json::Reads;
use serde::{Deserialize, Serialize};

pub use wordings::{MOST_STARTERS, PromptWords, Worded, Wordings, WordingsDraft, wording_field};

use crate::classes::AccessPoint;
use crate::clock::Moment;
use crate::id::{ClassId, PersonId, PromptId};
use crate::refusal::{Faults, Refusal};
use crate::viewer::names;
use crate::words::{LONGEST_QUESTION, line};

/// Where in the learning the prompt stands (forethought, performance, self-reflection).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Before,
    During,
    After,
}
names!(Phase { Self::Before => "before", Self::During => "during", Self::After => "after" });

/// Who will be answered. Students see it before they write: no feedback debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum AnswerPlan {
    Everyone,
    /// Those the teacher picked; the longest-waiting are suggested.
    Few,
    /// One note to the whole class.
    Together,
    Nobody,
}
names!(AnswerPlan { Self::Everyone => "everyone", Self::Few => "few", Self::Together => "together", Self::Nobody => "nobody" });

/// A prompt's life. A planned one can be released or dropped, a released one closed; nothing else exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(tag = "state", rename_all = "snake_case", try_from = "crate::flat::PromptState")]
pub enum PromptState {
    /// Without a time: it came while the class had closed the way in. The prompt waits for its teacher's hand.
    Planned {
        release_at: Option<Moment>,
    },
    Released {
        at: Moment,
    },
    Closed {
        at: Moment,
    },
}

impl PromptState {
    /// As the table's three moments say it.
    pub fn of(release_at: Option<i64>, released_at: Option<i64>, closed_at: Option<i64>) -> Self {
        match (released_at, closed_at) {
            (_, Some(at)) => Self::Closed { at: Moment(at) },
            (Some(at), None) => Self::Released { at: Moment(at) },
            (None, None) => Self::Planned { release_at: release_at.map(Moment) },
        }
    }

    pub fn release(self, now: Moment) -> Result<Self, Refusal> {
        match self {
            Self::Planned { .. } => Ok(Self::Released { at: now }),
            Self::Released { .. } => Err(Refusal::conflict("prompts.already_released")),
            Self::Closed { .. } => Err(Refusal::conflict("prompts.already_closed")),
        }
    }

    pub fn close(self, now: Moment) -> Result<Self, Refusal> {
        match self {
            Self::Planned { .. } | Self::Released { .. } => Ok(Self::Closed { at: now }),
            Self::Closed { .. } => Err(Refusal::conflict("prompts.already_closed")),
        }
    }

    pub fn is_open(self) -> bool {
        matches!(self, Self::Released { .. })
    }
}

/// What a teacher types for a prompt of their own, or keeps from the bank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromptDraft {
    pub question: String,
    /// One starter a line.
    pub starters: String,
    pub access_point: String,
    pub phase: String,
    /// As they were kept with it.
    #[serde(default)]
    pub wordings: Wordings,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub question: String,
    pub starters: Vec<String>,
    pub access_point: AccessPoint,
    pub phase: Phase,
    pub wordings: Wordings,
}

impl PromptDraft {
    pub fn check(&self) -> Result<Question, Refusal> {
        let mut faults = Faults::default();
        let question = faults.take("question", line(&self.question, LONGEST_QUESTION));
        let starters = wordings::check_starters(&mut faults, "starters", &self.starters);
        let access_point = AccessPoint::named(&self.access_point).unwrap_or(AccessPoint::Reflection);
        let phase = Phase::named(&self.phase).unwrap_or(Phase::After);
        faults.done(Question { question, starters, access_point, phase, wordings: self.wordings.clone() })
    }
}

/// Where a prompt's wording comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum PromptSource {
    Own {
        draft: PromptDraft,
    },
    /// A prompt of the bank, in one of its languages.
    Bank {
        id: String,
        locale: String,
    },
}

impl PromptSource {
    /// The question as it will be asked, with every language that it is there in. A bank prompt that does not exist is not found.
    pub fn check(&self) -> Result<Question, Refusal> {
        match self {
            Self::Own { draft } => draft.check(),
            Self::Bank { id, locale } => {
                let prompt = crate::bank::prompt(id).ok_or(Refusal::NotFound)?;
                let (asked_in, wording) = (prompt.speaks(locale), prompt.in_language(locale));
                Ok(Question {
                    question: wording.question.clone(),
                    starters: wording.starters.clone(),
                    access_point: prompt.access_point,
                    phase: prompt.phase,
                    wordings: Wordings { asked_in: Some(asked_in), others: prompt.besides(asked_in) },
                })
            }
        }
    }

    pub fn bank_id(&self) -> Option<&str> {
        match self {
            Self::Own { .. } => None,
            Self::Bank { id, .. } => Some(id),
        }
    }
}

/// A prompt on a teacher's own shelf, to be asked again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptPrompt {
    pub id: crate::id::KeptPromptId,
    pub question: String,
    pub starters: Vec<String>,
    pub access_point: AccessPoint,
    pub phase: Phase,
    pub wordings: Wordings,
    pub kept_at: Moment,
}

/// A prompt as a class sees it. `answered` is true for the reader whose turn it is to be answered; on events for the whole
/// class it is left to the student's own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct PromptView {
    pub id: PromptId,
    pub class: ClassId,
    pub access_point: AccessPoint,
    pub phase: Phase,
    pub question: String,
    pub starters: Vec<String>,
    #[serde(default)]
    pub wordings: Wordings,
    pub plan: AnswerPlan,
    pub state: PromptState,
    pub rev: i64,
}

impl PromptView {
    /// As a reader of this language finds it.
    pub fn read_in(&self, reader: &str) -> Worded<'_> {
        self.wordings.read(reader, &self.question, &self.starters)
    }
}

/// What a teacher decides on releasing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    pub plan: AnswerPlan,
    /// Read only with [`AnswerPlan::Few`].
    pub answered: Vec<PersonId>,
    /// None: now.
    pub at: Option<Moment>,
}

/// Who has waited longest for an answer, for the plan "a few". `last` is the last answer each student got, if any.
pub fn longest_waiting(last: &[(PersonId, Option<Moment>)], how_many: usize) -> Vec<PersonId> {
    let mut order: Vec<_> = last.to_vec();
    order.sort_by_key(|(person, at)| (at.unwrap_or(Moment(i64::MIN)), *person));
    order.into_iter().take(how_many).map(|(person, _)| person).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::Locale;

    #[test]
    fn a_prompt_is_released_once_and_closed_once() {
        let now = Moment(5);
        let planned = PromptState::Planned { release_at: None };
        let released = planned.release(now).unwrap();
        assert!(released.release(now).is_err());
        let closed = released.close(now).unwrap();
        assert!(closed.close(now).is_err() && closed.release(now).is_err());
        assert!(released.is_open() && !closed.is_open() && !planned.is_open());
    }

    #[test]
    fn those_who_never_heard_come_first() {
        let (ada, bo, chen) = (PersonId::mint(), PersonId::mint(), PersonId::mint());
        let last = [(ada, Some(Moment(9))), (bo, None), (chen, Some(Moment(3)))];
        assert_eq!(longest_waiting(&last, 2), [bo, chen]);
    }

    #[test]
    fn the_bank_speaks_the_language_asked_for_and_nothing_else_is_found() {
        let ask = |id: &str, locale: &str| PromptSource::Bank { id: id.into(), locale: locale.into() }.check();
        let first = &crate::bank::prompts(crate::classes::GradeBand::G68)[0];
        let spanish = ask(&first.id, "es").unwrap();
        assert_eq!(spanish.question, first.wording["es"].question);
        assert_eq!(spanish.wordings.asked_in, Some(Locale::Spanish));
        let read = spanish.wordings.read("vi", &spanish.question, &spanish.starters);
        assert_eq!((read.locale, read.question), (Some(Locale::Vietnamese), &*first.wording["vi"].question));
        assert_eq!(ask(&first.id, "tlh").unwrap().question, first.wording["en"].question);
        assert_eq!(ask("no-such-prompt", "en"), Err(Refusal::NotFound));
    }

    #[test]
    fn an_empty_question_is_refused_beside_its_field() {
        let draft = PromptDraft { starters: "x\n".repeat(9), ..Default::default() };
        let Err(Refusal::Invalid { faults }) = draft.check() else { panic!() };
        assert_eq!(faults.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), ["question", "starters"]);
    }
}
