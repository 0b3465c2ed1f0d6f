//! What ends with somebody who is taken off, besides what they may open themselves.

use domain::event::{About, Cut, Stream};
use domain::projector::Display;
use domain::refusal::Refusal;
use domain::staff::LinkedDevices;
use domain::viewer::Viewer;

use super::{abara_in_science, cuts};
use crate::accounts::refusal;
use crate::both;
use crate::pen::{heard_about, replayed};

both! {
    async fn no_student_reaches_whoever_is_taken_off(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, person) = (room.staff(room.rivera), abara_in_science(&school).await);
        store.set_talk_people(&rivera, room.school, vec![room.kim, person]).await.unwrap();
        let reaches = || async { store.home(&room.student(room.ada)).await.unwrap().0.talk.names };
        assert_eq!(reaches().await.len(), 2);
        store.take_off_staff(&rivera, room.school, person).await.unwrap();
        assert_eq!(reaches().await, ["Ms Kim"]);
        let audit = store.audit(&rivera, room.school, None).await.unwrap();
        let removed: Vec<_> = audit.iter().filter(|row| row.what == "contact_remove").collect();
        assert_eq!(removed.len(), 1);
        assert_eq!((removed[0].actor.as_deref(), removed[0].subject.as_deref()), (Some("Ms Rivera"), Some("Ms Abara")));
        // Back by a colleague's invitation, or by an admin: who is reached is the school's to say.
        let link = store.invite_co_teacher(&rivera, room.science).await.unwrap();
        store.accept_invitation(&room.staff(person), &link).await.unwrap();
        assert_eq!(reaches().await, ["Ms Kim"]);
        assert_eq!(refusal(store.talks(&room.staff(person)).await), Refusal::NotFound);
        store.take_off_staff(&rivera, room.school, person).await.unwrap();
        store.bring_back_staff(&rivera, room.school, person).await.unwrap();
        assert_eq!(reaches().await, ["Ms Kim"]);
        store.set_talk_people(&rivera, room.school, vec![room.kim, person]).await.unwrap();
        assert_eq!(reaches().await, ["Ms Kim", "Ms Abara"]);
    }

    async fn the_only_one_whom_students_reach_stays(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, person) = (room.staff(room.rivera), abara_in_science(&school).await);
        store.set_talk_people(&rivera, room.school, vec![person]).await.unwrap();
        let off = store.take_off_staff(&rivera, room.school, person).await;
        assert_eq!(refusal(off), Refusal::conflict("school.only_contact"));
        assert_eq!(store.home(&room.student(room.ada)).await.unwrap().0.talk.names, ["Ms Abara"]);
        store.set_talk_people(&rivera, room.school, vec![person, room.rivera]).await.unwrap();
        store.take_off_staff(&rivera, room.school, person).await.unwrap();
    }

    async fn classroom_devices_that_they_linked_are_unlinked(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, person) = (room.staff(room.rivera), abara_in_science(&school).await);
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        let wall = store.open_projector(&rivera, room.science).await.unwrap();
        let Some(Viewer::Projector { session, .. }) = store.projector_viewer(&wall).await.unwrap() else { panic!() };
        let mut hers = Vec::new();
        for _ in 0..2 {
            hers.push(store.link_device(&room.staff(person), room.science, None).await.unwrap());
        }
        let riveras = store.link_device(&rivera, room.science, None).await.unwrap();
        let linked = || async {
            let staff = store.school(&rivera, room.school).await.unwrap().staff;
            staff.into_iter().find(|member| member.person == person).unwrap().devices
        };
        assert_eq!(linked().await, [LinkedDevices { class: "Science".into(), n: 2 }]);
        let shows = |token: String| async move {
            store.names_at_the_door(room.science, session, Some(&token), "").await.unwrap().whole.is_some()
        };
        assert!(shows(hers[0].clone()).await);
        store.take_off_staff(&rivera, room.school, person).await.unwrap();
        for token in &hers {
            assert!(!shows(token.clone()).await);
        }
        assert!(shows(riveras).await, "somebody else's stays");
        let audit = store.audit(&rivera, room.school, None).await.unwrap();
        let noted: Vec<_> = audit.iter().filter(|row| row.what == "unlink_devices").collect();
        assert_eq!(noted.len(), 1, "once for the class");
        assert_eq!(noted[0].subject.as_deref(), Some("Ms Abara"));
        store.bring_back_staff(&rivera, room.school, person).await.unwrap();
        assert!(linked().await.is_empty() && !shows(hers[0].clone()).await);
    }

    async fn what_they_opened_in_a_class_they_teach_no_more_ends_too(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, person) = (room.staff(room.rivera), abara_in_science(&school).await);
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        let wall = store.open_projector(&room.staff(person), room.science).await.unwrap();
        let Some(Viewer::Projector { session, .. }) = store.projector_viewer(&wall).await.unwrap() else { panic!() };
        school.behind_the_scenes("UPDATE teaching SET ends_at = 1 WHERE person_id = $1", [person.0.into()]).await;
        assert!(store.projector_viewer(&wall).await.unwrap().is_some(), "as it was before a co-teacher's projectors ended");
        store.take_off_staff(&rivera, room.school, person).await.unwrap();
        assert_eq!(store.projector_viewer(&wall).await.unwrap(), None);
        assert!(cuts(&school).contains(&Cut::Session(session)));
    }

    async fn open_pages_of_their_classes_hear_of_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, person) = (room.staff(room.rivera), abara_in_science(&school).await);
        let listening = [room.student(room.ada), room.staff(room.osei)];
        let strangers = [room.student(room.dina), room.staff(room.kim), room.staff(room.stone)];
        let changes: [bool; 2] = [true, false];
        for off in changes {
            let mut from = Vec::new();
            for viewer in listening.iter().chain(&strangers) {
                from.push(store.cursor(viewer).await.unwrap());
            }
            let before = heard_about(&school, About::Class(room.science)).len();
            match off {
                true => store.take_off_staff(&rivera, room.school, person).await.unwrap(),
                false => store.bring_back_staff(&rivera, room.school, person).await.unwrap(),
            }
            let heard = heard_about(&school, About::Class(room.science)).split_off(before);
            assert_eq!(heard.iter().map(|event| event.event.stream).collect::<Vec<_>>(), [Stream::Class(room.science)]);
            for (at, viewer) in listening.iter().chain(&strangers).enumerate() {
                let told = replayed(store, viewer, &from[at]).await;
                assert_eq!(told.contains(&room.science.to_string()), at < listening.len(), "{viewer:?}: {told}");
            }
            let (home, _) = store.home(&room.student(room.ada)).await.unwrap();
            assert_eq!(home.classes[0].teachers.contains(&"Ms Abara".to_owned()), !off);
        }
    }
}
