//! Pictures first on the way in: the class that one comes into decides, as soon as it is known which one that is.

use domain::classes::ClassDraft;
use domain::door::Knock;
use domain::id::SessionId;
use domain::projector::Display;
use store::Claim;

use super::{SCHOOL, at_the_door, first_claim, from};
use crate::both;
use crate::harness::School;

/// Ms Kim's class is one of the youngest, and its door is open.
async fn at_the_door_of_the_youngest(school: &School) -> Knock {
    let (store, room, kim) = (&school.store, &school.room, school.room.staff(school.room.kim));
    let draft = ClassDraft { name: "Reading".into(), grade_band: "k-2".into(), ..ClassDraft::default() };
    store.change_class(&kim, room.reading, draft).await.unwrap();
    store.open_door(&kim, room.reading, Display::Extended).await.unwrap();
    store.knock("river fox 118", &from(SCHOOL)).await.unwrap().answer.unwrap()
}

both! {
    async fn the_code_the_square_and_the_badge_of_a_class_of_the_youngest_say_so(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (science, reading) = (at_the_door(&school).await, at_the_door_of_the_youngest(&school).await);
        assert!(reading.early && !science.early);
        for (session, early) in [(reading.session, Some(true)), (science.session, Some(false)), (SessionId::mint(), None)] {
            assert_eq!(store.is_scan_early(session).await.unwrap(), early);
        }
        for (teacher, class, early) in [(room.kim, room.reading, true), (room.rivera, room.science, false)] {
            let teacher = room.staff(teacher);
            store.make_badges(&teacher, class).await.unwrap();
            let badge = store.badges(&teacher, class).await.unwrap().made[0].id;
            assert_eq!(store.behind_badge(badge, None).await.unwrap().early, early);
        }
        // A closed door has no square.
        store.close_door(&room.staff(room.kim), room.reading).await.unwrap();
        assert_eq!(store.is_scan_early(reading.session).await.unwrap(), None);
    }

    async fn a_device_is_the_youngests_while_it_knows_nobody_else(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (science, reading) = (at_the_door(&school).await, at_the_door_of_the_youngest(&school).await);
        let of_the_room = store.link_device(&room.staff(room.kim), room.reading, None).await.unwrap();
        assert!(store.return_on_device(&of_the_room).await.unwrap().early);
        let dina = store.claim(first_claim(&reading, room.dina, "m")).await.unwrap();
        let here = store.return_on_device(&dina.device_token).await.unwrap();
        assert!(here.early && here.returning[0].early);
        let ada = Claim { device_token: Some(dina.device_token.clone()), ..first_claim(&science, room.ada, "n") };
        store.claim(ada).await.unwrap();
        let here = store.return_on_device(&dina.device_token).await.unwrap();
        let early: Vec<_> = here.returning.iter().map(|one| one.early).collect();
        assert_eq!((here.early, early.as_slice()), (false, [true, false].as_slice()), "Ada reads");
    }
}
