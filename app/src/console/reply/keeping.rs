//! Nothing typed is lost: not what was typed before the WASM arrived, and not the last words before the page was left.
//!
//! Leaving, the page sends what is unsaved on its way and also leaves it with the tab: a reload asks for the new page before the old
//! one is told to go, so the new one may have been written without it.

use domain::feedback::FeedbackWords;
use domain::json::Json;
use leptos::prelude::*;

use crate::console::api::at;
use crate::console::browser;
use crate::console::desk::Desk;

impl Desk {
    /// The page is alive, with boxes that were there before it: what the page before left with the tab comes back; else what was typed
    /// before the WASM was there counts.
    pub fn begin_with_boxes(self) {
        match self.take_back() {
            Some(FeedbackWords { strength, question, next_step, .. }) => {
                let fields = [("strength", strength), ("question", question), ("next_step", next_step)];
                fields.iter().for_each(|(id, words)| browser::fill_field(id, words));
            }
            None => {
                self.read_fields();
                if self.unsaved().is_some() {
                    self.changed();
                }
            }
        }
    }

    /// Takes back what the page before left with the tab, where nobody saved since. Boxes that are not drawn yet begin with it.
    pub fn take_back(self) -> Option<FeedbackWords> {
        let words = self.left_with_tab()?;
        let mut known = self.known.write();
        known.boxes.marks.clone_from(&words.passages);
        known.boxes.start.clone_from(&words);
        drop(known);
        self.typed.write_value().words.clone_from(&words);
        // At once: it may be on its way from the page before, and the same words twice are no conflict.
        self.save();
        Some(words)
    }

    fn left_with_tab(self) -> Option<FeedbackWords> {
        let known = self.known.read_untracked();
        let piece = known.open_id()?;
        let left = browser::take_from_tab(&piece.to_string())?;
        let (rev, words) = crate::offline::parse(&left).and_then(Json::read::<(i64, FeedbackWords)>)?;
        (rev == known.boxes.rev && words != self.typed.read_value().words).then_some(words)
    }

    pub fn leave_the_page(self) {
        let Some(piece) = self.unsaved() else { return };
        let left = (self.known.read_untracked().boxes.rev, self.typed.read_value().words.clone());
        if let Ok(left) = serde_json::to_string(&left) {
            browser::leave_with_tab(&piece.to_string(), &left);
        }
        browser::send_on_leaving(at::DRAFT, &self.draft(piece));
    }
}
