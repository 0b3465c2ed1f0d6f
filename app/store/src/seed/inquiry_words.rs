//! Inquiries of the demo school, as they are in `seed/inquiry.json`.

use domain::audience::Step;
use domain::inquiry::{NoteWords, PerspectiveWords, Trust, TrustWords};
use domain::portfolio::TimelineSource;
use domain::replies::{Decision, ReplyKind};
use serde::Deserialize;

use crate::Result;

#[derive(Deserialize)]
struct InquiryFile {
    inquiries: Vec<Story>,
}

#[derive(Deserialize)]
struct Story {
    class: usize,
    /// Place on the class's roster.
    student: usize,
    /// None: an interest of the student's own.
    about_class: bool,
    acts: Vec<Dated>,
}

#[derive(Deserialize)]
struct Dated {
    /// Days before today.
    day: i64,
    #[serde(flatten)]
    act: Act,
}

#[derive(Deserialize)]
pub struct Noted {
    pub words: String,
    title: String,
    address: String,
    says: String,
    #[serde(flatten)]
    trust: Trusted,
}

#[derive(Deserialize)]
pub struct Trusted {
    trust: Trust,
    why: String,
}

impl From<Trusted> for TrustWords {
    fn from(Trusted { trust, why }: Trusted) -> Self {
        Self { trust, why }
    }
}

impl From<Noted> for NoteWords {
    fn from(Noted { words, title, address, says, trust }: Noted) -> Self {
        Self { words, title, address, says, trust: trust.into() }
    }
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Act {
    Begin {
        question: String,
    },
    Note(Noted),
    /// What is thought of the source of a note, from now on.
    Trust {
        note: usize,
        #[serde(flatten)]
        trust: Trusted,
    },
    Reword {
        question: String,
        because: String,
    },
    Say(PerspectiveWords),
    Keep {
        words: String,
    },
    /// To the teacher of the class.
    Show,
    /// The teacher's, about a note by its place, a perspective by its number, or the question.
    Remark {
        kind: ReplyKind,
        note: Option<usize>,
        perspective: Option<i32>,
        words: String,
    },
    /// To the newest remark that asks.
    Answer {
        words: String,
    },
    Rest,
    PutAway,
    /// The newest of this kind that can be linked.
    Link {
        of: TimelineSource,
        words: String,
    },
    /// For the newest perspective.
    Wish {
        step: Step,
        partner: Option<usize>,
        /// Who the audience is, where its student names one.
        #[serde(default)]
        words: String,
        #[serde(default)]
        pen: String,
    },
    /// The wish of this inquiry that waits.
    Release,
    Reply {
        student: usize,
        kind: ReplyKind,
        words: String,
    },
    /// About the newest reply, as the next three.
    Decide {
        decision: Decision,
        words: String,
    },
    ReplyAnswer {
        words: String,
    },
    DecideAnswer {
        decision: Decision,
        words: String,
    },
    Helped,
    /// A link to it, by the teacher.
    Invite {
        label: String,
        greeting: String,
        days: i64,
    },
    /// Somebody who has the newest link.
    GuestSays {
        kind: ReplyKind,
        name: String,
        words: String,
    },
    /// About the newest words of a guest, as the next two.
    GuestRelease,
    GuestAnswer {
        words: String,
    },
    GuestAnswerRelease,
    /// Of the newest link.
    GuestEnd,
    /// What a guardian said on paper, for this inquiry.
    Yes {
        guardian: String,
    },
}

/// One act, with the inquiry's place in the file.
pub struct Scene {
    pub day: i64,
    pub class: usize,
    pub student: usize,
    pub about_class: bool,
    pub inquiry: usize,
    pub act: Act,
}

/// In the order of their days; of one day, in the order of the file.
pub fn scenes() -> Result<Vec<Scene>> {
    let file: InquiryFile = serde_json::from_str(include_str!("../../seed/inquiry.json"))?;
    let of_story = |(inquiry, story): (usize, Story)| {
        let Story { class, student, about_class, acts } = story;
        acts.into_iter().map(move |Dated { day, act }| Scene { day, class, student, about_class, inquiry, act })
    };
    let mut scenes: Vec<Scene> = file.inquiries.into_iter().enumerate().flat_map(of_story).collect();
    scenes.sort_by_key(|scene| scene.day);
    Ok(scenes)
}
