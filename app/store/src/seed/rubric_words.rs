//! The rubrics and the data of the demo school, as they are in `seed/rubrics.json`.

use std::collections::BTreeMap;

use domain::measures::MeasureKind;
use serde::Deserialize;

use crate::Result;

#[derive(Deserialize)]
pub struct Scene {
    /// Days before today.
    pub day: i64,
    pub class: usize,
    /// Place on the class's roster; nobody for what the teacher does alone.
    #[serde(default)]
    pub student: usize,
    #[serde(flatten)]
    pub act: Act,
}

/// What is said of one criterion: its place, where it stands, what is growing, what goes beyond, and the place of a sentence.
pub type Line = (usize, String, String, String, Option<usize>);

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Act {
    /// From those that come with Waymark, put in use.
    Bank {
        rubric: String,
        bank: String,
    },
    /// Made with the class in a lesson. Notes: who, what, under which heading.
    Together {
        rubric: String,
        title: String,
        samples: Vec<String>,
        headings: Vec<String>,
        notes: Vec<(usize, String, usize)>,
    },
    Share {
        piece: String,
        question: String,
        words: String,
    },
    Pick {
        piece: String,
        rubric: String,
    },
    Rate {
        piece: String,
        rubric: String,
        version: i32,
        lines: Vec<Line>,
    },
    TeacherRates {
        piece: String,
        rubric: String,
        version: i32,
        lines: Vec<Line>,
    },
    Talk {
        piece: String,
        rubric: String,
        criterion: usize,
        words: String,
    },
    TeacherTalks {
        piece: String,
        rubric: String,
        criterion: usize,
        words: String,
    },
    Measure {
        measure: String,
        kind: MeasureKind,
        name: String,
        unit: String,
        shown: bool,
    },
    Point {
        measure: String,
        amount: String,
    },
    /// About the oldest and the newest of its days.
    Note {
        measure: String,
        says: String,
        will: String,
    },
    /// A number for each of some students, by their places on the roster.
    ClassData {
        kind: MeasureKind,
        name: String,
        unit: String,
        amounts: BTreeMap<String, String>,
    },
}

/// In the order of their days.
pub fn scenes() -> Result<Vec<Scene>> {
    let mut scenes: Vec<Scene> = serde_json::from_str(include_str!("../../seed/rubrics.json"))?;
    scenes.sort_by_key(|scene| scene.day);
    Ok(scenes)
}
