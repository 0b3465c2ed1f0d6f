//! A note to the class that is half written: sealed on this device from the key on that typed it, like an answer. It keeps the id under which it
//! would be sent: one that was sent after all is not sent twice.

use domain::id::NoteId;
use domain::json::Json;
use wasm_bindgen_futures::spawn_local;
use web_sys::EventTarget;

use super::note::NOTE;
use crate::console::browser;
use crate::console::desk::Desk;
use crate::offline::{drop_half, half, keep_half};

impl Desk {
    fn note_name(self) -> String {
        ["note-", &self.known().live.class.id.to_string()].concat()
    }

    /// Something was typed: into the note?
    pub fn typing_note(self, field: Option<EventTarget>) {
        if !browser::is_in(field, &["#", NOTE].concat()) {
            return;
        }
        match browser::typed_in(NOTE).filter(|words| !words.trim().is_empty()) {
            Some(words) => {
                let note = Json::Text(self.known().note.to_string());
                keep_half(&self.note_name(), vec![note, Json::Text(words)]);
            }
            None => self.note_is_gone(),
        }
    }

    pub fn note_is_gone(self) {
        drop_half(&self.note_name());
    }

    /// The page is alive: what was half written stands in its place again, unless somebody has begun another.
    pub fn take_back_note(self) {
        let name = self.note_name();
        spawn_local(async move {
            let mut kept = half(&name).await.unwrap_or_default().into_iter();
            let mut next = || kept.next().and_then(Json::text);
            let (Some(id), Some(words)) = (next().and_then(|id| id.parse::<NoteId>().ok()), next()) else { return };
            if browser::typed_in(NOTE).is_none_or(|there| !there.is_empty()) {
                return;
            }
            self.change().note = id;
            browser::fill_field(NOTE, &words);
            browser::unfold(NOTE);
        });
    }
}
