//! The work that came of a choice: begun on the board, shown in the way that was picked, shared and answered; one makes its student proud.

use domain::choices::ChoiceAct;
use domain::clock::MINUTE;
use domain::command::Command;
use domain::feedback::FeedbackWords;
use domain::id::{BoardId, FeedbackId, ReflectionId, ShownId};
use domain::reflections::Ask;
use domain::showing::{Described, Mode, ShowAct};
use serde::Deserialize;

use super::School;
use super::days::{Room, give};
use super::showing::{bring, share, show};
use crate::Result;

/// Drawn, photographed, printed, spoken and filmed, by the names of their files.
pub const CUPS: &str = "three cups";
pub const CUPS_ON_THE_DESK: &str = "three cups on the desk";
pub const TABLE: &str = "my table";
pub const SPOKEN: &str = "said out loud";
pub const PARTICLES: &str = "particles";

#[derive(Deserialize)]
pub struct WorkWords {
    question: String,
    mode: Mode,
    shows: Vec<Shows>,
    #[serde(default)]
    words: String,
    answer: FeedbackWords,
    /// It rests after that.
    #[serde(default)]
    proud: bool,
}

#[derive(Deserialize)]
struct Shows {
    file: String,
    #[serde(default)]
    caption: String,
    #[serde(default)]
    transcript: String,
}

/// Nothing where the server brought no files.
pub async fn tell(school: &School, room: &Room, who: usize, board: BoardId, work: WorkWords) -> Result<()> {
    if school.secrets.files.is_empty() {
        return Ok(());
    }
    let (piece, student) = (ReflectionId::mint(), school.viewer(room.students[who], false));
    let question = work.question.clone();
    let act = ChoiceAct::Begin { reflection: piece, question };
    give(school, room.students[who], Command::Choice { board, act: act.into() }).await?;
    show(school, room, who, piece, ShowAct::Pick { mode: work.mode, why: String::new() }).await?;
    for Shows { file, caption, transcript } in work.shows {
        school.story.pass(MINUTE);
        let (shown, file) = (ShownId::mint(), bring(school, &student, &file, None).await?);
        let described = Described { caption, transcript };
        show(school, room, who, piece, ShowAct::Add { shown, file, described }).await?;
    }
    share(school, room, who, piece, &work.question, Ask::Clear, &work.words).await?;
    school.story.pass(MINUTE);
    school.store.send_feedback(&room.teacher, FeedbackId::mint(), piece, 1, work.answer).await?;
    if work.proud {
        school.story.pass(MINUTE);
        give(school, room.students[who], Command::Rest { reflection: piece }).await?;
    }
    Ok(())
}
