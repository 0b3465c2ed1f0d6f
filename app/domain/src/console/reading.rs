//! What the console itself reads of the piece that is open. Older versions, what was answered so far and what else stands around its words the
//! server makes, so a browser needs no reader of them.
//!
//! The fields lie as in [`OpenPiece`], which is what servers say: a page reads it from one of the release before, and one of the release before
//! from this.

use serde::{Deserialize, Serialize};

use super::{OpenPiece, OtherPiece};
use crate::feedback::FeedbackDraft;
use crate::id::{ClassId, PersonId, ReflectionId, VersionId};
use crate::json::Reads;
use crate::reflections::{Ask, Reach, Stage};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Reading {
    pub piece: ReadPiece,
    pub draft: FeedbackDraft,
    #[serde(default)]
    pub reach: Reach,
    #[serde(default)]
    pub theirs: Vec<OtherPiece>,
    #[serde(default)]
    pub older_hangs: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct ReadPiece {
    pub id: ReflectionId,
    pub class: Option<ClassId>,
    pub student: PersonId,
    pub student_name: String,
    pub question: String,
    pub stage: Stage,
    pub in_plan: bool,
    pub waits: bool,
    /// Newest first.
    pub versions: Vec<ReadVersion>,
    pub wall_consent: bool,
    pub on_wall: bool,
    pub rev: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct ReadVersion {
    pub id: VersionId,
    pub number: i32,
    pub words: String,
    pub ask: Ask,
    pub ask_words: String,
    pub language: Option<String>,
}

impl From<OpenPiece> for Reading {
    fn from(open: OpenPiece) -> Self {
        let OpenPiece { piece, draft, reach, theirs, older_hangs } = open;
        // Only the newest is laid out.
        let versions = piece.versions.into_iter().take(1).map(|version| ReadVersion {
            id: version.id,
            number: version.number,
            words: version.words,
            ask: version.ask,
            ask_words: version.ask_words,
            language: version.language,
        });
        let piece = ReadPiece {
            id: piece.id,
            class: piece.class,
            student: piece.student,
            student_name: piece.student_name,
            question: piece.question,
            stage: piece.stage,
            in_plan: piece.in_plan,
            waits: piece.waits,
            versions: versions.collect(),
            wall_consent: piece.wall_consent,
            on_wall: piece.on_wall,
            rev: piece.rev,
        };
        Self { piece, draft, reach, theirs, older_hangs }
    }
}
