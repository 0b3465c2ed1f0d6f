//! Nothing typed is lost: not what was typed before the WASM arrived, and not the last words before the page was left.
//!
//! What is not saved yet lies sealed on this device from the key on that typed it: a reload asks for the new page before the old one is
//! told to go, so the new one may have been written without it; a tab is closed, a laptop put away while the network is gone.

use domain::feedback::FeedbackWords;
use domain::id::ReflectionId;
use domain::json::Json;
use wasm_bindgen_futures::spawn_local;

use crate::console::api::at;
use crate::console::browser;
use crate::console::desk::Desk;
use crate::offline::{drop_half, half, keep_half};

/// The number that they build on, the words, and those of a save that was on its way, if the release that kept them knew of such.
type Here = (i64, FeedbackWords, Option<FeedbackWords>);

async fn here(piece: ReflectionId) -> Option<Here> {
    let mut kept = half(&piece.to_string()).await?.into_iter();
    let (rev, words) = (kept.next()?.read()?, kept.next()?.read()?);
    Some((rev, words, kept.next().and_then(Json::read)))
}

impl Desk {
    /// The page is alive, with boxes that were there before it: what was typed before the WASM was there counts; else what this device has.
    pub fn begin_with_boxes(self) {
        self.read_fields();
        if self.unsaved().is_some() {
            return self.changed();
        }
        self.take_back();
    }

    /// Takes back what was typed here and is not saved, where nobody saved since and nobody types yet.
    pub fn take_back(self) {
        let Some(piece) = self.known().open_id() else { return };
        let edition = self.typed().edition;
        spawn_local(async move {
            let Some((rev, words, under_way)) = here(piece).await else { return };
            let still = {
                let typed = self.typed();
                typed.edition == edition && typed.words == typed.saved
            };
            if !still || !self.is_open(piece) {
                return;
            }
            let there = self.typed().words.clone();
            let saved = self.known().boxes.rev;
            // The save that was on its way has arrived, only its answer had not.
            let built_on = saved == rev || (saved == rev + 1 && under_way.as_ref() == Some(&there));
            if there == words || !built_on {
                return drop_half(&piece.to_string());
            }
            self.fill_boxes(words);
        });
    }

    /// Puts words into the boxes that are there, and saves them: they may be on their way from the page before, and the same words twice
    /// are no conflict.
    fn fill_boxes(self, words: FeedbackWords) {
        let mut known = self.change();
        known.boxes.marks.clone_from(&words.passages);
        known.boxes.start.clone_from(&words);
        drop(known);
        self.retype().words.clone_from(&words);
        let FeedbackWords { strength, question, next_step, .. } = words;
        let fields = [("strength", strength), ("question", question), ("next_step", next_step)];
        fields.iter().for_each(|(id, words)| browser::fill_field(id, words));
        self.save();
    }

    /// What is typed now is on this device, as long as it is not saved.
    pub fn keep_here(self) {
        let Some(piece) = self.unsaved() else { return self.no_longer_here() };
        let typed = self.typed();
        let under_way = typed.under_way.as_ref().map_or(Json::Nothing, FeedbackWords::record);
        let rev = Json::Number(self.known().boxes.rev as f64);
        keep_half(&piece.to_string(), vec![rev, typed.words.record(), under_way]);
    }

    pub fn no_longer_here(self) {
        if let Some(piece) = self.known().open_id() {
            drop_half(&piece.to_string());
        }
    }

    pub fn leave_the_page(self) {
        let Some(piece) = self.unsaved() else { return };
        self.keep_here();
        browser::send_on_leaving(at::DRAFT, &self.draft(piece));
    }
}
