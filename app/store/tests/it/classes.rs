//! Classes, their settings and their teachers.

mod desk;

use domain::classes::{AccessPoint, ClassDraft};
use domain::event::{About, Audience, Cut, Stream};
use domain::projector::Display;
use domain::refusal::Refusal;
use domain::viewer::{Standing, Viewer};
use store::{Announcement, Error};

use crate::both;
use crate::harness::School;
use crate::pen::{heard_about, hears, replayed};

fn draft(name: &str) -> ClassDraft {
    ClassDraft { name: name.into(), subject: "Art".into(), grade_band: "3-5".into(), access_point: "goals".into() }
}

fn refused<T: std::fmt::Debug>(result: store::Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

pub fn cuts(school: &School) -> Vec<Cut> {
    let heard = school.heard.lock().unwrap();
    heard.iter().filter_map(|a| if let Announcement::Cut(cut) = a { Some(*cut) } else { None }).collect()
}

both! {
    async fn a_teacher_makes_a_class_and_leads_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let kim = room.staff(room.kim);
        let id = store.make_class(&kim, room.school, draft(" Art  club ")).await.unwrap();
        let class = store.class(&kim, id).await.unwrap();
        assert_eq!((class.card.name.as_str(), class.card.students), ("Art club", 0));
        assert_eq!(class.card.opened.all(), [AccessPoint::Goals]);
        assert_eq!((class.standing, class.teachers.len()), (Standing::Lead, 1));
        assert!(class.join_open && !class.nicknames && domain::join_code::read(&class.code).is_some());
        let mine: Vec<_> = store.my_classes(&kim).await.unwrap().into_iter().map(|card| card.name).collect();
        assert_eq!(mine, ["Art club", "Reading"]);
    }

    async fn only_the_schools_staff_makes_a_class_in_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        for viewer in [Viewer::Nobody, room.staff(room.stone), room.student(room.ada), room.student(room.kim)] {
            let made = store.make_class(&viewer, room.school, draft("Art")).await;
            assert_eq!(refused(made), Refusal::NotFound, "{viewer:?}");
        }
        let bad = refused(store.make_class(&room.staff(room.kim), room.school, ClassDraft::default()).await);
        assert!(matches!(bad, Refusal::Invalid { faults } if faults.len() == 2));
    }

    async fn a_class_is_found_by_those_who_teach_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        for (viewer, standing) in [(room.rivera, Standing::Lead), (room.osei, Standing::CoTeacher)] {
            let class = store.class(&room.staff(viewer), room.science).await.unwrap();
            assert_eq!((class.standing, class.card.students), (standing, 3));
            let names: Vec<_> = class.teachers.iter().map(|t| t.who.name.as_str()).collect();
            assert_eq!(names, ["Ms Rivera", "Mr Osei"]);
        }
        for viewer in [room.student(room.ada), room.staff(room.kim), room.staff(room.stone), Viewer::Nobody] {
            assert_eq!(refused(store.class(&viewer, room.science).await), Refusal::NotFound);
            assert_eq!(refused(store.change_class(&viewer, room.science, draft("Mine")).await), Refusal::NotFound);
            assert_eq!(refused(store.allow_nicknames(&viewer, room.science, true).await), Refusal::NotFound);
            assert_eq!(refused(store.archive_class(&viewer, room.science).await), Refusal::NotFound);
            let opened = store.open_access_point(&viewer, room.science, AccessPoint::Goals).await;
            assert_eq!(refused(opened), Refusal::NotFound);
        }
        assert!(store.my_classes(&room.student(room.ada)).await.unwrap().is_empty());
        assert_eq!(refused(store.my_classes(&Viewer::Nobody).await), Refusal::NotFound);
    }

    async fn settings_change_what_they_say_and_nothing_else(school: School) {
        let (store, room) = (&school.store, &school.room);
        let osei = room.staff(room.osei);
        store.open_access_point(&osei, room.science, AccessPoint::Inquiry).await.unwrap();
        store.close_access_point(&osei, room.science, AccessPoint::Reflection).await.unwrap();
        store.close_access_point(&osei, room.science, AccessPoint::Inquiry).await.unwrap();
        store.allow_nicknames(&osei, room.science, true).await.unwrap();
        store.change_class(&osei, room.science, draft("Biology")).await.unwrap();
        let class = store.class(&osei, room.science).await.unwrap();
        assert_eq!(class.card.opened.all(), [AccessPoint::Inquiry], "the last one stays, and a draft does not reset it");
        assert_eq!((class.card.name.as_str(), class.nicknames), ("Biology", true));
        let term = domain::id::TermId::mint();
        assert_eq!(refused(store.set_term(&osei, room.science, Some(term)).await), Refusal::NotFound);
        for (id, at) in [(term, room.school.0), (domain::id::TermId::mint(), room.harbor_school.0)] {
            let district = if at == room.school.0 { room.district } else { room.harbor };
            let sql = "INSERT INTO term (id, district_id, school_id, name, starts_on, ends_on) VALUES ($1, $2, $3, 'Fall', '2026-08-24', '2026-12-18')";
            school.behind_the_scenes(sql, [id.0.into(), district.0.into(), at.into()]).await;
        }
        store.set_term(&osei, room.science, Some(term)).await.unwrap();
        let class = store.class(&osei, room.science).await.unwrap();
        assert_eq!((class.term, class.terms), (Some(term), vec![(term, "Fall".to_owned())]));
    }

    async fn what_pages_say_of_a_class_is_heard_in_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, about) = (room.staff(room.rivera), About::Class(room.science));
        let listening = [room.student(room.ada), room.staff(room.osei)];
        let strangers = [room.student(room.dina), room.staff(room.kim), room.staff(room.stone)];
        let mut from = Vec::new();
        for viewer in listening.iter().chain(&strangers) {
            from.push(store.cursor(viewer).await.unwrap());
        }
        store.open_access_point(&rivera, room.science, AccessPoint::Goals).await.unwrap();
        let heard = heard_about(&school, about);
        assert_eq!(heard.len(), 1);
        let everybody = [Audience::Staff, Audience::Class, Audience::Wall];
        assert!(hears(&heard[0], Stream::Class(room.science), &everybody));
        for (at, viewer) in listening.iter().chain(&strangers).enumerate() {
            let told = replayed(store, viewer, &from[at]).await;
            assert_eq!(told.contains(&room.science.to_string()), at < listening.len(), "{viewer:?}: {told}");
        }
        // What says the same on every page is no news.
        store.open_access_point(&rivera, room.science, AccessPoint::Goals).await.unwrap();
        store.allow_nicknames(&rivera, room.science, true).await.unwrap();
        assert_eq!(heard_about(&school, about).len(), 1);
        store.change_class(&rivera, room.science, draft("Biology")).await.unwrap();
        store.change_class(&rivera, room.science, draft("Biology")).await.unwrap();
        assert_eq!(heard_about(&school, about).len(), 2);
        store.archive_class(&rivera, room.science).await.unwrap();
        store.restore_class(&rivera, room.science).await.unwrap();
        assert_eq!(heard_about(&school, about).len(), 4);
    }

    async fn the_lead_archives_and_brings_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        assert_eq!(refused(store.archive_class(&osei, room.science).await), Refusal::forbidden("classes.only_the_lead"));
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        store.archive_class(&rivera, room.science).await.unwrap();
        let card = store.my_classes(&rivera).await.unwrap().remove(0);
        assert!(card.archived && !card.door_open);
        let archived = Refusal::conflict("classes.archived");
        assert_eq!(refused(store.open_door(&rivera, room.science, Display::Extended).await), archived);
        assert_eq!(refused(store.change_class(&rivera, room.science, draft("X")).await), archived);
        assert_eq!(refused(store.import_roster(&rivera, room.science, vec![]).await), archived);
        store.restore_class(&rivera, room.science).await.unwrap();
        let card = store.my_classes(&rivera).await.unwrap().remove(0);
        assert!(!card.archived && !card.door_open && card.students == 3);
    }

    async fn a_co_teacher_goes_and_hears_no_more(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let stays = Refusal::conflict("classes.lead_stays");
        assert_eq!(refused(store.leave_class(&rivera, room.science).await), stays);
        assert_eq!(refused(store.remove_co_teacher(&rivera, room.science, room.rivera).await), stays);
        let by_osei = store.remove_co_teacher(&osei, room.science, room.rivera).await;
        assert_eq!(refused(by_osei), Refusal::forbidden("classes.only_the_lead"));
        assert_eq!(refused(store.remove_co_teacher(&rivera, room.science, room.kim).await), Refusal::NotFound);
        assert_eq!(cuts(&school), []);
        store.remove_co_teacher(&rivera, room.science, room.osei).await.unwrap();
        assert_eq!(cuts(&school), [Cut::Person(room.osei)]);
        assert_eq!(refused(store.class(&osei, room.science).await), Refusal::NotFound);
        assert_eq!(refused(store.leave_class(&osei, room.science).await), Refusal::NotFound);
        assert!(store.hearings(&osei).await.unwrap().iter().all(|h| h.stream != domain::event::Stream::Class(room.science)));
    }

    async fn what_a_co_teacher_opened_ends_with_their_part(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        let (his, hers) =
            (store.open_projector(&osei, room.science).await.unwrap(), store.open_projector(&rivera, room.science).await.unwrap());
        let Some(Viewer::Projector { session, .. }) = store.projector_viewer(&his).await.unwrap() else { panic!() };
        let (phone, chromebook) =
            (store.link_device(&osei, room.science, None).await.unwrap(), store.link_device(&rivera, room.science, None).await.unwrap());
        let shows = |token: String| async move {
            store.names_at_the_door(room.science, session, Some(&token), "").await.unwrap().whole.is_some()
        };
        assert!(shows(phone.clone()).await && shows(chromebook.clone()).await);
        let (before, heard) = (cuts(&school).len(), heard_about(&school, About::Class(room.science)).len());
        store.remove_co_teacher(&rivera, room.science, room.osei).await.unwrap();
        assert_eq!(cuts(&school)[before..], [Cut::Session(session), Cut::Person(room.osei)]);
        assert_eq!(store.projector_viewer(&his).await.unwrap(), None);
        assert!(store.projector_viewer(&hers).await.unwrap().is_some(), "the lead's own goes on");
        assert!(!shows(phone).await, "it may be his own");
        assert!(shows(chromebook.clone()).await);
        assert_eq!(heard_about(&school, About::Class(room.science)).len(), heard + 1, "pages say who teaches the class");

        // The last one who linked it counts; and going by oneself is going.
        let link = store.invite_co_teacher(&rivera, room.science).await.unwrap();
        store.accept_invitation(&osei, &link).await.unwrap();
        store.link_device(&osei, room.science, Some(chromebook.clone())).await.unwrap();
        store.leave_class(&osei, room.science).await.unwrap();
        assert!(!shows(chromebook).await);
        assert_eq!(heard_about(&school, About::Class(room.science)).len(), heard + 3);
    }

    async fn a_co_teacher_may_leave(school: School) {
        let (store, room) = (&school.store, &school.room);
        let osei = room.staff(room.osei);
        store.leave_class(&osei, room.science).await.unwrap();
        assert_eq!(cuts(&school), [Cut::Person(room.osei)]);
        assert!(store.my_classes(&osei).await.unwrap().is_empty());
    }
}
