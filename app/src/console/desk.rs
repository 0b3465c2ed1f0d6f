//! The teacher's desk in the browser: what happens to what is [`Known`]. It hears the wire, the address, and everything that is
//! pressed, typed and sent on the page.

use domain::console::Tile;
use domain::event::{Change, Delivery};
use domain::id::{ClassId, ReflectionId};
use domain::reflections::PieceCard;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos_router::hooks::use_query_map;

use super::api::{ConsolePage, Opened, at, read_console, read_piece};
use super::cover::COVER;
use super::inbox::order;
use super::known::{Known, read_address};
use super::reply::autosave::Typed;
use super::{acts, browser, keys};
use crate::error::AppError;
use crate::live::calm::use_calm_feed;
use crate::live::feed::Line;
use crate::offline::{self, post, wait};
use crate::t;
use crate::ui::{Saving, hear, say_once};

/// Milliseconds in which a class that shares at the same time is said as one.
const TOGETHER: u32 = 4_000;

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

    fn announce_claim(self, tile: &Tile) {
        let opened_at = self.known.read_untracked().live.door.opened_at;
        if tile.came_at.is_some() && tile.came_at == tile.claimed_at && tile.claimed_at >= opened_at {
            say_once(&t!("console.claimed", name = tile.name));
        }
    }

    /// Says how many came in, once for all of a few seconds; and that there is a newer version of what is read.
    fn announce(self) {
        let (count, newer) = {
            let known = self.known.read();
            (known.newcomers(), known.newer())
        };
        if self.said_newer.get_value() != newer {
            self.said_newer.set_value(newer);
            if let Some(version) = newer {
                say_once(&t!("console.newer_said", version = version));
            }
        }
        let (before, waits) = self.said.get_value();
        if count <= before || waits {
            return self.said.set_value((count.min(before), waits));
        }
        self.said.set_value((before, true));
        spawn_local(async move {
            wait(TOGETHER).await;
            let Some(count) = self.known.try_with_untracked(Known::newcomers) else { return };
            self.said.set_value((count, false));
            if count > 0 {
                say_once(&t!("console.new_said", n = count));
            }
        });
    }

    /// The piece in the address is the one that is open.
    fn follow_the_address(self) {
        let query = use_query_map();
        let piece = StoredValue::new(read_address(&query.read_untracked()).2);
        Effect::new(move |_| {
            let (show, student, wanted) = read_address(&query.read());
            if self.known.with_untracked(|known| (known.show, known.student) != (show, student)) {
                let mut known = self.known.write();
                (known.show, known.student) = (show, student);
            }
            if piece.get_value() == wanted {
                return;
            }
            piece.set_value(wanted);
            match wanted {
                Some(id) => self.open(id),
                None => self.shut(),
            }
        });
    }

    pub fn is_open(self, piece: ReflectionId) -> bool {
        self.known.read_untracked().open_id() == Some(piece)
    }

    pub fn keys_work(self) -> bool {
        self.known.read_untracked().keys
    }

    /// Lets what has come in take its place, where nothing is read; else only small changes, in place.
    fn settle(self) {
        let mut known = self.known.write();
        known.shown = match known.opened {
            Some(_) => order::settled(&known.shown, &known.live.cards),
            None => order::ordered(&known.live.cards),
        };
    }

    /// Everything that has come in takes its place. The open piece stays as it is until its own line is pressed.
    pub fn show_new(self) {
        let mut known = self.known.write();
        known.shown = order::ordered(&known.live.cards);
    }

    /// The newer version of the open piece was asked for: it is shown in its card and beside the boxes, in its place.
    pub fn show_newer(self) {
        let Some(id) = self.known.read_untracked().open_id() else { return };
        let live = self.known.read_untracked().card(id).cloned();
        if let Some(live) = live {
            let mut known = self.known.write();
            known.shown.iter_mut().filter(|card| card.id == id).for_each(|card| *card = live.clone());
        }
        self.open(id);
    }

    /// The open piece changed, but is no new version: its mark, its place on the wall, what the student did with an answer.
    fn piece_changed(self, card: &PieceCard) {
        let same = self.known.read_untracked().piece().is_some_and(|piece| {
            piece.id == card.id && piece.stage.version() == card.stage.version() && piece.rev < card.rev
        });
        if same {
            self.open(card.id);
        }
    }

    /// Opens a piece, or reads the open one again. The boxes beside it stay as they are while it is the same one.
    pub fn open(self, id: ReflectionId) {
        self.wanted.set_value(Some(id));
        spawn_local(async move {
            let answer = self.read(id).await;
            if self.wanted.try_get_value() != Some(Some(id)) {
                return;
            }
            match answer {
                Ok(opened) => self.lay(opened, false),
                Err(error) => self.lost(error),
            }
        });
    }

    /// Reads the open piece again and lays out its boxes anew, with what the server keeps.
    pub fn start_over(self) {
        let Some(id) = self.known.read_untracked().open_id() else { return };
        spawn_local(async move {
            if let Ok(opened) = self.read(id).await {
                self.lay(opened, true);
                self.saving.try_set(Saving::Nothing);
            }
        });
    }

    async fn read(self, id: ReflectionId) -> Result<Opened, AppError> {
        let opened: Opened = read_piece(id).await?.read().ok_or(AppError::Offline)?;
        if opened.open.piece.class == Some(self.class) { Ok(opened) } else { Err(Refusal::NotFound.into()) }
    }

    /// Puts a piece on the desk. Another one gets boxes of its own, and so does this one when it begins `anew`.
    fn lay(self, opened: Opened, anew: bool) {
        if self.known.is_disposed() {
            return;
        }
        if !anew && self.is_open(opened.open.piece.id) {
            let mut known = self.known.write();
            known.trouble = None;
            known.opened = Some(opened);
            return;
        }
        if !anew {
            self.leave();
        }
        let mut known = self.known.write();
        known.trouble = None;
        // What was refused was about another piece.
        known.told.retain(|(about, _)| about == at::NOTE || about == at::START);
        known.lay_out(opened);
        self.typed.set_value(Typed::laid_out(&known.boxes));
        drop(known);
        self.take_back();
    }

    fn lost(self, error: AppError) {
        if self.known.is_disposed() {
            return;
        }
        if error.is_not_found() {
            self.clear();
        }
        self.known.write().trouble = Some(error);
    }

    /// Nothing is open any more.
    fn clear(self) {
        self.leave();
        let mut known = self.known.write();
        (known.opened, known.chosen) = (None, None);
    }

    fn shut(self) {
        self.wanted.set_value(None);
        self.clear();
        self.known.write().trouble = None;
        self.settle();
    }

    /// Everything again, without losing the open reply. What is heard meanwhile is applied on top: a change is a state. Where that is
    /// not enough, or nothing could be read, it is read once more: nobody looks at an old room because two things came at once.
    fn fetch_again(self) {
        if self.meanwhile.read_value().is_some() {
            return;
        }
        self.meanwhile.set_value(Some(Vec::new()));
        spawn_local(async move {
            let mut patience = offline::patience();
            loop {
                let page = read_console(self.class, None).await;
                if self.known.is_disposed() {
                    return;
                }
                match page.map(|page| page.read::<ConsolePage>()) {
                    Ok(Some(page)) => {
                        if self.takes_in(page) {
                            return self.meanwhile.set_value(None);
                        }
                    }
                    Err(error) if error.is_not_found() => return self.meanwhile.set_value(None),
                    _ => offline::wait(patience.next().unwrap_or_default()).await,
                }
                if self.known.is_disposed() {
                    return;
                }
            }
        });
    }

    /// True if that is how things stand; false if something was heard that has to be read.
    fn takes_in(self, mut page: ConsolePage) -> bool {
        let heard = self.meanwhile.write_value().replace(Vec::new()).unwrap_or_default();
        let stands = heard.iter().fold(true, |stands, change| {
            let again = page.view.apply(change) || matches!(change, Change::Unknown | Change::Door(_));
            stands && !again
        });
        self.known.write().live = page.view;
        self.settle();
        let card = {
            let known = self.known.read_untracked();
            known.open_id().and_then(|id| known.card(id)).cloned()
        };
        if let Some(card) = card {
            self.piece_changed(&card);
        }
        stands
    }

    pub fn is_covered(self) -> bool {
        self.under.read_value().is_some()
    }

    fn hide(self) {
        self.under.set_value(Some(browser::focused()));
        browser::cover(COVER);
    }

    /// Covers names and work here, and blanks the wall; or shows both again.
    pub fn cover(self, covered: bool) {
        if covered == self.is_covered() {
            return;
        }
        if covered {
            self.hide();
        } else {
            let under = self.under.write_value().take().flatten();
            browser::close_dialog(COVER);
            // While all is hidden nothing takes the focus back: it goes where it was once the page is seen again.
            if let Some(element) = under {
                request_animation_frame(move || drop(element.focus()));
            }
        }
        if self.known.read_untracked().live.door.open {
            let fields =
                ["class=", &self.class.to_string(), "&covered=", if covered { "true" } else { "false" }].concat();
            spawn_local(async move {
                // The window here is covered whatever comes of it.
                let _ = post(at::COVER, fields).await;
            });
        }
    }

    /// Which words of the open piece are selected now.
    fn select(self) {
        use super::inbox::text::words_id;
        use super::reply::mark::mark;
        if self.known.is_disposed() {
            return;
        }
        let chosen = {
            let known = self.known.read_untracked();
            known.piece().and_then(|piece| piece.versions.first()).and_then(|newest| {
                let (from, to) = browser::selection_in(&words_id(newest.id))?;
                mark(&newest.words, from, to)
            })
        };
        if self.known.read_untracked().chosen != chosen {
            self.known.write().chosen = chosen;
        }
    }
}
