//! What the page knows. Its text is made from this and from nothing else. Two pictures of the class's work lie in it: `live`, which is
//! always up to date, and `shown`, which changes only when nothing is moved under the reader's eyes by it.

use domain::console::{ConsoleView, ReadPiece, Tile};
use domain::feedback::{FeedbackWords, PassageWords};
use domain::id::{NoteId, PersonId, ReflectionId};
use domain::reflections::PieceCard;
use domain::refusal::{Refusal, Sentence};
use maud::Markup;

use super::api::{ConsolePage, Opened, at};
use super::inbox::order::{self, Show};
use super::reply::mark;
use crate::address::asked;
use crate::error::AppError;
use crate::ui::served;

pub struct Known {
    /// Which cards the address asks for.
    pub show: Show,
    /// Picked on the roster, by the address.
    pub student: Option<PersonId>,
    /// How often older pieces were asked for.
    #[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
    pub back: u32,
    pub live: ConsoleView,
    /// The inbox as it is shown.
    pub shown: Vec<PieceCard>,
    pub opened: Option<Opened>,
    pub boxes: Boxes,
    /// Why the chosen piece could not be opened.
    pub trouble: Option<AppError>,
    /// What became of forms, by the address they went to: nothing, or why not.
    pub told: Vec<(String, Option<AppError>)>,
    /// The words of the open piece that are selected now.
    pub chosen: Option<PassageWords>,
    pub keys: bool,
    pub note: NoteId,
    /// The line at the bell is wanted.
    pub bell: bool,
    /// A student asked for a sentence or for two minutes since the page came.
    pub asked: bool,
}

/// The boxes of an answer, as they were laid out for a piece. What is typed into them stands in the fields.
#[derive(Clone, Default)]
pub struct Boxes {
    /// Counts on whenever they are laid out anew.
    pub edition: u32,
    pub start: FeedbackWords,
    /// What is commented on, in the order in which it was marked.
    pub marks: Vec<PassageWords>,
    /// The number the next save builds on.
    pub rev: i64,
    /// Another window wrote here too: nothing is saved until the teacher chose.
    pub conflict: bool,
}

impl Known {
    pub fn new(page: ConsolePage, address: Address) -> Self {
        let ConsolePage { view, opened, keys, heard_bell, note, posted, .. } = page;
        let bell = !view.door.open && view.door.session.is_some() && view.door.session != heard_bell;
        let Address { show, student, piece, back } = address;
        let lost = piece.is_some() && opened.is_none();
        let mut known = Self {
            show,
            student,
            back,
            shown: order::ordered(&view.cards),
            live: view,
            opened: None,
            boxes: Boxes::default(),
            trouble: lost.then(|| Refusal::NotFound.into()),
            told: posted.into_iter().map(|posted| (posted.to, Some(posted.error))).collect(),
            chosen: None,
            keys,
            note,
            bell,
            asked: false,
        };
        if let Some(opened) = opened {
            known.lay_out(opened);
        }
        known
    }

    /// Lays out the boxes for a piece, with what the server keeps.
    pub fn lay_out(&mut self, opened: Opened) {
        let draft = opened.open.draft.clone();
        self.boxes = Boxes {
            edition: self.boxes.edition + 1,
            marks: draft.words.passages.clone(),
            start: draft.words,
            rev: draft.rev,
            conflict: false,
        };
        self.chosen = None;
        self.opened = Some(opened);
    }

    pub fn piece(&self) -> Option<&ReadPiece> {
        self.opened.as_ref().map(|opened| &opened.open.piece)
    }

    pub fn open_id(&self) -> Option<ReflectionId> {
        self.piece().map(|piece| piece.id)
    }

    pub fn tile(&self, student: PersonId) -> Option<&Tile> {
        self.live.tiles.iter().find(|tile| tile.person == student)
    }

    pub fn card(&self, piece: ReflectionId) -> Option<&PieceCard> {
        self.live.cards.iter().find(|card| card.id == piece)
    }

    /// This page's address, without a piece.
    pub fn console(&self, show: Show) -> String {
        format!("/console/{}?show={}", self.live.class.id, show.name())
    }

    /// The address of a piece, with the cards that are shown now.
    pub fn address(&self, piece: ReflectionId) -> String {
        format!("{}&piece={piece}", self.console(self.show))
    }

    /// Of an address: the piece that is open stays open.
    pub fn open_part(&self) -> String {
        self.open_id().map(|id| format!("&piece={id}")).unwrap_or_default()
    }

    /// What the server makes of the room (docs/decisions/0026-room.md).
    pub fn served(&self, of: &str) -> Markup {
        served(&["/console/", &self.live.class.id.to_string(), "/room"].concat(), of)
    }

    /// A page about this class.
    pub fn of_class(&self, place: &str) -> String {
        format!("/class/{}{place}", self.live.class.id)
    }

    /// Why a form could not be taken, by the address it goes to.
    pub fn refused(&self, to: &str) -> Option<&AppError> {
        self.told.iter().find(|(about, _)| about == to).and_then(|(_, error)| error.as_ref())
    }

    pub fn problem(&self, to: &str) -> Option<Sentence> {
        self.refused(to).map(AppError::sentence)
    }

    pub fn is_done(&self, to: &str) -> bool {
        self.told.iter().any(|(about, error)| about == to && error.is_none())
    }

    /// Why the answer could not be sent, or the piece not be marked as read.
    pub fn refused_reply(&self) -> Option<&AppError> {
        self.refused(at::SEND).or_else(|| self.refused(at::READ))
    }

    /// How many have come in and are not shown yet.
    pub fn newcomers(&self) -> usize {
        order::newcomers(&self.shown, &self.live.cards, self.open_id())
    }

    /// The version that came while an older one is read.
    pub fn newer(&self) -> Option<i32> {
        let open = self.piece()?;
        let now = self.card(open.id)?.stage.version();
        (now > open.stage.version()).then_some(now)
    }

    /// Where comments lie on the open words; one of an older version lies on other words now.
    pub fn places(&self, words: &str) -> Vec<(u32, u32)> {
        let lies = |m: &&PassageWords| {
            mark::mark(words, m.starts as usize, m.ends as usize).is_some_and(|now| now.quote == m.quote)
        };
        self.boxes.marks.iter().filter(lies).map(|mark| (mark.starts, mark.ends)).collect()
    }
}

/// What an address asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// Which cards.
    pub show: Show,
    /// Whose.
    pub student: Option<PersonId>,
    /// The piece that is open.
    pub piece: Option<ReflectionId>,
    /// How often older ones were asked for. Who wants to see all asks for some by that alone.
    pub back: u32,
}

impl Address {
    /// Of this page.
    pub fn here() -> Self {
        let show = Show::named(&asked("show").unwrap_or_default());
        let id = |name: &str| asked(name).and_then(|id| uuid::Uuid::try_parse(&id).ok());
        let back = asked("back").and_then(|back| back.parse().ok()).unwrap_or(0);
        Self {
            show,
            student: id("student").map(PersonId),
            piece: id("piece").map(ReflectionId),
            back: u32::max(back, show.looks_back().into()),
        }
    }
}
