//! Rubrics of a class: worded, made together, and what is said by them. Never a classmate's.

mod beside;
mod made;
mod rated;
pub mod spots;
mod together;

use domain::command::{Answer, Command};
use domain::id::{CriterionId, ReflectionId, RubricId};
use domain::rubrics::{
    CriterionEdit, RatingTyped, RubricAct, RubricEdit, RubricEditAct, RubricMove, RubricSource, TypedLine,
};
use domain::viewer::Viewer;

use crate::harness::School;
use crate::pen::{Pen, own_question, refused};

pub fn rivera(school: &School) -> Viewer {
    school.room.staff(school.room.rivera)
}

/// A draft of Ms Rivera's from the bank: claim, evidence, reasoning.
pub async fn drafts(school: &School) -> RubricId {
    let id = RubricId::mint();
    let source = RubricSource::Bank { id: "g68-arguing".into(), locale: "en".into() };
    school.store.make_rubric(&rivera(school), school.room.science, id, source).await.unwrap();
    id
}

pub async fn moves(school: &School, id: RubricId, by: RubricMove) {
    let rev = school.store.rubric(&rivera(school), id).await.unwrap().0.card.rev;
    school.store.move_rubric(&rivera(school), id, by, rev).await.unwrap();
}

/// The same, in use.
pub async fn in_use(school: &School) -> RubricId {
    let id = drafts(school).await;
    moves(school, id, RubricMove::Use).await;
    id
}

/// The page as it would send it unchanged.
pub async fn page_of(school: &School, id: RubricId) -> RubricEdit {
    let (view, _) = school.store.rubric(&rivera(school), id).await.unwrap();
    let criteria = view.wording.criteria.into_iter().map(|one| CriterionEdit {
        id: one.id,
        new: false,
        words: one.words,
        levels: one.levels,
    });
    RubricEdit {
        rev: view.card.rev,
        title: view.card.title,
        levels: view.wording.levels,
        criteria: criteria.collect(),
        act: RubricEditAct::Keep,
    }
}

pub async fn criteria(school: &School, id: RubricId) -> Vec<CriterionId> {
    let (view, _) = school.store.rubric(&rivera(school), id).await.unwrap();
    view.wording.criteria.into_iter().map(|one| one.id).collect()
}

pub async fn gives(pen: &Pen, rubric: RubricId, act: RubricAct) -> Answer {
    pen.gives(Command::Rubric { rubric, act: act.into() }).await
}

#[track_caller]
pub fn does(pen: &Pen, rubric: RubricId, act: RubricAct) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        let answer = gives(pen, rubric, act).await;
        assert!(answer.is_done(), "{caller}: {answer:?}");
    }
}

pub async fn key(pen: &Pen, rubric: RubricId, act: RubricAct) -> String {
    refused(gives(pen, rubric, act).await).sentence().key
}

/// A piece with one version.
pub async fn shares(pen: &Pen, school: &School, words: &str) -> ReflectionId {
    let piece = ReflectionId::mint();
    assert!(pen.shares(piece, &own_question(school.room.science), words).await.is_done());
    piece
}

/// Where the first criterion stands, and the passage that shows it.
pub fn line(criterion: CriterionId, stands: &str, cite: &str) -> RatingTyped {
    let line = TypedLine { stands: stands.into(), cite: cite.into(), ..Default::default() };
    RatingTyped { lines: vec![(criterion, line)], shown: true }
}
