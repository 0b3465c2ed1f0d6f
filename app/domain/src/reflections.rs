//! A piece and where it stands.
//!
//! A student answers a prompt, or a question of their own, and a *piece* begins: drafts that only the student sees, then
//! versions that never change, each shared with what the student needs from the teacher (the [`Ask`]). Where the piece
//! stands is one [`Stage`]; whose turn it is follows from the stage, the ask and the plan of who will be answered, and is
//! never stored. A piece is never complete: it may rest ("I'm proud of this"), and then nobody's turn comes again until its
//! student picks it up.

use serde::{Deserialize, Serialize};

use crate::classes::AccessPoint;
use crate::clock::Moment;
use crate::feedback::{FeedbackView, Part};
use crate::id::{ClassId, PersonId, PromptId, ReflectionId, VersionId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_PIECE, LONGEST_SENTENCE, longer_than, optional_line, passage};

/// What the student needs from the teacher. Stands above the reply box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Is it clear?
    Clear,
    /// Help with this part; the words of the ask name it.
    Part,
    /// Just read it.
    #[default]
    JustRead,
    /// I need nothing.
    Nothing,
    /// In the student's own words.
    Own,
}
names!(Ask {
    Self::Clear => "clear", Self::Part => "part", Self::JustRead => "just_read", Self::Nothing => "nothing", Self::Own => "own",
});

impl Ask {
    /// Wants words back, not only a reader.
    pub fn wants_an_answer(self) -> bool {
        matches!(self, Self::Clear | Self::Part | Self::Own)
    }
}

/// Where a piece stands. `version` is the newest shared version, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case", from = "crate::flat::Stage")]
pub enum Stage {
    /// Nothing shared: nobody but the student knows a word of it.
    Draft,
    /// Shared, not yet read.
    Shared { version: i32 },
    /// Read by a teacher, with no words back.
    Read { version: i32 },
    /// A teacher wrote back about `version`.
    Answered { version: i32 },
    /// "I'm proud of this": asks for nothing more.
    Resting { version: i32 },
}

impl Stage {
    pub fn read(name: &str, version: i32) -> Self {
        match name {
            "shared" => Self::Shared { version },
            "read" => Self::Read { version },
            "answered" => Self::Answered { version },
            "resting" => Self::Resting { version },
            _ => Self::Draft,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Shared { .. } => "shared",
            Self::Read { .. } => "read",
            Self::Answered { .. } => "answered",
            Self::Resting { .. } => "resting",
        }
    }

    /// The newest shared version; 0 while nothing is.
    pub fn version(self) -> i32 {
        match self {
            Self::Draft => 0,
            Self::Shared { version }
            | Self::Read { version }
            | Self::Answered { version }
            | Self::Resting { version } => version,
        }
    }

    pub fn is_shared(self) -> bool {
        self != Self::Draft
    }

    /// Version 1, or the next one: from a reply, a note, or the student's own check, also out of rest.
    pub fn share(self) -> Self {
        Self::Shared { version: self.version() + 1 }
    }

    /// Before anyone read it, what was shared last can be taken back; `before` is what came back about the version before.
    pub fn take_back(self, before: CameBack) -> Result<Self, Refusal> {
        match self {
            Self::Shared { version: 1 } => Ok(Self::Draft),
            Self::Shared { version } => Ok(before.stage(version - 1)),
            Self::Draft => Err(Refusal::conflict("reflections.not_shared_yet")),
            Self::Read { .. } | Self::Answered { .. } | Self::Resting { .. } => {
                Err(Refusal::conflict("reflections.already_read"))
            }
        }
    }

    /// One key: read, no words. What was answered or rests stays so.
    pub fn mark_read(self) -> Result<Self, Refusal> {
        match self {
            Self::Draft => Err(Refusal::NotFound),
            Self::Shared { version } => Ok(Self::Read { version }),
            stays => Ok(stays),
        }
    }

    /// Words came back about `about`. An answer to an older version than the newest leaves the newest waiting.
    pub fn answer(self, about: i32) -> Result<Self, Refusal> {
        match self {
            Self::Draft => Err(Refusal::NotFound),
            _ if about < 1 || about > self.version() => Err(Refusal::conflict("reflections.no_such_version")),
            Self::Resting { version } => Ok(Self::Resting { version }),
            Self::Shared { version } if about < version => Ok(Self::Shared { version }),
            Self::Shared { version } | Self::Read { version } | Self::Answered { version } => {
                Ok(Self::Answered { version })
            }
        }
    }

    /// "I'm proud of this."
    pub fn rest(self) -> Result<Self, Refusal> {
        match self {
            Self::Draft => Err(Refusal::conflict("reflections.not_shared_yet")),
            other => Ok(Self::Resting { version: other.version() }),
        }
    }

    /// Picks a resting piece up again; `so_far` is what came back about its newest version.
    pub fn wake(self, so_far: CameBack) -> Result<Self, Refusal> {
        match self {
            Self::Resting { version } => Ok(so_far.stage(version)),
            _ => Err(Refusal::conflict("reflections.not_resting")),
        }
    }
}

/// What came back about one version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CameBack {
    /// Nobody has read it.
    #[default]
    Nothing,
    Read,
    Words,
}

impl CameBack {
    /// Where a piece stands whose newest version is this one. What nobody read never says it was read.
    fn stage(self, version: i32) -> Stage {
        match self {
            Self::Nothing => Stage::Shared { version },
            Self::Read => Stage::Read { version },
            Self::Words => Stage::Answered { version },
        }
    }
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    Student,
    Teacher,
    Nobody,
}

/// What the turn depends on, besides the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circumstances {
    pub ask: Ask,
    /// The plan of who will be answered includes this student. A question of one's own is always in.
    pub in_plan: bool,
    /// Outside the plan, but the student lets the ask wait for the teacher.
    pub waits: bool,
    /// Parts of the newest feedback that ask for something and have no follow-through yet.
    pub open_parts: u32,
}

pub fn turn(stage: Stage, about: Circumstances) -> Turn {
    match stage {
        Stage::Draft => Turn::Student,
        Stage::Shared { .. } if about.ask == Ask::Nothing => Turn::Nobody,
        Stage::Shared { .. } if about.in_plan || about.waits => Turn::Teacher,
        Stage::Shared { .. } => Turn::Nobody,
        Stage::Answered { .. } if about.open_parts > 0 => Turn::Student,
        Stage::Answered { .. } | Stage::Read { .. } | Stage::Resting { .. } => Turn::Nobody,
    }
}

/// A draft as it is typed: saved again and again, shared by nobody's hand but the student's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftWords {
    pub words: String,
    #[serde(default)]
    pub ask: Ask,
    #[serde(default)]
    pub ask_words: String,
    /// BCP 47 tag when the student writes in another language than the class's.
    #[serde(default)]
    pub language: Option<String>,
    /// The adult who wrote down exactly what the student said.
    #[serde(default)]
    pub scribe: Option<String>,
}

impl DraftWords {
    /// A draft may be empty, but not endless.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let words = crate::words::clean(&self.words);
        if longer_than(&words, LONGEST_PIECE) {
            faults.push("words", Sentence::new("words.too_long").with("most", LONGEST_PIECE));
        }
        let ask_words = faults.take("ask_words", optional_line(&self.ask_words, LONGEST_SENTENCE));
        let language = self.language.clone().filter(|tag| is_language(tag));
        let scribe = match &self.scribe {
            None => None,
            Some(name) => {
                Some(faults.take("scribe", optional_line(name, crate::words::LONGEST_NAME))).filter(|n| !n.is_empty())
            }
        };
        faults.done(Self { words, ask: self.ask, ask_words, language, scribe })
    }

    /// What is shared has words, and an ask in own words has them too.
    pub fn check_for_sharing(&self) -> Result<Self, Refusal> {
        let checked = self.check()?;
        let mut faults = Faults::default();
        let words = faults.take("words", passage(&checked.words, LONGEST_PIECE));
        if words.is_empty() {
            faults.push("words", Sentence::new("reflections.empty"));
        }
        if matches!(checked.ask, Ask::Own | Ask::Part) && checked.ask_words.is_empty() {
            faults.push("ask_words", Sentence::new("reflections.say_what_you_need"));
        }
        faults.done(Self { words, ..checked })
    }
}

/// The shape of a BCP 47 language tag: `es`, `zh-Hans`.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()))
        && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// A student's draft with the number that the next save builds on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "crate::flat::Draft")]
pub struct Draft {
    #[serde(flatten)]
    pub words: DraftWords,
    /// How often it was saved. A save names the number it started from; another number means another device was faster.
    pub rev: i64,
    pub saved_at: Moment,
}

/// One version as it was shared. Never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    pub id: VersionId,
    pub number: i32,
    pub words: String,
    pub ask: Ask,
    pub ask_words: String,
    pub language: Option<String>,
    pub scribe: Option<String>,
    pub shared_at: Moment,
    /// Came in after the door was closed.
    pub late: bool,
    pub translations: Vec<Translation>,
}

/// Somebody's translation of a version, marked as theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    pub by: String,
    pub language: String,
    pub words: String,
}

/// One stretch of a word-by-word comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", content = "text", rename_all = "snake_case")]
pub enum Stretch {
    Same(String),
    Added(String),
    Removed(String),
}

/// A piece as its student sees it, whole; also what the class's teachers see of it, less the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceView {
    pub id: ReflectionId,
    pub class: Option<ClassId>,
    pub class_name: String,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub prompt: Option<PromptId>,
    pub question: String,
    pub starters: Vec<String>,
    pub access_point: AccessPoint,
    pub stage: Stage,
    pub turn: Turn,
    pub in_plan: bool,
    pub waits: bool,
    /// Newest first.
    pub versions: Vec<Version>,
    /// The newest version against the one before.
    pub diff: Vec<Stretch>,
    pub feedback: Vec<FeedbackView>,
    /// Consent to show the newest version on the projector, without a name.
    pub wall_consent: bool,
    /// On the wall right now.
    pub on_wall: bool,
    /// Who can read it: the names of the class's teachers.
    pub readers: Vec<String>,
    pub rev: i64,
    pub changed_at: Moment,
    /// Only ever for the student.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Draft>,
}

/// A piece in a list: the student's home, the console's inbox. `opening` is the start of the newest version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceCard {
    pub id: ReflectionId,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub prompt: Option<PromptId>,
    pub question: String,
    pub access_point: AccessPoint,
    pub stage: Stage,
    pub turn: Turn,
    pub ask: Ask,
    pub ask_words: String,
    pub opening: String,
    pub late: bool,
    pub wall_consent: bool,
    pub on_wall: bool,
    pub rev: i64,
    pub changed_at: Moment,
}

/// Characters of a piece's opening on a card.
pub const OPENING: usize = 240;

impl PieceView {
    /// Parts of the newest answer that ask for something and have no follow-through yet.
    pub fn open_parts(&self) -> impl Iterator<Item = (&FeedbackView, Part)> {
        self.feedback.iter().flat_map(|f| f.open_parts().map(move |part| (f, part)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn about(ask: Ask, in_plan: bool, waits: bool, open_parts: u32) -> Circumstances {
        Circumstances { ask, in_plan, waits, open_parts }
    }

    #[test]
    fn the_loop_once_around() {
        let stage = Stage::Draft.share();
        assert_eq!(turn(stage, about(Ask::Clear, true, false, 0)), Turn::Teacher);
        let stage = stage.answer(1).unwrap();
        assert_eq!(turn(stage, about(Ask::Clear, true, false, 2)), Turn::Student);
        assert_eq!(turn(stage, about(Ask::Clear, true, false, 0)), Turn::Nobody);
        let stage = stage.share();
        assert_eq!(stage, Stage::Shared { version: 2 });
        assert_eq!(stage.rest().unwrap(), Stage::Resting { version: 2 });
    }

    #[test]
    fn taking_back_ends_with_the_first_reader() {
        let second = Stage::Shared { version: 2 };
        assert_eq!(Stage::Shared { version: 1 }.take_back(CameBack::Nothing).unwrap(), Stage::Draft);
        assert_eq!(second.take_back(CameBack::Words).unwrap(), Stage::Answered { version: 1 });
        assert_eq!(second.take_back(CameBack::Read).unwrap(), Stage::Read { version: 1 });
        assert_eq!(second.take_back(CameBack::Nothing).unwrap(), Stage::Shared { version: 1 }, "nobody read it");
        for stage in
            [Stage::Draft, Stage::Read { version: 1 }, Stage::Answered { version: 1 }, Stage::Resting { version: 1 }]
        {
            assert!(stage.take_back(CameBack::Words).is_err(), "{stage:?}");
        }
    }

    #[test]
    fn an_ask_outside_the_plan_waits_only_if_its_student_lets_it() {
        let shared = Stage::Shared { version: 1 };
        assert_eq!(turn(shared, about(Ask::Clear, false, false, 0)), Turn::Nobody);
        assert_eq!(turn(shared, about(Ask::Clear, false, true, 0)), Turn::Teacher);
        assert_eq!(turn(shared, about(Ask::Nothing, true, true, 0)), Turn::Nobody);
    }

    #[test]
    fn what_is_shared_has_words() {
        let empty = DraftWords { words: " \n\u{0} ".into(), ..Default::default() };
        assert!(empty.check().is_ok());
        assert_eq!(empty.check_for_sharing(), Err(Refusal::invalid("words", "reflections.empty")));
        let unsaid = DraftWords { words: "Leaves".into(), ask: Ask::Own, ..Default::default() };
        assert_eq!(unsaid.check_for_sharing(), Err(Refusal::invalid("ask_words", "reflections.say_what_you_need")));
        let endless = DraftWords { words: "x".repeat(100_000), ..Default::default() };
        assert!(endless.check().is_err());
    }

    #[derive(Clone, Copy, Debug)]
    enum Step {
        Share,
        TakeBack,
        Read,
        Answer(i32),
        Rest,
        Wake,
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            Just(Step::Share),
            Just(Step::TakeBack),
            Just(Step::Read),
            (0..5i32).prop_map(Step::Answer),
            Just(Step::Rest),
            Just(Step::Wake),
        ]
    }

    proptest! {
        /// However the steps fall, versions grow by one on sharing, shrink by one only on taking back what nobody read, and
        /// an answer never makes a newer version look answered.
        #[test]
        fn versions_only_move_by_sharing_and_taking_back(steps in proptest::collection::vec(step(), 0..60)) {
            let mut stage = Stage::Draft;
            for step in steps {
                let before = stage;
                let next = match step {
                    Step::Share => Ok(stage.share()),
                    Step::TakeBack => stage.take_back(CameBack::Words),
                    Step::Read => stage.mark_read(),
                    Step::Answer(about) => stage.answer(about),
                    Step::Rest => stage.rest(),
                    Step::Wake => stage.wake(CameBack::Words),
                };
                let Ok(next) = next else { continue };
                let moved = next.version() - before.version();
                match step {
                    Step::Share => prop_assert_eq!(moved, 1),
                    Step::TakeBack => {
                        prop_assert_eq!(moved, -1);
                        let was_shared = matches!(before, Stage::Shared { .. });
                        prop_assert!(was_shared);
                    }
                    _ => prop_assert_eq!(moved, 0),
                }
                if let (Step::Answer(about), Stage::Answered { version }, Stage::Shared { .. }) = (step, next, before) {
                    prop_assert_eq!(about, version);
                }
                prop_assert_eq!(Stage::read(next.name(), next.version()), next);
                stage = next;
            }
        }

        /// Nobody waits for a resting piece, and a draft is always its student's.
        #[test]
        fn rest_is_rest(waits: bool, in_plan: bool, open_parts in 0u32..4, version in 1i32..9) {
            for ask in Ask::ALL {
                let circumstances = about(*ask, in_plan, waits, open_parts);
                prop_assert_eq!(turn(Stage::Resting { version }, circumstances), Turn::Nobody);
                prop_assert_eq!(turn(Stage::Draft, circumstances), Turn::Student);
            }
        }
    }
}
