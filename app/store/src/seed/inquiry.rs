//! Inquiries of the demo school, told day by day: begun, researched, said, shown, replied to; some rest.

use std::collections::HashMap;

use domain::audience::{AudienceAct, Release, Step, Wish};
use domain::classes::AccessPoint;
use domain::clock::MINUTE;
use domain::command::Command;
use domain::id::{EvidenceId, InquiryId, PerspectiveId, RemarkId, ReplyId, SourceId};
use domain::inquiry::{InquiryAct, NoteWords, OwnInquiry, PerspectiveWords, RemarkOn, RemarkWords};
use domain::replies::{DecisionWords, ReplyAct};

use super::days::{Room, give};
use super::inquiry_words::{Act, Scene};
use super::{School, audience};
use crate::replies::Decides;
use crate::{Error, Result};

/// What later scenes refer to.
#[derive(Default)]
pub struct Told {
    /// The inquiries that were begun, by their place in the file, each with its newest reply.
    inquiries: HashMap<usize, (InquiryId, Option<ReplyId>)>,
    links: audience::Links,
}

/// Every class opens this way in.
pub async fn prepare(school: &School, room: &Room) -> Result<()> {
    school.store.open_access_point(&room.teacher, room.class, AccessPoint::Inquiry).await
}

pub async fn tell(school: &School, room: &Room, told: &mut Told, scene: Scene) -> Result<()> {
    let Scene { day, student, about_class, inquiry: nth, act, .. } = scene;
    let (store, student) = (&school.store, room.students[student]);
    school.story.at(school.morning(day));
    school.story.pass(3 * MINUTE);
    let entry = told.inquiries.entry(nth).or_insert_with(|| (InquiryId::mint(), None));
    let (inquiry, newest) = *entry;
    let viewer = school.viewer(student, false);
    let own = async || -> Result<OwnInquiry> { Ok(store.inquiry(&viewer, inquiry).await?.0) };
    let teacher = room.teacher.person().ok_or_else(Error::not_found)?;
    let act = match act {
        Act::Begin { question } => {
            let classes = if about_class { vec![room.class] } else { vec![] };
            InquiryAct::Begin { question, classes, from: None }
        }
        Act::Note(noted) => InquiryAct::Note { note: SourceId::mint(), words: noted.into() },
        Act::Trust { note, trust } => {
            let note = own().await?.inquiry.notes.into_iter().nth(note).ok_or_else(Error::not_found)?;
            let source = note.source.ok_or_else(Error::not_found)?;
            let (title, address, says) = (source.title, source.address, source.says);
            let words = NoteWords { words: note.words, title, address, says, trust: trust.into() };
            InquiryAct::Edit { note: note.id, rev: note.rev, words }
        }
        Act::Reword { question, because } => {
            let wording = own().await?.inquiry.wordings.len() as i32;
            InquiryAct::Reword { question, because, wording }
        }
        Act::Say(words) => InquiryAct::Say { perspective: PerspectiveId::mint(), words },
        Act::Keep { words } => {
            let words = PerspectiveWords { words, ..Default::default() };
            InquiryAct::Keep { rev: Some(own().await?.draft_rev), sheet: None, words }
        }
        Act::Show => InquiryAct::Show { readers: vec![teacher] },
        Act::Answer { words } => {
            let remarks = own().await?.inquiry.remarks;
            let open = remarks.into_iter().rev().find(|remark| remark.is_open()).ok_or_else(Error::not_found)?;
            InquiryAct::Answer { remark: open.id, words }
        }
        Act::Rest => InquiryAct::Rest,
        Act::PutAway => InquiryAct::PutAway,
        Act::Link { of, words } => {
            let offer = own().await?.offers.into_iter().find(|offer| offer.made.source() == of);
            let made = offer.ok_or_else(Error::not_found)?.made;
            InquiryAct::Link { evidence: EvidenceId::mint(), made, words }
        }
        Act::Remark { kind, note, perspective, words } => {
            let of = own().await?.inquiry;
            let on = match (note, perspective) {
                (Some(note), _) => RemarkOn::Note(of.notes.get(note).ok_or_else(Error::not_found)?.id),
                (None, Some(number)) => {
                    let found = of.perspectives.iter().find(|known| known.number == number);
                    RemarkOn::Perspective(found.ok_or_else(Error::not_found)?.id)
                }
                (None, None) => RemarkOn::Question,
            };
            return store.remark(&room.teacher, inquiry, RemarkId::mint(), RemarkWords { kind, on, words }).await;
        }
        Act::Wish { step, partner, words, pen } => {
            let version = own().await?.inquiry.perspectives.first().ok_or_else(Error::not_found)?.number;
            let partner = partner.filter(|_| step == Step::Partner).map(|place| room.students[place]);
            let wish = Wish { step, version, class: room.class, partner, words, pen };
            return give(school, student, Command::Audience { inquiry, act: AudienceAct::Wish(wish).into() }).await;
        }
        Act::Release => {
            let (desk, _) = store.audience_desk(&room.teacher, room.class).await?;
            let wish = desk.wishes.into_iter().find(|wish| wish.inquiry == inquiry).ok_or_else(Error::not_found)?;
            return store.decide_audience(&room.teacher, room.class, wish.audience, wish.rev, Release::Yes).await;
        }
        Act::Reply { student, kind, words } => {
            let reply = ReplyId::mint();
            entry.1 = Some(reply);
            let student = room.students[student];
            let read = store.read_perspective(&school.viewer(student, false), inquiry).await?.0;
            let act = ReplyAct::Write { perspective: read.perspective.id, kind, words };
            return give(school, student, Command::Reply { reply, act: act.into() }).await;
        }
        Act::Decide { decision, words } => {
            return decide(school, room, newest, Decides::Reply, DecisionWords { decision, words }).await;
        }
        Act::DecideAnswer { decision, words } => {
            return decide(school, room, newest, Decides::Answer, DecisionWords { decision, words }).await;
        }
        Act::ReplyAnswer { words } => return replied(school, student, newest, ReplyAct::Answer { words }).await,
        act @ (Act::Invite { .. }
        | Act::GuestSays { .. }
        | Act::GuestRelease
        | Act::GuestAnswer { .. }
        | Act::GuestAnswerRelease
        | Act::GuestEnd
        | Act::Yes { .. }) => return audience::tell(school, room, student, inquiry, act, &mut told.links).await,
        Act::Helped => return replied(school, student, newest, ReplyAct::Helped { helped: true }).await,
    };
    give(school, student, Command::Inquiry { inquiry, act: act.into() }).await
}

async fn replied(school: &School, student: domain::id::PersonId, reply: Option<ReplyId>, act: ReplyAct) -> Result<()> {
    let reply = reply.ok_or_else(Error::not_found)?;
    give(school, student, Command::Reply { reply, act: act.into() }).await
}

async fn decide(
    school: &School,
    room: &Room,
    reply: Option<ReplyId>,
    about: Decides,
    said: DecisionWords,
) -> Result<()> {
    let (store, reply) = (&school.store, reply.ok_or_else(Error::not_found)?);
    let (desk, _) = store.moderation(&room.teacher, room.class).await?;
    let known = desk.waiting.into_iter().find(|known| known.id == reply).ok_or_else(Error::not_found)?;
    store.decide_reply(&room.teacher, room.class, reply, (known.rev, about), said).await
}
