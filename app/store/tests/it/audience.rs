//! Audiences: Ada wonders, says what she thinks, and widens step by step who reads it.

pub mod guests;
mod ladder;
mod taken_back;
mod world;

use domain::audience::{AudienceAct, OpenTo, Release, Stage, Step, Wish, WishView};
use domain::classes::AccessPoint;
use domain::command::{Answer, Command};
use domain::id::{ClassId, InquiryId, PersonId, PerspectiveId};
use domain::inquiry::{InquiryAct, PerspectiveWords};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::{Error, Result};

use crate::harness::School;
use crate::pen::{Pen, refused};

/// Science and Reading have opened Inquiry.
pub async fn open(school: &School) {
    let (store, room) = (&school.store, &school.room);
    store.open_access_point(&room.staff(room.rivera), room.science, AccessPoint::Inquiry).await.unwrap();
    store.open_access_point(&room.staff(room.kim), room.reading, AccessPoint::Inquiry).await.unwrap();
}

pub async fn inquires(pen: &Pen, inquiry: InquiryId, act: InquiryAct) {
    let answer = pen.gives(Command::Inquiry { inquiry, act: act.into() }).await;
    assert!(answer.is_done(), "{answer:?}");
}

pub async fn says(pen: &Pen, inquiry: InquiryId, words: &str) {
    let words = PerspectiveWords { words: words.into(), based_on: "Three books".into(), ..PerspectiveWords::default() };
    inquires(pen, inquiry, InquiryAct::Say { perspective: PerspectiveId::mint(), words }).await;
}

/// An inquiry of Ada's with one perspective, shown to Ms Rivera.
pub async fn shown(school: &School) -> (Pen, InquiryId) {
    open(school).await;
    let (ada, inquiry) = (Pen::of(school, school.room.ada), InquiryId::mint());
    let begin = InquiryAct::Begin { question: "Do wolves change rivers?".into(), classes: vec![], from: None };
    inquires(&ada, inquiry, begin).await;
    says(&ada, inquiry, "Wolves give the river its trees back.").await;
    inquires(&ada, inquiry, InquiryAct::Show { readers: vec![school.room.rivera] }).await;
    (ada, inquiry)
}

pub fn wish(step: Step, class: ClassId) -> Wish {
    let (words, pen) = ("Families of our garden".to_owned(), "River Fox".to_owned());
    Wish { step, version: 1, class, partner: None, words, pen }
}

pub fn with(partner: PersonId, class: ClassId) -> Wish {
    Wish { partner: Some(partner), ..wish(Step::Partner, class) }
}

pub async fn gives(pen: &Pen, inquiry: InquiryId, act: AudienceAct) -> Answer {
    pen.gives(Command::Audience { inquiry, act: act.into() }).await
}

#[track_caller]
pub fn does(pen: &Pen, inquiry: InquiryId, act: AudienceAct) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        let answer = gives(pen, inquiry, act).await;
        assert!(answer.is_done(), "{caller}: {answer:?}");
    }
}

pub async fn wishes(pen: &Pen, inquiry: InquiryId, wish: Wish) {
    does(pen, inquiry, AudienceAct::Wish(wish)).await;
}

/// The key of what was refused.
pub async fn key(pen: &Pen, inquiry: InquiryId, act: AudienceAct) -> String {
    refused(gives(pen, inquiry, act).await).sentence().key
}

pub async fn waiting(school: &School) -> Vec<WishView> {
    let room = &school.room;
    school.store.audience_desk(&room.staff(room.rivera), room.science).await.unwrap().0.wishes
}

/// Ms Rivera's word about the one wish that waits.
pub async fn decides(school: &School, said: Release) -> Result<()> {
    let room = &school.room;
    let [wish] = <[_; 1]>::try_from(waiting(school).await).unwrap();
    school.store.decide_audience(&room.staff(room.rivera), room.science, wish.audience, wish.rev, said).await
}

/// Wishes and is released, from the partner up to this step.
pub async fn widens(school: &School, pen: &Pen, inquiry: InquiryId, to: Step) {
    let room = &school.room;
    for step in Step::WISHED.into_iter().filter(|step| *step <= to) {
        let wish = if step == Step::Partner { with(room.bo, room.science) } else { wish(step, room.science) };
        wishes(pen, inquiry, wish).await;
        decides(school, Release::Yes).await.unwrap();
    }
}

pub async fn stages(pen: &Pen, inquiry: InquiryId) -> [Stage; 4] {
    let own = pen.store.own_audience(&pen.viewer, inquiry).await.unwrap().0;
    own.steps.into_iter().map(|step| step.stage).collect::<Vec<_>>().try_into().unwrap()
}

pub async fn open_to(pen: &Pen, inquiry: InquiryId) -> Vec<OpenTo> {
    pen.store.own_audience(&pen.viewer, inquiry).await.unwrap().0.open_to
}

pub async fn reads(school: &School, viewer: &Viewer, inquiry: InquiryId) -> bool {
    match school.store.read_perspective(viewer, inquiry).await {
        Ok(_) => true,
        Err(Error::Refused(Refusal::NotFound)) => false,
        Err(other) => panic!("{other:?}"),
    }
}

pub fn why<T: std::fmt::Debug>(outcome: Result<T>) -> String {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.sentence().key,
        other => panic!("{other:?}"),
    }
}

pub fn not_found<T>(outcome: Result<T>) -> bool {
    matches!(outcome, Err(Error::Refused(Refusal::NotFound)))
}
