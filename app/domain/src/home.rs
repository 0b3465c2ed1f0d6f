//! A student's home: what is asked, what is mine, and whose turn it is.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::choices::HomeBoard;
use crate::classes::Opened;
use crate::event::Change;
use crate::feedback::NoteView;
use crate::goals::HomeGoal;
use crate::growth::GrowthView;
use crate::id::ClassId;
use crate::prompts::PromptView;
use crate::reflections::{PieceView, Turn};
use crate::talk::TalkPeople;

/// A class as its student knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct MyClass {
    pub id: ClassId,
    pub name: String,
    pub grade_band: crate::classes::GradeBand,
    pub opened: Opened,
    pub teachers: Vec<String>,
    pub door_open: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    Round,
    /// Criteria are being made.
    Making,
    /// A teacher asks whether an earlier version may stand on the wall.
    Earlier,
}

/// What a class does together right now; the student's part in it has a page of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Together {
    /// A question round's, the rubric's, or the piece's.
    pub id: uuid::Uuid,
    pub what: Doing,
    pub class: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct HomeView {
    pub name: String,
    pub picture: String,
    pub classes: Vec<MyClass>,
    /// Open prompts, newest first, each with whether this student will be answered.
    pub prompts: Vec<PromptView>,
    pub answered: Vec<crate::id::PromptId>,
    /// Own pieces, newest change first.
    pub pieces: Vec<PieceView>,
    pub notes: Vec<NoteView>,
    pub growth: Vec<GrowthView>,
    /// What is next in the student's own goals.
    #[serde(default)]
    pub goals: Vec<HomeGoal>,
    /// Open boards from which the student has not chosen.
    #[serde(default)]
    pub boards: Vec<HomeBoard>,
    /// What the student's classes do together right now.
    #[serde(default)]
    pub together: Vec<Together>,
    pub talk: TalkPeople,
}

impl HomeView {
    /// Questions in other languages than the reader's are left out of what the page carries.
    pub fn keeps_language(&mut self, reader: &str) {
        let asked = self.prompts.iter_mut().map(|prompt| &mut prompt.wordings);
        asked.chain(self.pieces.iter_mut().map(|piece| &mut piece.wordings)).for_each(|wordings| wordings.keep(reader));
    }

    /// Returns true if the page must be fetched again.
    pub fn apply(&mut self, class: Option<ClassId>, change: &Change) -> bool {
        match change {
            Change::Prompt(prompt) => {
                let known = self.prompts.iter().position(|p| p.id == prompt.id);
                if known.is_some_and(|at| self.prompts[at].rev > prompt.rev) {
                    return false;
                }
                self.prompts.retain(|p| p.id != prompt.id);
                if prompt.state.is_open() {
                    self.prompts.insert(0, prompt.clone());
                    // Who is answered stands on the student's own page only.
                    return prompt.plan == crate::prompts::AnswerPlan::Few;
                }
            }
            Change::PromptGone { id } => self.prompts.retain(|p| p.id != *id),
            Change::Piece(piece) => match self.pieces.iter_mut().find(|p| p.id == piece.id) {
                Some(known) if known.rev > piece.rev => {}
                Some(known) => {
                    let draft = known.draft.take();
                    *known = (**piece).clone();
                    known.draft = draft;
                }
                None => self.pieces.insert(0, (**piece).clone()),
            },
            Change::Note(note) if !self.notes.iter().any(|n| n.id == note.id) => self.notes.insert(0, note.clone()),
            Change::NoteGone { id } => self.notes.retain(|n| n.id != *id),
            Change::Growth(_) | Change::GrowthGone { .. } => crate::growth::apply(&mut self.growth, change),
            Change::Door(door) => {
                for known in self.classes.iter_mut().filter(|c| Some(c.id) == class) {
                    known.door_open = door.open;
                }
            }
            Change::Class { .. }
            | Change::Goal { .. }
            | Change::Board { .. }
            | Change::Choice { .. }
            | Change::Round { .. }
            | Change::Rubric { .. }
            | Change::Stage { .. }
            | Change::Unknown => return true,
            _ => {}
        }
        false
    }

    pub fn of_turn(&self, turn: Turn) -> impl Iterator<Item = &PieceView> {
        self.pieces.iter().filter(move |piece| piece.turn == turn)
    }
}
