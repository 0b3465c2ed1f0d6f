//! The roster: planned, imported whole or not at all, kept.

use std::collections::BTreeSet;

use domain::event::{About, Audience, Change, Cut, Stream};
use domain::refusal::Refusal;
use domain::roster::{RowPlan, TypedRow, pasted};
use domain::viewer::Viewer;
use store::Error;
use store::replay::Replay;

use crate::both;
use crate::classes::cuts;

fn refused<T: std::fmt::Debug>(result: store::Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

both! {
    async fn a_paste_is_shown_before_it_happens_and_happens_as_shown(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.remove_student(&rivera, room.science, room.chen).await.unwrap();
        let typed = pasted("Zoë Ångström\nbo lindqvist\nWei-Ling, Chen\nZoe\u{308} Ångström\nÖzil سلام");
        let plan = store.plan_roster(&rivera, room.science, typed.clone()).await.unwrap();
        let plans: Vec<_> = plan.rows.iter().map(|row| row.plan.clone()).collect();
        let told = [RowPlan::Add, RowPlan::Already, RowPlan::Restore, RowPlan::Twice { first: 1 }, RowPlan::Add];
        assert_eq!(plans, told);
        assert_eq!(store.students(&rivera, room.science).await.unwrap().len(), 3, "a plan does nothing");

        let before = school.events().len();
        assert_eq!(store.import_roster(&rivera, room.science, typed.clone()).await.unwrap(), plan);
        let students = store.students(&rivera, room.science).await.unwrap();
        let names: Vec<_> = students.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(names, ["Bo Lindqvist", "Ada Okafor", "Chen Wei-Ling", "Zoë Ångström", "Özil سلام"]);
        assert_eq!(students.iter().map(|s| &s.picture).collect::<BTreeSet<_>>().len(), 5, "everybody has an own picture");
        assert_eq!(students[2].person, room.chen, "restored is the same person");
        let events = school.events().split_off(before);
        assert_eq!(events.len(), 4);
        let chens_own = events.iter().position(|event| event.event.about == About::Class(room.science)).unwrap();
        assert_eq!(events[chens_own].event.audiences, [Audience::Person(room.chen)]);
        for event in events.iter().enumerate().filter(|(at, _)| *at != chens_own).map(|(_, event)| event) {
            assert_eq!(event.event.audiences, [Audience::Staff, Audience::Wall]);
            assert_eq!(event.event.stream, Stream::Class(room.science));
        }
        assert_eq!(cuts(&school), [Cut::Person(room.chen), Cut::Person(room.chen)]);

        let again = store.import_roster(&rivera, room.science, typed).await.unwrap();
        assert_eq!(again.count(|plan| matches!(plan, RowPlan::Add | RowPlan::Restore)), 0, "twice is once");
        assert_eq!(store.students(&rivera, room.science).await.unwrap().len(), 5);
    }

    async fn nothing_is_half_imported(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let long = "x".repeat(100_000);
        for paste in ["Finn Berg\n12345", "", "\0", &format!("Finn Berg\n{long}")] {
            let import = store.import_roster(&rivera, room.science, pasted(paste)).await;
            assert_eq!(refused(import), Refusal::conflict("roster.not_as_a_whole"));
        }
        assert_eq!(store.students(&rivera, room.science).await.unwrap().len(), 3);
        let evil = TypedRow { line: 1, name: "<script>Finn\0</script>".into(), external_id: Some("S\u{0}1".into()) };
        store.import_roster(&rivera, room.science, vec![evil]).await.unwrap();
        let names: Vec<_> = store.students(&rivera, room.science).await.unwrap().into_iter().map(|s| s.name).collect();
        assert!(names.contains(&"<script>Finn</script>".to_owned()), "{names:?}");
    }

    async fn two_pastes_at_once_make_each_student_once(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let paste = || pasted("Finn Berg\nGreta Moe");
        let (a, b) = tokio::join!(
            store.import_roster(&rivera, room.science, paste()),
            store.import_roster(&osei, room.science, paste()),
        );
        let added = |plan: domain::roster::RosterPlan| plan.count(|plan| matches!(plan, RowPlan::Add));
        assert_eq!(added(a.unwrap()) + added(b.unwrap()), 2);
        assert_eq!(store.students(&rivera, room.science).await.unwrap().len(), 5);
    }

    async fn the_roster_is_its_teachers_alone(school: School) {
        let (store, room) = (&school.store, &school.room);
        assert_eq!(store.students(&room.staff(room.osei), room.science).await.unwrap().len(), 3);
        for viewer in [room.student(room.bo), room.staff(room.kim), room.staff(room.stone), Viewer::Nobody] {
            let nothing = Refusal::NotFound;
            assert_eq!(refused(store.students(&viewer, room.science).await), nothing);
            assert_eq!(refused(store.plan_roster(&viewer, room.science, pasted("Finn")).await), nothing);
            assert_eq!(refused(store.import_roster(&viewer, room.science, pasted("Finn")).await), nothing);
            assert_eq!(refused(store.rename_student(&viewer, room.science, room.ada, "X Y").await), nothing);
            assert_eq!(refused(store.set_picture(&viewer, room.science, room.ada, "owl").await), nothing);
            assert_eq!(refused(store.remove_student(&viewer, room.science, room.ada).await), nothing);
            assert_eq!(refused(store.restore_student(&viewer, room.science, room.ada).await), nothing);
        }
        // Her own class, somebody else's student.
        let kim = room.staff(room.kim);
        assert_eq!(refused(store.rename_student(&kim, room.reading, room.ada, "X Y").await), Refusal::NotFound);
        assert_eq!(refused(store.remove_student(&kim, room.reading, room.ada).await), Refusal::NotFound);
        assert_eq!(refused(store.restore_student(&kim, room.reading, room.ada).await), Refusal::NotFound);
    }

    async fn a_new_name_is_heard_and_never_anybody_elses(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        for (typed, key) in [("  ", "words.empty"), ("123", "roster.no_letters"), ("okafor ada", "")] {
            let renamed = store.rename_student(&rivera, room.science, room.bo, typed).await;
            if key.is_empty() { renamed.unwrap() } else { assert_eq!(refused(renamed), Refusal::invalid("name", key)) }
        }
        let there = store.rename_student(&rivera, room.science, room.bo, "ADA  Okafor").await;
        assert_eq!(refused(there), Refusal::invalid("name", "roster.name_is_there"));

        let cursor = store.cursor(&rivera).await.unwrap();
        store.rename_student(&rivera, room.science, room.bo, "Bo L.").await.unwrap();
        store.set_picture(&rivera, room.science, room.bo, "kite").await.unwrap();
        let dragon = store.set_picture(&rivera, room.science, room.bo, "dragon").await;
        assert_eq!(refused(dragon), Refusal::invalid("picture", "roster.pick_a_picture"));
        let Replay::Missed { heard, .. } = store.replay(&rivera, &cursor).await.unwrap() else { panic!("too far") };
        let tiles: Vec<_> = heard.iter().flat_map(|h| &h.deliveries).map(|d| &d.change).collect();
        assert_eq!(tiles.len(), 2);
        for change in tiles {
            let Change::Tile(tile) = change else { panic!("{change:?}") };
            assert_eq!((tile.name.as_str(), tile.picture.as_str(), tile.rev), ("Bo L.", "kite", 4));
        }
    }

    async fn a_removed_student_is_gone_from_every_page_and_comes_back_whole(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, bo) = (room.staff(room.rivera), room.student(room.bo));
        let cursor = store.cursor(&rivera).await.unwrap();
        store.remove_student(&rivera, room.science, room.bo).await.unwrap();
        assert_eq!(refused(store.remove_student(&rivera, room.science, room.bo).await), Refusal::NotFound);
        assert_eq!(cuts(&school), [Cut::Person(room.bo)]);
        let events = school.events();
        let [.., tile, place] = events.as_slice() else { panic!("{events:?}") };
        assert_eq!((tile.event.about, tile.event.subject), (About::Tile(room.bo), Some(room.bo)));
        assert_eq!((place.event.about, &*place.event.audiences), (About::Class(room.science), &[Audience::Person(room.bo)][..]));
        let Replay::Missed { heard, .. } = store.replay(&rivera, &cursor).await.unwrap() else { panic!("too far") };
        assert_eq!(heard[0].deliveries[0].change, Change::TileGone { person: room.bo });
        let own = store.hearings(&bo).await.unwrap();
        assert!(own.iter().all(|hearing| hearing.audiences == [Audience::Person(room.bo)]), "only what is Bo's own: {own:?}");
        let listed = store.students(&rivera, room.science).await.unwrap();
        assert!(listed.last().is_some_and(|s| s.person == room.bo && s.removed_at.is_some()));

        // Somebody else took the owl meanwhile.
        store.set_picture(&rivera, room.science, room.ada, "owl").await.unwrap();
        store.restore_student(&rivera, room.science, room.bo).await.unwrap();
        store.restore_student(&rivera, room.science, room.bo).await.unwrap();
        let listed = store.students(&rivera, room.science).await.unwrap();
        let bo = listed.iter().find(|s| s.person == room.bo).unwrap();
        assert!(bo.removed_at.is_none() && bo.picture != "owl");
        assert_eq!(listed.len(), 3);
    }
}
