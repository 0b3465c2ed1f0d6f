//! The teacher's desk: what the page knows, and what happens to it. Two pictures of the class's work lie on it: `live`, which is
//! always up to date, and `shown`, which changes only when nothing is moved under the reader's eyes by it.

use domain::console::ConsoleView;
use domain::event::{Change, Delivery};
use domain::feedback::FeedbackDraft;
use domain::id::{ClassId, NoteId, PersonId, ReflectionId};
use domain::reflections::{PieceCard, PieceView};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{ConsolePage, Opened, read_console, read_piece};
use super::inbox::order::{self, Show};
use crate::error::AppError;
use crate::t;
use crate::ui::Saving;

#[derive(Clone, Copy)]
pub struct Desk {
    pub class: ClassId,
    /// Which cards the address asks for.
    pub show: Memo<Show>,
    /// Picked on the roster, by the address.
    pub student: Memo<Option<PersonId>>,
    pub live: RwSignal<ConsoleView>,
    /// The inbox as it is shown.
    pub shown: RwSignal<Vec<PieceCard>>,
    pub opened: RwSignal<Option<Opened>>,
    /// Counts on when the open piece's boxes must be laid out anew.
    pub edition: RwSignal<u32>,
    /// Why the chosen piece could not be opened.
    pub trouble: RwSignal<Option<AppError>>,
    pub saving: RwSignal<Saving>,
    pub covered: RwSignal<bool>,
    pub keys: RwSignal<bool>,
    pub note: RwSignal<NoteId>,
    /// The line at the bell is wanted.
    pub bell: RwSignal<bool>,
    /// The sentence in the live region.
    pub saying: RwSignal<String>,
    /// A student asked for a sentence or for two minutes since the page came.
    pub asked: RwSignal<bool>,
    /// The piece that was chosen last; another answer that comes late is not shown.
    wanted: StoredValue<Option<ReflectionId>>,
    /// What is heard while everything is fetched again; applied on top of it.
    meanwhile: StoredValue<Option<Vec<Change>>>,
}

impl Desk {
    pub fn new(page: ConsolePage, show: Memo<Show>, student: Memo<Option<PersonId>>) -> Self {
        let ConsolePage { view, opened, keys, heard_bell, note, .. } = page;
        let wanted = opened.as_ref().map(|o| o.open.piece.id);
        let covered = view.door.open && view.door.covered;
        let bell = !view.door.open && view.door.session.is_some() && view.door.session != heard_bell;
        let shown = order::ordered(&view.cards);
        Self {
            class: view.class.id,
            show,
            student,
            live: RwSignal::new(view),
            shown: RwSignal::new(shown),
            opened: RwSignal::new(opened),
            edition: RwSignal::new(0),
            trouble: RwSignal::new(None),
            saving: RwSignal::new(Saving::Nothing),
            covered: RwSignal::new(covered),
            keys: RwSignal::new(keys),
            note: RwSignal::new(note),
            bell: RwSignal::new(bell),
            saying: RwSignal::new(String::new()),
            asked: RwSignal::new(false),
            wanted: StoredValue::new(wanted),
            meanwhile: StoredValue::new(None),
        }
    }

    /// The address of a piece, with the cards that are shown now.
    pub fn address(&self, piece: ReflectionId) -> String {
        format!("/console/{}?show={}&piece={piece}", self.class, self.show.get().name())
    }

    pub fn say(&self, sentence: String) {
        self.saying.set(sentence);
    }

    pub fn open_id(&self) -> Option<ReflectionId> {
        self.opened.with(|opened| opened.as_ref().map(|o| o.open.piece.id))
    }

    pub fn is_open(&self, piece: ReflectionId) -> bool {
        self.open_id_now() == Some(piece)
    }

    fn open_id_now(&self) -> Option<ReflectionId> {
        self.opened.with_untracked(|opened| opened.as_ref().map(|o| o.open.piece.id))
    }

    /// The open piece, untracked.
    pub fn piece_now(&self) -> Option<PieceView> {
        self.opened.with_untracked(|opened| opened.as_ref().map(|o| o.open.piece.clone()))
    }

    /// This teacher's half-written answer as it was when the piece was opened.
    pub fn draft_now(&self) -> FeedbackDraft {
        self.opened.with_untracked(|opened| opened.as_ref().map(|o| o.open.draft.clone()).unwrap_or_default())
    }

    /// Takes in one change from the wire.
    pub fn hear(&self, delivery: Delivery) {
        let Delivery { class, change } = delivery;
        if change == Change::Unknown {
            return self.fetch_again();
        }
        if matches!(change, Change::GoalAsk { .. }) {
            self.asked.set(true);
            return self.say(t!("console.asks_you"));
        }
        if class != Some(self.class) {
            return;
        }
        self.meanwhile.update_value(|kept| {
            if let Some(kept) = kept {
                kept.push(change.clone());
            }
        });
        let door_was_open = self.live.with_untracked(|view| view.door.open);
        let again = self.live.try_update(|view| view.apply(&change)).unwrap_or_default();
        let door_is_open = self.live.with_untracked(|view| view.door.open);
        match &change {
            Change::Card(card) => {
                self.settle();
                self.piece_changed(card);
            }
            Change::CardGone { id, .. } => {
                self.settle();
                if self.open_id_now() == Some(*id) {
                    self.opened.set(None);
                    self.trouble.set(Some(Refusal::conflict("console.taken_back").into()));
                    self.say(t!("console.taken_back"));
                }
            }
            Change::Tile(tile) => self.announce_claim(tile),
            _ => {}
        }
        if door_was_open && !door_is_open {
            self.bell.set(true);
        }
        if again || door_was_open != door_is_open {
            self.fetch_again();
        }
    }

    fn announce_claim(&self, tile: &domain::console::Tile) {
        let opened_at = self.live.with_untracked(|view| view.door.opened_at);
        if tile.came_at.is_some() && tile.came_at == tile.claimed_at && tile.claimed_at >= opened_at {
            self.say(t!("console.claimed", name = tile.name));
        }
    }

    /// Lets what has come in take its place, where nothing is read; else only small changes, in place.
    fn settle(&self) {
        let reading = self.opened.with_untracked(Option::is_some);
        let next = self.live.with_untracked(|view| {
            if reading {
                self.shown.with_untracked(|shown| order::settled(shown, &view.cards))
            } else {
                order::ordered(&view.cards)
            }
        });
        if self.shown.with_untracked(|shown| *shown != next) {
            self.shown.set(next);
        }
    }

    /// Everything that has come in takes its place. The open piece stays as it is until its own line is pressed.
    pub fn show_new(&self) {
        self.shown.set(self.live.with_untracked(|view| order::ordered(&view.cards)));
    }

    /// The open piece changed, but is no new version: its mark, its place on the wall, what the student did with an answer.
    fn piece_changed(&self, card: &PieceCard) {
        let same = self.opened.with_untracked(|opened| {
            opened.as_ref().is_some_and(|o| {
                let piece = &o.open.piece;
                piece.id == card.id && piece.stage.version() == card.stage.version() && piece.rev < card.rev
            })
        });
        if same {
            self.open(card.id);
        }
    }

    /// Opens a piece, or reads the open one again. The boxes beside it stay as they are while it is the same one.
    pub fn open(&self, id: ReflectionId) {
        let desk = *self;
        self.wanted.set_value(Some(id));
        spawn_local(async move {
            let answer = read_piece(id).await;
            if desk.wanted.try_get_value() != Some(Some(id)) {
                return;
            }
            match answer {
                Ok(opened) if opened.open.piece.class == Some(desk.class) => {
                    desk.trouble.try_set(None);
                    desk.opened.try_set(Some(opened));
                }
                Ok(_) => desk.lost(Refusal::NotFound.into()),
                Err(error) => desk.lost(error),
            }
        });
    }

    fn lost(&self, error: AppError) {
        if error.is_not_found() {
            self.opened.try_set(None);
        }
        self.trouble.try_set(Some(error));
    }

    /// The newer version of the open piece was asked for: it is shown in its card and beside the boxes, in its place.
    pub fn show_newer(&self, id: ReflectionId) {
        let live = self.live.with_untracked(|view| view.cards.iter().find(|card| card.id == id).cloned());
        if let Some(live) = live {
            self.shown
                .update(|shown| shown.iter_mut().filter(|card| card.id == id).for_each(|card| *card = live.clone()));
        }
        self.open(id);
    }

    /// Reads the open piece again and lays out its boxes anew, with what the server keeps.
    pub fn start_over(&self) {
        let Some(id) = self.open_id_now() else { return };
        let desk = *self;
        spawn_local(async move {
            if let Ok(opened) = read_piece(id).await {
                desk.opened.try_set(Some(opened));
                desk.saving.try_set(Saving::Nothing);
                desk.edition.try_update(|edition| *edition += 1);
            }
        });
    }

    pub fn shut(&self) {
        self.wanted.set_value(None);
        self.opened.set(None);
        self.trouble.set(None);
        self.settle();
    }

    /// Everything again, without losing the open reply. What is heard meanwhile is applied on top: a change is a state.
    pub fn fetch_again(&self) {
        if self.meanwhile.with_value(Option::is_some) {
            return;
        }
        self.meanwhile.set_value(Some(Vec::new()));
        let desk = *self;
        spawn_local(async move {
            let page = read_console(desk.class, None).await;
            let heard = desk.meanwhile.try_update_value(Option::take).flatten().unwrap_or_default();
            let Ok(mut page) = page else { return };
            for change in heard {
                page.view.apply(&change);
            }
            if desk.live.try_set(page.view).is_none() {
                desk.settle();
                if let Some(id) = desk.open_id_now() {
                    let card = desk.live.with_untracked(|view| view.cards.iter().find(|c| c.id == id).cloned());
                    if let Some(card) = card {
                        desk.piece_changed(&card);
                    }
                }
            }
        });
    }

    /// Covers names and work here, and blanks the wall; or shows both again.
    pub fn cover(&self, covered: bool) {
        self.covered.set(covered);
        let (class, open) = (self.class, self.live.with_untracked(|view| view.door.open));
        if open {
            spawn_local(async move {
                // The window here is covered whatever comes of it.
                let _ = super::api::cover(class, covered).await;
            });
        }
    }
}

/// The desk of the page around.
pub fn desk() -> Desk {
    expect_context()
}
