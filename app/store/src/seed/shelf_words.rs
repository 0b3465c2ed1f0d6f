//! The shelves and tries of the demo school, as they are in `seed/shelf.json`.

use domain::strategies::{Need, StrategyWords};
use domain::trying::Keeps;
use serde::Deserialize;

use crate::Result;

#[derive(Deserialize)]
pub struct ShelfWords {
    /// Of the bank, for each class.
    pub bank: Vec<Vec<String>>,
    /// In the order of the days.
    pub scenes: Vec<Scene>,
}

#[derive(Deserialize)]
pub struct Scene {
    /// Days before today.
    pub day: i64,
    pub class: usize,
    pub student: usize,
    #[serde(flatten)]
    pub act: Act,
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Act {
    Recommend {
        key: String,
        words: StrategyWords,
        signed: bool,
        tried: Option<String>,
    },
    Take {
        key: String,
    },
    Helped {
        key: String,
        helped: String,
        words: String,
        signed: bool,
    },
    /// By the class's teacher, as the next four.
    Put {
        key: String,
    },
    Suggest {
        key: String,
        words: StrategyWords,
    },
    Decline {
        key: String,
        why: String,
    },
    PutHelped {
        key: String,
        helped: String,
    },
    /// By the school's admin.
    Tool {
        name: String,
        host: String,
        note: String,
    },
    Pose {
        key: String,
        need: Need,
        words: String,
    },
    /// By a name of one's own, of the bank, or of the story.
    Pick {
        key: String,
        tried: String,
        name: Option<String>,
        bank: Option<String>,
        strategy: Option<String>,
    },
    Tell {
        key: String,
        tried: String,
        changed: String,
        keeps: Keeps,
    },
    /// To the class's teacher.
    Show {
        key: String,
    },
    /// By the class's teacher.
    Answer {
        key: String,
        words: String,
    },
}

pub fn words() -> Result<ShelfWords> {
    Ok(serde_json::from_str(include_str!("../../seed/shelf.json"))?)
}
