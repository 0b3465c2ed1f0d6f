use serde::{Deserialize, Serialize};

use super::{Keeps, TryState};
use crate::clock::Moment;
use crate::goals::Adult;
use crate::id::{PersonId, ReflectionId, StrategyId, TriedId, TryId};
use crate::strategies::{NamedTool, Need, ShelfClass, StrategyKind};

/// The piece that something was tried on. For others than its student only what they may read anyway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TriedPiece {
    pub reflection: ReflectionId,
    pub question: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TriedView {
    pub id: TriedId,
    pub name: String,
    pub kind: StrategyKind,
    /// What you do, if it came from a shelf and is there still.
    pub does: String,
    /// Where it came from.
    pub strategy: Option<StrategyId>,
    /// It is on a shelf that the student finds: there, *this helped me too* can be added.
    pub on_shelf: bool,
    pub told: bool,
    pub changed: String,
    pub keeps: Option<Keeps>,
    pub piece: Option<TriedPiece>,
    /// Its student recommended it to a shelf.
    pub recommended: bool,
    /// For its student, of an outside tool by a name of their own: whether it may go beyond the try.
    pub tool: Option<NamedTool>,
}

/// A teacher's sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryAnswer {
    pub by_name: String,
    pub words: String,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryView {
    pub id: TryId,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub need: Need,
    pub words: String,
    pub state: TryState,
    pub tried: Vec<TriedView>,
    pub readers: Vec<Adult>,
    /// Oldest first.
    pub answers: Vec<TryAnswer>,
    pub at: Moment,
    pub changed_at: Moment,
}

impl TryView {
    pub fn kept(&self) -> impl Iterator<Item = &TriedView> {
        self.tried.iter().filter(|tried| tried.keeps == Some(Keeps::Keep))
    }
}

/// Something of a shelf that can be picked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pickable {
    pub id: StrategyId,
    pub name: String,
    pub class_name: String,
    pub need: Need,
}

/// `/try`, for its student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTries {
    pub name: String,
    /// Those that go on first, then newest first.
    pub tries: Vec<TryView>,
    pub shelf: Vec<Pickable>,
    /// Own pieces, newest change first.
    pub pieces: Vec<TriedPiece>,
    pub teachers: Vec<Adult>,
    /// Whose shelves something can be recommended to.
    pub classes: Vec<ShelfClass>,
    /// Their student has a goal that a try could be linked to.
    pub has_goals: bool,
}

impl OwnTries {
    /// The pieces that something can have been tried on. The one that it is said of already is among them, however old: else saying the rest
    /// anew would let go of it.
    pub fn pieces_for<'a>(&'a self, one: &'a TriedView) -> impl Iterator<Item = &'a TriedPiece> {
        let known = |of: &TriedPiece| self.pieces.iter().any(|piece| piece.reflection == of.reflection);
        self.pieces.iter().chain(one.piece.as_ref().filter(|piece| !known(piece)))
    }
}

/// `/tries`, for a teacher: what students show them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryDesk {
    /// Newest change first.
    pub tries: Vec<TryView>,
}
