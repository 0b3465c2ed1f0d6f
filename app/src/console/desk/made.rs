//! The page, made again: each part by itself, once for all that happens in a moment, and only where it reads differently.

use leptos::prelude::document;
use maud::Markup;
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use crate::console::page::{BAR, BELL, HERE, INBOX, Part, REPLY, STAGE_PROBLEM, START_PROBLEM};
use crate::ui::put;

/// The bar first.
const PARTS: [Part; 7] = [BAR, HERE, INBOX, REPLY, BELL, START_PROBLEM, STAGE_PROBLEM];

/// What is to be made again: the desk itself is said in the bar alone, and it changes with every key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    #[default]
    Nothing,
    Bar,
    Everything,
}

/// How the page reads, and what of it is about to be made again.
#[derive(Default)]
pub struct Made {
    texts: [Markup; 7],
    due: Due,
}

impl Desk {
    /// It stands there as the server made it.
    pub(super) fn is_made(self) {
        let texts = PARTS.map(|part| self.text(&part));
        self.0.made.borrow_mut().texts = texts;
    }

    fn text(self, part: &Part) -> Markup {
        (part.make)(&self.known(), &self.0.standing.borrow())
    }

    pub(super) fn make_again(self) {
        self.make(Due::Everything);
    }

    pub(super) fn make_bar_again(self) {
        self.make(Due::Bar);
    }

    /// After what happens now.
    fn make(self, what: Due) {
        let before = self.0.made.borrow().due;
        self.0.made.borrow_mut().due = before.max(what);
        if before > Due::Nothing {
            return;
        }
        spawn_local(async move {
            let due = std::mem::take(&mut self.0.made.borrow_mut().due);
            let many = if due == Due::Bar { 1 } else { PARTS.len() };
            for (nth, part) in PARTS.iter().take(many).enumerate() {
                let now = self.text(part);
                let reads_as_before = self.0.made.borrow().texts[nth].0 == now.0;
                if reads_as_before {
                    continue;
                }
                if let Ok(Some(element)) = document().query_selector(part.at) {
                    put(&element, &now);
                }
                self.0.made.borrow_mut().texts[nth] = now;
            }
            if due == Due::Everything {
                self.announce();
            }
        });
    }
}
