//! A teacher at the desk: what the tests of prompts, feedback, notes, console and wall say again and again.

use domain::clock::Moment;
use domain::command::Beginning;
use domain::id::{PersonId, PromptId, ReflectionId};
use domain::prompts::{AnswerPlan, PromptDraft, PromptSource, Release};
use domain::reflections::DraftWords;
use domain::refusal::Refusal;
use domain::viewer::Viewer;

use crate::harness::School;
use crate::pen::{self, Pen, done, own_question, share_with};

pub fn refused<T: std::fmt::Debug>(result: store::Result<T>) -> Refusal {
    match result {
        Err(store::Error::Refused(refusal)) => refusal,
        other => panic!("was not refused: {other:?}"),
    }
}

/// The key of the sentence that a person reads.
pub fn key<T: std::fmt::Debug>(result: store::Result<T>) -> String {
    refused(result).sentence().key
}

/// Everybody who does not teach Science: its student, a classmate, the other class, the other school, nobody, a projector.
pub fn everybody_else(school: &School) -> Vec<Viewer> {
    let room = &school.room;
    vec![
        room.student(room.ada),
        room.student(room.bo),
        room.staff(room.kim),
        room.student(room.dina),
        room.staff(room.stone),
        room.student(room.eli),
        Viewer::Nobody,
        Viewer::System("test"),
        Viewer::Projector { district: room.district, class: room.science, session: domain::id::SessionId::mint() },
    ]
}

pub fn asking(question: &str) -> PromptSource {
    let draft = PromptDraft { question: question.into(), starters: "I noticed…".into(), ..Default::default() };
    PromptSource::Own { draft }
}

pub fn at_once(plan: AnswerPlan) -> Release {
    Release { plan, answered: vec![], at: None }
}

pub fn at(moment: Moment) -> Release {
    Release { plan: AnswerPlan::Everyone, answered: vec![], at: Some(moment) }
}

/// Ms Rivera's prompt for Science.
pub async fn asked(school: &School, question: &str, release: Release) -> PromptId {
    let (room, id) = (&school.room, PromptId::mint());
    school.store.plan_prompt(&room.staff(room.rivera), id, room.science, asking(question), release).await.unwrap()
}

/// A question of the student's own, answered and shared with Science.
pub async fn shared(school: &School, student: PersonId, words: &str) -> ReflectionId {
    shared_with(school, student, &own_question(school.room.science), words, false).await
}

pub async fn answered(school: &School, student: PersonId, prompt: PromptId, words: &str) -> ReflectionId {
    shared_with(school, student, &Beginning::Prompt { prompt }, words, false).await
}

/// Shared with consent for the wall.
pub async fn shown(school: &School, student: PersonId, words: &str) -> ReflectionId {
    shared_with(school, student, &own_question(school.room.science), words, true).await
}

async fn shared_with(
    school: &School,
    student: PersonId,
    beginning: &Beginning,
    words: &str,
    wall_consent: bool,
) -> ReflectionId {
    let pen = Pen::of(school, student);
    let draft: DraftWords = pen::words(words);
    done(pen.gives(share_with(ReflectionId::mint(), beginning, draft, wall_consent)).await).0
}
