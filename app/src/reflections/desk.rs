//! The desk at which a piece is written: what stands in the fields, what of it is saved, and the one honest line about it.
//!
//! The page's fields are the truth; the desk reads them after every keystroke and saves a moment after the last one, and at once
//! when the field is left. One save is on its way at a time; what is typed meanwhile goes with the next. Nothing here
//! sets a field, except when the student presses a starter: what was typed before the WASM arrived is read like everything else.

use domain::command::{Answer, Beginning, Command, Envelope};
use domain::command_form::with_starter;
use domain::id::{CommandId, PersonId, ReflectionId};
use domain::reflections::{Ask, DraftWords};
use domain::refusal::{Refusal, Sentence};
use leptos::prelude::*;

use super::api::{self, Theirs, WorkPage};
use crate::messages::sentence;
use crate::offline;
use crate::t;
use crate::ui::Saving;

/// Milliseconds after the last keystroke.
const A_MOMENT: u32 = 800;
/// Milliseconds until a save that is not answered says so.
const PATIENCE: u32 = 2_500;
/// Milliseconds between tries while the server is not reached.
const AGAIN: u32 = 4_000;

#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
pub struct Desk {
    me: PersonId,
    pub reflection: RwSignal<ReflectionId>,
    beginning: StoredValue<Beginning>,
    /// The draft's number that the next save builds on.
    pub rev: RwSignal<i64>,
    pub typed: RwSignal<DraftWords>,
    /// As it is saved.
    kept: StoredValue<DraftWords>,
    saving: RwSignal<Saving>,
    /// Another device was faster: until the student decides, nothing is saved over it.
    pub theirs: RwSignal<Option<Theirs>>,
    /// What sharing was refused for.
    pub refused: RwSignal<Option<Refusal>>,
    busy: StoredValue<bool>,
    /// The save on its way.
    sending: StoredValue<Option<Envelope>>,
    /// Counts keystrokes, so that only the last one's timer saves.
    stroke: StoredValue<u32>,
    /// The share on its way and its words: tried again with the same id until it is answered.
    sharing: StoredValue<Option<(CommandId, DraftWords)>>,
    shared: Callback<ReflectionId>,
}

/// What is said with a share, besides the draft.
#[derive(Clone, Copy, Debug, Default)]
#[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
pub struct Say {
    pub waits: bool,
    pub wall_consent: bool,
    pub confirmed: bool,
}

/// What every share needs, seen without asking the server, which asks for it again and for more: the field and the key.
#[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
fn what_is_missing(draft: &DraftWords, say: Say) -> Option<(&'static str, &'static str)> {
    if draft.words.trim().is_empty() {
        Some(("words", "reflections.empty"))
    } else if matches!(draft.ask, Ask::Own | Ask::Part) && draft.ask_words.trim().is_empty() {
        Some(("ask_words", "reflections.say_what_you_need"))
    } else if draft.scribe.is_some() && !say.confirmed {
        Some(("confirmed", "reflections.confirm_your_words"))
    } else {
        None
    }
}

#[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
impl Desk {
    pub fn new(page: &WorkPage, saving: RwSignal<Saving>, shared: Callback<ReflectionId>) -> Self {
        let (words, rev) = page.start();
        Self {
            me: page.me,
            reflection: RwSignal::new(page.reflection),
            beginning: StoredValue::new(page.beginning.clone()),
            rev: RwSignal::new(rev),
            typed: RwSignal::new(words.clone()),
            kept: StoredValue::new(words),
            saving,
            theirs: RwSignal::new(None),
            refused: RwSignal::new(None),
            busy: StoredValue::new(false),
            sending: StoredValue::new(None),
            stroke: StoredValue::new(0),
            sharing: StoredValue::new(None),
            shared,
        }
    }

    /// True while something typed is not saved, as far as this page knows.
    pub fn is_unsaved(&self) -> bool {
        let typed = self.typed.try_get_untracked();
        typed.is_some() && typed != self.kept.try_get_value()
    }

    /// What stands in the fields now.
    pub fn read(self, words: DraftWords) {
        // A field that goes with its page may still say that it was left.
        if self.typed.try_get_untracked().is_none_or(|typed| typed == words) {
            return;
        }
        self.typed.set(words);
        if self.theirs.with_untracked(Option::is_some) {
            return;
        }
        self.saving.set(if self.is_unsaved() { Saving::Typing } else { Saving::Saved });
        let stroke = self.stroke.get_value().wrapping_add(1);
        self.stroke.set_value(stroke);
        leptos::task::spawn_local(async move {
            offline::wait(A_MOMENT).await;
            if self.stroke.try_get_value() == Some(stroke) {
                self.save();
            }
        });
    }

    /// Saves now, if there is anything to save and nobody else's words would be lost by it.
    pub fn save(self) {
        if self.busy.try_get_value() != Some(false) || !self.is_unsaved() || self.theirs.with_untracked(Option::is_some)
        {
            return;
        }
        self.busy.set_value(true);
        leptos::task::spawn_local(async move {
            while self.is_unsaved() && self.save_once().await {}
            self.busy.try_set_value(false);
        });
    }

    /// Sends one save. True if there may be more to do.
    async fn save_once(self) -> bool {
        let words = self.typed.get_untracked();
        self.saving.set(Saving::Sending);
        let envelope = self.draft_command(words.clone());
        self.sending.set_value(Some(envelope.clone()));
        let outcome = self.patiently(envelope).await;
        self.sending.try_set_value(None);
        if self.busy.try_get_value().is_none() {
            // The page is gone; it sent what was left.
            return false;
        }
        match outcome {
            Ok(Answer::Done { reflection, rev, .. }) => {
                self.kept.set_value(words);
                self.rev.set(rev);
                if let Some(id) = reflection {
                    self.reflection.set(id);
                }
                self.saving.set(if self.is_unsaved() { Saving::Typing } else { Saving::Saved });
                true
            }
            Ok(Answer::Refused { refusal }) => {
                self.told(refusal).await;
                false
            }
            _ => {
                self.saving.set(Saving::Waiting);
                offline::wait(AGAIN).await;
                self.busy.try_get_value().is_some()
            }
        }
    }

    /// Sends; says that it waits when the answer takes long.
    async fn patiently(self, envelope: Envelope) -> Result<Answer, ()> {
        let answered = StoredValue::new(false);
        leptos::task::spawn_local(async move {
            offline::wait(PATIENCE).await;
            if answered.try_get_value() == Some(false) {
                self.saving.try_set(Saving::Waiting);
            }
        });
        let sent = offline::send(vec![envelope]).await;
        answered.try_set_value(true);
        match sent {
            Ok(answers) => answers.into_iter().next().map(|answered| answered.answer).ok_or(()),
            Err(crate::error::AppError::Refused { refusal }) => Ok(Answer::Refused { refusal }),
            Err(_) => Err(()),
        }
    }

    /// A refusal: another device's words are fetched and shown; anything else is said.
    async fn told(self, refusal: Refusal) {
        let why = refusal.sentence();
        let two = matches!(why.key.as_str(), "drafts.another_device" | "drafts.already_begun");
        self.saving.set(Saving::Failed(if two { t!("reflections.two_devices") } else { sentence(&why) }));
        if two {
            let prompt = self.beginning.with_value(|beginning| match beginning {
                Beginning::Prompt { prompt } => Some(*prompt),
                Beginning::OwnQuestion { .. } => None,
            });
            if let Ok(theirs) = api::read_theirs(self.reflection.get_untracked(), prompt).await {
                self.theirs.try_set(theirs.read());
            }
        }
    }

    fn draft_command(&self, draft: DraftWords) -> Envelope {
        let (reflection, beginning) = (self.reflection.get_untracked(), self.beginning.get_value());
        let command = Command::SaveDraft { reflection, beginning, draft };
        offline::envelope(self.me, self.rev.get_untracked(), command)
    }

    /// Keeps what is on this page: the next save builds on what the other device saved.
    pub fn keep_mine(self) {
        let Some(theirs) = self.theirs.get_untracked() else { return };
        self.reflection.set(theirs.reflection);
        self.rev.set(theirs.rev);
        self.kept.set_value(DraftWords { words: theirs.words, ..Default::default() });
        self.theirs.set(None);
        self.save();
    }

    /// What is on this page may go: the student uses the other device's words.
    pub fn let_go(self) {
        self.kept.set_value(self.typed.get_untracked());
    }

    /// Puts a starter at the end of what is there, with the cursor after it.
    pub fn start_with(self, starter: &str) {
        use leptos::wasm_bindgen::JsCast;
        let paper =
            document().get_element_by_id("words").map(|paper| paper.dyn_into::<leptos::web_sys::HtmlTextAreaElement>());
        let Some(Ok(paper)) = paper else { return };
        let words = with_starter(&paper.value(), starter);
        paper.set_value(&words);
        let _ = paper.focus();
        self.read(DraftWords { words, ..self.typed.get_untracked() });
    }

    /// Shares what stands there.
    pub fn share(self, say: Say) {
        let draft = self.typed.get_untracked();
        let missing = what_is_missing(&draft, say);
        self.refused.set(missing.map(|(field, key)| Refusal::invalid(field, key)));
        if missing.is_some() {
            return;
        }
        leptos::task::spawn_local(async move {
            // A save that is on its way comes first: the share builds on it.
            while self.busy.try_get_value() == Some(true) {
                offline::wait(50).await;
            }
            if self.busy.try_set_value(true).is_none() {
                self.share_now(draft, say).await;
                if self.busy.try_set_value(false).is_none() {
                    self.save();
                }
            }
        });
    }

    async fn share_now(self, draft: DraftWords, say: Say) {
        self.saving.set(Saving::Sending);
        let before = self.sharing.get_value().filter(|(_, words)| *words == draft);
        let id = before.map_or_else(CommandId::mint, |(id, _)| id);
        self.sharing.set_value(Some((id, draft.clone())));
        let command = Command::Share {
            reflection: self.reflection.get_untracked(),
            beginning: self.beginning.get_value(),
            draft: draft.clone(),
            waits: say.waits,
            wall_consent: say.wall_consent,
            confirmed: say.confirmed,
        };
        let envelope = Envelope { id, ..offline::envelope(self.me, self.rev.get_untracked(), command) };
        let outcome = self.patiently(envelope).await;
        if self.busy.try_get_value().is_none() {
            return;
        }
        match outcome {
            Ok(Answer::Done { reflection, rev, .. }) => {
                self.sharing.set_value(None);
                self.kept.set_value(draft);
                self.rev.set(rev);
                self.reflection.update(|id| *id = reflection.unwrap_or(*id));
                self.saving.set(Saving::Saved);
                // What was typed while the share was on its way is the next version's draft.
                while self.is_unsaved() && self.save_once().await {}
                if let Some(id) = self.reflection.try_get_untracked() {
                    self.shared.run(id);
                }
            }
            Ok(Answer::Refused { refusal }) => {
                self.sharing.set_value(None);
                self.told(refusal.clone()).await;
                self.refused.try_set(Some(refusal));
            }
            _ => {
                self.saving.set(Saving::Waiting);
                self.refused
                    .set(Some(Refusal::Conflict { sentence: Sentence::new("reflections.not_shared_try_again") }));
            }
        }
    }

    /// Saves, and then calls `kept`; stays where it is if it could not be saved.
    pub fn keep(self, kept: Callback<()>) {
        self.save();
        leptos::task::spawn_local(async move {
            while self.busy.try_get_value() == Some(true) {
                offline::wait(50).await;
            }
            if self.busy.try_get_value().is_some() && !self.is_unsaved() {
                kept.run(());
            }
        });
    }

    /// The page is being left: what is unsaved goes with the browser's last post. A save that is on its way may arrive or be cut off
    /// with the page: it goes once more, first, and the last words build on it.
    pub fn leave(self) {
        if !self.is_unsaved() || self.theirs.with_untracked(Option::is_some) {
            return;
        }
        let mut last = self.draft_command(self.typed.get_untracked());
        let sending = self.sending.try_get_value().flatten();
        last.base_version += i64::from(sending.is_some());
        offline::send_leaving(sending.into_iter().chain([last]).collect());
    }
}
