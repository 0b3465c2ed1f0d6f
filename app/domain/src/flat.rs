//! How tagged and flattened types are read. Serde's own way keeps such a value in a notation of its own before it knows what it is, and
//! so carries a second reader of everything inside; in the browser those weighed as much as a page. The written form is
//! unchanged: these read what the types' derived `Serialize` writes, which the tests below hold them to.

use serde::Deserialize;

use crate::clock::Moment;
use crate::id::{ClassId, CommandId, PassageId, PromptId, ReflectionId};
use crate::json::Reads;
use crate::refusal::{Fault, Sentence};
use crate::{command, feedback, prompts, reflections, refusal};

#[derive(Deserialize, Reads)]
pub struct Stage {
    stage: String,
    #[serde(default)]
    version: i32,
}

impl From<Stage> for reflections::Stage {
    fn from(flat: Stage) -> Self {
        Self::read(&flat.stage, flat.version)
    }
}

#[derive(Deserialize, Reads)]
pub struct HalfWritten {
    #[serde(default)]
    strength: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    next_step: String,
    #[serde(default)]
    passages: Vec<feedback::PassageWords>,
    rev: i64,
}

impl From<HalfWritten> for feedback::FeedbackDraft {
    fn from(flat: HalfWritten) -> Self {
        let HalfWritten { strength, question, next_step, passages, rev } = flat;
        Self { words: feedback::FeedbackWords { strength, question, next_step, passages }, rev }
    }
}

#[derive(Deserialize, Reads)]
pub struct Draft {
    #[serde(default)]
    words: String,
    #[serde(default)]
    ask: reflections::Ask,
    #[serde(default)]
    ask_words: String,
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    scribe: Option<String>,
    rev: i64,
    saved_at: Moment,
}

impl From<Draft> for reflections::Draft {
    fn from(flat: Draft) -> Self {
        let Draft { words, ask, ask_words, language, scribe, rev, saved_at } = flat;
        let words = reflections::DraftWords { words, ask, ask_words, language, scribe };
        Self { words, rev, saved_at }
    }
}

#[derive(Deserialize, Reads)]
pub struct PassageView {
    id: PassageId,
    starts: u32,
    ends: u32,
    quote: String,
    words: String,
}

impl From<PassageView> for feedback::PassageView {
    fn from(flat: PassageView) -> Self {
        let PassageView { id, starts, ends, quote, words } = flat;
        Self { id, passage: feedback::PassageWords { starts, ends, quote, words } }
    }
}

#[derive(Deserialize, Reads)]
pub struct PromptState {
    state: String,
    #[serde(default)]
    release_at: Option<Moment>,
    #[serde(default)]
    at: Option<Moment>,
}

/// Says which tag is not known, as serde does.
const UNKNOWN: &str = "unknown or incomplete variant";

impl TryFrom<PromptState> for prompts::PromptState {
    type Error = &'static str;
    fn try_from(flat: PromptState) -> Result<Self, Self::Error> {
        match (flat.state.as_str(), flat.at) {
            ("planned", _) => Ok(Self::Planned { release_at: flat.release_at }),
            ("released", Some(at)) => Ok(Self::Released { at }),
            ("closed", Some(at)) => Ok(Self::Closed { at }),
            _ => Err(UNKNOWN),
        }
    }
}

#[derive(Deserialize, Reads)]
pub struct Refusal {
    refused: String,
    #[serde(default)]
    sentence: Option<Sentence>,
    #[serde(default)]
    faults: Option<Vec<Fault>>,
}

impl TryFrom<Refusal> for refusal::Refusal {
    type Error = &'static str;
    fn try_from(flat: Refusal) -> Result<Self, Self::Error> {
        match (flat.refused.as_str(), flat.sentence, flat.faults) {
            ("not_found", _, _) => Ok(Self::NotFound),
            ("forbidden", Some(sentence), _) => Ok(Self::Forbidden { sentence }),
            ("conflict", Some(sentence), _) => Ok(Self::Conflict { sentence }),
            ("invalid", _, Some(faults)) => Ok(Self::Invalid { faults }),
            _ => Err(UNKNOWN),
        }
    }
}

#[derive(Deserialize, Reads)]
pub struct Beginning {
    answers: String,
    #[serde(default)]
    prompt: Option<PromptId>,
    #[serde(default)]
    class: Option<ClassId>,
    #[serde(default)]
    question: Option<String>,
}

impl TryFrom<Beginning> for command::Beginning {
    type Error = &'static str;
    fn try_from(flat: Beginning) -> Result<Self, Self::Error> {
        match (flat.answers.as_str(), flat.prompt, flat.class, flat.question) {
            ("prompt", Some(prompt), _, _) => Ok(Self::Prompt { prompt }),
            ("own_question", _, Some(class), Some(question)) => Ok(Self::OwnQuestion { class, question }),
            _ => Err(UNKNOWN),
        }
    }
}

#[derive(Deserialize, Reads)]
pub struct Answered {
    id: CommandId,
    answer: String,
    #[serde(default)]
    reflection: Option<ReflectionId>,
    #[serde(default)]
    rev: i64,
    #[serde(default)]
    version: i32,
    #[serde(default)]
    refusal: Option<refusal::Refusal>,
    #[serde(default)]
    incident: Option<String>,
}

impl TryFrom<Answered> for command::Answered {
    type Error = &'static str;
    fn try_from(flat: Answered) -> Result<Self, Self::Error> {
        let Answered { id, answer, reflection, rev, version, refusal, incident } = flat;
        let answer = match (answer.as_str(), refusal, incident) {
            ("done", _, _) => command::Answer::Done { reflection, rev, version },
            ("refused", Some(refusal), _) => command::Answer::Refused { refusal },
            ("try_again", _, Some(incident)) => command::Answer::TryAgain { incident },
            _ => return Err(UNKNOWN),
        };
        Ok(Self { id, answer })
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use serde::Serialize;
    use serde::de::DeserializeOwned;

    use super::*;

    #[track_caller]
    fn comes_back<T: Serialize + DeserializeOwned + Reads + PartialEq + Debug>(value: T) {
        let text = serde_json::to_string(&value).unwrap();
        assert_eq!(serde_json::from_str::<T>(&text).unwrap(), value, "{text}");
        assert_eq!(crate::json::parse(&text).unwrap().read::<T>(), Some(value), "{text}");
    }

    #[test]
    fn what_was_written_is_read() {
        for stage in ["draft", "shared", "read", "answered", "resting"] {
            comes_back(reflections::Stage::read(stage, 3));
        }
        let language = Some("es".to_owned());
        let words =
            reflections::DraftWords { words: "a".into(), ask: reflections::Ask::Own, language, ..Default::default() };
        comes_back(reflections::Draft { words, rev: 4, saved_at: Moment(9) });
        let passage = feedback::PassageWords { starts: 1, ends: 2, quote: "é".into(), words: "why?".into() };
        comes_back(feedback::PassageView { id: PassageId::mint(), passage: passage.clone() });
        let words = feedback::FeedbackWords { next_step: "ask".into(), passages: vec![passage], ..Default::default() };
        comes_back(feedback::FeedbackDraft { words, rev: 5 });
        for (planned, released, closed) in
            [(None, None, None), (Some(1), None, None), (None, Some(2), None), (None, Some(2), Some(3))]
        {
            comes_back(prompts::PromptState::of(planned, released, closed));
        }
        comes_back(command::Beginning::Prompt { prompt: PromptId::mint() });
        comes_back(command::Beginning::OwnQuestion { class: ClassId::mint(), question: "Why?".into() });
    }

    #[test]
    fn refusals_and_answers_are_read() {
        let refusals = [
            refusal::Refusal::NotFound,
            refusal::Refusal::forbidden("a.b"),
            refusal::Refusal::Conflict { sentence: Sentence::new("a.b").with("n", 3) },
            refusal::Refusal::invalid("words", "a.b"),
        ];
        for refusal in refusals {
            comes_back(refusal.clone());
            comes_back(command::Answered { id: CommandId::mint(), answer: command::Answer::Refused { refusal } });
        }
        let done = command::Answer::Done { reflection: Some(ReflectionId::mint()), rev: 2, version: 1 };
        for answer in [done, command::Answer::done(), command::Answer::TryAgain { incident: "x".into() }] {
            comes_back(command::Answered { id: CommandId::mint(), answer });
        }
    }

    #[test]
    fn what_is_incomplete_is_no_value() {
        assert!(serde_json::from_str::<prompts::PromptState>(r#"{"state":"released"}"#).is_err());
        assert!(serde_json::from_str::<refusal::Refusal>(r#"{"refused":"invalid"}"#).is_err());
        assert!(serde_json::from_str::<command::Beginning>(r#"{"answers":"prompt"}"#).is_err());
        let taken_apart = crate::json::parse(r#"{"answers":"prompt"}"#).unwrap();
        assert_eq!(taken_apart.read::<command::Beginning>(), None);
        assert!(
            serde_json::from_str::<command::Answered>(
                r#"{"id":"0190f3c0-0000-7000-8000-000000000001","answer":"maybe"}"#
            )
            .is_err()
        );
    }
}
