//! What the tables must hold after what a student did: the rules of pieces, told once more and much shorter.

use std::collections::BTreeMap;

use domain::command::Command;
use domain::id::ReflectionId;
use uuid::Uuid;

use crate::writing::Done;

#[derive(Default)]
pub struct Expected {
    /// Remembered commands with their outcomes, in order.
    pub commands: Vec<(Uuid, String)>,
    /// The piece of each event, in order.
    pub events: Vec<ReflectionId>,
    pub pieces: BTreeMap<ReflectionId, Piece>,
}

#[derive(Default)]
pub struct Piece {
    /// The words of version 1, 2, …
    pub versions: Vec<String>,
    /// The version that each consent was given for, and whether it still stands.
    pub consents: Vec<(u32, bool)>,
    pub draft: Option<String>,
}

impl Expected {
    pub fn of(done: &[Done]) -> Self {
        let mut expected = Self::default();
        for Done { envelope, answer } in done {
            if !envelope.command.is_idempotent_by_itself() {
                let outcome = serde_json::to_string(answer).expect("an answer is JSON");
                expected.commands.push((envelope.id.0, outcome));
            }
            expected.does(&envelope.command);
        }
        expected
    }

    fn does(&mut self, command: &Command) {
        match command {
            Command::SaveDraft { reflection, draft, .. } => {
                self.pieces.entry(*reflection).or_default().draft = Some(draft.words.clone());
            }
            Command::Share { reflection, draft, .. } => {
                let piece = self.pieces.entry(*reflection).or_default();
                piece.versions.push(draft.words.clone());
                piece.draft = None;
                self.events.push(*reflection);
            }
            Command::Consent { reflection, give } => {
                let piece = self.pieces.entry(*reflection).or_default();
                let newest = piece.versions.len() as u32;
                match give {
                    // Given already: nothing happens.
                    true if piece.consents.contains(&(newest, true)) => return,
                    true => piece.consents.push((newest, true)),
                    false => piece.consents.iter_mut().for_each(|consent| consent.1 = false),
                }
                self.events.push(*reflection);
            }
            other => unreachable!("nobody sends {other:?} here"),
        }
    }
}
