//! Joining: the code, the name, the nickname.

mod badge;
mod device;
mod early;
mod guesser;

use domain::door::{Knock, PinStep};
use domain::event::{About, Audience, Change};
use domain::id::{ClassId, PersonId};
use domain::projector::{Counts, Display};
use domain::refusal::Refusal;
use store::replay::Replay;
use store::{Claim, Entered, Error, Knocker, Nickname};

use crate::both;
use crate::harness::School;

pub const SCHOOL: &str = "203.0.113.7";

pub fn refused<T: std::fmt::Debug>(result: store::Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

pub fn from(source: &str) -> Knocker {
    Knocker { source: source.into(), ..Knocker::default() }
}

/// Ms Rivera opened the door and somebody knocked with the right code.
pub async fn at_the_door(school: &School) -> Knock {
    let room = &school.room;
    school.store.open_door(&room.staff(room.rivera), room.science, Display::Extended).await.unwrap();
    school.store.knock("maple otter 472", &from(SCHOOL)).await.unwrap().answer.unwrap()
}

pub fn claim(knock: &Knock, person: PersonId, mac: &str, device: Option<&Entered>) -> Claim {
    let device_token = device.map(|entered| entered.device_token.clone());
    Claim { class: knock.class, session: knock.session, person, mac: mac.into(), device_token, setting: false }
}

pub fn first_claim(knock: &Knock, person: PersonId, mac: &str) -> Claim {
    Claim { setting: true, ..claim(knock, person, mac, None) }
}

async fn answer(school: &School, typed: &str, knocker: &Knocker) -> Result<ClassId, Refusal> {
    school.store.knock(typed, knocker).await.unwrap().answer.map(|knock| knock.class)
}

both! {
    async fn a_code_opens_only_while_the_door_is_open(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let nothing = Err(Refusal::conflict("door.no_such_door"));
        assert_eq!(answer(&school, "maple otter 472", &from(SCHOOL)).await, nothing, "not open yet");
        let knock = at_the_door(&school).await;
        assert_eq!((knock.class, knock.class_name.as_str()), (room.science, "Science"));
        assert!(!knock.nicknames && knock.full_roster.is_none());
        for typed in ["MAPLE-OTTER-472", " mapleotter472 ", "472 Maple otter"] {
            assert_eq!(answer(&school, typed, &from(SCHOOL)).await, Ok(room.science), "{typed}");
        }
        assert_eq!(answer(&school, "maple otter 473", &from(SCHOOL)).await, nothing);
        store.close_code(&rivera, room.science).await.unwrap();
        assert_eq!(answer(&school, "maple otter 472", &from(SCHOOL)).await, nothing);
        store.open_code(&rivera, room.science).await.unwrap();
        store.renew_code(&rivera, room.science).await.unwrap();
        assert_eq!(answer(&school, "maple otter 472", &from(SCHOOL)).await, nothing);
        let long = "maple otter 472 ".repeat(10_000);
        for typed in ["", "maple", "\0", "<script>", "🦊🦊 472", &long] {
            let shape = Err(Refusal::invalid("code", "door.code_shape"));
            assert!([shape, nothing.clone()].contains(&answer(&school, typed, &from(SCHOOL)).await));
        }
    }

    async fn an_archived_class_has_no_door(school: School) {
        let (store, room) = (&school.store, &school.room);
        let knock = at_the_door(&school).await;
        store.archive_class(&room.staff(room.rivera), room.science).await.unwrap();
        let nothing = Err(Refusal::conflict("door.no_such_door"));
        assert_eq!(answer(&school, "maple otter 472", &from(SCHOOL)).await, nothing);
        let late = store.claim(first_claim(&knock, room.ada, "m")).await;
        assert_eq!(refused(late), Refusal::conflict("door.closed"));
    }

    async fn names_are_found_by_two_letters_behind_the_open_door(school: School) {
        let (store, room) = (&school.store, &school.room);
        let knock = at_the_door(&school).await;
        let found = store.names_matching(knock.class, knock.session, "Lin").await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].shown.as_str(), found[0].picture.as_str(), found[0].taken), ("Bo L.", "owl", false));
        for typed in ["", "b", "di", "\0", "%", "__", &"ad".repeat(50_000)] {
            assert!(store.names_matching(knock.class, knock.session, typed).await.unwrap().is_empty(), "{typed:.9}");
        }
        let names: Vec<_> = (0..12).map(|n| format!("Maya {}", char::from(b'A' + n))).collect();
        let typed = domain::roster::pasted(&names.join("\n"));
        store.import_roster(&room.staff(room.rivera), room.science, typed).await.unwrap();
        assert_eq!(store.names_matching(knock.class, knock.session, "maya").await.unwrap().len(), 8);
        // A removed student is nobody to pick.
        store.remove_student(&room.staff(room.rivera), room.science, room.bo).await.unwrap();
        assert!(store.names_matching(knock.class, knock.session, "Lin").await.unwrap().is_empty());
        let gone = store.who_am_i(knock.class, knock.session, room.bo, None).await;
        assert_eq!(refused(gone), Refusal::NotFound);
        assert_eq!(refused(store.who_am_i(knock.class, knock.session, room.dina, None).await), Refusal::NotFound);
    }

    async fn yesterdays_knock_opens_nothing_today(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let old = at_the_door(&school).await;
        store.close_door(&rivera, room.science).await.unwrap();
        let closed = Refusal::conflict("door.closed");
        assert_eq!(refused(store.names_matching(old.class, old.session, "ada").await), closed);
        assert_eq!(refused(store.claim(first_claim(&old, room.ada, "m")).await), closed);
        let new = at_the_door(&school).await;
        assert_eq!(refused(store.claim(first_claim(&old, room.ada, "m")).await), closed, "another session by now");
        // A session of another class opens this one as little.
        let kims = store.open_door(&room.staff(room.kim), room.reading, Display::Extended).await.unwrap().session.unwrap();
        assert_eq!(refused(store.names_matching(room.science, kims, "ada").await), closed);
        let other = Knock { session: kims, ..new.clone() };
        assert_eq!(refused(store.claim(first_claim(&other, room.ada, "m")).await), closed);
        assert_eq!(refused(store.claim(first_claim(&new, room.dina, "m")).await), Refusal::NotFound);
        store.close_code(&rivera, room.science).await.unwrap();
        assert_eq!(refused(store.claim(first_claim(&new, room.ada, "m")).await), closed);
    }

    async fn a_name_is_taken_and_the_console_hears_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let knock = at_the_door(&school).await;
        let wall = domain::viewer::Viewer::Projector { district: room.district, class: room.science, session: knock.session };
        let (staff, back_row) = (store.cursor(&rivera).await.unwrap(), store.cursor(&wall).await.unwrap());
        assert_eq!(store.who_am_i(knock.class, knock.session, room.ada, None).await.unwrap(), PinStep::Set);
        let ada = store.claim(first_claim(&knock, room.ada, "m")).await.unwrap();
        assert!(ada.first_claim && ada.person == room.ada);
        let viewer = store.viewer_of(&ada.sign_in_token).await.unwrap().unwrap();
        let me = viewer.signed_in().unwrap();
        assert!((me.person, me.district) == (room.ada, room.district) && !me.staff && me.device.is_some());

        let event = school.events().pop().unwrap().event;
        assert_eq!((event.about, event.audiences.as_slice()), (About::Tile(room.ada), &[Audience::Staff, Audience::Wall][..]));
        let Replay::Missed { heard, .. } = store.replay(&rivera, &staff).await.unwrap() else { panic!("too far") };
        let Change::Tile(tile) = &heard[0].deliveries[0].change else { panic!("{heard:?}") };
        assert!(tile.claimed_at.is_some() && tile.came_at.is_some() && !tile.locked);
        let Replay::Missed { heard, .. } = store.replay(&wall, &back_row).await.unwrap() else { panic!("too far") };
        let seen: Vec<_> = heard.iter().flat_map(|h| &h.deliveries).map(|d| &d.change).collect();
        assert_eq!(seen, [&Change::Counts(Counts { here: 1, shared: 0 })], "a count, and no name");
        assert!(store.names_matching(knock.class, knock.session, "ada").await.unwrap()[0].taken);
    }

    async fn the_same_student_on_a_second_device_is_the_same_person(school: School) {
        let (store, room) = (&school.store, &school.room);
        let knock = at_the_door(&school).await;
        let first = store.claim(first_claim(&knock, room.ada, "m")).await.unwrap();
        let step = store.who_am_i(knock.class, knock.session, room.ada, None).await.unwrap();
        assert_eq!(step, PinStep::Enter { locked: false });
        let second = store.claim(claim(&knock, room.ada, "m", None)).await.unwrap();
        assert_eq!((second.person, second.first_claim), (room.ada, false));
        assert!(second.device_token != first.device_token && second.sign_in_token != first.sign_in_token);
        assert!(store.viewer_of(&first.sign_in_token).await.unwrap().is_some(), "the first device stays in");
        let again = store.claim(claim(&knock, room.ada, "m", Some(&first))).await.unwrap();
        assert_eq!(again.device_token, first.device_token);
        let here = school.events().pop().unwrap();
        let told = store.render(&here, Audience::Wall).await.unwrap();
        assert_eq!(told[0].change, Change::Counts(Counts { here: 1, shared: 0 }), "one student, counted once");
    }

    async fn of_two_who_take_a_name_at_once_one_wins(school: School) {
        let (store, room) = (&school.store, &school.room);
        let knock = at_the_door(&school).await;
        let (a, b) = tokio::join!(
            store.claim(first_claim(&knock, room.ada, "left")),
            store.claim(first_claim(&knock, room.ada, "right")),
        );
        let (won, lost) = if a.is_ok() { (a, b) } else { (b, a) };
        assert!(won.unwrap().first_claim);
        assert_eq!(refused(lost), Refusal::conflict("join.just_taken"));
        let took = school.events().iter().filter(|e| e.event.about == About::Tile(room.ada)).count();
        assert_eq!(took, 1);
    }

    async fn a_nickname_comes_in_where_the_teacher_allows_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let knock = at_the_door(&school).await;
        let nickname = |typed: &str| Nickname {
            class: knock.class,
            session: knock.session,
            typed: typed.into(),
            picture: "moon".into(),
            person: PersonId::mint(),
            mac: "m".into(),
            device_token: None,
        };
        let refusal = refused(store.join_with_nickname(nickname("Comet")).await);
        assert_eq!(refusal, Refusal::forbidden("join.no_nicknames"));
        assert_eq!(store.students(&rivera, room.science).await.unwrap().len(), 3);
        store.allow_nicknames(&rivera, room.science, true).await.unwrap();
        let comet = store.join_with_nickname(nickname(" Comet ")).await.unwrap();
        assert!(comet.first_claim && store.viewer_of(&comet.sign_in_token).await.unwrap().is_some());
        for (typed, key) in [("comet", "join.nickname_taken"), ("Okafor Ada", ""), ("ada okafor", "join.nickname_taken"), ("77", "roster.no_letters"), ("\0", "words.empty")] {
            let joined = store.join_with_nickname(nickname(typed)).await;
            if key.is_empty() { joined.unwrap(); } else { assert_eq!(refused(joined), Refusal::invalid("nickname", key), "{typed}") }
        }
        let listed = store.students(&rivera, room.science).await.unwrap();
        let found = listed.iter().find(|s| s.person == comet.person).unwrap();
        assert_eq!((found.name.as_str(), found.picture.as_str(), found.nickname, found.has_pin), ("Comet", "moon", true, true));
        // The next day, by the code: the same person.
        let back = store.claim(claim(&knock, comet.person, "m", None)).await.unwrap();
        assert_eq!(back.person, comet.person);
        store.close_door(&rivera, room.science).await.unwrap();
        assert_eq!(refused(store.join_with_nickname(nickname("Nova")).await), Refusal::conflict("door.closed"));
    }
}
