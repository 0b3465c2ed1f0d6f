//! The half-written answer saves by itself: a moment after the last key, when a box is left, and when the page is. One save is
//! under way at a time; the next starts from its number. Another window's save is told, and nothing is overwritten.

use std::time::Duration;

use domain::feedback::FeedbackWords;
use domain::id::ReflectionId;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::console::api::save_reply;
use crate::console::desk::Desk;
use crate::error::AppError;
use crate::messages::sentence;
use crate::ui::Saving;

const AFTER_THE_LAST_KEY: Duration = Duration::from_millis(500);
const NEXT_TRY: Duration = Duration::from_secs(3);

#[derive(Clone, Copy)]
pub struct Autosave {
    reflection: ReflectionId,
    pub words: RwSignal<FeedbackWords>,
    /// The number the next save builds on.
    pub rev: RwSignal<i64>,
    /// Another window wrote here too: nothing is saved until the teacher chose.
    pub conflict: RwSignal<bool>,
    saved: StoredValue<FeedbackWords>,
    busy: StoredValue<bool>,
    timer: StoredValue<Option<TimeoutHandle>>,
    saving: RwSignal<Saving>,
}

impl Autosave {
    pub fn new(desk: Desk, reflection: ReflectionId) -> Self {
        let draft = desk.draft_now();
        Self {
            reflection,
            words: RwSignal::new(draft.words.clone()),
            rev: RwSignal::new(draft.rev),
            conflict: RwSignal::new(false),
            saved: StoredValue::new(draft.words),
            busy: StoredValue::new(false),
            timer: StoredValue::new(None),
            saving: desk.saving,
        }
    }

    pub fn change(&self, change: impl FnOnce(&mut FeedbackWords)) {
        self.words.update(change);
        if !self.conflict.get_untracked() {
            self.saving.set(Saving::Typing);
            self.save_after(AFTER_THE_LAST_KEY);
        }
    }

    fn save_after(&self, wait: Duration) {
        self.stop_waiting();
        let own = *self;
        let timer = set_timeout_with_handle(move || own.save(), wait).ok();
        self.timer.try_set_value(timer);
    }

    fn stop_waiting(&self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    pub fn is_dirty(&self) -> bool {
        let saved = self.saved.try_get_value();
        self.words.try_get_untracked().is_some_and(|words| Some(words) != saved)
    }

    /// Saves now what is not saved yet.
    pub fn save(&self) {
        self.stop_waiting();
        if !self.is_dirty() || self.conflict.try_get_untracked().unwrap_or(true) {
            return;
        }
        if self.busy.try_get_value().unwrap_or_default() {
            return self.save_after(AFTER_THE_LAST_KEY);
        }
        let own = *self;
        spawn_local(async move {
            own.save_once().await;
        });
    }

    async fn save_once(&self) {
        let (Some(words), Some(rev)) = (self.words.try_get_untracked(), self.rev.try_get_untracked()) else { return };
        self.busy.try_set_value(true);
        self.saving.set(Saving::Sending);
        let answer = save_reply(self.reflection, words.clone(), rev).await;
        self.busy.try_set_value(false);
        match answer {
            Ok(rev) => {
                self.rev.try_set(rev);
                self.saved.try_set_value(words);
                if self.is_dirty() {
                    self.save_after(AFTER_THE_LAST_KEY);
                } else {
                    self.saving.set(Saving::Saved);
                }
            }
            Err(AppError::Offline | AppError::Busy) => {
                self.saving.set(Saving::Waiting);
                self.save_after(NEXT_TRY);
            }
            Err(error) => {
                self.conflict.try_set(error.sentence().key == "feedback.another_window");
                self.saving.set(Saving::Failed(sentence(&error.sentence())));
            }
        }
    }

    /// Waits for a save that is under way, so that it does not come after the answer itself and leave a draft of it behind.
    #[cfg(feature = "hydrate")]
    pub async fn rest(&self) {
        self.stop_waiting();
        while self.busy.try_get_value().unwrap_or_default() {
            gloo_timers::future::TimeoutFuture::new(40).await;
        }
        self.stop_waiting();
    }

    #[cfg(not(feature = "hydrate"))]
    pub async fn rest(&self) {}

    /// Sent: nothing half-written remains.
    pub fn forget(&self) {
        self.stop_waiting();
        self.words.try_set(FeedbackWords::default());
        self.saved.try_set_value(FeedbackWords::default());
        self.rev.try_set(0);
    }

    /// The piece is left with something unsaved.
    #[cfg(feature = "hydrate")]
    pub fn leave(&self) {
        if self.is_dirty() && !self.conflict.try_get_untracked().unwrap_or(true) {
            let (words, rev) = (self.words.get_untracked(), self.rev.get_untracked());
            let (reflection, saving) = (self.reflection, self.saving);
            spawn_local(async move {
                match save_reply(reflection, words, rev).await {
                    Ok(_) => saving.try_set(Saving::Saved),
                    Err(error) => saving.try_set(Saving::Failed(sentence(&error.sentence()))),
                };
            });
        }
        self.stop_waiting();
    }
}
