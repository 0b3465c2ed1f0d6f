//! When the fields are read. What is typed, chosen or left is read once, after the browser has shown it, however many events told of it: a
//! letter waits for nothing before it stands there. It is read at once where words are needed, and where the page may go: a frame that is
//! still to come may never come.

use domain::reflections::DraftWords;
use leptos::prelude::*;

use super::Desk;
use crate::ui::after_paint;

/// What happened in the fields since they were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
pub enum Unread {
    #[default]
    Nothing,
    /// Something was typed or chosen, perhaps.
    Typed,
    /// A field was left: what stands there is saved with the reading.
    Left,
}

#[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
impl Desk {
    /// Something happened in the fields: they are read after the next frame, once for all that happens until then.
    pub fn read_soon(self, happened: Unread) {
        let before = self.unread.try_update_value(|unread| {
            let before = *unread;
            *unread = before.max(happened);
            before
        });
        if self.goes.try_get_value() == Some(true) {
            self.read_now();
        } else if before == Some(Unread::Nothing) {
            after_paint(move || {
                if self.unread.try_get_value().is_some_and(|unread| unread > Unread::Nothing) {
                    self.read_now();
                }
            });
        }
    }

    /// Reads what stands in the fields, and saves it where a field was left.
    pub fn read_now(self) {
        // A desk that is gone reads nothing: what stands there may be another page's.
        let Some(unread) = self.unread.try_update_value(std::mem::take) else { return };
        if let Some(draft) = in_the_fields() {
            self.read(draft);
        }
        if unread == Unread::Left {
            self.save();
        }
    }

    /// Another page may take this one's place between two frames: from here on nothing that is typed waits for one.
    pub fn may_go(self) {
        if self.goes.try_set_value(true).is_none() {
            self.read_now();
        }
    }

    /// Nobody sees the page any more, and a device that is short of room may end it without a word.
    pub fn out_of_sight(self) {
        self.read_now();
        self.save();
    }

    /// The page goes, with whatever was typed a moment ago.
    pub fn last_words(self) {
        // Not with a save of its own: what is unsaved is in the last post.
        if self.unread.try_set_value(Unread::Typed).is_none() {
            self.read_now();
            self.leave();
        }
    }
}

#[cfg(feature = "hydrate")]
fn in_the_fields() -> Option<DraftWords> {
    let form = crate::reflections::editor::form()?;
    Some(domain::command_form::draft(&crate::offline::fields(&form, None)))
}

#[cfg(not(feature = "hydrate"))]
#[allow(dead_code)]
fn in_the_fields() -> Option<DraftWords> {
    None
}
