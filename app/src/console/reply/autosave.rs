//! The half-written answer saves by itself: a moment after the last key, when a box is left, and when the page is. One save is
//! under way at a time; the next starts from its number. Another window's save is told, and nothing is overwritten.
//!
//! The fields are the truth: they are read after every key, and nothing here sets one.

use domain::feedback::{FeedbackWords, PassageWords};
use domain::id::ReflectionId;
use domain::json::Json;
use leptos::prelude::request_animation_frame;
use wasm_bindgen_futures::spawn_local;
use web_sys::EventTarget;

use super::comments::{comment_id, place};
use crate::console::api::at;
use crate::console::browser;
use crate::console::desk::Desk;
use crate::console::known::Boxes;
use crate::error::AppError;
use crate::messages::sentence;
use crate::offline::{drop_half, post, wait};
use crate::ui::Saving;

/// Milliseconds after the last key.
const A_MOMENT: u32 = 500;
/// Milliseconds until the next try.
const AGAIN: u32 = 3_000;

/// What is typed into the boxes of the open piece.
#[derive(Clone, Default)]
pub struct Typed {
    pub words: FeedbackWords,
    /// As they are saved.
    pub saved: FeedbackWords,
    /// What the save says that is on its way, while one is.
    pub under_way: Option<FeedbackWords>,
    /// Counts keystrokes, so that only the last one's timer saves.
    stroke: u32,
    /// Whose boxes these are.
    pub edition: u32,
}

impl Typed {
    pub fn laid_out(boxes: &Boxes) -> Self {
        Self { words: boxes.start.clone(), saved: boxes.start.clone(), edition: boxes.edition, ..Self::default() }
    }
}

/// Words as the fields of a form carry them.
pub fn fields(words: &FeedbackWords) -> Vec<(String, String)> {
    named("words", words)
}

fn named(of: &str, words: &FeedbackWords) -> Vec<(String, String)> {
    let name = |field: &str| [of, "[", field, "]"].concat();
    let mut fields = vec![
        (name("strength"), words.strength.clone()),
        (name("question"), words.question.clone()),
        (name("next_step"), words.next_step.clone()),
    ];
    for (at, mark) in words.passages.iter().enumerate() {
        let name = |field: &str| [of, "[passages][", &at.to_string(), "][", field, "]"].concat();
        fields.extend([
            (name("starts"), mark.starts.to_string()),
            (name("ends"), mark.ends.to_string()),
            (name("quote"), mark.quote.clone()),
            (name("words"), mark.words.clone()),
        ]);
    }
    fields
}

impl Desk {
    /// What a save sends. Where the answer of the one before has not come, it builds on that one, too.
    pub fn draft(self, piece: ReflectionId) -> String {
        let rev = self.known().boxes.rev;
        let typed = self.typed();
        let mut all = vec![("reflection".to_owned(), piece.to_string()), ("base_rev".to_owned(), rev.to_string())];
        all.extend(fields(&typed.words));
        all.extend(typed.under_way.iter().flat_map(|words| named("under_way", words)));
        browser::encoded(&all)
    }

    /// Something was typed: into the boxes?
    pub fn typing(self, field: Option<EventTarget>) {
        self.typing_note(field.clone());
        if browser::is_in(field, "form.reply") {
            self.read_fields();
            self.changed();
        }
    }

    /// What stands in the fields now. A field that is not there yet is as it was laid out.
    pub fn read_fields(self) {
        let mut typed = self.retype();
        let words = &mut typed.words;
        let fields =
            [("strength", &mut words.strength), ("question", &mut words.question), ("next_step", &mut words.next_step)];
        for (id, words) in fields {
            if let Some(now) = browser::typed_in(id) {
                *words = now;
            }
        }
        for mark in &mut words.passages {
            if let Some(now) = browser::typed_in(&comment_id(mark)) {
                mark.words = now;
            }
        }
    }

    /// Saves what changed, a moment after the last change.
    pub fn changed(self) {
        if !self.known().boxes.conflict {
            self.says(if self.unsaved().is_some() { Saving::Typing } else { Saving::Saved });
            self.keep_here();
            self.save_after(A_MOMENT);
        }
    }

    /// Puts a comment on the words that are selected.
    pub fn comment(self) {
        let Some(mark) = self.change().chosen.take() else { return };
        let field = ["#", &comment_id(&mark)].concat();
        let same = |other: &PassageWords| place(other) == place(&mark);
        if !self.known().boxes.marks.iter().any(same) {
            self.retype().words.passages.push(mark.clone());
            self.change().boxes.marks.push(mark);
            self.changed();
        }
        browser::clear_selection();
        request_animation_frame(move || browser::focus(&field));
    }

    /// Takes the comment at a place away.
    pub fn uncomment(self, at: &str) {
        let stays = |mark: &PassageWords| place(mark) != at;
        self.retype().words.passages.retain(stays);
        self.change().boxes.marks.retain(stays);
        self.changed();
    }

    fn save_after(self, moment: u32) {
        let (stroke, edition) = {
            let mut typed = self.retype();
            typed.stroke = typed.stroke.wrapping_add(1);
            (typed.stroke, typed.edition)
        };
        spawn_local(async move {
            wait(moment).await;
            let last = (self.typed().stroke, self.typed().edition) == (stroke, edition);
            if last {
                self.save();
            }
        });
    }

    /// What is typed and is not saved, where it may be saved: its piece.
    pub fn unsaved(self) -> Option<ReflectionId> {
        let (known, typed) = (self.known(), self.typed());
        known.open_id().filter(|_| typed.words != typed.saved && !known.boxes.conflict)
    }

    /// Saves now what is not saved yet.
    pub fn save(self) {
        let Some(piece) = self.unsaved() else { return };
        if self.typed().under_way.is_some() {
            return self.save_after(A_MOMENT);
        }
        let draft = self.draft(piece);
        let (words, edition) = {
            let mut typed = self.retype();
            typed.under_way = Some(typed.words.clone());
            (typed.words.clone(), typed.edition)
        };
        self.says(Saving::Sending);
        spawn_local(async move {
            let answer = post(at::DRAFT, draft).await;
            // Other boxes are here now: what was unsaved in these went when they were left.
            let now = self.typed().edition;
            if now == edition {
                self.saved(words, answer);
            }
        });
    }

    fn saved(self, words: FeedbackWords, answer: Result<Json, AppError>) {
        self.retype().under_way = None;
        match answer {
            Ok(rev) => {
                self.change().boxes.rev = rev.read().unwrap_or_default();
                self.retype().saved = words;
                // Or, with what was typed meanwhile, it builds on another number now.
                self.keep_here();
                if self.unsaved().is_some() {
                    self.save_after(A_MOMENT);
                } else {
                    self.says(Saving::Saved);
                }
            }
            Err(AppError::Offline | AppError::Busy) => {
                self.says(Saving::Held);
                self.save_after(AGAIN);
            }
            Err(error) => {
                self.change().boxes.conflict = error.sentence().key == "feedback.another_window";
                self.says(Saving::Failed(sentence(&error.sentence())));
            }
        }
    }

    /// Waits for a save that is under way, so that it does not come after the answer itself and leave a draft of it behind.
    pub async fn rest(self) {
        // No timer saves meanwhile.
        {
            let mut typed = self.retype();
            typed.stroke = typed.stroke.wrapping_add(1);
        }
        loop {
            let waits = self.typed().under_way.is_some();
            if !waits {
                return;
            }
            wait(40).await;
        }
    }

    /// Sent: nothing half-written remains.
    pub fn forget(self) {
        self.no_longer_here();
        let mut typed = self.retype();
        (typed.words, typed.saved) = Default::default();
        typed.stroke = typed.stroke.wrapping_add(1);
        drop(typed);
        let mut known = self.change();
        known.boxes.marks.clear();
        known.boxes.rev = 0;
    }

    /// The piece is left with something unsaved.
    pub fn leave(self) {
        let Some(piece) = self.unsaved() else { return };
        let draft = self.draft(piece);
        spawn_local(async move {
            match post(at::DRAFT, draft).await {
                Ok(_) => {
                    drop_half(&piece.to_string());
                    self.says(Saving::Saved);
                }
                Err(error) => self.says(Saving::Failed(sentence(&error.sentence()))),
            }
        });
    }
}
