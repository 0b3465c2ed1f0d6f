//! A student's growth, as those who teach the class see it, and as the student hears of what they add.

use domain::event::{About, Change};
use domain::growth::RemarkKind;
use domain::id::{GrowthId, RemarkId};
use domain::refusal::Refusal;
use store::Error;
use store::replay::Replay;

use super::{grow, not_found, remark, revised};
use crate::both;
use crate::desk::everybody_else;
use crate::pen::{Pen, heard_about, own_question, replayed};

both! {
    async fn those_who_teach_the_class_see_what_was_shared_in_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (_, before, after) = revised(&school, &ada).await;
        let draft = domain::id::ReflectionId::mint();
        ada.saves(draft, &own_question(room.science), "For nobody yet", 0).await;
        let id = GrowthId::mint();
        ada.gives(grow(id, before, after)).await;
        for teacher in [room.rivera, room.osei] {
            let viewer = room.staff(teacher);
            let (growth, cursor) = store.growth_in_class(&viewer, room.science, room.ada).await.unwrap();
            assert_eq!((growth.name.as_str(), growth.picture.as_str(), growth.attends), ("Ada Okafor", "fox", true));
            assert_eq!(growth.pairs.iter().map(|pair| pair.id).collect::<Vec<_>>(), [id]);
            let versions: Vec<_> = growth.versions.iter().map(|known| (known.version, known.number)).collect();
            assert_eq!(versions, [(before, 1), (after, 2)], "oldest first, and no draft");
            assert_eq!(cursor, store.cursor(&viewer).await.unwrap());
        }
        for viewer in everybody_else(&school) {
            assert!(not_found(store.growth_in_class(&viewer, room.science, room.ada).await), "{viewer:?}");
        }
        let (rivera, kim) = (room.staff(room.rivera), room.staff(room.kim));
        assert!(not_found(store.growth_in_class(&rivera, room.science, room.dina).await), "of the other class");
        assert!(not_found(store.growth_in_class(&rivera, room.reading, room.dina).await));
        assert!(not_found(store.growth_in_class(&kim, room.reading, room.ada).await));
        let (bo, _) = store.growth_in_class(&rivera, room.science, room.bo).await.unwrap();
        assert!(bo.pairs.is_empty() && bo.versions.is_empty());

        ada.gives(domain::command::Command::SetGrowthAside { growth: id }).await;
        let (growth, _) = store.growth_in_class(&rivera, room.science, room.ada).await.unwrap();
        assert!(growth.pairs.is_empty(), "set aside is set aside for everybody");
    }

    async fn the_author_alone_of_all_students_hears_what_a_teacher_adds(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let (_, before, after) = revised(&school, &ada).await;
        let listening = [room.student(room.ada), room.student(room.bo), room.student(room.dina)];
        let mut from = Vec::new();
        for student in &listening {
            from.push(store.cursor(student).await.unwrap());
        }
        let id = store.suggest_growth(&rivera, room.ada, before, after).await.unwrap();
        let asks = remark(RemarkKind::Question, "What changed in between?");
        store.remark_on_growth(&rivera, RemarkId::mint(), id, asks).await.unwrap();
        let Replay::Missed { heard, .. } = store.replay(&listening[0], &from[0]).await.unwrap() else { panic!() };
        let changes: Vec<_> = heard.iter().flat_map(|heard| &heard.deliveries).map(|said| &said.change).collect();
        assert_eq!(changes.len(), 2);
        for change in changes {
            let Change::Growth(pair) = change else { panic!("{change:?}") };
            assert_eq!(pair.remarks[0].words, "What changed in between?", "always as it is now");
        }
        for (student, from) in listening.iter().zip(&from).skip(1) {
            assert_eq!(replayed(store, student, from).await, "[]");
        }
    }

    async fn who_left_keeps_what_is_there_and_nothing_is_added(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let (_, before, after) = revised(&school, &ada).await;
        let id = GrowthId::mint();
        ada.gives(grow(id, before, after)).await;
        store.remove_student(&rivera, room.science, room.ada).await.unwrap();
        let (growth, _) = store.growth_in_class(&rivera, room.science, room.ada).await.unwrap();
        assert_eq!((growth.attends, growth.pairs.len()), (false, 1));
        let asked = store.remark_on_growth(&rivera, RemarkId::mint(), id, remark(RemarkKind::Question, "Why?")).await;
        assert!(matches!(asked, Err(Error::Refused(refusal)) if refusal == Refusal::conflict("growth.left")));
        assert!(not_found(store.suggest_growth(&rivera, room.ada, before, after).await));
        assert_eq!(heard_about(&school, About::Growth(id)).len(), 1);

        store.restore_student(&rivera, room.science, room.ada).await.unwrap();
        store.remark_on_growth(&rivera, RemarkId::mint(), id, remark(RemarkKind::Question, "Why?")).await.unwrap();
        store.archive_class(&rivera, room.science).await.unwrap();
        let asked = store.remark_on_growth(&rivera, RemarkId::mint(), id, remark(RemarkKind::Question, "And?")).await;
        assert!(matches!(asked, Err(Error::Refused(refusal)) if refusal == Refusal::conflict("classes.archived")));
    }
}
