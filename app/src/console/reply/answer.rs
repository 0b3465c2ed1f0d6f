//! Sending what is written, or saying that it was read.

use domain::id::ReflectionId;
use domain::json::Json;
use wasm_bindgen_futures::spawn_local;

use super::autosave::fields;
use crate::console::api::at;
use crate::console::browser;
use crate::console::desk::Desk;
use crate::error::AppError;
use crate::messages::sentence;
use crate::offline::post;
use crate::t;
use crate::ui::{Saving, say_once};

impl Desk {
    /// The open piece, and what says which answer this is, about which of its versions.
    fn about(self) -> Option<(ReflectionId, Vec<(String, String)>)> {
        let known = self.known();
        let opened = known.opened.as_ref()?;
        let piece = &opened.open.piece;
        let fields = [
            ("id", opened.reply.to_string()),
            ("reflection", piece.id.to_string()),
            ("version", piece.stage.version().to_string()),
        ];
        Some((piece.id, fields.map(|(name, value)| (name.to_owned(), value)).into()))
    }

    /// Sends what stands in the boxes.
    pub fn send(self) {
        let Some((piece, mut all)) = self.about() else { return };
        self.says(Saving::Sending);
        spawn_local(async move {
            self.rest().await;
            if !self.is_open(piece) {
                return;
            }
            all.extend(fields(&self.typed().words));
            let answer = post(at::SEND, browser::encoded(&all)).await;
            if answer.is_ok() && self.is_open(piece) {
                self.forget();
                ["strength", "question", "next_step"].into_iter().for_each(|id| browser::fill_field(id, ""));
                self.says(Saving::Saved);
            }
            self.answered(piece, answer, t!("console.sent"));
        });
    }

    /// Only read: no words back.
    pub fn mark_read(self) {
        let Some((piece, about)) = self.about() else { return };
        spawn_local(async move {
            let answer = post(at::READ, browser::encoded(&about)).await;
            self.answered(piece, answer, t!("console.marked_read"));
        });
    }

    fn answered(self, piece: ReflectionId, answer: Result<Json, AppError>, done: String) {
        match answer {
            Ok(_) => say_once(&done),
            Err(error) => {
                self.says(Saving::Failed(sentence(&error.sentence())));
                if self.is_open(piece) {
                    self.tell(at::SEND.to_owned(), Some(error));
                }
                return;
            }
        }
        if self.is_open(piece) {
            self.change().told.retain(|(about, _)| about != at::SEND && about != at::READ);
            self.open(piece);
        }
    }
}
