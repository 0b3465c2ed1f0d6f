//! Guests of the demo school, and a guardian's yes.

use std::collections::HashMap;

use domain::audience::{AudienceAct, GuestDraft, GuestWords, Step, YesDraft};
use domain::clock::DAY;
use domain::command::Command;
use domain::id::{AudienceId, GuestId, InquiryId, PersonId, ReplyId, YesId};

use super::School;
use super::days::{Room, give};
use super::inquiry_words::Act;
use crate::{Error, Result};

/// The newest link to an inquiry, with its token, and the newest words that came by it.
pub type Links = HashMap<InquiryId, (GuestId, String, Option<ReplyId>)>;

pub async fn tell(
    school: &School,
    room: &Room,
    student: PersonId,
    inquiry: InquiryId,
    act: Act,
    links: &mut Links,
) -> Result<()> {
    let (store, class) = (&school.store, room.class);
    let link = links.get(&inquiry).cloned();
    let newest = || link.clone().ok_or_else(Error::not_found);
    let said = || newest().and_then(|(_, _, said)| said.ok_or_else(Error::not_found));
    match act {
        Act::Invite { label, greeting, days } => {
            let id = GuestId::mint();
            let draft = GuestDraft { label, greeting, days: days.to_string() };
            let token =
                store.invite_guest(&room.teacher, class, named(school, room, inquiry).await?, id, draft).await?;
            links.insert(inquiry, (id, token, None));
            Ok(())
        }
        Act::GuestSays { kind, name, words } => {
            let (id, token, _) = newest()?;
            let reply = ReplyId::mint();
            store.say_as_guest(&token, reply, GuestWords { kind, name, words }, "demo").await?;
            links.insert(inquiry, (id, token, Some(reply)));
            Ok(())
        }
        Act::GuestRelease => store.decide_guest_reply(&room.teacher, class, said()?, false, true).await,
        Act::GuestAnswer { words } => {
            let act = AudienceAct::Answer { reply: said()?, words }.into();
            give(school, student, Command::Audience { inquiry, act }).await
        }
        Act::GuestAnswerRelease => store.decide_guest_reply(&room.teacher, class, said()?, true, true).await,
        Act::GuestEnd => {
            let audience = named(school, room, inquiry).await?;
            store.end_link(&room.teacher, class, audience, newest()?.0).await
        }
        Act::Yes { guardian } => {
            let yesterday =
                chrono::DateTime::from_timestamp_millis(school.story.now().plus(-DAY).0).unwrap_or_default();
            let said_on = yesterday.date_naive().to_string();
            let draft = YesDraft { guardian, how: "paper".into(), said_on, covers: String::new() };
            store.record_yes(&room.teacher, class, student, YesId::mint(), Some(inquiry), draft).await
        }
        _ => Ok(()),
    }
}

/// The audience that a student named for an inquiry.
async fn named(school: &School, room: &Room, inquiry: InquiryId) -> Result<AudienceId> {
    let (desk, _) = school.store.audience_desk(&room.teacher, room.class).await?;
    let open = desk.open.iter().find(|open| open.inquiry == inquiry && open.step == Step::Named);
    open.map(|open| open.audience).ok_or_else(Error::not_found)
}
