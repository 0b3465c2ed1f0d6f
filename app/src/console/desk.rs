//! The teacher's desk in the browser: what happens to what is [`Known`]. It hears the wire, the address, and everything that is
//! pressed, typed and sent on the page.

mod address;
mod again;
mod covered;
mod news;
mod piece;

use domain::event::{Change, Delivery};
use domain::id::{ClassId, ReflectionId};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::cover::COVER;
use super::inbox::order;
use super::known::Known;
use super::reply::autosave::Typed;
use super::{acts, browser, keys};
use crate::live::calm::use_calm_feed;
use crate::live::feed::Line;
use crate::t;
use crate::ui::{Saving, hear, say_once};

#[derive(Clone, Copy)]
pub struct Desk {
    pub class: ClassId,
    pub known: RwSignal<Known>,
    pub saving: RwSignal<Saving>,
    /// What is typed into the boxes.
    pub typed: StoredValue<Typed>,
    /// The piece that was chosen last; another answer that comes late is not shown.
    wanted: StoredValue<Option<ReflectionId>>,
    /// What is heard while everything is fetched again; applied on top of it.
    meanwhile: StoredValue<Option<Vec<Change>>>,
    /// What had the focus before everything was covered; none while nothing is.
    under: StoredValue<Option<Option<browser::Element>>, LocalStorage>,
    /// How many new ones were said; and that a moment is waited for more.
    said: StoredValue<(usize, bool)>,
    /// How many took their places at once, and are said in a moment.
    arrived: StoredValue<usize>,
    /// The newer version of the open piece that was said.
    said_newer: StoredValue<Option<i32>>,
}

impl Desk {
    pub fn new(class: ClassId, known: RwSignal<Known>, saving: RwSignal<Saving>) -> Self {
        let (wanted, typed) = known.with_untracked(|known| (known.open_id(), Typed::laid_out(&known.boxes)));
        Self {
            class,
            known,
            saving,
            typed: StoredValue::new(typed),
            wanted: StoredValue::new(wanted),
            meanwhile: StoredValue::new(None),
            under: StoredValue::new_local(None),
            said: StoredValue::new((0, false)),
            arrived: StoredValue::new(0),
            said_newer: StoredValue::new(None),
        }
    }

    /// Hears everything from here on. How the line to the server stands.
    pub fn begin(self, cursor: &str) -> ReadSignal<Line> {
        let line = use_calm_feed(cursor, Delivery::read, move |delivery| self.hear(delivery));
        self.follow_the_address();
        hear("submit", move |event| acts::sent(self, event.unchecked_into()));
        hear("click", move |event| acts::pressed(self, &event));
        hear("keydown", move |event| keys::pressed(self, event.unchecked_ref()));
        hear("input", move |event| self.typing(event.target()));
        hear("focusout", move |event| {
            if browser::is_in(event.target(), "form.reply") {
                self.save();
            }
        });
        hear("pagehide", move |_| self.leave_the_page());
        browser::hear_at_document("selectionchange", move |_| self.select());
        // Escape closes a dialog by itself.
        browser::hear_at_document("close", move |event| {
            if browser::is_in(event.target(), &["#", COVER].concat()) && self.is_covered() {
                self.cover(false);
            }
        });
        Effect::new(move |_| self.announce());
        // Once the page is alive.
        Effect::new(move |_| {
            if self.known.with_untracked(|known| known.live.door.open && known.live.door.covered) {
                self.hide();
            }
            self.begin_with_boxes();
            self.take_back_note();
        });
        on_cleanup(move || self.leave());
        line
    }

    /// Takes in one change from the wire.
    fn hear(self, delivery: Delivery) {
        let Delivery { class, change } = delivery;
        if change == Change::Unknown {
            if let Some(kept) = &mut *self.meanwhile.write_value() {
                return kept.push(change);
            }
            return self.fetch_again();
        }
        if matches!(change, Change::GoalAsk { .. }) {
            self.known.write().asked = true;
            return say_once(&t!("console.asks_you"));
        }
        if class != Some(self.class) {
            return;
        }
        if let Some(kept) = &mut *self.meanwhile.write_value() {
            kept.push(change.clone());
        }
        let (again, door_moved) = {
            let mut known = self.known.write();
            let was_open = known.live.door.open;
            let again = known.live.apply(&change);
            let is_open = known.live.door.open;
            known.bell |= was_open && !is_open;
            (again, was_open != is_open)
        };
        match &change {
            Change::Card(card) => {
                self.settle();
                self.piece_changed(card);
            }
            Change::CardGone { id, .. } => {
                self.settle();
                if self.is_open(*id) {
                    self.clear();
                    self.lost(Refusal::conflict("console.taken_back").into());
                    say_once(&t!("console.taken_back"));
                }
            }
            Change::Tile(tile) => self.announce_claim(tile),
            _ => {}
        }
        if again || door_moved {
            self.fetch_again();
        }
    }

    pub fn keys_work(self) -> bool {
        self.known.read_untracked().keys
    }

    /// Lets what has come in take its place, where nothing is read; else only small changes, in place.
    fn settle(self) {
        let arrived = {
            let mut known = self.known.write();
            let (shown, arrived) = match known.opened {
                Some(_) => (order::settled(&known.shown, &known.live.cards), 0),
                None => (order::ordered(&known.live.cards), known.newcomers()),
            };
            known.shown = shown;
            arrived
        };
        self.announce_arrived(arrived);
    }

    /// Everything that has come in takes its place. The open piece stays as it is until its own line is pressed.
    pub fn show_new(self) {
        let mut known = self.known.write();
        known.shown = order::ordered(&known.live.cards);
    }
}
