//! What everyone hears.
//!
//! A write ends in [`Event`]s: *something about this thing changed*, for these audiences. An event carries ids and no text.
//! It is numbered in its [`Stream`] and kept in the journal. Delivery (now, or at a reconnect a day later) turns it into a
//! [`Change`] with the thing's *current* state as that audience may see it, by one function of the store, from current rows
//! and current rights. So a change is never a step, only a state: applying it twice is applying it once, and what was taken
//! back stays taken back in every replay.

mod cursor;

pub use cursor::Cursor;

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::console::Tile;
use crate::feedback::NoteView;
use crate::growth::GrowthView;
use crate::id::{
    AudienceId, BoardId, ChoiceId, ClassId, ConferenceId, GoalAskId, GoalId, GrowthId, InquiryId, MeasureId, NoteId,
    PersonId, PromptId, QuestionId, RatingId, ReflectionId, ReplyId, RoundId, RubricId, SchoolId, SessionId,
    StrategyId, TalkId, TryId, WallCardId,
};
use crate::projector::{Counts, DoorView, WallCard};
use crate::prompts::PromptView;
use crate::reflections::{PieceCard, PieceView};

/// An ordered line of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stream {
    Class(ClassId),
    Person(PersonId),
    School(SchoolId),
}

impl std::fmt::Display for Stream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Class(id) => write!(f, "c:{id}"),
            Self::Person(id) => write!(f, "p:{id}"),
            Self::School(id) => write!(f, "s:{id}"),
        }
    }
}

impl std::str::FromStr for Stream {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, id) = text.split_once(':').ok_or(())?;
        let id: uuid::Uuid = id.parse().map_err(drop)?;
        match kind {
            "c" => Ok(Self::Class(id.into())),
            "p" => Ok(Self::Person(id.into())),
            "s" => Ok(Self::School(id.into())),
            _ => Err(()),
        }
    }
}

/// Who hears an event. Decided once, where the event is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Those who teach the class.
    Staff,
    Person(PersonId),
    /// Every student of the class.
    Class,
    /// The projector: no names, ever.
    Wall,
}

/// The thing that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum About {
    /// The class's door, what the projector shows, whether it is covered.
    Door(ClassId),
    /// A student's place on the roster: came, claimed, renamed, removed.
    Tile(PersonId),
    Prompt(PromptId),
    Piece(ReflectionId),
    Note(NoteId),
    WallCard(WallCardId),
    Growth(GrowthId),
    Talk(TalkId),
    /// What a class is called and which ways in it has opened; whether it is there at all.
    Class(ClassId),
    Goal(GoalId),
    GoalAsk(GoalAskId),
    Board(BoardId),
    /// What a student chose, proposed, or said about it.
    Choice(ChoiceId),
    /// A student's page of what helped: what stands on it, or who sees it.
    Helped(PersonId),
    /// A strategy of a class's shelf, or on its way there.
    Strategy(StrategyId),
    Try(TryId),
    /// On the question board of a class, or on its way there; an essential one, too.
    Question(QuestionId),
    Round(RoundId),
    Inquiry(InquiryId),
    /// A reply to a perspective, once the one who hears of it may find it, or no longer.
    Reply(ReplyId),
    /// Who reads an inquiry: wished, released, taken back; what guests said.
    Audience(AudienceId),
    /// Its words, its stage, or what a class says while it is made.
    Rubric(RubricId),
    /// What somebody said of a version by a rubric, or a line about that.
    Rating(RatingId),
    /// A student's own data, or what they wrote about it.
    Measure(MeasureId),
    /// A student's story: what stands in it, or who sees it.
    Portfolio(PersonId),
    Conference(ConferenceId),
    /// The help queue of a class: somebody asked, a teacher is on the way, it is over. Names the class and nobody in it.
    Help(ClassId),
    /// The lesson that runs in a class: begun, turned, ended.
    Lesson(ClassId),
    /// What the projector of a class is asked to show, or what that shows now.
    Stage(ClassId),
    /// The district's switch for the world, or a page that went out or came back; for the staff of this school.
    World(SchoolId),
}

impl About {
    /// The kind's name in the journal.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Door(_) => "door",
            Self::Tile(_) => "tile",
            Self::Prompt(_) => "prompt",
            Self::Piece(_) => "piece",
            Self::Note(_) => "note",
            Self::WallCard(_) => "wall_card",
            Self::Growth(_) => "growth",
            Self::Talk(_) => "talk",
            Self::Class(_) => "class",
            Self::Goal(_) => "goal",
            Self::GoalAsk(_) => "goal_ask",
            Self::Board(_) => "board",
            Self::Choice(_) => "choice",
            Self::Helped(_) => "helped",
            Self::Strategy(_) => "strategy",
            Self::Try(_) => "try",
            Self::Question(_) => "question",
            Self::Round(_) => "round",
            Self::Inquiry(_) => "inquiry",
            Self::Reply(_) => "reply",
            Self::Audience(_) => "audience",
            Self::Rubric(_) => "rubric",
            Self::Rating(_) => "rating",
            Self::Measure(_) => "measure",
            Self::Portfolio(_) => "portfolio",
            Self::Conference(_) => "conference",
            Self::Help(_) => "help",
            Self::Lesson(_) => "lesson",
            Self::Stage(_) => "stage",
            Self::World(_) => "world",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub stream: Stream,
    pub about: About,
    /// Whose words or face it concerns, so that erasing finds it.
    pub subject: Option<PersonId>,
    pub audiences: Vec<Audience>,
}

impl Event {
    pub fn in_class(class: ClassId, about: About, audiences: impl Into<Vec<Audience>>) -> Self {
        Self { stream: Stream::Class(class), about, subject: None, audiences: audiences.into() }
    }

    pub fn of(mut self, subject: PersonId) -> Self {
        self.subject = Some(subject);
        self
    }
}

/// An event with its place in its stream, as the store hands it to the hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    pub seq: i64,
    pub at: Moment,
    pub event: Event,
}

/// Whose streams end now, because their rights changed. They come back with what they may hear then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    Person(PersonId),
    Session(SessionId),
    Class(ClassId),
}

/// Current state of one thing, for one audience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "is", rename_all = "snake_case")]
pub enum Change {
    Door(DoorView),
    Tile(Tile),
    TileGone {
        person: PersonId,
    },
    Prompt(PromptView),
    PromptGone {
        id: PromptId,
    },
    /// A whole piece, for its student.
    Piece(Box<PieceView>),
    /// A piece in the inbox, for staff.
    Card(PieceCard),
    CardGone {
        id: ReflectionId,
        rev: i64,
    },
    Note(NoteView),
    /// Taken back.
    NoteGone {
        id: NoteId,
    },
    Wall(WallCard),
    WallGone {
        id: WallCardId,
    },
    Counts(Counts),
    Growth(Box<GrowthView>),
    GrowthGone {
        id: GrowthId,
    },
    /// A number only: the words are read on their own page.
    Talk {
        id: TalkId,
    },
    /// Its settings changed, or whether one is in it. It happens a few times in a year: pages fetch again.
    Class {
        id: ClassId,
    },
    /// A number only, for its student and whoever it is shown to: who hears it asks again, and finds what they may see now. So no
    /// page carries a reader of goals that shows none.
    Goal {
        id: GoalId,
    },
    /// A number only, for the student and the adult asked.
    GoalAsk {
        id: GoalAskId,
    },
    /// A number only, for whoever may open the board.
    Board {
        id: BoardId,
    },
    /// A number only, for the class's staff and the student whose choice it is. Of a proposal before the first choice, the proposal's.
    Choice {
        id: ChoiceId,
    },
    /// A number only, for the student and whoever it is shown to.
    Helped {
        id: PersonId,
    },
    /// A number only, for those who find the strategy now, or no longer.
    Strategy {
        id: StrategyId,
    },
    /// A number only, for the student and whoever it is shown to; for the teachers who are asked about a tool in it.
    Try {
        id: TryId,
    },
    /// A number only, for those who find the question now, or no longer.
    Question {
        id: QuestionId,
    },
    /// A number only, for the class, or for the group whose part of it changed.
    Round {
        id: RoundId,
    },
    /// A number only, for the student and whoever it is shown to.
    Inquiry {
        id: InquiryId,
    },
    /// A number only, for those who find the reply now, or no longer.
    Reply {
        id: ReplyId,
    },
    /// A number only, for the student, the staff of its class, and whoever reads it or no longer does.
    Audience {
        id: AudienceId,
    },
    /// A number only, for the class's staff, and for its students once they may find it.
    Rubric {
        id: RubricId,
    },
    /// A number only, for the student and the staff of the class that the piece is in.
    Rating {
        id: RatingId,
    },
    /// A number only, for the student and the staff of the class it is shown to.
    Measure {
        id: MeasureId,
    },
    /// A number only, for the student and whoever a story is shown to.
    Portfolio {
        id: PersonId,
    },
    /// A number only, for the student and whoever is invited.
    Conference {
        id: ConferenceId,
    },
    /// A number only, of the class, for its staff and for whoever is in its help queue.
    Help {
        id: ClassId,
    },
    /// The class's number only, for its staff: what runs there turned.
    Lesson {
        id: ClassId,
    },
    /// A number only, for the class's staff and its wall; for its students where it asks something of them.
    Stage {
        id: ClassId,
    },
    /// The school's number only, for its staff.
    World {
        id: SchoolId,
    },
    /// Ephemeral: has no number, is never replayed.
    Presence {
        class: ClassId,
        person: PersonId,
        here: bool,
        writing: bool,
        /// Was writing when the line to the device broke.
        #[serde(default)]
        lost: bool,
    },
    /// Ephemeral: everybody of a class who is anything of it, said whenever a line to its staff begins. What was said while there was no line was
    /// not heard, and has no number by which it could be missed.
    Presences {
        class: ClassId,
        list: Vec<crate::console::Presence>,
    },
    /// Ephemeral, for the wall: how many are writing.
    Writing {
        count: u32,
    },
    /// A kind of a later release: fetch again. Never sent; see [`Delivery::read`].
    Unknown,
}

/// Changes of one class as one page hears them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The class it happened in; none on a person's own stream.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ClassId>,
    #[serde(flatten)]
    pub change: Change,
}

impl Delivery {
    /// Reads a line of the wire. What cannot be read was written by a later release: the page fetches again.
    pub fn read(line: crate::json::Json) -> Self {
        crate::wire::read(line)
    }

    /// The same on a student's page; what students are never told is unknown there.
    pub fn read_own(line: crate::json::Json) -> Self {
        crate::wire::read_own(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_a_later_release_is_unknown_and_not_an_error() {
        let read = |line: &str| Delivery::read(crate::json::parse(line).unwrap());
        assert_eq!(read(r#"{"kind":"hologram","is":{"x":1}}"#).change, Change::Unknown);
        assert_eq!(read(r#"[1, "kind"]"#).change, Change::Unknown);
        let stage = Delivery { class: None, change: Change::Stage { id: ClassId::mint() } };
        assert_eq!(read(&serde_json::to_string(&stage).unwrap()), stage);
    }
}
