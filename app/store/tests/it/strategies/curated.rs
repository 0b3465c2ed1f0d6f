//! From a recommendation to the shelf.

use domain::classes::AccessPoint;
use domain::event::{About, Audience, Stream};
use domain::id::StrategyId;
use domain::refusal::Refusal;
use domain::strategies::{Curation, ShelfStage, StrategyAct, StrategySource};

use super::{
    conflict, curated, decides, everybody, finds, gives, helped, key, names, not_found, on_shelf, open, recommend,
    recommends, sees, stage, words,
};
use crate::both;
use crate::pen::{Pen, heard_about, hears, refused, replayed};

both! {
    async fn a_recommendation_is_its_students_and_the_teachers_until_it_is_on_the_shelf(school: School) {
        open(&school).await;
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let bos = store.cursor(&bo.viewer).await.unwrap();
        let id = recommends(&school, &ada, words("Obsidian boxes"), false).await;
        assert_eq!(stage(&ada, id).await, ShelfStage::Proposed);
        let heard = heard_about(&school, About::Strategy(id)).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.ada)]));
        for viewer in everybody(&school) {
            if let Ok((shelf, _)) = store.shelf(&viewer).await {
                assert!(shelf.shelves.iter().all(|shelf| shelf.items.is_empty()), "{viewer:?}");
                assert_eq!(shelf.mine.len(), usize::from(viewer.person() == Some(room.ada)), "{viewer:?}");
            }
            let teaches = [room.rivera, room.osei].contains(&viewer.person().unwrap_or(room.bo));
            match store.shelf_desk(&viewer, room.science).await {
                Ok((desk, _)) => assert!(teaches && desk.strategies[0].by_name == "Ada Okafor"),
                Err(_) => assert!(!teaches, "{viewer:?}"),
            }
            if !teaches {
                assert!(not_found(store.curate_strategy(&viewer, id, 1, Curation::Put).await), "{viewer:?}");
            }
        }
        assert_eq!(replayed(store, &bo.viewer, &bos).await, "[]", "a classmate's traffic has nothing of it");
        assert_eq!(store.shelves_waiting(&room.staff(room.osei)).await.unwrap()[0].n, 1);
        assert!(store.shelves_waiting(&room.staff(room.kim)).await.unwrap().is_empty());

        decides(&school, id, Curation::Put).await.unwrap();
        let item = finds(&bo).await.remove(0);
        assert_eq!((item.words.name.as_str(), item.by_name, item.by_teacher), ("Obsidian boxes", None, false));
        let heard = heard_about(&school, About::Strategy(id)).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff, Audience::Class]));
        let traffic = replayed(store, &bo.viewer, &bos).await;
        assert!(traffic.contains(&id.to_string()) && !traffic.contains(&room.ada.to_string()), "{traffic}");
        assert!(!traffic.contains("Obsidian"), "a number only");
        assert!(names(&Pen::of(&school, room.dina)).await.is_empty(), "another class has another shelf");
        assert!(store.shelves_waiting(&room.staff(room.rivera)).await.unwrap().is_empty());
    }

    async fn a_name_stands_there_only_for_as_long_as_its_student_wants(school: School) {
        open(&school).await;
        let room = &school.room;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let id = on_shelf(&school, &ada, "Boxes", true).await;
        assert_eq!(finds(&bo).await[0].by_name.as_deref(), Some("Ada Okafor"));
        assert!(gives(&ada, id, StrategyAct::Sign { signed: false }).await.is_done());
        assert_eq!(finds(&bo).await[0].by_name, None);
        assert_eq!(refused(gives(&bo, id, StrategyAct::Sign { signed: true }).await), Refusal::NotFound);
        assert!(gives(&ada, id, StrategyAct::Withdraw).await.is_done());
        assert!(finds(&bo).await.is_empty() && sees(&ada).await.mine.is_empty());
        let heard = heard_about(&school, About::Strategy(id)).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff, Audience::Class]));
        let again = school.store.curate_strategy(&room.staff(room.rivera), id, 9, Curation::Put).await;
        assert!(not_found(again), "what was taken back is taken back");
        assert_eq!(key(&ada, id, StrategyAct::Sign { signed: true }).await, "shelf.withdrawn_already");
    }

    async fn a_teacher_suggests_and_the_student_takes_it_or_not(school: School) {
        open(&school).await;
        let room = &school.room;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let id = recommends(&school, &ada, words("Boxes"), false).await;
        decides(&school, id, Curation::Suggest(words("Boxes and arrows"))).await.unwrap();
        let own = sees(&ada).await.mine.remove(0);
        assert_eq!((own.stage, own.teacher.as_str()), (ShelfStage::Suggested, "Ms Rivera"));
        assert_eq!(own.suggested.as_ref().unwrap().name, "Boxes and arrows");
        assert!(finds(&bo).await.is_empty());
        let read = own.rev;
        decides(&school, id, Curation::Suggest(words("Arrows and boxes"))).await.unwrap();
        assert_eq!(key(&ada, id, StrategyAct::Take { rev: read }).await, "shelf.nothing_suggested", "what was not read is not taken");
        decides(&school, id, Curation::Suggest(words("Boxes and arrows"))).await.unwrap();
        let rev = sees(&ada).await.mine[0].rev;
        assert!(gives(&ada, id, StrategyAct::Take { rev }).await.is_done());
        assert_eq!(names(&bo).await, ["Boxes and arrows"]);

        let other = recommends(&school, &ada, words("Cards"), false).await;
        decides(&school, other, Curation::Decline("We have it already".into())).await.unwrap();
        let own = sees(&ada).await.mine.into_iter().find(|own| own.id == other).unwrap();
        assert_eq!((own.stage, own.why.as_str()), (ShelfStage::Declined, "We have it already"));
        assert_eq!(key(&ada, other, StrategyAct::Take { rev: own.rev }).await, "shelf.nothing_suggested");
        let read = curated(&school, other).await.rev;
        let reword = StrategyAct::Reword { words: words("Cards in boxes"), signed: true };
        assert!(gives(&ada, other, reword).await.is_done());
        let rivera = room.staff(room.rivera);
        let stale = school.store.curate_strategy(&rivera, other, read, Curation::Put).await;
        assert!(conflict(stale, "shelf.worded_anew"), "other words are read first");
        decides(&school, other, Curation::Put).await.unwrap();
        decides(&school, other, Curation::Put).await.unwrap();
        decides(&school, other, Curation::TakeOff).await.unwrap();
        assert_eq!((names(&bo).await, stage(&ada, other).await), (vec!["Boxes and arrows".to_owned()], ShelfStage::TakenOff));
        let silent = decides(&school, id, Curation::Decline(" ".into())).await;
        assert!(matches!(silent, Err(store::Error::Refused(Refusal::Invalid { .. }))), "no no without a reason");
    }

    async fn it_helped_me_too_is_read_before_classmates_find_it(school: School) {
        open(&school).await;
        let (store, room) = (&school.store, &school.room);
        let (ada, bo, chen) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo), Pen::of(&school, room.chen));
        let id = on_shelf(&school, &ada, "Boxes", false).await;
        let (first, act) = helped("When I am tired", false);
        assert!(gives(&bo, id, act).await.is_done());
        assert!(finds(&chen).await[0].helped.is_empty() && finds(&ada).await[0].helped.is_empty());
        let heard = heard_about(&school, About::Strategy(id)).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.bo)]));
        assert_eq!(store.shelves_waiting(&room.staff(room.rivera)).await.unwrap()[0].n, 1);
        for viewer in [room.staff(room.kim), room.staff(room.stone), chen.viewer.clone()] {
            assert!(not_found(store.curate_helped(&viewer, id, first, Curation::Put).await), "{viewer:?}");
        }
        store.curate_helped(&room.staff(room.osei), id, first, Curation::Put).await.unwrap();
        let there = finds(&chen).await.remove(0).helped.remove(0);
        assert_eq!((there.words.as_str(), there.by_name), ("When I am tired", None));
        assert_eq!(refused(gives(&chen, id, StrategyAct::WithdrawHelped { helped: first }).await), Refusal::NotFound);
        assert!(gives(&bo, id, StrategyAct::SignHelped { helped: first, signed: true }).await.is_done());
        assert_eq!(finds(&chen).await[0].helped[0].by_name.as_deref(), Some("Bo Lindqvist"));
        assert!(gives(&bo, id, StrategyAct::WithdrawHelped { helped: first }).await.is_done());
        assert!(finds(&chen).await[0].helped.is_empty() && sees(&bo).await.helped.is_empty());
        for n in 0..3 {
            assert!(gives(&bo, id, helped(&format!("When {n}"), false).1).await.is_done());
        }
        assert_eq!(key(&bo, id, helped("When once more", false).1).await, "shelf.too_many_sentences");
        assert_eq!(refused(gives(&Pen::of(&school, room.dina), id, helped("x", false).1).await), Refusal::NotFound);
    }

    async fn only_a_class_that_has_opened_choice_has_a_shelf(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        let bank = StrategySource::Bank { id: "s68-blank-page".into(), locale: "es".into() };
        assert!(store.add_strategy(&rivera, room.science, bank.clone()).await.is_err());
        assert_eq!(key(&ada, StrategyId::mint(), recommend(room.science, words("x"), false)).await, "shelf.no_shelf_there");
        assert!(sees(&ada).await.shelves.is_empty());
        store.open_access_point(&rivera, room.science, AccessPoint::Choice).await.unwrap();
        let first = store.add_strategy(&rivera, room.science, bank.clone()).await.unwrap();
        assert_eq!(store.add_strategy(&room.staff(room.osei), room.science, bank.clone()).await.unwrap(), first, "once");
        assert!(not_found(store.add_strategy(&room.staff(room.kim), room.science, bank).await));
        let none = StrategySource::Bank { id: "none".into(), locale: "en".into() };
        assert!(not_found(store.add_strategy(&rivera, room.science, none).await));
        let item = finds(&ada).await.remove(0);
        assert_eq!((item.words.name.as_str(), item.by_name.as_deref()), ("Página en blanco", Some("Ms Rivera")));
        let elsewhere = refused(gives(&ada, StrategyId::mint(), recommend(room.reading, words("x"), false)).await);
        assert_eq!(elsewhere, Refusal::NotFound);
        store.remove_student(&rivera, room.science, room.ada).await.unwrap();
        assert!(sees(&ada).await.shelves.is_empty(), "who left the class has its shelf no longer");
        store.archive_class(&rivera, room.science).await.unwrap();
        assert!(sees(&Pen::of(&school, room.bo)).await.shelves.is_empty());
    }
}
