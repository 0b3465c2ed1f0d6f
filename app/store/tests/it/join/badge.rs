//! Badges: made for the roster, made anew, and what they open.

use domain::door::PinStep;
use domain::id::BadgeId;
use domain::refusal::Refusal;
use domain::viewer::Viewer;

use super::{at_the_door, first_claim, refused};
use crate::both;

both! {
    async fn a_badge_opens_with_four_pictures_also_when_the_door_is_closed(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let knock = at_the_door(&school).await;
        store.claim(first_claim(&knock, room.ada, "m")).await.unwrap();
        assert_eq!(store.badges(&rivera, room.science).await.unwrap().missing, 3);
        store.make_badges(&rivera, room.science).await.unwrap();
        let badges = store.badges(&rivera, room.science).await.unwrap();
        store.make_badges(&rivera, room.science).await.unwrap();
        assert_eq!(store.badges(&rivera, room.science).await.unwrap(), badges, "once more changes nothing");
        assert_eq!((badges.made.len(), badges.missing), (3, 0));
        let of = |person| badges.made.iter().find(|badge| badge.person == person).unwrap().id;
        let (adas, bos) = (of(room.ada), of(room.bo));

        // At home, on a device nobody knows.
        store.close_door(&rivera, room.science).await.unwrap();
        let behind = store.behind_badge(adas, None).await.unwrap();
        assert_eq!((behind.pick.shown.as_str(), behind.step, behind.session), ("Ada O.", PinStep::Enter { locked: false }, None));
        let wrong = store.come_with_badge(adas, room.ada, "n", false, None).await;
        assert_eq!(refused(wrong), Refusal::invalid("pin", "pin.wrong"));
        let others = store.come_with_badge(adas, room.bo, "m", false, None).await;
        assert_eq!(refused(others), Refusal::NotFound, "a badge is one student's");
        let ada = store.come_with_badge(adas, room.ada, "m", false, None).await.unwrap();
        assert_eq!((ada.person, ada.class), (room.ada, room.science));

        // Bo has no pictures yet: they are chosen in the teacher's sight, whatever the page says.
        let early = store.come_with_badge(bos, room.bo, "b", true, None).await;
        assert_eq!(refused(early), Refusal::conflict("pin.choose_new"));
        at_the_door(&school).await;
        assert!(store.behind_badge(bos, None).await.unwrap().session.is_some());
        assert!(store.come_with_badge(bos, room.bo, "b", true, None).await.unwrap().first_claim);
        // Five wrong ones lock, with a badge as with the code.
        for _ in 0..5 {
            refused(store.come_with_badge(bos, room.bo, "x", false, None).await);
        }
        assert_eq!(refused(store.come_with_badge(bos, room.bo, "b", false, None).await), Refusal::conflict("pin.locked"));
    }

    async fn a_lost_badge_and_one_of_somebody_gone_open_nothing(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.make_badges(&rivera, room.science).await.unwrap();
        let of_ada = async || store.badges(&rivera, room.science).await.unwrap().made.into_iter().find(|b| b.person == room.ada);
        let lost = of_ada().await.unwrap().id;
        store.renew_badge(&rivera, room.science, room.ada).await.unwrap();
        let another = of_ada().await.unwrap().id;
        assert_ne!(lost, another);
        assert_eq!(refused(store.behind_badge(lost, None).await), Refusal::NotFound);
        assert!(store.behind_badge(another, None).await.is_ok());
        store.remove_student(&rivera, room.science, room.ada).await.unwrap();
        assert!(of_ada().await.is_none());
        assert_eq!(refused(store.behind_badge(another, None).await), Refusal::NotFound);
        assert_eq!(refused(store.renew_badge(&rivera, room.science, room.ada).await), Refusal::NotFound);
        assert_eq!(refused(store.behind_badge(BadgeId::mint(), None).await), Refusal::NotFound);
    }

    async fn badges_are_the_business_of_who_guides_the_class(school: School) {
        let (store, room) = (&school.store, &school.room);
        for viewer in [room.student(room.ada), room.staff(room.kim), room.staff(room.stone), Viewer::Nobody] {
            assert_eq!(refused(store.badges(&viewer, room.science).await), Refusal::NotFound);
            assert_eq!(refused(store.make_badges(&viewer, room.science).await), Refusal::NotFound);
            assert_eq!(refused(store.renew_badge(&viewer, room.science, room.ada).await), Refusal::NotFound);
        }
    }
}
