//! Boards of a class and what its students make of them: theirs, their teachers', and no classmate's.

mod beginning;
mod boards;
mod choosing;
mod editing;
mod helped;
mod own;

use domain::choices::{Axis, BoardEdit, BoardPlan, ChoiceAct, EditAct, OptionEdit, OptionWords, OwnBoard, Template};
use domain::command::{Answer, Command};
use domain::id::{BoardId, ChoiceId, OptionId};
use store::Error;

use crate::harness::School;
use crate::pen::{Pen, refused};

pub fn plan(target: &str, template: Template) -> BoardPlan {
    BoardPlan { target: target.into(), template, prompt: None }
}

/// A draft of Ms Rivera's, with what a new board begins with.
pub async fn drafts(school: &School, target: &str, template: Template) -> BoardId {
    let (store, room, id) = (&school.store, &school.room, BoardId::mint());
    store.make_board(&room.staff(room.rivera), room.science, id, plan(target, template), "en").await.unwrap();
    id
}

/// The same, before the class.
pub async fn opens(school: &School, target: &str, template: Template) -> BoardId {
    let id = drafts(school, target, template).await;
    school.store.open_board(&school.room.staff(school.room.rivera), id).await.unwrap();
    id
}

pub async fn gives(pen: &Pen, board: BoardId, act: ChoiceAct) -> Answer {
    pen.gives(Command::Choice { board, act: act.into() }).await
}

#[track_caller]
pub fn does(pen: &Pen, board: BoardId, act: ChoiceAct) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        let answer = gives(pen, board, act).await;
        assert!(answer.is_done(), "{caller}: {answer:?}");
    }
}

pub async fn key(pen: &Pen, board: BoardId, act: ChoiceAct) -> String {
    refused(gives(pen, board, act).await).sentence().key
}

pub async fn own(pen: &Pen, board: BoardId) -> OwnBoard {
    pen.store.own_board(&pen.viewer, board).await.unwrap().0
}

/// The `n`th option of a part, as this student is offered it.
pub async fn option(pen: &Pen, board: BoardId, axis: Axis, n: usize) -> OptionId {
    let options = own(pen, board).await.options;
    options.iter().filter(|option| option.axis == axis && !option.retired).nth(n).expect("an option").id
}

/// The first of every part.
pub async fn firsts(pen: &Pen, board: BoardId) -> Vec<OptionId> {
    let mut picks = Vec::new();
    for axis in Axis::ALL {
        picks.push(option(pen, board, *axis, 0).await);
    }
    picks
}

pub fn choosing(picks: Vec<OptionId>, why: &str) -> ChoiceAct {
    ChoiceAct::Choose { choice: ChoiceId::mint(), picks, why: why.into(), goal: None }
}

/// What is chosen now, in words.
pub async fn chosen(pen: &Pen, board: BoardId) -> Vec<String> {
    let choice = own(pen, board).await.choice.expect("a choice");
    choice.now.picks.into_iter().map(|pick| pick.words).collect()
}

/// The board as its page would send it unchanged.
pub async fn page_of(school: &School, board: BoardId) -> BoardEdit {
    let (view, _) = school.store.board(&school.room.staff(school.room.rivera), board).await.unwrap();
    let options = view.options.iter().map(|option| OptionEdit {
        id: option.id,
        new: false,
        words: OptionWords { axis: option.axis, words: option.words.clone(), mode: option.mode, must: option.must },
    });
    let plan = BoardPlan {
        target: view.card.target.clone(),
        template: view.card.template,
        prompt: view.prompt.as_ref().map(|(id, _)| *id),
    };
    BoardEdit { rev: view.card.rev, plan, options: options.collect(), act: EditAct::Keep }
}

pub fn not_found<T>(result: Result<T, Error>) -> bool {
    matches!(result, Err(Error::Refused(domain::refusal::Refusal::NotFound)))
}

#[track_caller]
pub fn told<T>(result: Result<T, Error>) -> String {
    match result {
        Err(Error::Refused(refusal)) => refusal.sentence().key,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("was not refused"),
    }
}
