//! The goals of the demo school, as they are in `seed/goals.json`.

use domain::goals::{AskKind, Circle, Feel, GoalAnswer, GoalKind, StepEnd, ThoughtKind};
use domain::portfolio::TimelineSource;
use serde::Deserialize;

use crate::Result;

#[derive(Deserialize)]
pub struct GoalWords {
    /// Pasted lists, one a class.
    pub competencies: Vec<String>,
    /// Of the bank, for each class.
    pub starters: Vec<Vec<String>>,
    stories: Vec<Story>,
}

#[derive(Deserialize)]
struct Story {
    class: usize,
    student: usize,
    goals: Vec<Vec<Dated>>,
}

#[derive(Deserialize)]
struct Dated {
    /// Days before today.
    day: i64,
    #[serde(flatten)]
    act: Act,
}

/// Who of the classroom: the class's own teacher, or the one who teaches it with her.
#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    Student,
    Teacher,
    Co,
}

#[derive(Deserialize)]
pub struct PlanWords {
    pub kind: GoalKind,
    pub statement: String,
    pub stand: String,
    pub why: String,
    pub success: String,
    /// Days from today.
    pub by_in: Option<i64>,
    pub obstacle: String,
    pub then: String,
    #[serde(default)]
    pub classes: bool,
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Act {
    Set {
        #[serde(flatten)]
        plan: PlanWords,
        show: Vec<Who>,
    },
    Adjust {
        #[serde(flatten)]
        plan: PlanWords,
        because: String,
    },
    Answer {
        by: Who,
        answer: GoalAnswer,
        words: String,
    },
    Reply {
        words: String,
    },
    CheckIn {
        feels: Vec<Feel>,
        words: String,
    },
    Think {
        key: String,
        kind: ThoughtKind,
        words: String,
        circle: Circle,
    },
    Step {
        key: String,
        words: String,
        days: u8,
        from: Option<String>,
    },
    EndStep {
        step: String,
        end: StepEnd,
        words: String,
    },
    Ask {
        key: String,
        kind: AskKind,
        to: Who,
        words: String,
    },
    AnswerAsk {
        ask: String,
        words: String,
    },
    Piece {
        key: String,
        question: String,
        words: String,
    },
    /// A piece of this story, or the answer to a prompt of the bank.
    Link {
        piece: Option<String>,
        prompt: Option<String>,
        /// The newest of this kind that is not linked yet.
        of: Option<TimelineSource>,
        words: String,
    },
    Aim {
        code: String,
        by: Who,
    },
    Claim {
        code: String,
        piece: String,
        words: String,
    },
    Reach {
        words: String,
    },
    SetAside {
        words: String,
    },
    PickUp,
}

/// One act of one goal.
pub struct Scene {
    pub day: i64,
    pub class: usize,
    pub student: usize,
    /// Which goal of all stories; pieces are known within one.
    pub goal: usize,
    pub act: Act,
}

pub fn words() -> Result<GoalWords> {
    Ok(serde_json::from_str(include_str!("../../seed/goals.json"))?)
}

impl GoalWords {
    /// All acts, each student's in the order of the days.
    pub fn scenes(&mut self) -> Vec<Scene> {
        let mut scenes = Vec::new();
        let stories = std::mem::take(&mut self.stories);
        let mut goal = 0;
        for story in stories {
            let (class, student) = (story.class, story.student);
            for acts in story.goals {
                scenes.extend(acts.into_iter().map(|Dated { day, act }| Scene { day, class, student, goal, act }));
                goal += 1;
            }
        }
        scenes.sort_by_key(|scene| scene.day);
        scenes
    }
}
