//! The desk at which a piece is written: what stands in the fields, what of it is saved, and the one honest line about it.
//!
//! The page's fields are the truth; the desk reads them after every keystroke ([`reading`] says when) and saves a moment after the last
//! one, and at once when the field is left. Each save is handed to the device's outbox, where newer words take the place of older ones that wait; the last
//! one tells how it stands. Nothing here sets a field, except when the student presses a starter: what was typed before the WASM arrived is read like everything else.

pub mod reading;
pub mod share;

use domain::command::{Answer, Beginning, Command, Envelope};
use domain::command_form::with_starter;
use domain::id::{CommandId, PersonId, ReflectionId};
use domain::reflections::DraftWords;
use domain::refusal::Refusal;
use leptos::prelude::*;

use self::reading::Unread;
use super::api::{self, Theirs, WorkPage};
use crate::messages::sentence;
use crate::offline;
use crate::t;
use crate::ui::Saving;

/// Milliseconds after the last keystroke.
const A_MOMENT: u32 = 800;
/// Milliseconds until a save that is not answered says so.
const PATIENCE: u32 = 2_500;

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
    /// As the outbox has it, and the how manieth it was handed.
    handed: StoredValue<(DraftWords, u32)>,
    /// What was handed over and is not answered.
    on_its_way: StoredValue<u32>,
    /// What happened in the fields since they were read.
    unread: StoredValue<Unread>,
    /// The page may be another one soon: what is typed until then is read at once.
    goes: StoredValue<bool>,
    /// Counts what was read, so that only the last one's timer saves.
    stroke: StoredValue<u32>,
    /// The share on its way and its words: tried again with the same id until it is answered.
    sharing: StoredValue<Option<(CommandId, DraftWords)>>,
    /// From the press on *Share* on, unless it fails: another press does nothing. Then the page is laid out anew, with another desk.
    pressed: StoredValue<bool>,
    shared: Callback<ReflectionId>,
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
            kept: StoredValue::new(words.clone()),
            saving,
            theirs: RwSignal::new(None),
            refused: RwSignal::new(None),
            handed: StoredValue::new((words, 0)),
            on_its_way: StoredValue::new(0),
            unread: StoredValue::new(Unread::Nothing),
            goes: StoredValue::new(false),
            stroke: StoredValue::new(0),
            sharing: StoredValue::new(None),
            pressed: StoredValue::new(false),
            shared,
        }
    }

    /// True while something typed is not saved, as far as this page knows.
    pub fn is_unsaved(&self) -> bool {
        let typed = self.typed.try_get_untracked();
        typed.is_some() && typed != self.kept.try_get_value()
    }

    /// True while something typed would go with the page: it is not with the outbox, or the outbox has it in memory only.
    pub fn is_at_risk(&self) -> bool {
        let typed = self.typed.try_get_untracked();
        self.is_unsaved()
            && (typed != self.handed.try_with_value(|(words, _)| words.clone()) || !offline::is_kept_here())
    }

    /// The one line about saving. What it says already is not said again.
    fn say(self, now: Saving) {
        if self.saving.try_with_untracked(|said| *said != now) == Some(true) {
            self.saving.set(now);
        }
    }

    /// What stands in the fields now.
    pub fn read(self, words: DraftWords) {
        // A field that goes with its page may still say that it was left.
        let known = self.typed.try_with_untracked(|typed| (*typed == words, typed.words == words.words));
        let Some((false, same_words)) = known else { return };
        if !same_words {
            super::consent::preview(&words.words);
        }
        self.typed.set(words);
        if self.theirs.with_untracked(Option::is_some) {
            return;
        }
        self.say(if self.is_unsaved() { Saving::Typing } else { Saving::Saved });
        let stroke = self.stroke.get_value().wrapping_add(1);
        self.stroke.set_value(stroke);
        leptos::task::spawn_local(async move {
            offline::wait(A_MOMENT).await;
            if self.stroke.try_get_value() == Some(stroke) {
                self.save();
            }
        });
    }

    /// Hands over what is typed now, if it is not handed over yet and nobody else's words would be lost by it.
    pub fn save(self) {
        let gone = self.typed.try_get_untracked().is_none();
        if gone || !self.is_unsaved() || self.theirs.with_untracked(Option::is_some) {
            return;
        }
        let words = self.typed.get_untracked();
        let (handed, nth) = self.handed.get_value();
        if handed == words && self.on_its_way.get_value() > 0 {
            return;
        }
        self.handed.set_value((words.clone(), nth + 1));
        self.say(Saving::Sending);
        let envelope = self.draft_command(words.clone());
        leptos::task::spawn_local(async move {
            let outcome = self.patiently(envelope).await;
            // The page may be gone: what was left of it is the outbox's.
            let Some((_, newest)) = self.handed.try_get_value() else { return };
            match outcome {
                // Newer words took its place.
                Ok(Answer::Done { reflection: None, .. }) | Err(()) => {}
                Ok(Answer::Done { reflection: Some(id), rev, .. }) => {
                    self.kept.set_value(words);
                    self.rev.set(rev);
                    self.reflection.set(id);
                    if newest == nth + 1 {
                        self.say(if self.is_unsaved() { Saving::Typing } else { Saving::Saved });
                    }
                }
                Ok(Answer::Refused { refusal }) if newest == nth + 1 => self.told(refusal).await,
                Ok(_) => {}
            }
        });
    }

    /// Hands over; says that it waits when the answer takes long.
    async fn patiently(self, envelope: Envelope) -> Result<Answer, ()> {
        let answered = StoredValue::new(false);
        self.on_its_way.try_update_value(|n| *n += 1);
        leptos::task::spawn_local(async move {
            offline::wait(PATIENCE).await;
            if answered.try_get_value() == Some(false) && self.on_its_way.try_get_value().is_some() {
                self.say(if offline::is_kept_here() { Saving::Waiting } else { Saving::Held });
            }
        });
        let sent = offline::send(vec![envelope]).await;
        answered.try_set_value(true);
        self.on_its_way.try_update_value(|n| *n -= 1);
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
        self.say(Saving::Failed(if two { t!("reflections.two_devices") } else { sentence(&why) }));
        if two {
            // Until theirs are shown, nothing builds on them: no draft has this number.
            self.rev.try_set(-1);
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
        self.read_now();
        self.reflection.set(theirs.reflection);
        self.rev.set(theirs.rev);
        self.kept.set_value(DraftWords { words: theirs.words, ..Default::default() });
        self.theirs.set(None);
        self.save();
    }

    /// What is on this page may go: the student uses the other device's words.
    pub fn let_go(self) {
        self.read_now();
        self.kept.set_value(self.typed.get_untracked());
        // The page is read anew: the server shows what is saved, in every field.
        offline::give_up(self.reflection.get_untracked());
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
        self.read_now();
    }

    /// The page is being left: what is unsaved goes with the browser's last post. A save that is on its way may arrive before it, after it or
    /// never: the server knows which words of one hand are the later ones.
    pub fn leave(self) {
        if self.is_unsaved() && self.theirs.with_untracked(Option::is_none) {
            offline::send_leaving(vec![self.draft_command(self.typed.get_untracked())]);
        }
    }
}
