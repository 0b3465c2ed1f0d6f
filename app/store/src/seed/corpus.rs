//! The words of the demo school, as they are in `seed/*.json`.

use domain::classes::{AccessPoint, ClassDraft};
use domain::feedback::{FeedbackWords, Outcome, Part};
use domain::prompts::AnswerPlan;
use domain::reflections::Ask;
use domain::stage::Confidence;
use serde::Deserialize;

use crate::Result;

#[derive(Deserialize)]
pub struct Corpus {
    pub class: ClassWords,
    pub rounds: Vec<Round>,
    #[serde(skip)]
    pub names: Vec<String>,
    #[serde(skip)]
    pub own_questions: Vec<OwnQuestion>,
}

#[derive(Deserialize)]
pub struct ClassWords {
    name: String,
    subject: String,
    grade_band: String,
}

impl ClassWords {
    pub fn draft(&self) -> ClassDraft {
        ClassDraft {
            name: self.name.clone(),
            subject: self.subject.clone(),
            grade_band: self.grade_band.clone(),
            access_point: AccessPoint::Reflection.name().into(),
        }
    }
}

/// One prompt on one day (0 is today, -1 yesterday), and who wrote what.
#[derive(Deserialize)]
pub struct Round {
    pub day: i64,
    pub bank: String,
    pub plan: AnswerPlan,
    /// What the class is asked about before it leaves.
    pub sure: Option<Sure>,
    pub pieces: Vec<Piece>,
}

/// One thing, and how sure whoever is here is of it, one after the other and again from the first.
#[derive(Deserialize)]
pub struct Sure {
    pub statement: String,
    pub levels: Vec<Confidence>,
}

#[derive(Deserialize)]
pub struct Piece {
    /// Place on the class's roster, from 0.
    pub student: usize,
    pub v1: String,
    ask: String,
    #[serde(default)]
    pub ask_words: String,
    pub feedback: Option<Feedback>,
    pub v2: Option<String>,
    pub follow: Option<Follow>,
    pub growth: Option<Growth>,
    #[serde(default)]
    pub consent: bool,
}

impl Piece {
    pub fn ask(&self) -> Ask {
        match self.ask.as_str() {
            "read" => Ask::JustRead,
            other => Ask::named(other).unwrap_or_default(),
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum Feedback {
    /// The word `read`: one key, no words.
    Read(Read),
    Words {
        #[serde(default)]
        strength: String,
        #[serde(default)]
        question: String,
        #[serde(default)]
        next: String,
    },
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Read {
    Read,
}

impl Feedback {
    pub fn words(&self) -> Option<FeedbackWords> {
        match self {
            Self::Read(Read::Read) => None,
            Self::Words { strength, question, next } => Some(FeedbackWords {
                strength: strength.clone(),
                question: question.clone(),
                next_step: next.clone(),
                passages: vec![],
            }),
        }
    }
}

#[derive(Deserialize)]
pub struct Follow {
    part: String,
    pub outcome: Outcome,
    #[serde(default)]
    pub why: String,
}

impl Follow {
    pub fn part(&self) -> Part {
        if self.part == "question" { Part::Question } else { Part::NextStep }
    }
}

#[derive(Deserialize)]
pub struct Growth {
    pub used_to: String,
    pub now: String,
}

#[derive(Clone, Deserialize)]
pub struct OwnQuestion {
    class: String,
    pub question: String,
    pub v1: String,
}

#[derive(Deserialize)]
struct People {
    students: Vec<Name>,
}

#[derive(Deserialize)]
struct Name {
    first: String,
    last: String,
}

/// Students of a class in the demo.
pub const CLASS: usize = 25;

/// The three classes with their people, in the order of [`super::TEACHERS`].
pub fn all() -> Result<Vec<Corpus>> {
    let people: People = serde_json::from_str(include_str!("../../seed/people.json"))?;
    let own: Vec<OwnQuestion> = serde_json::from_str(include_str!("../../seed/own-questions.json"))?;
    let files = [
        ("science", include_str!("../../seed/science-6-8.json")),
        ("reading", include_str!("../../seed/reading-3-5.json")),
        ("history", include_str!("../../seed/history-9-12.json")),
    ];
    let mut classes = Vec::new();
    for (at, (subject, text)) in files.into_iter().enumerate() {
        let mut corpus: Corpus = serde_json::from_str(text)?;
        let own_people = people.students.iter().skip(at * CLASS).take(CLASS);
        corpus.names = own_people.map(|name| format!("{} {}", name.first, name.last)).collect();
        corpus.own_questions = own.iter().filter(|question| question.class == subject).cloned().collect();
        classes.push(corpus);
    }
    Ok(classes)
}
