//! The open piece: opened, read again, put away.

use domain::id::ReflectionId;
use domain::reflections::PieceCard;
use domain::refusal::Refusal;
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use crate::console::api::{Opened, at, read_piece};
use crate::console::browser;
use crate::console::reply::autosave::Typed;
use crate::error::AppError;
use crate::ui::Saving;

impl Desk {
    pub fn is_open(self, piece: ReflectionId) -> bool {
        self.known().open_id() == Some(piece)
    }

    /// The newer version of the open piece was asked for: it is shown in its card and beside the boxes, in its place.
    pub fn show_newer(self) {
        let Some(id) = self.known().open_id() else { return };
        let live = self.known().card(id).cloned();
        if let Some(live) = live {
            let mut known = self.change();
            known.shown.iter_mut().filter(|card| card.id == id).for_each(|card| *card = live.clone());
        }
        self.open(id);
    }

    /// The open piece changed, but is no new version: its mark, its place on the wall, what the student did with an answer.
    pub(super) fn piece_changed(self, card: &PieceCard) {
        let same = self.known().piece().is_some_and(|piece| {
            piece.id == card.id && piece.stage.version() == card.stage.version() && piece.rev < card.rev
        });
        if same {
            self.open(card.id);
        }
    }

    /// Opens a piece, or reads the open one again. The boxes beside it stay as they are while it is the same one.
    pub fn open(self, id: ReflectionId) {
        self.0.wanted.set(Some(id));
        spawn_local(async move {
            let answer = self.read(id).await;
            if self.0.wanted.get() != Some(id) {
                return;
            }
            match answer {
                Ok(opened) => self.lay(opened, false),
                Err(error) => self.lost(error),
            }
        });
    }

    /// Reads the open piece again and lays out its boxes anew, with what the server keeps.
    pub fn start_over(self) {
        let Some(id) = self.known().open_id() else { return };
        spawn_local(async move {
            if let Ok(opened) = self.read(id).await {
                self.lay(opened, true);
                self.says(Saving::Nothing);
            }
        });
    }

    async fn read(self, id: ReflectionId) -> Result<Opened, AppError> {
        let opened: Opened = read_piece(id).await?.read().ok_or(AppError::Offline)?;
        if opened.open.piece.class == Some(self.class()) { Ok(opened) } else { Err(Refusal::NotFound.into()) }
    }

    /// Puts a piece on the desk. Another one gets boxes of its own, and so does this one when it begins `anew`.
    fn lay(self, opened: Opened, anew: bool) {
        if !anew && self.is_open(opened.open.piece.id) {
            let mut known = self.change();
            known.trouble = None;
            known.opened = Some(opened);
            // What stands around it, too: an answer is there once it is sent, also where nothing is heard.
            return browser::is_stale("[data-of=answers]");
        }
        if !anew {
            self.leave();
        }
        let mut known = self.change();
        known.trouble = None;
        // What was refused was about another piece.
        known.told.retain(|(about, _)| about == at::NOTE || about == at::START);
        known.lay_out(opened);
        *self.retype() = Typed::laid_out(&known.boxes);
        drop(known);
        self.take_back();
    }

    pub(super) fn lost(self, error: AppError) {
        if error.is_not_found() {
            self.clear();
        }
        self.change().trouble = Some(error);
    }

    /// Nothing is open any more.
    pub(super) fn clear(self) {
        self.leave();
        let mut known = self.change();
        (known.opened, known.chosen) = (None, None);
    }

    pub(super) fn shut(self) {
        self.0.wanted.set(None);
        self.clear();
        self.change().trouble = None;
        // What waited above the list was said while it waited.
        self.show_new();
    }

    /// Which words of the open piece are selected now.
    pub(super) fn select(self) {
        use crate::console::inbox::text::words_id;
        use crate::console::reply::mark::mark;
        let chosen = {
            let known = self.known();
            known.piece().and_then(|piece| piece.versions.first()).and_then(|newest| {
                let (from, to) = browser::selection_in(&words_id(newest.id))?;
                mark(&newest.words, from, to)
            })
        };
        if self.known().chosen != chosen {
            self.change().chosen = chosen;
        }
    }
}
