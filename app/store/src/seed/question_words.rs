//! What the demo school wonders, as it is in `seed/questions.json`.

use domain::rounds::QuestionKind;
use serde::Deserialize;

use crate::Result;

#[derive(Deserialize)]
struct QuestionWords {
    acts: Vec<Scene>,
}

/// One act in one class.
#[derive(Deserialize)]
pub struct Scene {
    /// Days before today.
    pub day: i64,
    pub class: usize,
    /// Place on the class's roster; nobody for what the teacher does.
    #[serde(default)]
    pub student: usize,
    #[serde(flatten)]
    pub act: Act,
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Act {
    /// `key` names it for the acts that follow.
    Ask {
        key: String,
        words: String,
        signed: bool,
    },
    Wonder {
        key: String,
    },
    Report {
        key: String,
        words: String,
    },
    Release {
        key: String,
    },
    TakeOff {
        key: String,
        words: String,
    },
    Look {
        key: String,
    },
    Answer {
        key: String,
        words: String,
    },
    Essential {
        words: String,
    },
    /// From its focus to what each learned, with the essential questions that grew from it.
    Round {
        focus: String,
        groups: Vec<GroupWords>,
        reflections: Vec<ReflectionWords>,
        essential: Vec<String>,
    },
}

/// What one group writes, in the order of the groups.
#[derive(Deserialize)]
pub struct GroupWords {
    pub questions: Vec<AskedWords>,
    pub closed_good: String,
    pub open_good: String,
    /// Places in the list as it is read when they choose.
    pub chosen: Vec<usize>,
    pub why: String,
    pub next: String,
}

#[derive(Deserialize)]
pub struct AskedWords {
    pub words: String,
    #[serde(default)]
    pub kind: Option<QuestionKind>,
    /// Asked the other way.
    #[serde(default)]
    pub changed: Option<String>,
}

#[derive(Deserialize)]
pub struct ReflectionWords {
    pub student: usize,
    pub words: String,
}

/// In the order of the days.
pub fn scenes() -> Result<Vec<Scene>> {
    let words: QuestionWords = serde_json::from_str(include_str!("../../seed/questions.json"))?;
    Ok(words.acts)
}
