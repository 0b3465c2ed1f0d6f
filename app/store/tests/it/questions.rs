//! The question board of Science: theirs who ask, the staff's, and the class's once it is there.

mod asked;
mod guided;
mod marks;

use domain::classes::AccessPoint;
use domain::command::{Answer, Command};
use domain::id::{ClassId, QuestionId};
use domain::questions::{Appears, ClassBoard, DeskQuestion, QuestionAct, QuestionGuiding};
use domain::refusal::Refusal;
use store::Error;

use crate::harness::School;
use crate::pen::{Pen, refused};

/// Ms Rivera's class wonders, and so does Ms Kim's.
pub async fn open(school: &School) {
    let (store, room) = (&school.store, &school.room);
    store.open_access_point(&room.staff(room.rivera), room.science, AccessPoint::Inquiry).await.unwrap();
    store.open_access_point(&room.staff(room.kim), room.reading, AccessPoint::Inquiry).await.unwrap();
}

/// From now on a teacher of Science reads first.
pub async fn reads_first(school: &School) {
    let room = &school.room;
    school.store.set_questions_appear(&room.staff(room.rivera), room.science, Appears::Released).await.unwrap();
}

pub async fn gives(pen: &Pen, question: QuestionId, act: QuestionAct) -> Answer {
    pen.gives(Command::Question { question, act: act.into() }).await
}

#[track_caller]
pub fn does(pen: &Pen, question: QuestionId, act: QuestionAct) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        let answer = gives(pen, question, act).await;
        assert!(answer.is_done(), "{caller}: {answer:?}");
    }
}

pub async fn key(pen: &Pen, question: QuestionId, act: QuestionAct) -> String {
    refused(gives(pen, question, act).await).sentence().key
}

pub fn ask(class: ClassId, words: &str) -> QuestionAct {
    QuestionAct::Ask { class, words: words.into(), signed: false }
}

/// Asks Science.
pub async fn asks(school: &School, pen: &Pen, words: &str) -> QuestionId {
    let id = QuestionId::mint();
    does(pen, id, ask(school.room.science, words)).await;
    id
}

/// The board of Science as this student finds it.
pub async fn board(pen: &Pen) -> ClassBoard {
    pen.store.question_boards(&pen.viewer).await.unwrap().0.boards.remove(0)
}

/// What classmates ask.
pub async fn reads(pen: &Pen) -> Vec<String> {
    board(pen).await.questions.into_iter().map(|question| question.words).collect()
}

pub async fn on_desk(school: &School, id: QuestionId) -> DeskQuestion {
    let room = &school.room;
    let (desk, _) = school.store.question_desk(&room.staff(room.rivera), room.science).await.unwrap();
    desk.questions.into_iter().find(|known| known.id == id).expect("it is on her desk")
}

/// Ms Rivera, about what she reads now.
pub async fn guides(school: &School, id: QuestionId, act: QuestionGuiding) -> Result<(), Error> {
    let rev = on_desk(school, id).await.rev;
    school.store.guide_question(&school.room.staff(school.room.rivera), id, rev, act).await
}

pub fn not_found<T>(result: Result<T, Error>) -> bool {
    matches!(result, Err(Error::Refused(Refusal::NotFound)))
}

#[track_caller]
pub fn told<T>(result: Result<T, Error>) -> String {
    match result {
        Err(Error::Refused(refusal)) => refusal.sentence().key,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("was not refused"),
    }
}
