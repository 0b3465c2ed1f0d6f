//! The door: one open session, its code, what each audience hears of it.

use domain::event::{About, Audience, Change, Stream};
use domain::projector::{Display, DoorView};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::Error;
use store::replay::Replay;

use crate::both;
use crate::classes::cuts;
use crate::harness::School;

fn refused<T: std::fmt::Debug>(result: store::Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

async fn doors_heard(school: &School, viewer: &Viewer, from: &domain::event::Cursor) -> Vec<DoorView> {
    let Replay::Missed { heard, .. } = school.store.replay(viewer, from).await.unwrap() else { panic!("too far") };
    let changes = heard.into_iter().flat_map(|heard| heard.deliveries).map(|delivery| delivery.change);
    changes.filter_map(|change| if let Change::Door(door) = change { Some(door) } else { None }).collect()
}

both! {
    async fn an_open_door_stays_the_same_door(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let (a, b) = tokio::join!(
            store.open_door(&rivera, room.science, Display::Extended),
            store.open_door(&osei, room.science, Display::Extended),
        );
        let (a, b) = (a.unwrap(), b.unwrap());
        assert_eq!(a.session, b.session, "one session, whoever was first");
        assert!(a.open && !a.covered);
        assert_eq!(a.code, "MAPLE OTTER 472");
        let events = school.events();
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].event.about, About::Door(room.science));
        assert_eq!(events[0].event.stream, Stream::Class(room.science));
        assert_eq!(events[0].event.audiences, [Audience::Staff, Audience::Class, Audience::Wall]);
        let closed = store.close_door(&rivera, room.science).await.unwrap();
        assert!(!closed.open && closed.code.is_empty() && closed.rev > a.rev);
        store.close_door(&rivera, room.science).await.unwrap();
        assert_eq!(school.events().len(), 2, "closing twice is closing once");
        assert_eq!(cuts(&school), [], "the projector stays and shows a closed door");
        let next = store.open_door(&rivera, room.science, Display::Mirrored).await.unwrap();
        assert!(next.session != a.session && next.display == Display::Mirrored);
    }

    async fn only_the_classs_teachers_turn_the_door(school: School) {
        let (store, room) = (&school.store, &school.room);
        store.open_door(&room.staff(room.rivera), room.science, Display::Extended).await.unwrap();
        let projector = Viewer::Projector { district: room.district, class: room.science, session: domain::id::SessionId::mint() };
        for viewer in [room.student(room.ada), room.staff(room.kim), room.staff(room.stone), projector, Viewer::Nobody] {
            let nothing = Refusal::NotFound;
            assert_eq!(refused(store.open_door(&viewer, room.science, Display::Extended).await), nothing);
            assert_eq!(refused(store.close_door(&viewer, room.science).await), nothing);
            assert_eq!(refused(store.renew_code(&viewer, room.science).await), nothing);
            assert_eq!(refused(store.close_code(&viewer, room.science).await), nothing);
            assert_eq!(refused(store.open_code(&viewer, room.science).await), nothing);
            assert_eq!(refused(store.cover(&viewer, room.science, true).await), nothing);
            assert_eq!(refused(store.set_display(&viewer, room.science, Display::Mirrored).await), nothing);
        }
        assert_eq!(school.events().len(), 1);
    }

    async fn students_hear_that_the_door_is_open_and_never_the_code(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), room.student(room.ada));
        let (staff, student) = (store.cursor(&rivera).await.unwrap(), store.cursor(&ada).await.unwrap());
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        assert_eq!(doors_heard(&school, &rivera, &staff).await[0].code, "MAPLE OTTER 472");
        let heard = doors_heard(&school, &ada, &student).await;
        assert!(heard[0].open && heard[0].code.is_empty());
        let dina = room.student(room.dina);
        let hers = store.cursor(&dina).await.unwrap();
        store.close_door(&rivera, room.science).await.unwrap();
        assert_eq!(doors_heard(&school, &dina, &hers).await, []);
        // A replay from before says how it is now, twice.
        assert!(doors_heard(&school, &ada, &student).await.iter().all(|door| !door.open));
    }

    async fn the_wall_is_covered_and_the_screen_is_turned(school: School) {
        let (store, room) = (&school.store, &school.room);
        let osei = room.staff(room.osei);
        assert_eq!(refused(store.cover(&osei, room.science, true).await), Refusal::conflict("door.closed"));
        let opened = store.open_door(&osei, room.science, Display::Extended).await.unwrap();
        let covered = store.cover(&osei, room.science, true).await.unwrap();
        assert!(covered.covered && covered.rev > opened.rev);
        let turned = store.set_display(&osei, room.science, Display::Mirrored).await.unwrap();
        assert!(turned.covered && turned.display == Display::Mirrored && turned.rev > covered.rev);
        assert!(!store.cover(&osei, room.science, false).await.unwrap().covered);
        assert_eq!(school.events().len(), 4);
    }

    async fn a_code_is_renewed_closed_and_opened(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        let renewed = store.renew_code(&rivera, room.science).await.unwrap();
        assert_ne!(renewed.code, "MAPLE OTTER 472");
        assert!(domain::join_code::read(&renewed.code).is_some());
        let closed = store.close_code(&rivera, room.science).await.unwrap();
        assert!(closed.open && closed.code.is_empty() && closed.rev > renewed.rev);
        assert_eq!(store.open_code(&rivera, room.science).await.unwrap().code, renewed.code);
    }
}
