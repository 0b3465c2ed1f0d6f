//! When the fields are read. What is typed, chosen or left is read once, after the browser has shown it, however many events told of it: a
//! letter waits for nothing before it stands there. It is read at once where words are needed, and where the page may go: a frame that is
//! still to come may never come.

use domain::reflections::DraftWords;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlFormElement;

use super::Desk;
use crate::reflections::places::FORM;
use crate::ui::after_paint;

/// What happened in the fields since they were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unread {
    #[default]
    Nothing,
    /// Something was typed or chosen, perhaps.
    Typed,
    /// A field was left: what stands there is saved with the reading.
    Left,
}

impl Desk {
    /// Something happened in the fields: they are read after the next frame, once for all that happens until then.
    pub(super) fn read_soon(self, happened: Unread) {
        let before = self.0.unread.get();
        self.0.unread.set(before.max(happened));
        if before == Unread::Nothing {
            after_paint(move || {
                if self.0.unread.get() > Unread::Nothing {
                    self.read_now();
                }
            });
        }
    }

    /// Reads what stands in the fields, and saves it where a field was left.
    pub(super) fn read_now(self) {
        let unread = self.0.unread.take();
        if let Some(form) = form() {
            self.read(in_the_fields(&form));
        }
        if unread == Unread::Left {
            self.save();
        }
    }

    /// Nobody sees the page any more, and a device that is short of room may end it without a word.
    pub(super) fn out_of_sight(self) {
        self.read_now();
        self.save();
    }

    /// The page goes, with whatever was typed a moment ago.
    pub(super) fn last_words(self) {
        // Not with a save of its own: what is unsaved is in the last post.
        self.0.unread.set(Unread::Typed);
        self.read_now();
        self.leave();
    }
}

pub fn form() -> Option<HtmlFormElement> {
    document().get_element_by_id(FORM)?.dyn_into().ok()
}

fn in_the_fields(form: &HtmlFormElement) -> DraftWords {
    domain::command_form::draft(&crate::offline::fields(form, None))
}
