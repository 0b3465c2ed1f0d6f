//! Forms and buttons of the page. A form goes where it says, by itself; what became of it is told in its place. The same address and the
//! same fields as without the WASM, so it has the same effect once, however often it is sent.

use domain::id::NoteId;
use domain::json::Json;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlButtonElement, HtmlFormElement, SubmitEvent};

use super::api::at;
use super::browser;
use super::desk::Desk;
use super::inbox::NEW;
use super::inbox::comment_on::COMMENT;
use super::inbox::text::NEWER;
use super::keys::DIALOG as KEYS;
use super::reply::comments::REMOVE;
use super::reply::form::START_OVER;
use super::reply::note::NOTE;
use super::start::{CLOSE, SHOW};
use crate::error::AppError;
use crate::offline::post;
use crate::t;
use crate::ui::say_once;

/// A button was pressed that sends nothing.
pub fn pressed(desk: Desk, event: &Event) {
    let Some((name, value)) = crate::ui::pressed(event) else { return };
    match name.as_str() {
        SHOW => {
            // Else the browser would show it as well.
            event.prevent_default();
            browser::show_dialog(&value);
        }
        CLOSE => browser::close_dialog(&value),
        NEW => desk.show_new(),
        NEWER => desk.show_newer(),
        COMMENT => desk.comment(),
        REMOVE => desk.uncomment(&value),
        START_OVER => desk.start_over(),
        _ => {}
    }
}

/// A form was sent.
pub fn sent(desk: Desk, event: SubmitEvent) {
    let Some(form) = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else { return };
    let button: Option<HtmlButtonElement> = event.submitter().and_then(|button| button.dyn_into().ok());
    let instead = button.as_ref().and_then(|button| button.get_attribute("formaction"));
    let Some(to) = instead.or_else(|| form.get_attribute("action")).filter(|to| to.starts_with("/api/")) else {
        return;
    };
    let fields = browser::fields(&form, button.as_ref());
    if to == at::START {
        browser::close_dialog(super::start::DIALOG);
        // Only the door; else the browser goes on with the form: to a second window, or in this one.
        match fields.get("screens").as_deref() {
            Some("none") => {}
            screens => {
                let window = if screens == Some("mirrored") { "_self" } else { "_blank" };
                let _ = form.set_attribute("target", window);
                return;
            }
        }
    }
    event.prevent_default();
    match to.as_str() {
        at::SEND => return desk.send(),
        at::READ => return desk.mark_read(),
        at::COVER => return desk.cover(fields.get("covered").as_deref() == Some("true")),
        // Heard, whatever comes of it.
        at::BELL => desk.change().bell = false,
        _ => {}
    }
    let about = form.get_attribute("data-told").unwrap_or_else(|| to.clone());
    let fields = String::from(fields.to_string());
    let turn = desk.takes_a_turn();
    spawn_local(async move {
        desk.comes(turn).await;
        let answer = post(&to, fields).await;
        desk.went(turn);
        if let Ok(answer) = &answer {
            done(desk, &to, answer);
        }
        desk.tell(about, answer.err());
    });
}

/// What is to do once a form is done.
fn done(desk: Desk, to: &str, answer: &Json) {
    match to {
        at::NOTE => {
            browser::fill_field(NOTE, "");
            desk.note_is_gone();
            // Any that nobody has had: an id by its time would be a hundredth of the console.
            desk.change().note = NoteId(uuid::Uuid::new_v4());
            say_once(&t!("console.note_sent"));
        }
        at::SUGGEST => say_once(&t!("console.pair_suggested")),
        at::HELP_IN => say_once(&t!("console.done")),
        at::KEYS => {
            desk.change().keys = *answer == Json::Truth(true);
            browser::close_dialog(KEYS);
        }
        _ => {}
    }
}

impl Desk {
    /// What became of a form stands in its place until it is sent again.
    pub fn tell(self, about: String, error: Option<AppError>) {
        let mut known = self.change();
        known.told.retain(|(other, _)| *other != about);
        known.told.push((about, error));
    }
}
