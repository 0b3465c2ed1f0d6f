//! The page, made again: each part by itself, once for all that happens in a moment, and only where it reads differently.

use leptos::prelude::document;
use maud::Markup;
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use crate::console::page::{BAR, BELL, HERE, INBOX, Part, REPLY, STAGE_PROBLEM, START, START_PROBLEM};
use crate::ui::put;

const PARTS: [Part; 8] = [BAR, HERE, INBOX, REPLY, BELL, START, START_PROBLEM, STAGE_PROBLEM];

/// How the page reads, and whether it is about to be made again.
#[derive(Default)]
pub struct Made {
    texts: [Markup; 8],
    soon: bool,
}

impl Desk {
    /// It stands there as the server made it.
    pub(super) fn is_made(self) {
        self.0.made.borrow_mut().texts = self.texts();
    }

    fn texts(self) -> [Markup; 8] {
        let (known, standing) = (self.known(), self.0.standing.borrow());
        PARTS.map(|part| (part.make)(&known, &standing))
    }

    /// After what happens now.
    pub(super) fn make_again(self) {
        if std::mem::replace(&mut self.0.made.borrow_mut().soon, true) {
            return;
        }
        spawn_local(async move {
            self.0.made.borrow_mut().soon = false;
            let (texts, before) = (self.texts(), std::mem::take(&mut self.0.made.borrow_mut().texts));
            for ((part, now), was) in PARTS.iter().zip(&texts).zip(&before) {
                if now.0 != was.0
                    && let Ok(Some(element)) = document().query_selector(part.at)
                {
                    put(&element, now);
                }
            }
            self.0.made.borrow_mut().texts = texts;
            self.announce();
        });
    }
}
