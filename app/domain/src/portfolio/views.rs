use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Happening, SchoolYear, TimelineSource};
use crate::classes::AccessPoint;
use crate::clock::Moment;
use crate::evidence::Made;
use crate::export::Item;
use crate::goals::Adult;
use crate::id::{FileId, PersonId, PickId, StoryId, VersionId};

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub source: TimelineSource,
    /// The thing that a pick would be about.
    pub about: Uuid,
    /// The version of it that a pick would mean, where it has versions.
    pub fixed: Option<Uuid>,
    pub happened: Happening,
    pub point: AccessPoint,
    pub at: Moment,
    /// What it is called: a question, a goal, a target.
    pub title: String,
    /// The beginning of what the student said, of a note to the class all of it, of how sure they were the name of the level; may be empty.
    pub words: String,
    /// A small picture of what it shows.
    pub picture: Option<FileId>,
    /// Where it is read in full: a path of ours. Empty where there is no more of it than this line.
    pub link: String,
    /// In this year's story already.
    pub picked: bool,
}

impl Entry {
    /// What it is linked as. None for a piece without a version, and for what no link leads to.
    pub fn made(&self) -> Option<Made> {
        match self.source {
            source if source.stays_own() => None,
            TimelineSource::Piece => Some(Made::Version(VersionId(self.fixed?))),
            source => {
                // Of an inquiry the perspective; else the thing as it stands.
                let fixed = self.fixed.filter(|_| self.happened == Happening::Thought);
                Some(Made::Thing { source, about: self.about, fixed })
            }
        }
    }
}

/// `/portfolio`. Newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    pub name: String,
    pub picture: String,
    pub point: Option<AccessPoint>,
    pub entries: Vec<Entry>,
    /// There are earlier ones; ask before this moment.
    pub earlier: Option<Moment>,
    /// It begins somewhere in the middle.
    pub before: Option<Moment>,
    /// This year's story: an id for it, whether it was begun or not.
    pub story: StoryId,
    /// How many parts it has.
    pub parts: usize,
    /// Its student has a goal that something could be linked to.
    pub has_goals: bool,
}

/// What a part is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PartIs {
    /// Heading and rich words.
    Chapter,
    /// As it was when it was picked. None: its student took it back since; only they are told that something was here.
    Pick(TimelineSource, Option<Box<Item>>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    pub id: PickId,
    pub is: PartIs,
    pub heading: String,
    /// Of a pick: why it matters to its student.
    pub words: String,
    /// It tells of an outside tool that nobody approved, and others do not read that. Only its student is told.
    #[serde(default)]
    pub tool_waits: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StoryView {
    pub id: StoryId,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub name: String,
    pub year: SchoolYear,
    /// In their order.
    pub parts: Vec<Part>,
    pub readers: Vec<Adult>,
    pub changed_at: Moment,
    /// Brought from another Waymark, and when.
    pub brought_at: Option<Moment>,
}

/// A story in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryCard {
    pub id: StoryId,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub name: String,
    pub year: SchoolYear,
    pub parts: usize,
    pub changed_at: Moment,
}

/// `/portfolio/story`: one's own, to work on.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnStory {
    pub name: String,
    pub picture: String,
    /// Begun or not: a story without parts is a blank page.
    pub story: StoryView,
    /// What was taken out, newest first: it can be put back.
    pub removed: Vec<Part>,
    /// Whom it can be shown to.
    pub teachers: Vec<Adult>,
    /// Other stories, newest year first.
    pub others: Vec<StoryCard>,
}

/// `/stories`, for a teacher: what students show them, newest change first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryDesk {
    pub stories: Vec<StoryCard>,
    pub conferences: Vec<crate::conference::ConferenceCard>,
}

/// Something of the story that an item of a conference can point to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelved {
    pub id: PickId,
    pub title: String,
}
