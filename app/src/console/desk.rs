//! The teacher's desk in the browser: what happens to what is [`Known`]. It hears the wire, the address, and everything that is
//! pressed, typed and sent on the page.

mod address;
mod again;
mod covered;
mod made;
mod news;
mod piece;
mod turns;

use std::cell::{Cell, Ref, RefCell, RefMut};

use domain::console::{Heard, News, read_news};
use domain::id::{ClassId, ReflectionId};
use domain::refusal::Refusal;
use wasm_bindgen::JsCast;

use super::api::ConsolePage;
use super::cover::COVER;
use super::inbox::order;
use super::known::{Address, Known};
use super::page::Standing;
use super::reply::autosave::Typed;
use super::{acts, browser, keys};
use crate::live::calm::use_calm_feed_and_line;
use crate::offline::Text;
use crate::t;
use crate::ui::{Saving, hear, say_once};

/// One for a page, and as long as there is this document.
#[derive(Clone, Copy)]
pub struct Desk(&'static Here);

struct Here {
    class: ClassId,
    known: RefCell<Known>,
    standing: RefCell<Standing>,
    /// The page as it was made last, and whether it is to be made again.
    made: RefCell<made::Made>,
    /// What is typed into the boxes.
    typed: RefCell<Typed>,
    /// The piece in the address.
    place: Cell<Option<ReflectionId>>,
    /// The piece that was chosen last; another answer that comes late is not shown.
    wanted: Cell<Option<ReflectionId>>,
    /// What is heard while everything is fetched again; applied on top of it.
    meanwhile: RefCell<Option<Vec<News>>>,
    /// What had the focus before everything was covered; none while nothing is.
    under: RefCell<Option<Option<browser::Element>>>,
    /// How many new ones were said; and that a moment is waited for more.
    said: Cell<(usize, bool)>,
    /// How many took their places at once, and are said in a moment.
    arrived: Cell<usize>,
    /// The newer version of the open piece that was said.
    said_newer: Cell<Option<i32>>,
    /// Of what is pressed.
    turns: turns::Turns,
}

/// Takes its place at the page that stands here, which was made of `text`.
pub fn attend(text: &Text) {
    let Some(page) = text.read::<ConsolePage>() else { return };
    let cursor = page.cursor.clone();
    Desk::at(page).begin(&cursor);
}

impl Desk {
    fn at(page: ConsolePage) -> Self {
        let (class, address) = (page.view.class.id, Address::here());
        let known = Known::new(page, address);
        Self(Box::leak(Box::new(Here {
            class,
            standing: RefCell::default(),
            made: RefCell::default(),
            typed: RefCell::new(Typed::laid_out(&known.boxes)),
            place: Cell::new(address.piece),
            wanted: Cell::new(known.open_id()),
            meanwhile: RefCell::default(),
            under: RefCell::default(),
            said: Cell::default(),
            arrived: Cell::default(),
            said_newer: Cell::default(),
            turns: turns::Turns::default(),
            known: RefCell::new(known),
        })))
    }

    pub fn class(self) -> ClassId {
        self.0.class
    }

    pub fn known(self) -> Ref<'static, Known> {
        self.0.known.borrow()
    }

    /// The page is made again after it, where it reads differently then.
    pub fn change(self) -> RefMut<'static, Known> {
        self.make_again();
        self.0.known.borrow_mut()
    }

    /// What is typed into the boxes.
    pub fn typed(self) -> Ref<'static, Typed> {
        self.0.typed.borrow()
    }

    pub fn retype(self) -> RefMut<'static, Typed> {
        self.0.typed.borrow_mut()
    }

    /// The one line about saving.
    pub fn says(self, saving: Saving) {
        if self.0.standing.borrow().saving == saving {
            return;
        }
        self.make_bar_again();
        self.0.standing.borrow_mut().saving = saving;
    }

    /// Hears everything from here on.
    fn begin(self, cursor: &str) {
        self.is_made();
        let stands = move |line| {
            self.make_bar_again();
            self.0.standing.borrow_mut().line = line;
        };
        use_calm_feed_and_line(cursor, read_news, move |heard| self.hear(heard), stands);
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
        self.announce();
        if self.known().live.door.open && self.known().live.door.covered {
            self.hide();
        }
        self.begin_with_boxes();
        self.take_back_note();
    }

    /// Takes in one thing from the wire.
    fn hear(self, heard: Heard) {
        let Heard { class, news } = heard;
        match &news {
            News::Unknown if self.kept_for_later(News::Unknown) => return,
            News::Unknown => return self.fetch_again(),
            News::Asked => {
                self.change().asked = true;
                return say_once(&t!("console.asks_you"));
            }
            _ if class != Some(self.class()) => return,
            _ => {}
        }
        let (again, door_moved) = {
            let mut known = self.change();
            let was_open = known.live.door.open;
            let again = known.live.apply(&news);
            let is_open = known.live.door.open;
            known.bell |= was_open && !is_open;
            (again, was_open != is_open)
        };
        match &news {
            News::Card(card) => {
                self.settle();
                self.piece_changed(card);
            }
            News::CardGone { id, .. } => {
                self.settle();
                if self.is_open(*id) {
                    self.clear();
                    self.lost(Refusal::conflict("console.taken_back").into());
                    say_once(&t!("console.taken_back"));
                }
            }
            News::Tile(tile) => self.announce_claim(tile),
            _ => {}
        }
        self.kept_for_later(news);
        if again || door_moved {
            self.fetch_again();
        }
    }

    /// True while everything is fetched again: then it is applied to that once more.
    fn kept_for_later(self, news: News) -> bool {
        let mut meanwhile = self.0.meanwhile.borrow_mut();
        meanwhile.as_mut().map(|kept| kept.push(news)).is_some()
    }

    pub fn keys_work(self) -> bool {
        self.known().keys
    }

    /// Lets what has come in take its place, where nothing is read; else only small changes, in place.
    fn settle(self) {
        let arrived = {
            let mut known = self.change();
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
        let mut known = self.change();
        known.shown = order::ordered(&known.live.cards);
    }
}
