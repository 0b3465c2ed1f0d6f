use domain::id::{FeedbackId, ReflectionId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::autosave::Autosave;
use crate::console::api::{mark_read, send_reply};
use crate::console::desk::Desk;
use crate::error::AppError;
use crate::messages::sentence;
use crate::t;
use crate::ui::Saving;

/// One answer being written.
#[derive(Clone, Copy)]
pub struct Answer {
    pub desk: Desk,
    pub piece: ReflectionId,
    pub autosave: Autosave,
    pub refused: RwSignal<Option<AppError>>,
}

impl Answer {
    /// Sends what stands in the boxes.
    pub fn send(self) {
        let Some((id, version)) = self.shown() else { return };
        self.desk.saving.set(Saving::Sending);
        spawn_local(async move {
            self.autosave.rest().await;
            let words = self.autosave.words.try_get_untracked();
            let (Some(words), Some(rev)) = (words, self.autosave.rev.try_get_untracked()) else { return };
            match send_reply(id, self.piece, version, words, rev).await {
                Ok(()) => {
                    self.autosave.forget();
                    #[cfg(feature = "hydrate")]
                    ["strength", "question", "next_step"].into_iter().for_each(crate::console::browser::empty_field);
                    self.desk.saving.set(Saving::Saved);
                    self.told(t!("console.sent"));
                }
                Err(error) => self.failed(error),
            }
        });
    }

    /// Only read: no words back.
    pub fn read(self) {
        let Some((id, version)) = self.shown() else { return };
        spawn_local(async move {
            match mark_read(id, self.piece, version).await {
                Ok(()) => self.told(t!("console.marked_read")),
                Err(error) => self.failed(error),
            }
        });
    }

    /// The answer's id and the version that stands on the screen.
    fn shown(self) -> Option<(FeedbackId, i32)> {
        self.desk.opened.with_untracked(|o| o.as_ref().map(|o| (o.reply, o.open.piece.stage.version())))
    }

    fn told(self, sentence: String) {
        self.refused.try_set(None);
        self.desk.say(sentence);
        if self.desk.is_open(self.piece) {
            self.desk.open(self.piece);
        }
    }

    fn failed(self, error: AppError) {
        self.desk.saving.set(Saving::Failed(sentence(&error.sentence())));
        self.refused.try_set(Some(error));
    }
}
