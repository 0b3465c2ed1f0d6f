//! Devices: the classroom's own, those that students came in on, and how long they stay in.

use domain::event::{Audience, Change};
use domain::projector::{Counts, Display};
use domain::refusal::Refusal;
use store::{Claim, Knocker};

use super::{SCHOOL, at_the_door, first_claim, from, refused};
use crate::both;

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
        let nobody = store.classroom_roster(knock.class, knock.session, None).await.unwrap();
        assert!(nobody.is_none());
        assert!(store.classroom_roster(knock.class, knock.session, Some(&token)).await.unwrap().is_some());
        assert_eq!(store.unlink_devices(&rivera, room.science).await.unwrap(), 1);
        assert!(store.classroom_roster(knock.class, knock.session, Some(&token)).await.unwrap().is_none());
    }

    async fn a_known_device_lets_its_students_back_with_their_pin(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let knock = at_the_door(&school).await;
        let ada = store.claim(first_claim(&knock, room.ada, "m")).await.unwrap();
        let bo = Claim { device_token: Some(ada.device_token.clone()), ..first_claim(&knock, room.bo, "n") };
        store.claim(bo).await.unwrap();
        store.close_door(&rivera, room.science).await.unwrap();
        let shown: Vec<_> = store.return_on_device(&ada.device_token).await.unwrap().into_iter().map(|p| p.shown).collect();
        assert_eq!(shown, ["Ada O.", "Bo L."]);
        assert!(store.return_on_device("no such token").await.unwrap().is_empty());
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
        let shown: Vec<_> = store.return_on_device(&ada.device_token).await.unwrap().into_iter().map(|p| p.shown).collect();
        assert_eq!(shown, ["Bo L."]);
        assert_eq!(refused(store.come_back(&ada.device_token, room.ada, "m").await), Refusal::NotFound);
    }

    async fn a_sign_in_by_code_lasts_a_school_day(school: School) {
        let knock = at_the_door(&school).await;
        let ada = school.store.claim(first_claim(&knock, school.room.ada, "m")).await.unwrap();
        school.later(13 * 60 * 60_000);
        assert!(school.store.viewer_of(&ada.sign_in_token).await.unwrap().is_some());
        school.later(2 * 60 * 60_000);
        assert!(school.store.viewer_of(&ada.sign_in_token).await.unwrap().is_none());
    }
}
