//! Replies: Bo and Chen ask and notice, Ms Rivera reads first, and Ada answers.

mod moderated;
mod reported;

use domain::audience::Step;
use domain::command::{Answer, Command};
use domain::id::{InquiryId, PerspectiveId, ReplyId};
use domain::replies::{Decision, DecisionWords, Moderation, ReplyAct, ReplyKind, ReplyView};
use store::{Decides, Error};

use crate::audience::{shown, widens};
use crate::harness::School;
use crate::pen::{Pen, refused};

pub async fn gives(pen: &Pen, reply: ReplyId, act: ReplyAct) -> Answer {
    pen.gives(Command::Reply { reply, act: act.into() }).await
}

#[track_caller]
pub fn does(pen: &Pen, reply: ReplyId, act: ReplyAct) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        let answer = gives(pen, reply, act).await;
        assert!(answer.is_done(), "{caller}: {answer:?}");
    }
}

pub async fn key(pen: &Pen, reply: ReplyId, act: ReplyAct) -> String {
    refused(gives(pen, reply, act).await).sentence().key
}

/// Ada's perspective, open to her partner Bo and to her class, with Bo and Chen.
pub async fn open_to_class(school: &School) -> (Pen, InquiryId, Pen, Pen) {
    let (ada, wolves) = shown(school).await;
    widens(school, &ada, wolves, Step::Class).await;
    (ada, wolves, Pen::of(school, school.room.bo), Pen::of(school, school.room.chen))
}

pub async fn about(pen: &Pen, inquiry: InquiryId) -> PerspectiveId {
    pen.store.read_perspective(&pen.viewer, inquiry).await.unwrap().0.perspective.id
}

pub fn write(perspective: PerspectiveId, words: &str) -> ReplyAct {
    ReplyAct::Write { perspective, kind: ReplyKind::Ask, words: words.into() }
}

pub async fn replies(pen: &Pen, inquiry: InquiryId, words: &str) -> ReplyId {
    let reply = ReplyId::mint();
    does(pen, reply, write(about(pen, inquiry).await, words)).await;
    reply
}

/// What a reader finds.
pub async fn found(pen: &Pen, inquiry: InquiryId) -> Vec<ReplyView> {
    pen.store.read_perspective(&pen.viewer, inquiry).await.unwrap().0.replies
}

/// What the owner finds.
pub async fn owned(pen: &Pen, inquiry: InquiryId) -> Vec<ReplyView> {
    pen.store.inquiry(&pen.viewer, inquiry).await.unwrap().0.replies
}

pub async fn desk(school: &School) -> Moderation {
    school.store.moderation(&school.room.staff(school.room.rivera), school.room.science).await.unwrap().0
}

pub async fn decides(school: &School, reply: ReplyId, about: Decides, decision: Decision) -> Result<(), Error> {
    let (room, desk) = (&school.room, desk(school).await);
    let rev = desk.waiting.iter().chain(&desk.decided).find(|known| known.id == reply).map_or(0, |known| known.rev);
    let words = if decision == Decision::Hold { "Say what you saw" } else { "" };
    let said = DecisionWords { decision, words: words.into() };
    school.store.decide_reply(&room.staff(room.rivera), room.science, reply, (rev, about), said).await
}
