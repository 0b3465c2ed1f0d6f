//! Sharing, and keeping for later: what ends the writing of a version.

use domain::command::{Answer, Command, Envelope};
use domain::id::CommandId;
use domain::reflections::{Ask, DraftWords};
use domain::refusal::{Refusal, Sentence};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::Desk;
use crate::offline;
use crate::ui::Saving;

/// How often *keep* looks, twenty times a second, before it goes on with what the device has.
const KEPT_AFTER: u32 = 60;

/// What is said with a share, besides the draft.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Say {
    pub waits: bool,
    pub wall_consent: bool,
    pub confirmed: bool,
}

/// What every share needs, seen without asking the server, which asks for it again and for more: the field and the key.
fn what_is_missing(draft: &DraftWords, say: Say) -> Option<(&'static str, &'static str)> {
    if draft.words.trim().is_empty() && !something_is_shown() {
        Some(("words", "reflections.empty"))
    } else if matches!(draft.ask, Ask::Own | Ask::Part) && draft.ask_words.trim().is_empty() {
        Some(("ask_words", "reflections.say_what_you_need"))
    } else if draft.scribe.is_some() && !say.confirmed {
        Some(("confirmed", "reflections.confirm_your_words"))
    } else {
        None
    }
}

/// A drawing or a recording needs no words beside it. What is shown stands in a part that the server makes.
fn something_is_shown() -> bool {
    matches!(document().query_selector("[data-of=draft] [data-shown]"), Ok(Some(_)))
}

/// Where something is missing is where one goes on: a fold around it opens.
fn show(field: &str) {
    let selector = ["main [name=", field, "]"].concat();
    let Ok(Some(element)) = document().query_selector(&selector) else { return };
    if let Ok(Some(fold)) = element.closest("details") {
        let _ = fold.set_attribute("open", "");
    }
    let _ = element.dyn_into::<HtmlElement>().map(|element| element.focus());
}

impl Desk {
    /// Shares what stands there.
    pub(super) fn share(self, say: Say) {
        if self.0.pressed.get() {
            return;
        }
        let draft = self.0.typed.borrow().clone();
        let missing = what_is_missing(&draft, say);
        self.refuses(missing.map(|(field, key)| Refusal::invalid(field, key)).as_ref());
        if let Some((field, _)) = missing {
            show(field);
            return;
        }
        self.0.pressed.set(true);
        spawn_local(async move {
            // Shared, the page was laid out anew, and there is another *Share* on it.
            if !self.share_now(draft, say).await {
                self.0.pressed.set(false);
                // What happened elsewhere meanwhile was not shown.
                self.renew();
            }
        });
    }

    /// True if it is shared, and the page was laid out anew.
    async fn share_now(self, draft: DraftWords, say: Say) -> bool {
        self.say(Saving::Sending);
        let before = self.0.sharing.borrow().clone().filter(|(_, words)| *words == draft);
        let id = before.map_or_else(CommandId::mint, |(id, _)| id);
        self.0.sharing.replace(Some((id, draft.clone())));
        let command = Command::Share {
            reflection: self.0.reflection.get(),
            beginning: self.0.beginning.borrow().clone(),
            draft: draft.clone(),
            waits: say.waits,
            wall_consent: say.wall_consent,
            confirmed: say.confirmed,
        };
        let envelope = Envelope { id, ..offline::envelope(self.0.me, self.0.rev.get(), command) };
        // The words that are typed from here on are the next version's.
        self.0.handed.borrow_mut().0.clone_from(&draft);
        match self.patiently(envelope).await {
            Ok(Answer::Done { reflection, rev, .. }) => {
                self.0.sharing.take();
                self.0.kept.replace(draft);
                self.0.rev.set(rev);
                self.0.reflection.set(reflection.unwrap_or(self.0.reflection.get()));
                self.0.shared_here.set(true);
                self.say(Saving::Saved);
                return self.begins_again().await;
            }
            Ok(Answer::Refused { refusal }) => {
                self.0.sharing.take();
                self.refuses(Some(&refusal));
                self.told(refusal).await;
            }
            _ => {
                self.say(if offline::is_kept_here() { Saving::Waiting } else { Saving::Held });
                self.refuses(Some(&Refusal::Conflict { sentence: Sentence::new("reflections.not_shared_try_again") }));
            }
        }
        false
    }

    /// Saves, and then calls `kept`; stays where it is if it could not be saved.
    pub(super) fn keep(self, kept: fn()) {
        spawn_local(async move {
            self.save();
            // An answer, or some seconds: then what is on the device is kept well enough.
            for _ in 0..KEPT_AFTER {
                if !self.is_unsaved() {
                    break;
                }
                offline::wait(50).await;
            }
            self.read_now();
            if !self.is_at_risk() {
                kept();
            }
        });
    }

    /// Saves what there is to save, and waits for the answer.
    pub(super) async fn settle(self) {
        self.read_now();
        self.save();
        while self.0.on_its_way.get() > 0 {
            offline::wait(50).await;
        }
    }
}
