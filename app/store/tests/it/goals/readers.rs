//! Who sees a goal.

use domain::event::{About, Audience, Change};
use domain::goals::{AnswerWords, GoalAct, GoalAnswer, GoalStage};
use domain::id::{GoalId, PersonId};
use domain::refusal::Refusal;
use store::replay::Replay;

use super::{all_but, does, gives, key, not_found, own, plan, seen, sets, told};
use crate::both;
use crate::pen::{Pen, refused};

both! {
    async fn nobody_sees_a_goal_but_its_student_and_whom_they_picked(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let alone = sets(&ada, "Obsidian alone", &[]).await;
        let shown = sets(&ada, "Obsidian shown", &[room.osei]).await;
        assert_eq!((own(&ada, alone).await.stage, own(&ada, shown).await.stage), (GoalStage::Own, GoalStage::Proposed));
        assert_eq!(own(&ada, shown).await.readers.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["Mr Osei"]);
        assert_eq!(seen(&school, room.osei, shown).await.unwrap().plan.statement, "Obsidian shown");
        assert!(not_found(seen(&school, room.osei, alone).await));
        let words = || AnswerWords { answer: GoalAnswer::Agree, words: String::new() };
        for viewer in all_but(&school, &[room.ada, room.osei]) {
            for goal in [alone, shown] {
                assert!(not_found(store.goal(&viewer, goal).await), "{viewer:?}");
                assert!(not_found(store.shown_goal(&viewer, goal).await), "{viewer:?}");
                assert!(not_found(store.answer_goal(&viewer, goal, 1, words()).await), "{viewer:?}");
            }
            if let Ok((goals, _)) = store.goals(&viewer).await {
                assert!(goals.goals.is_empty(), "{viewer:?}");
            }
            if let Ok((desk, _)) = store.goal_desk(&viewer).await {
                assert!(desk.goals.is_empty() && desk.asks.is_empty(), "{viewer:?}");
            }
            if let Ok((of, _)) = store.goals_of(&viewer, room.science, room.ada).await {
                assert!(of.goals.is_empty(), "Ms Rivera teaches the class and was not picked");
            }
        }
        // A teacher who sees it has no page of their own for it, and a student has no desk.
        assert!(not_found(store.goal(&room.staff(room.osei), shown).await));
        assert!(not_found(store.goal_desk(&ada.viewer).await));
        let (desk, _) = store.goal_desk(&room.staff(room.osei)).await.unwrap();
        assert_eq!(desk.goals.iter().map(|card| card.id).collect::<Vec<_>>(), [shown]);
        let (of, _) = store.goals_of(&room.staff(room.osei), room.science, room.ada).await.unwrap();
        assert_eq!((of.name.as_str(), of.goals.len()), ("Ada Okafor", 1));
        assert!(not_found(store.goals_of(&room.staff(room.kim), room.science, room.ada).await));
        assert_eq!(told(&school, About::Goal(alone)), [room.ada]);
        assert_eq!(told(&school, About::Goal(shown)), [room.ada, room.osei]);
    }

    async fn nobody_but_its_student_does_anything_to_it(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let goal = sets(&ada, "Mine", &[room.rivera]).await;
        for person in [room.bo, room.dina, room.eli] {
            let pen = Pen::of(&school, person);
            let again = GoalAct::Set { plan: plan("Taken"), classes: vec![], readers: vec![] };
            for act in [again, GoalAct::PickUp, GoalAct::Show { readers: vec![] }, GoalAct::Reply { words: "x".into() }] {
                assert_eq!(refused(gives(&pen, goal, act).await), Refusal::NotFound);
            }
        }
        let rivera = Pen { store: school.store.clone(), viewer: room.staff(room.rivera), person: room.rivera };
        let set = GoalAct::Set { plan: plan("Hers"), classes: vec![], readers: vec![] };
        assert_eq!(refused(gives(&rivera, GoalId::mint(), set).await), Refusal::NotFound, "goals are students'");
        assert_eq!(own(&ada, goal).await.plan.statement, "Mine");
    }

    async fn only_those_who_teach_the_student_can_be_picked_and_a_pick_can_be_undone(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let goal = sets(&ada, "Ask one question", &[room.rivera, room.osei]).await;
        for stranger in [room.kim, room.stone, room.bo, PersonId::mint()] {
            let show = GoalAct::Show { readers: vec![room.rivera, stranger] };
            assert_eq!(key(&ada, goal, show).await, "goals.not_your_teacher");
        }
        let teachers = store.goals(&ada.viewer).await.unwrap().0.teachers;
        assert_eq!(teachers.iter().map(|t| t.id).collect::<Vec<_>>(), [room.rivera, room.osei]);
        let agree = AnswerWords { answer: GoalAnswer::Agree, words: String::new() };
        store.answer_goal(&room.staff(room.osei), goal, 1, agree).await.unwrap();
        let from = store.cursor(&room.staff(room.osei)).await.unwrap();

        does(&ada, goal, GoalAct::Show { readers: vec![room.rivera] }).await;
        assert!(not_found(seen(&school, room.osei, goal).await));
        let Replay::Missed { heard, .. } = store.replay(&room.staff(room.osei), &from).await.unwrap() else { panic!() };
        let changes: Vec<_> = heard.into_iter().flat_map(|h| h.deliveries).map(|d| d.change).collect();
        assert_eq!(changes, [Change::Goal { id: goal }], "a number, and no word of it");
        assert_eq!(own(&ada, goal).await.stage, GoalStage::Agreed);
        does(&ada, goal, GoalAct::Show { readers: vec![] }).await;
        assert_eq!(own(&ada, goal).await.stage, GoalStage::Own);
        does(&ada, goal, GoalAct::Show { readers: vec![room.osei] }).await;
        assert_eq!(seen(&school, room.osei, goal).await.unwrap().stage, GoalStage::Proposed);
        let last = crate::pen::heard_about(&school, About::Goal(goal)).pop().unwrap();
        for audience in [Audience::Staff, Audience::Class, Audience::Wall] {
            assert!(store.render(&last, audience).await.unwrap().is_empty());
        }
    }

    async fn leaving_a_class_loses_nothing(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let goal = GoalId::mint();
        let set = GoalAct::Set { plan: plan("Ask one question"), classes: vec![room.science], readers: vec![room.rivera] };
        does(&ada, goal, set).await;
        let elsewhere = GoalAct::Set { plan: plan("x"), classes: vec![room.reading], readers: vec![] };
        assert_eq!(key(&ada, GoalId::mint(), elsewhere).await, "goals.not_your_class");
        store.remove_student(&room.staff(room.rivera), room.science, room.ada).await.unwrap();

        let kept = own(&ada, goal).await;
        assert_eq!((kept.classes.len(), kept.readers.len(), kept.stage), (1, 1, GoalStage::Proposed));
        let (of, _) = store.goals_of(&room.staff(room.rivera), room.science, room.ada).await.unwrap();
        assert_eq!((of.attends, of.goals.len()), (false, 1), "shown is shown, until its student hides it");
        does(&ada, goal, GoalAct::CheckIn { feels: vec![], words: "On my own now".into() }).await;
        let adjust = GoalAct::Adjust { plan: plan("Ask two"), classes: vec![room.science], because: "It is easy".into() };
        does(&ada, goal, adjust).await;
        assert_eq!(seen(&school, room.rivera, goal).await.unwrap().version, 2);
        assert_eq!(key(&ada, goal, GoalAct::Show { readers: vec![room.osei] }).await, "goals.not_your_teacher");
        does(&ada, goal, GoalAct::Show { readers: vec![] }).await;
        assert!(not_found(seen(&school, room.rivera, goal).await));
    }

    async fn who_leaves_the_staff_sees_it_no_longer_and_it_waits_for_nobody(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let goal = sets(&ada, "Ask one question", &[room.osei]).await;
        store.take_off_staff(&room.staff(room.rivera), room.school, room.osei).await.unwrap();
        assert!(not_found(seen(&school, room.osei, goal).await));
        assert!(not_found(store.goal_desk(&room.staff(room.osei)).await));
        let alone = own(&ada, goal).await;
        assert_eq!((alone.stage, alone.readers.len()), (GoalStage::Own, 0));
        assert_eq!(told(&school, About::Goal(goal)).last(), Some(&room.ada), "its student is told");

        store.bring_back_staff(&room.staff(room.rivera), room.school, room.osei).await.unwrap();
        assert!(not_found(seen(&school, room.osei, goal).await), "back, they are shown what is picked for them anew");
        does(&ada, goal, GoalAct::Show { readers: vec![room.osei] }).await;
        assert_eq!(own(&ada, goal).await.stage, GoalStage::Proposed);
        assert_eq!(seen(&school, room.osei, goal).await.unwrap().id, goal);
    }

    async fn hidden_and_answered_at_once_it_is_one_after_the_other(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        for n in 0..8 {
            let goal = sets(&ada, &format!("Goal {n}"), &[room.rivera]).await;
            let agree = AnswerWords { answer: GoalAnswer::Agree, words: format!("Yes {n}") };
            let (hidden, answered) = futures::future::join(
                gives(&ada, goal, GoalAct::Show { readers: vec![] }),
                store.answer_goal(&rivera, goal, 1, agree),
            ).await;
            assert!(hidden.is_done());
            let goal = own(&ada, goal).await;
            assert_eq!((goal.stage, goal.readers.len()), (GoalStage::Own, 0));
            let said = goal.history.iter().any(|entry| !entry.own);
            assert_eq!(said, answered.is_ok(), "said before it was hidden, or not at all");
            assert!(answered.is_ok() || not_found(answered));
        }
    }
}
