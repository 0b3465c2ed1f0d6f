//! An audience that the student names: a link that ends, words that wait, another class without a name.

use domain::audience::{
    AudienceAct, GuestAnswer, GuestDraft, GuestState, GuestWords, LinkState, MOST_LINKS, MOST_WAITING, Release, Step,
    Wish,
};
use domain::clock::DAY;
use domain::event::Stream;
use domain::id::{AudienceId, GuestId, InquiryId, ReplyId};
use domain::replies::ReplyKind;

use super::{decides, does, key, not_found, open_to, reads, shown, why, widens, wish, wishes};
use crate::both;
use crate::harness::School;
use crate::pen::Pen;

pub fn draft(days: &str) -> GuestDraft {
    GuestDraft {
        label: "Mr Green, gardener".into(),
        greeting: "A student of ours wonders about rivers.".into(),
        days: days.into(),
    }
}

pub fn said(words: &str) -> GuestWords {
    GuestWords { kind: ReplyKind::Ask, name: "gardener".into(), words: words.into() }
}

/// Ada's inquiry, open to an audience that she named, and a link to it.
pub async fn linked(school: &School) -> (Pen, InquiryId, AudienceId, GuestId, String) {
    let room = &school.room;
    let (ada, inquiry) = shown(school).await;
    widens(school, &ada, inquiry, Step::Named).await;
    let rivera = room.staff(room.rivera);
    let desk = school.store.audience_desk(&rivera, room.science).await.unwrap().0;
    let named = desk.open.iter().find(|open| open.step == Step::Named).unwrap();
    assert_eq!(named.to, "Families of our garden");
    let link = GuestId::mint();
    let token = school.store.invite_guest(&rivera, room.science, named.audience, link, draft("7")).await.unwrap();
    (ada, inquiry, named.audience, link, token)
}

async fn waits(school: &School) -> Vec<domain::audience::GuestReplyView> {
    let room = &school.room;
    school.store.audience_desk(&room.staff(room.rivera), room.science).await.unwrap().0.replies
}

both! {
    async fn a_guest_reads_one_perspective_and_what_they_say_waits(school: School) {
        let room = school.room.clone();
        let (ada, inquiry, _, _, token) = linked(&school).await;
        let page = school.store.guest_page(&token).await.unwrap();
        assert_eq!((page.greeting.as_str(), page.copy.words.as_str(), page.copy.pen.as_str()), ("A student of ours wonders about rivers.", "Wolves give the river its trees back.", ""));
        assert!(!format!("{page:?}").contains("Ada"), "no name");
        let id = ReplyId::mint();
        for _ in 0..2 {
            school.store.say_as_guest(&token, id, said("Which soil?"), "1.2.3.4").await.unwrap();
        }
        let own = |ada: Pen| async move { ada.store.own_audience(&ada.viewer, inquiry).await.unwrap().0.guests };
        let ada_again = || Pen::of(&school, room.ada);
        assert!(own(ada_again()).await.is_empty(), "Ada does not know of it");
        assert!(school.store.guest_page(&token).await.unwrap().said.is_empty());
        assert_eq!(key(&ada, inquiry, AudienceAct::Answer { reply: id, words: "Sand".into() }).await, "refusal.not_found");
        let [held] = <[_; 1]>::try_from(waits(&school).await).unwrap();
        assert_eq!((held.id, held.label.as_str(), held.name.as_str(), held.state), (id, "Mr Green, gardener", "gardener", GuestState::Waiting));
        let rivera = room.staff(room.rivera);
        school.store.decide_guest_reply(&rivera, room.science, id, false, true).await.unwrap();
        assert_eq!(own(ada_again()).await[0].words, "Which soil?");
        does(&ada, inquiry, AudienceAct::Answer { reply: id, words: "Sand".into() }).await;
        assert_eq!(school.store.guest_page(&token).await.unwrap().said[0].answer, "", "the answer waits as well");
        assert_eq!(school.store.audiences_waiting(&rivera).await.unwrap()[0].n, 1);
        school.store.decide_guest_reply(&rivera, room.science, id, true, true).await.unwrap();
        let page = school.store.guest_page(&token).await.unwrap();
        assert_eq!((page.said[0].words.as_str(), page.said[0].answer.as_str()), ("Which soil?", "Sand"));
        assert_eq!(key(&ada, inquiry, AudienceAct::Answer { reply: id, words: "Clay".into() }).await, "audience.answered_already");
        school.store.decide_guest_reply(&rivera, room.science, id, false, false).await.unwrap();
        assert!(school.store.guest_page(&token).await.unwrap().said.is_empty() && own(ada_again()).await.is_empty());
        assert_eq!(waits(&school).await[0].answer_state, GuestAnswer::Released);
    }

    async fn an_answer_to_a_guest_is_not_signed(school: School) {
        let room = school.room.clone();
        let (ada, inquiry, _, _, token) = linked(&school).await;
        let (rivera, id) = (room.staff(room.rivera), ReplyId::mint());
        school.store.say_as_guest(&token, id, said("Which soil?"), "1.2.3.4").await.unwrap();
        school.store.decide_guest_reply(&rivera, room.science, id, false, true).await.unwrap();
        let answer = |words: &str| AudienceAct::Answer { reply: id, words: words.into() };
        assert_eq!(key(&ada, inquiry, answer("Sand. Yours, ada OKAFOR")).await, "audience.own_name_in_words");
        assert_eq!(waits(&school).await[0].answer_state, GuestAnswer::Nothing);
        does(&ada, inquiry, answer("Sand")).await;
        assert!(waits(&school).await[0].names.is_empty());
        does(&ada, inquiry, answer("Sand, says Ada")).await;
        assert_eq!(waits(&school).await[0].names, ["Ada"], "whoever releases it is shown where to look");
        // As one that was said before answers were looked at.
        let signed = ["Sand. Ada Okafor".into(), id.0.into()];
        school.behind_the_scenes("UPDATE guest_reply SET answer = $1 WHERE id = $2", signed).await;
        let release = school.store.decide_guest_reply(&rivera, room.science, id, true, true).await;
        assert_eq!(why(release), "audience.own_name_in_words");
        assert_eq!(school.store.guest_page(&token).await.unwrap().said[0].answer, "");
        school.store.decide_guest_reply(&rivera, room.science, id, true, false).await.unwrap();
        does(&ada, inquiry, answer("Sand")).await;
        school.store.decide_guest_reply(&rivera, room.science, id, true, true).await.unwrap();
        assert_eq!(school.store.guest_page(&token).await.unwrap().said[0].answer, "Sand");
    }

    /// The form of a page that stood open, or what a device kept: it would come to the desk, be released, and arrive nowhere.
    async fn whoever_can_read_no_answer_gets_none(school: School) {
        let room = school.room.clone();
        let (ada, inquiry, audience, link, token) = linked(&school).await;
        let rivera = room.staff(room.rivera);
        let released = async |token: &str| {
            let id = ReplyId::mint();
            school.store.say_as_guest(token, id, said("Which soil?"), "1.2.3.4").await.unwrap();
            school.store.decide_guest_reply(&rivera, room.science, id, false, true).await.unwrap();
            AudienceAct::Answer { reply: id, words: "Sand".into() }
        };
        let there = async || {
            let guests = ada.store.own_audience(&ada.viewer, inquiry).await.unwrap().0.guests;
            guests.iter().filter(|said| said.is_there).count()
        };
        let ended = released(token.as_str()).await;
        assert_eq!(there().await, 1);
        school.store.end_link(&rivera, room.science, audience, link).await.unwrap();
        assert_eq!((key(&ada, inquiry, ended).await.as_str(), there().await), ("audience.guest_left", 0));
        let next = async |days: &str| {
            school.store.invite_guest(&rivera, room.science, audience, GuestId::mint(), draft(days)).await.unwrap()
        };
        let over = released(next("7").await.as_str()).await;
        assert_eq!(there().await, 1, "whoever came by a link that opens is still there");
        school.later(7 * DAY);
        assert_eq!((key(&ada, inquiry, over).await.as_str(), there().await), ("audience.guest_left", 0));
        let back = released(next("7").await.as_str()).await;
        does(&ada, inquiry, AudienceAct::TakeBack { step: Step::Named }).await;
        assert_eq!((key(&ada, inquiry, back).await.as_str(), there().await), ("audience.guest_left", 0));
        assert!(waits(&school).await.iter().all(|said| said.answer_state == GuestAnswer::Nothing), "nothing for the desk");
    }

    async fn what_is_answered_through_another_classs_link_is_heard_there(school: School) {
        let room = school.room.clone();
        let (ada, inquiry, _, link, token) = linked(&school).await;
        // Made while her inquiry was that class's audience; she wished for another one since.
        school.behind_the_scenes("UPDATE guest SET class_id = $1 WHERE id = $2", [room.reading.0.into(), link.0.into()]).await;
        let id = ReplyId::mint();
        school.store.say_as_guest(&token, id, said("Which soil?"), "1.2.3.4").await.unwrap();
        let kim = room.staff(room.kim);
        school.store.decide_guest_reply(&kim, room.reading, id, false, true).await.unwrap();
        let before = school.events().len();
        does(&ada, inquiry, AudienceAct::Answer { reply: id, words: "Sand".into() }).await;
        let heard: Vec<_> = school.events()[before..].iter().map(|event| event.event.stream).collect();
        assert!(heard.contains(&Stream::Class(room.reading)), "{heard:?}");
        assert!(!heard.contains(&Stream::Class(room.science)), "{heard:?}");
        assert_eq!(waits(&school).await.len(), 0, "nothing for the class that has no part in it");
        school.store.decide_guest_reply(&kim, room.reading, id, true, true).await.unwrap();
        assert_eq!(school.store.guest_page(&token).await.unwrap().said[0].answer, "Sand");
    }

    async fn a_link_ends_by_itself_and_at_once(school: School) {
        let room = school.room.clone();
        let (ada, inquiry, audience, link, token) = linked(&school).await;
        let rivera = room.staff(room.rivera);
        assert_eq!(open_to(&ada, inquiry).await.last().unwrap().who, ["Families of our garden"]);
        school.later(7 * DAY);
        assert!(not_found(school.store.guest_page(&token).await));
        assert!(not_found(school.store.say_as_guest(&token, ReplyId::mint(), said("Late"), "1.2.3.4").await));
        let again = GuestId::mint();
        let token = school.store.invite_guest(&rivera, room.science, audience, again, draft("30")).await.unwrap();
        assert_eq!(why(school.store.invite_guest(&rivera, room.science, audience, again, draft("30")).await), "audience.link_made_already");
        school.store.guest_page(&token).await.unwrap();
        for (who, class) in [(room.staff(room.kim), room.reading), (room.staff(room.stone), room.history), (room.student(room.ada), room.science)] {
            assert!(not_found(school.store.end_link(&who, class, audience, again).await));
            assert!(not_found(school.store.invite_guest(&who, class, audience, GuestId::mint(), draft("3")).await));
        }
        let named = GuestDraft { greeting: "Okafor’s daughter wonders about rivers.".into(), ..draft("7") };
        let named = school.store.invite_guest(&rivera, room.science, audience, GuestId::mint(), named).await;
        assert_eq!(why(named), "audience.name_in_greeting");
        school.store.end_link(&room.staff(room.osei), room.science, audience, again).await.unwrap();
        assert!(not_found(school.store.guest_page(&token).await));
        let desk = school.store.audience_desk(&rivera, room.science).await.unwrap().0;
        let named = desk.open.iter().find(|open| open.step == Step::Named).unwrap();
        let states: Vec<_> = named.links.iter().map(|link| (link.id, link.state)).collect();
        assert_eq!(states, [(again, LinkState::Ended), (link, LinkState::Expired)]);
        for wrong in ["", "made-up", &"x".repeat(100_000), &token[1..]] {
            assert!(not_found(school.store.guest_page(wrong).await));
        }
    }

    async fn whom_the_old_audience_invited_reads_nothing_of_a_new_one(school: School) {
        let room = school.room.clone();
        let (ada, inquiry, audience, _, token) = linked(&school).await;
        let rivera = room.staff(room.rivera);
        let kims = school.store.invite_co_teacher(&room.staff(room.kim), room.reading).await.unwrap();
        school.store.accept_invitation(&rivera, &kims).await.unwrap();
        school.store.let_class_read(&rivera, room.science, audience, room.reading, true).await.unwrap();
        // The next version for the same people: whoever reads goes on reading.
        wishes(&ada, inquiry, wish(Step::Named, room.science)).await;
        decides(&school, Release::Yes).await.unwrap();
        school.store.guest_page(&token).await.unwrap();
        assert!(reads(&school, &room.student(room.dina), inquiry).await);
        // Other people: until it is released nothing changes, and then their links are new.
        wishes(&ada, inquiry, Wish { words: "The town council".into(), ..wish(Step::Named, room.science) }).await;
        school.store.guest_page(&token).await.unwrap();
        decides(&school, Release::Yes).await.unwrap();
        assert!(not_found(school.store.guest_page(&token).await));
        assert!(not_found(school.store.say_as_guest(&token, ReplyId::mint(), said("Still here"), "1.2.3.4").await));
        assert!(!reads(&school, &room.student(room.dina), inquiry).await);
        assert_eq!(open_to(&ada, inquiry).await.last().unwrap().who, ["The town council"]);
    }

    async fn a_link_takes_so_much_and_an_address_no_more(school: School) {
        let room = school.room.clone();
        let (_, _, audience, _, token) = linked(&school).await;
        for n in 0..MOST_WAITING {
            school.store.say_as_guest(&token, ReplyId::mint(), said(&format!("{n}")), &format!("10.0.0.{n}")).await.unwrap();
        }
        assert_eq!(why(school.store.say_as_guest(&token, ReplyId::mint(), said("more"), "10.0.1.1").await), "guest.full");
        assert!(school.store.guest_page(&token).await.unwrap().full);
        let rivera = room.staff(room.rivera);
        let mut tokens = Vec::new();
        for _ in 1..MOST_LINKS {
            tokens.push(school.store.invite_guest(&rivera, room.science, audience, GuestId::mint(), draft("1")).await.unwrap());
        }
        assert_eq!(why(school.store.invite_guest(&rivera, room.science, audience, GuestId::mint(), draft("1")).await), "audience.too_many_links");
        let mut sent = 0;
        let refused = 'all: {
            for token in tokens.iter().cycle().take(60) {
                match school.store.say_as_guest(token, ReplyId::mint(), said("again"), "10.9.9.9").await {
                    Ok(()) => sent += 1,
                    error => break 'all why(error),
                }
            }
            String::new()
        };
        assert_eq!((sent, refused.as_str()), (domain::audience::MOST_FROM_ADDRESS, "guest.too_fast"));
        assert_eq!(why(school.store.say_as_guest(&tokens[0], ReplyId::mint(), said(" "), "10.8.8.8").await), "words.empty");
    }

    async fn another_class_reads_without_a_name_where_its_teacher_says_so(school: School) {
        let room = school.room.clone();
        let (_, inquiry, audience, _, _) = linked(&school).await;
        let dina = room.student(room.dina);
        let rivera = room.staff(room.rivera);
        assert!(not_found(school.store.let_class_read(&rivera, room.science, audience, room.reading, true).await), "not hers");
        let token = school.store.invite_co_teacher(&room.staff(room.kim), room.reading).await.unwrap();
        school.store.accept_invitation(&rivera, &token).await.unwrap();
        school.store.let_class_read(&rivera, room.science, audience, room.reading, true).await.unwrap();
        let view = school.store.read_perspective(&dina, inquiry).await.unwrap().0;
        assert_eq!((view.student_name.as_str(), view.picture.as_str()), ("", ""));
        let cards = school.store.reads(&dina).await.unwrap().1;
        assert!(cards[0].who.is_none());
        assert!(!reads(&school, &room.student(room.eli), inquiry).await);
        school.store.let_class_read(&rivera, room.science, audience, room.reading, false).await.unwrap();
        assert!(!reads(&school, &dina, inquiry).await);
    }
}
