//! The boards of the demo school, as they are in `seed/choices.json`.

use std::collections::BTreeMap;

use domain::choices::{Axis, Outcome, ProposalAnswer, Template};
use serde::Deserialize;

use super::works::WorkWords;
use crate::Result;

#[derive(Deserialize)]
struct ChoiceWords {
    boards: Vec<BoardWords>,
}

#[derive(Deserialize)]
struct BoardWords {
    class: usize,
    template: Template,
    target: String,
    acts: Vec<Dated>,
}

#[derive(Deserialize)]
struct Dated {
    /// Days before today.
    day: i64,
    /// Place on the class's roster; nobody for what the teacher does alone.
    #[serde(default)]
    student: usize,
    #[serde(flatten)]
    act: Act,
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Act {
    /// Made with what the grade band begins with, and opened.
    Open,
    Close,
    /// Of each part the options with these places.
    Choose {
        picks: BTreeMap<Axis, Vec<usize>>,
        why: String,
    },
    /// About what is chosen of a part.
    After {
        axis: Axis,
        outcome: Outcome,
        words: String,
    },
    /// What came of it.
    Work(WorkWords),
    Propose {
        axis: Axis,
        words: String,
        reaches: String,
    },
    /// The student's page of what helped, to the teacher.
    Show,
    /// To the student's newest proposal there.
    Answer {
        answer: ProposalAnswer,
        words: String,
    },
}

/// One act on one board.
pub struct Scene {
    pub day: i64,
    pub class: usize,
    pub student: usize,
    /// Which board of all.
    pub board: usize,
    pub target: String,
    pub template: Template,
    pub act: Act,
}

/// All of them, in the order of the days.
pub fn scenes() -> Result<Vec<Scene>> {
    let words: ChoiceWords = serde_json::from_str(include_str!("../../seed/choices.json"))?;
    let mut scenes = Vec::new();
    for (board, words) in words.boards.into_iter().enumerate() {
        let BoardWords { class, template, target, acts } = words;
        scenes.extend(acts.into_iter().map(|Dated { day, student, act }| {
            let target = target.clone();
            Scene { day, class, student, board, target, template, act }
        }));
    }
    scenes.sort_by_key(|scene| scene.day);
    Ok(scenes)
}
