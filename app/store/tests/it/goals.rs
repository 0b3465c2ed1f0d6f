//! Goals: their student's, shown to whom they pick, and to nobody else.

mod asks;
mod circle;
mod conversation;
mod evidence;
mod readers;
mod years;

use domain::command::{Answer, Command};
use domain::event::{About, Audience, Numbered, Stream};
use domain::goals::{GoalAct, GoalKind, GoalPlan, GoalView};
use domain::id::{GoalId, PersonId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::Error;

use crate::harness::School;
use crate::pen::{Pen, refused};

pub fn plan(statement: &str) -> GoalPlan {
    GoalPlan {
        kind: GoalKind::Habit,
        statement: statement.into(),
        why: "It is my own voice".into(),
        ..Default::default()
    }
}

/// A goal of this student, shown to these.
pub async fn sets(pen: &Pen, statement: &str, readers: &[PersonId]) -> GoalId {
    let goal = GoalId::mint();
    let act = GoalAct::Set { plan: plan(statement), classes: vec![], readers: readers.to_vec() };
    does(pen, goal, act).await;
    goal
}

pub async fn gives(pen: &Pen, goal: GoalId, act: GoalAct) -> Answer {
    pen.gives(Command::Goal { goal, act: act.into() }).await
}

#[track_caller]
pub fn does(pen: &Pen, goal: GoalId, act: GoalAct) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        let answer = gives(pen, goal, act).await;
        assert!(answer.is_done(), "{caller}: {answer:?}");
    }
}

pub async fn key(pen: &Pen, goal: GoalId, act: GoalAct) -> String {
    refused(gives(pen, goal, act).await).sentence().key
}

pub async fn own(pen: &Pen, goal: GoalId) -> GoalView {
    pen.store.goal(&pen.viewer, goal).await.unwrap().0.goal
}

/// As a reader sees it.
pub async fn seen(school: &School, reader: PersonId, goal: GoalId) -> Result<GoalView, Error> {
    Ok(school.store.shown_goal(&school.room.staff(reader), goal).await?.0)
}

pub fn not_found<T>(outcome: Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::Refused(Refusal::NotFound)))
}

pub fn conflict<T>(outcome: Result<T, Error>, key: &str) -> bool {
    matches!(outcome, Err(Error::Refused(refusal)) if refusal == Refusal::conflict(key))
}

/// Everybody who was told about it, in order; each was told alone, on their own stream.
pub fn told(school: &School, about: About) -> Vec<PersonId> {
    let to = |numbered: Numbered| match (numbered.event.stream, numbered.event.audiences.as_slice()) {
        (Stream::Person(stream), [Audience::Person(person)]) if stream == *person => *person,
        other => panic!("{other:?}"),
    };
    crate::pen::heard_about(school, about).into_iter().map(to).collect()
}

/// Everybody of the classroom but these.
pub fn all_but(school: &School, these: &[PersonId]) -> Vec<Viewer> {
    let room = &school.room;
    let staff = [room.rivera, room.osei, room.kim, room.stone].map(|person| (person, room.staff(person)));
    let students = [room.ada, room.bo, room.chen, room.dina, room.eli].map(|person| (person, room.student(person)));
    let mut viewers: Vec<_> = staff
        .into_iter()
        .chain(students)
        .filter(|(person, _)| !these.contains(person))
        .map(|(_, viewer)| viewer)
        .collect();
    viewers.push(Viewer::Nobody);
    viewers
}
