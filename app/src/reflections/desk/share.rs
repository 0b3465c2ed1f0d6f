//! Sharing, and keeping for later: what ends the writing of a version.

use domain::command::{Answer, Command, Envelope};
use domain::id::CommandId;
use domain::reflections::{Ask, DraftWords};
use domain::refusal::{Refusal, Sentence};
use leptos::prelude::*;

use super::Desk;
use crate::offline;
use crate::ui::Saving;

/// How often *keep* looks, twenty times a second, before it goes on with what the device has.
const KEPT_AFTER: u32 = 60;

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
#[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
fn something_is_shown() -> bool {
    matches!(document().query_selector("[data-of=draft] [data-shown]"), Ok(Some(_)))
}

/// Where something is missing is where one goes on: a fold around it opens.
#[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
fn show(field: &str) {
    use leptos::wasm_bindgen::JsCast;
    use leptos::web_sys::HtmlElement;
    let selector = ["main [name=", field, "]"].concat();
    let Ok(Some(element)) = document().query_selector(&selector) else { return };
    if let Ok(Some(fold)) = element.closest("details") {
        let _ = fold.set_attribute("open", "");
    }
    let _ = element.dyn_into::<HtmlElement>().map(|element| element.focus());
}

#[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
impl Desk {
    /// Shares what stands there.
    pub fn share(self, say: Say) {
        if self.pressed.get_value() {
            return;
        }
        let draft = self.typed.get_untracked();
        let missing = what_is_missing(&draft, say);
        self.refused.set(missing.map(|(field, key)| Refusal::invalid(field, key)));
        if let Some((field, _)) = missing {
            show(field);
            return;
        }
        self.pressed.set_value(true);
        leptos::task::spawn_local(async move {
            let shared = self.share_now(draft, say).await;
            if self.pressed.try_set_value(shared).is_none() {
                self.save();
            }
        });
    }

    /// True if it is shared.
    async fn share_now(self, draft: DraftWords, say: Say) -> bool {
        self.say(Saving::Sending);
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
        // The words that are typed from here on are the next version's.
        self.handed.update_value(|(words, _)| words.clone_from(&draft));
        let outcome = self.patiently(envelope).await;
        if self.pressed.try_get_value().is_none() {
            return false;
        }
        match outcome {
            Ok(Answer::Done { reflection, rev, .. }) => {
                self.sharing.set_value(None);
                self.kept.set_value(draft);
                self.rev.set(rev);
                self.reflection.update(|id| *id = reflection.unwrap_or(*id));
                self.say(Saving::Saved);
                // What was typed while the share was on its way is the next version's draft.
                self.settle().await;
                if let Some(id) = self.reflection.try_get_untracked() {
                    self.shared.run(id);
                }
                return true;
            }
            Ok(Answer::Refused { refusal }) => {
                self.sharing.set_value(None);
                self.told(refusal.clone()).await;
                self.refused.try_set(Some(refusal));
            }
            _ => {
                self.say(if offline::is_kept_here() { Saving::Waiting } else { Saving::Held });
                self.refused
                    .set(Some(Refusal::Conflict { sentence: Sentence::new("reflections.not_shared_try_again") }));
            }
        }
        false
    }

    /// Saves, and then calls `kept`; stays where it is if it could not be saved.
    pub fn keep(self, kept: Callback<()>) {
        leptos::task::spawn_local(async move {
            self.save();
            // An answer, or some seconds: then what is on the device is kept well enough.
            for _ in 0..KEPT_AFTER {
                if !self.is_unsaved() || self.on_its_way.try_get_value().is_none() {
                    break;
                }
                offline::wait(50).await;
            }
            self.may_go();
            if self.pressed.try_get_value().is_some() && !self.is_at_risk() {
                kept.run(());
            }
        });
    }

    /// Saves what there is to save, and waits for the answer.
    pub async fn settle(self) {
        self.read_now();
        self.save();
        while self.on_its_way.try_get_value().is_some_and(|n| n > 0) {
            offline::wait(50).await;
        }
    }
}
