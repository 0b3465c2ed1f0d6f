//! What the address asks for: which cards, whose, which piece is open, and how far back. A link to another place of this console changes the
//! address and nothing else; so does the browser's way back.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use super::Desk;
use crate::console::known::Address;
use crate::ui::hear;

impl Desk {
    /// The piece in the address is the one that is open, and what it asks for is here.
    pub(super) fn follow_the_address(self) {
        hear("click", move |event| {
            if let Some(place) = place_here(event.unchecked_ref()) {
                event.prevent_default();
                let history = window().history();
                // Where it is already, nothing is added to the way back.
                let there = window().location().href().is_ok_and(|here| here == place);
                if !there && history.and_then(|h| h.push_state_with_url(&JsValue::NULL, "", Some(&place))).is_err() {
                    return crate::address::go(&place);
                }
                self.follow();
            }
        });
        hear("popstate", move |_: Event| self.follow());
    }

    fn follow(self) {
        let wanted = Address::here();
        let shown = {
            let known = self.known();
            (known.show, known.student)
        };
        if shown != (wanted.show, wanted.student) {
            let mut known = self.change();
            (known.show, known.student) = (wanted.show, wanted.student);
        }
        self.look_back(wanted.back);
        if self.0.place.replace(wanted.piece) == wanted.piece {
            return;
        }
        match wanted.piece {
            Some(id) => self.open(id),
            None => self.shut(),
        }
    }

    /// Older pieces were asked for: they come with everything else. What came once stays.
    fn look_back(self, back: u32) {
        let there = {
            let known = self.known();
            known.back >= back || known.live.older.all == 0
        };
        if !there {
            self.change().back = back;
            self.fetch_again();
        }
    }
}

/// The address of a link that leads to another place of this console, pressed as links are that open where they stand.
fn place_here(click: &MouseEvent) -> Option<String> {
    let held = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
    if click.default_prevented() || click.button() != 0 || held {
        return None;
    }
    let at = click.target()?.dyn_into::<Element>().ok()?;
    let link = at.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let here = window().location();
    let same = here.origin().ok()? == link.origin() && here.pathname().ok()? == link.pathname();
    // A fragment is a place on the page as it stands.
    (same && link.target().is_empty() && link.hash().is_empty()).then(|| link.href())
}
