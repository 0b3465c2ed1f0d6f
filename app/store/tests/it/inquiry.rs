//! Inquiries: Ada wonders, finds out, thinks and thinks again; and whom she shows it.

mod evidence;
mod grows;
mod notes;
mod readers;

use domain::command::{Answer, Command};
use domain::id::{InquiryId, PersonId, PerspectiveId, SourceId};
use domain::inquiry::{InquiryAct, InquiryView, NoteWords, OwnInquiry, PerspectiveWords, Trust, TrustWords};
use store::Error;

use crate::harness::School;
use crate::pen::{Pen, refused};

pub async fn gives(pen: &Pen, inquiry: InquiryId, act: InquiryAct) -> Answer {
    pen.gives(Command::Inquiry { inquiry, act: act.into() }).await
}

#[track_caller]
pub fn does(pen: &Pen, inquiry: InquiryId, act: InquiryAct) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        let answer = gives(pen, inquiry, act).await;
        assert!(answer.is_done(), "{caller}: {answer:?}");
    }
}

pub async fn key(pen: &Pen, inquiry: InquiryId, act: InquiryAct) -> String {
    refused(gives(pen, inquiry, act).await).sentence().key
}

pub async fn wonders(pen: &Pen, question: &str) -> InquiryId {
    let inquiry = InquiryId::mint();
    does(pen, inquiry, InquiryAct::Begin { question: question.into(), classes: vec![], from: None }).await;
    inquiry
}

pub fn thought(words: &str) -> (SourceId, InquiryAct) {
    let note = SourceId::mint();
    (note, InquiryAct::Note { note, words: NoteWords { words: words.into(), ..Default::default() } })
}

pub fn sourced(title: &str, trust: Trust) -> NoteWords {
    NoteWords {
        words: "The trees came back".into(),
        title: title.into(),
        address: "library book, page 12".into(),
        says: "Wolves keep the elk moving".into(),
        trust: TrustWords { trust, why: "A biologist wrote it".into() },
    }
}

pub fn say(words: &str) -> InquiryAct {
    let said = PerspectiveWords { words: words.into(), ..Default::default() };
    InquiryAct::Say { perspective: PerspectiveId::mint(), words: said }
}

pub async fn own(pen: &Pen, inquiry: InquiryId) -> OwnInquiry {
    pen.store.inquiry(&pen.viewer, inquiry).await.unwrap().0
}

/// As a teacher of Science finds it.
pub async fn seen(school: &School, reader: PersonId, inquiry: InquiryId) -> Result<InquiryView, Error> {
    let room = &school.room;
    Ok(school.store.shown_inquiry(&room.staff(reader), room.science, inquiry).await?.0)
}
