//! Question rounds of Science: one teacher, three students, one group.

mod after;
mod groups;
mod steps;

use domain::command::{Answer, Command};
use domain::id::{PersonId, RoundId, RoundQuestionId};
use domain::rounds::{Focus, FocusKind, Minutes, OwnRound, QuestionKind, RoundAct, RoundDesk, RoundStep};

use crate::harness::School;
use crate::pen::{Pen, refused};
use crate::questions::open;

pub fn statement(words: &str) -> Focus {
    Focus { kind: FocusKind::Statement, words: words.into(), picture: None }
}

/// Planned by Ms Rivera.
pub async fn plans(school: &School) -> RoundId {
    let (store, room, id) = (&school.store, &school.room, RoundId::mint());
    let focus = statement("Ice floats on water.");
    store.make_round(&room.staff(room.rivera), room.science, id, focus, Minutes::default()).await.unwrap();
    id
}

pub async fn desk(school: &School, id: RoundId) -> RoundDesk {
    school.store.round_desk(&school.room.staff(school.room.rivera), id).await.unwrap().0
}

/// Ms Rivera moves it on until it is there.
pub async fn moves_to(school: &School, id: RoundId, to: RoundStep) {
    let rivera = school.room.staff(school.room.rivera);
    loop {
        let now = desk(school, id).await.card.step;
        if now == to {
            return;
        }
        let next = if now < to { now.forward() } else { now.back() }.unwrap();
        school.store.move_round(&rivera, id, now, next).await.unwrap();
    }
}

/// A round of Science at this step; its scribe, and somebody else of the group.
pub async fn runs(school: &School, step: RoundStep) -> (RoundId, Pen, Pen) {
    open(school).await;
    let id = plans(school).await;
    moves_to(school, id, step).await;
    let group = &desk(school, id).await.groups[0];
    let scribe = group.scribe().unwrap().person;
    let other = group.members.iter().map(|member| member.who.person).find(|person| *person != scribe).unwrap();
    (id, Pen::of(school, scribe), Pen::of(school, other))
}

pub async fn gives(pen: &Pen, round: RoundId, act: RoundAct) -> Answer {
    pen.gives(Command::Round { round, act: act.into() }).await
}

#[track_caller]
pub fn does(pen: &Pen, round: RoundId, act: RoundAct) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        let answer = gives(pen, round, act).await;
        assert!(answer.is_done(), "{caller}: {answer:?}");
    }
}

pub async fn key(pen: &Pen, round: RoundId, act: RoundAct) -> String {
    refused(gives(pen, round, act).await).sentence().key
}

pub async fn writes(pen: &Pen, round: RoundId, words: &str) -> RoundQuestionId {
    let question = RoundQuestionId::mint();
    does(pen, round, RoundAct::Write { question, words: words.into() }).await;
    question
}

pub fn mark(question: RoundQuestionId, kind: QuestionKind) -> RoundAct {
    RoundAct::Mark { question, kind }
}

pub async fn sees(pen: &Pen, id: RoundId) -> OwnRound {
    pen.store.own_round(&pen.viewer, id).await.unwrap().0
}

/// What the group reads of its own questions.
pub async fn reads(pen: &Pen, id: RoundId) -> Vec<String> {
    sees(pen, id).await.group.unwrap().group.standing().map(|line| line.words.clone()).collect()
}

/// New students of Science, signed in nowhere.
pub async fn more_students(school: &School, names: &str) -> Vec<PersonId> {
    let (store, room) = (&school.store, &school.room);
    let rivera = room.staff(room.rivera);
    let before = store.students(&rivera, room.science).await.unwrap();
    store.import_roster(&rivera, room.science, domain::roster::pasted(names)).await.unwrap();
    let now = store.students(&rivera, room.science).await.unwrap().into_iter().map(|row| row.person);
    now.filter(|person| !before.iter().any(|known| known.person == *person)).collect()
}
