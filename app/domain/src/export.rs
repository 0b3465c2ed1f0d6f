//! A portfolio that travels: what stands in `portfolio.json` of an export (see `docs/portfolio-format.md`).
//!
//! The same documents are what a story shows of a pick, what a printed page shows, and what is kept of what was brought from elsewhere: one
//! description of each kind of thing, made in one place (`store/src/export`), drawn in one place (`app/src/portfolio/items`).
//!
//! It holds what is its student's: own words, files, and what was said to them. Nobody is named but the student: a teacher is *a teacher*,
//! a classmate *a classmate*; classes have the names by which the student knows them. What was never shared, what was taken back, and the circle of control are not in it.

mod again;
mod brought;
mod canonical;
mod check;
mod item;
mod parted;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use again::{ConferenceAgain, conference_again};
pub use brought::{Brought, Left, MOST_NAMED, Why};
pub use canonical::canonical;
pub use check::{Contents, Reading, fits, read};
pub use item::{
    About, Answer, Chosen, Competency, Content, DataSaid, Evidence, Feedback, Figure, Followed, GoalStep, GoalWording,
    InLanguage, Item, Led, Marked, Note, OnFile, Passage, Perspective, PickedOption, QuestionWording, RatedLine,
    RatedTime, Remark, Revision, Said, ShownFile, Side, TalkSaid, TeacherRating, Tried, Trusted, WhatHelped,
};
pub use parted::{Parted, parted, threaded};

use crate::clock::Moment;

/// The format of this release. A newer one only adds fields; what is unknown is ignored.
pub const FORMAT: u32 = 1;
/// What the file says of itself.
pub const KIND: &str = "waymark-portfolio";
/// Name of the document in the zip.
pub const DOCUMENT: &str = "portfolio.json";
/// Most bytes of the document.
pub const LARGEST_DOCUMENT: u64 = 40_000_000;
/// Most bytes of a whole zip, packed, and of everything in it, unpacked.
pub const LARGEST_ZIP: u64 = 600_000_000;
pub const LARGEST_UNPACKED: u64 = 900_000_000;
/// Most files in a zip, and most things in a portfolio.
pub const MOST_FILES: usize = 4_000;
pub const MOST_ITEMS: usize = 10_000;
/// Most stories of one portfolio; many years' worth.
pub const MOST_STORIES: usize = 100;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Portfolio {
    pub kind: String,
    pub format: u32,
    /// Names the Waymark it comes from, without saying which school that is.
    pub origin: Uuid,
    pub exported_at: Moment,
    pub student: Student,
    /// Oldest first.
    pub items: Vec<Item>,
    #[serde(default)]
    pub stories: Vec<Story>,
    #[serde(default)]
    pub conferences: Vec<Conference>,
    #[serde(default)]
    pub files: Vec<File>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Student {
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Story {
    pub id: Uuid,
    pub year: i32,
    pub name: String,
    pub at: Moment,
    pub parts: Vec<StoryPart>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoryPart {
    pub id: Uuid,
    /// The item that is picked; none for a chapter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Uuid>,
    /// Which version of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<Uuid>,
    #[serde(default)]
    pub heading: String,
    #[serde(default)]
    pub words: String,
    /// When its words were written last. A document of an earlier release does not say: then the story's `at` stands for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conference {
    pub id: Uuid,
    pub whom: String,
    #[serde(default)]
    pub when: String,
    pub stage: String,
    pub at: Moment,
    #[serde(default)]
    pub held_at: Option<Moment>,
    pub agenda: Vec<ConferenceItem>,
    #[serde(default)]
    pub questions: Vec<Said>,
    #[serde(default)]
    pub steps: Vec<ConferenceStep>,
    #[serde(default)]
    pub looked_back: String,
    /// When something of it changed last. A document of an earlier release does not say: then it is when it was held, or planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_at: Option<Moment>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConferenceItem {
    pub kind: String,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub notes: String,
    /// Parts of a story that it points to.
    #[serde(default)]
    pub shown: Vec<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConferenceStep {
    pub who: String,
    pub words: String,
    #[serde(default)]
    pub by: String,
    /// The goal that it became a step of, or that it became.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Led>,
    pub at: Moment,
}

/// A file that something shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    pub id: Uuid,
    /// `image`, `drawing`, `sound`, `video`, `pdf`.
    pub kind: String,
    pub media_type: String,
    /// Its name in the zip: `files/0001.jpg`.
    pub path: String,
    pub bytes: i64,
}

/// How the name of a file ends in the zip.
pub fn extension(kind: &str, media_type: &str) -> &'static str {
    match media_type {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        "image/gif" => "gif",
        "application/pdf" => "pdf",
        "audio/webm" | "video/webm" => "webm",
        "audio/mp4" => "m4a",
        "video/mp4" => "mp4",
        "audio/ogg" => "ogg",
        "audio/wav" | "audio/x-wav" => "wav",
        _ if kind == "drawing" => "json",
        _ => "bin",
    }
}
