//! Devices: the classroom's own, those that students came in on, and how long they stay in.

use domain::clock::MINUTE;
use domain::door::{OnDevice, RosterPick};
use domain::event::{Audience, Change};
use domain::projector::{Counts, Display};
use domain::refusal::Refusal;
use store::{Claim, Knocker};

use super::{SCHOOL, at_the_door, first_claim, from, refused};
use crate::both;

fn shown(here: OnDevice) -> Vec<String> {
    here.returning.into_iter().map(|one| one.pick.shown).collect()
}

both! {
    async fn the_whole_roster_stands_on_classroom_devices_alone(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        for viewer in [room.student(room.ada), room.staff(room.kim), room.staff(room.stone), domain::viewer::Viewer::Nobody] {
            assert_eq!(refused(store.link_device(&viewer, room.science, None).await), Refusal::NotFound);
            assert_eq!(refused(store.unlink_devices(&viewer, room.science).await), Refusal::NotFound);
        }
        let token = store.link_device(&rivera, room.science, None).await.unwrap();
        assert_eq!(store.link_device(&rivera, room.science, Some(token.clone())).await.unwrap(), token);
        let knock = at_the_door(&school).await;
        let chromebook = Knocker { device_token: Some(token.clone()), ..from(SCHOOL) };
        let roster = store.knock("maple otter 472", &chromebook).await.unwrap().answer.unwrap().full_roster.unwrap();
        let shown: Vec<_> = roster.iter().map(|pick| pick.shown.as_str()).collect();
        assert_eq!(shown, ["Ada O.", "Bo L.", "Chen W."]);
        store.open_door(&room.staff(room.kim), room.reading, Display::Extended).await.unwrap();
        let kims = store.knock("river fox 118", &chromebook).await.unwrap().answer.unwrap();
        assert!(kims.full_roster.is_none(), "another class's Chromebook");
        let names = async |device: Option<&str>, typed: &str| {
            store.names_at_the_door(knock.class, knock.session, device, typed).await.unwrap()
        };
        let count = |picks: Option<Vec<RosterPick>>| picks.map(|picks| picks.len());
        let nobody = names(None, " ").await;
        assert!(nobody.whole.is_none() && nobody.found.is_none());
        assert_eq!(count(names(None, "ada").await.found), Some(1), "by what was typed, on any device");
        let both = names(Some(token.as_str()), " Ada ").await;
        assert_eq!((count(both.whole), count(both.found)), (Some(3), Some(1)));
        assert_eq!(count(names(Some(token.as_str()), "a".repeat(1_000).as_str()).await.found), Some(0));
        assert_eq!(store.unlink_devices(&rivera, room.science).await.unwrap(), 1);
        assert!(names(Some(token.as_str()), "").await.whole.is_none());
    }

    async fn a_known_device_lets_its_students_back_with_their_pin(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let knock = at_the_door(&school).await;
        let ada = store.claim(first_claim(&knock, room.ada, "m")).await.unwrap();
        let bo = Claim { device_token: Some(ada.device_token.clone()), ..first_claim(&knock, room.bo, "n") };
        store.claim(bo).await.unwrap();
        store.close_door(&rivera, room.science).await.unwrap();
        let here = store.return_on_device(&ada.device_token).await.unwrap();
        assert_eq!(shown(here), ["Ada O.", "Bo L."]);
        assert_eq!(store.return_on_device("no such token").await.unwrap(), OnDevice::default());
        let back = store.come_back(&ada.device_token, room.ada, "m").await.unwrap();
        assert_eq!((back.person, back.first_claim, back.class), (room.ada, false, room.science));
        let wrong = store.come_back(&ada.device_token, room.ada, "n").await;
        assert_eq!(refused(wrong), Refusal::invalid("pin", "pin.wrong"));
        assert_eq!(refused(store.come_back(&ada.device_token, room.chen, "m").await), Refusal::NotFound);
        assert_eq!(refused(store.come_back("no such token", room.ada, "m").await), Refusal::NotFound);
        // The next period, without a code: she is here.
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        store.come_back(&ada.device_token, room.ada, "m").await.unwrap();
        let event = school.events().pop().unwrap();
        let told = store.render(&event, Audience::Wall).await.unwrap();
        assert_eq!(told[0].change, Change::Counts(Counts { here: 1, shared: 0 }));
        store.remove_student(&rivera, room.science, room.ada).await.unwrap();
        let here = store.return_on_device(&ada.device_token).await.unwrap();
        assert_eq!(shown(here), ["Bo L."]);
        assert_eq!(refused(store.come_back(&ada.device_token, room.ada, "m").await), Refusal::NotFound);
    }

    async fn who_came_off_every_list_is_told_so_and_nobody_else(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (knock, rivera) = (at_the_door(&school).await, room.staff(room.rivera));
        let bo = store.claim(first_claim(&knock, room.bo, "m")).await.unwrap();
        let ada = store.claim(first_claim(&knock, room.ada, "n")).await.unwrap();
        let is_off = async |token: &str| store.is_off_every_list(token).await.unwrap();
        assert!(!is_off(&bo.sign_in_token).await, "signed in");
        // Ada has only signed out.
        let viewer = store.viewer_of(&ada.sign_in_token).await.unwrap().unwrap();
        store.end_sign_in(&viewer).await.unwrap();
        store.remove_student(&rivera, room.science, room.bo).await.unwrap();
        assert!(is_off(&bo.sign_in_token).await);
        for other in ["", "guess", &bo.device_token, &ada.sign_in_token] {
            assert!(!is_off(other).await, "{other:?}");
        }
        store.restore_student(&rivera, room.science, room.bo).await.unwrap();
        assert!(!is_off(&bo.sign_in_token).await, "and is back");
    }

    async fn a_sign_in_by_code_lasts_a_school_day(school: School) {
        let knock = at_the_door(&school).await;
        let ada = school.store.claim(first_claim(&knock, school.room.ada, "m")).await.unwrap();
        for _ in 0..13 * 4 {
            school.later(15 * MINUTE);
            assert!(school.store.viewer_of(&ada.sign_in_token).await.unwrap().is_some());
        }
        for _ in 0..8 {
            school.later(15 * MINUTE);
            school.store.viewer_of(&ada.sign_in_token).await.unwrap();
        }
        assert!(school.store.viewer_of(&ada.sign_in_token).await.unwrap().is_none(), "however often somebody touches it");
    }

    async fn a_device_that_nobody_touches_is_nobodys(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let knock = at_the_door(&school).await;
        let ada = store.claim(first_claim(&knock, room.ada, "m")).await.unwrap();
        let held = async |touched| store.held(&ada.sign_in_token, touched).await.unwrap();
        assert_eq!(held(true).await.unwrap().idle_minutes, Some(20));
        // A page that asks by itself keeps nobody in; a hand does.
        school.later(15 * MINUTE);
        assert!(held(true).await.is_some());
        school.later(15 * MINUTE);
        assert!(held(false).await.is_some(), "fifteen minutes since the last touch");
        school.later(7 * MINUTE);
        assert!(held(true).await.is_none(), "twenty-two");

        // The school sets another time; who is in goes by it at once.
        let bo = store.claim(first_claim(&knock, room.bo, "n")).await.unwrap();
        let mut draft = domain::schools::SchoolDraft {
            name: "Northside".into(),
            time_zone: "America/Chicago".into(),
            locale: "en".into(),
            idle_minutes: "5".into(),
            ..Default::default()
        };
        store.change_school(&rivera, room.school, &draft).await.unwrap();
        assert_eq!(store.held(&bo.sign_in_token, true).await.unwrap().unwrap().idle_minutes, Some(5));
        school.later(7 * MINUTE);
        assert!(store.held(&bo.sign_in_token, true).await.unwrap().is_none());
        draft.idle_minutes = "forever".into();
        let refused = refused(store.change_school(&rivera, room.school, &draft).await);
        assert_eq!(refused, Refusal::invalid("idle_minutes", "school.idle_pick"));
    }

    async fn a_teachers_laptop_is_nobody_elses(school: School) {
        let (store, room) = (&school.store, &school.room);
        crate::accounts::abara(store, room).await;
        let (token, _) = crate::accounts::signs_in(store, "abara@northside.example").await;
        school.later(3 * 60 * MINUTE);
        assert_eq!(store.held(&token, true).await.unwrap().expect("still in").idle_minutes, None);
    }
}
