//! Asks: one sentence, or two minutes, to one adult.

use domain::event::{About, Change};
use domain::goals::{AskKind, AskState, GoalAct};
use domain::id::{GoalAskId, PersonId};
use domain::refusal::Refusal;
use store::replay::Replay;

use super::{all_but, conflict, does, gives, key, not_found, own, seen, sets, told};
use crate::both;
use crate::pen::{Pen, refused};

fn ask(ask: GoalAskId, kind: AskKind, to: PersonId, words: &str) -> GoalAct {
    GoalAct::Ask { ask, kind, to, words: words.into() }
}

both! {
    async fn it_reaches_that_adult_live_and_nobody_else(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let goal = sets(&ada, "Speak up", &[room.rivera]).await;
        let before = told(&school, About::Goal(goal)).len();
        let from = store.cursor(&room.staff(room.osei)).await.unwrap();
        let id = GoalAskId::mint();
        does(&ada, goal, ask(id, AskKind::Ask, room.osei, "Obsidian: may I sit in front?")).await;
        assert_eq!(told(&school, About::GoalAsk(id)), [room.osei]);
        assert_eq!(told(&school, About::Goal(goal))[before..], [room.ada]);
        let Replay::Missed { heard, .. } = store.replay(&room.staff(room.osei), &from).await.unwrap() else { panic!() };
        let changes: Vec<_> = heard.into_iter().flat_map(|h| h.deliveries).map(|d| d.change).collect();
        assert_eq!(changes, [Change::GoalAsk { id }], "no words on the wire");

        let osei = room.staff(room.osei);
        let (desk, _) = store.goal_desk(&osei).await.unwrap();
        assert_eq!((desk.goals.len(), desk.asks.len()), (0, 1));
        let asked = &desk.asks[0];
        assert_eq!((asked.student_name.as_str(), asked.statement.as_deref(), asked.state), ("Ada Okafor", None, AskState::Sent));
        assert_eq!(store.goal_asks_waiting(&osei).await.unwrap(), 1);
        // A goal that was shown waits for a word of whom it was shown to, and of nobody else.
        assert_eq!(store.goals_waiting(&room.staff(room.rivera)).await.unwrap(), 1);
        assert_eq!(store.goals_waiting(&osei).await.unwrap(), 0);
        assert!(not_found(seen(&school, room.osei, goal).await), "asked, not shown");
        assert!(seen(&school, room.rivera, goal).await.unwrap().asks.is_empty(), "shown, not asked");
        for viewer in all_but(&school, &[room.osei]) {
            assert!(not_found(store.see_goal_ask(&viewer, id).await), "{viewer:?}");
            assert!(not_found(store.answer_goal_ask(&viewer, id, "x".into()).await), "{viewer:?}");
            if let Ok((desk, _)) = store.goal_desk(&viewer).await {
                assert!(desk.asks.is_empty(), "{viewer:?}");
            }
        }

        store.see_goal_ask(&osei, id).await.unwrap();
        store.see_goal_ask(&osei, id).await.unwrap();
        assert_eq!(told(&school, About::GoalAsk(id)), [room.osei; 2], "seen once");
        assert_eq!(store.goal_asks_waiting(&osei).await.unwrap(), 0);
        let empty = store.answer_goal_ask(&osei, id, " \0".into()).await;
        assert!(matches!(empty, Err(store::Error::Refused(refusal)) if refusal == Refusal::invalid("words", "words.empty")));
        store.answer_goal_ask(&osei, id, "Yes, from Monday.".into()).await.unwrap();
        store.answer_goal_ask(&osei, id, "Yes, from Monday.".into()).await.unwrap();
        assert!(conflict(store.answer_goal_ask(&osei, id, "No.".into()).await, "goals.already_answered"));
        assert_eq!(key(&ada, goal, GoalAct::TakeBackAsk { ask: id }).await, "goals.already_answered");
        let asked = own(&ada, goal).await.asks.remove(0);
        assert_eq!((asked.to_name.as_str(), asked.answer.as_str(), asked.state), ("Mr Osei", "Yes, from Monday.", AskState::Answered));
    }

    async fn two_minutes_need_no_words_and_an_unread_ask_can_be_taken_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let goal = sets(&ada, "Speak up", &[room.rivera]).await;
        let rivera = room.staff(room.rivera);
        let (talk, other) = (GoalAskId::mint(), GoalAskId::mint());
        does(&ada, goal, ask(talk, AskKind::Talk, room.rivera, "")).await;
        does(&ada, goal, ask(other, AskKind::Ask, room.rivera, "One more thing")).await;
        assert_eq!(seen(&school, room.rivera, goal).await.unwrap().asks.len(), 2, "she sees the goal, and what was sent to her");
        does(&ada, goal, GoalAct::TakeBackAsk { ask: other }).await;
        assert_eq!(store.goal_desk(&rivera).await.unwrap().0.asks.len(), 1);
        assert!(not_found(store.see_goal_ask(&rivera, other).await));
        assert_eq!(own(&ada, goal).await.asks.len(), 2, "its student still knows of it");
        store.answer_goal_ask(&rivera, talk, String::new()).await.unwrap();
        let desk = store.goal_desk(&rivera).await.unwrap().0;
        assert_eq!((desk.asks[0].state, desk.asks[0].statement.as_deref()), (AskState::Answered, Some("Speak up")));
    }

    async fn what_an_adult_saw_and_never_answered_makes_room_when_it_is_taken_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        let goal = sets(&ada, "Speak up", &[]).await;
        let one_more = || ask(GoalAskId::mint(), AskKind::Ask, room.rivera, "Hello");
        for _ in 0..5 {
            does(&ada, goal, one_more()).await;
        }
        for asked in own(&ada, goal).await.asks {
            store.see_goal_ask(&rivera, asked.id).await.unwrap();
        }
        assert_eq!(key(&ada, goal, one_more()).await, "goals.too_many_asks");
        let id = own(&ada, goal).await.asks[0].id;
        does(&ada, goal, GoalAct::TakeBackAsk { ask: id }).await;
        assert_eq!(told(&school, About::GoalAsk(id)), [room.rivera; 3], "sent, seen, taken back");
        assert_eq!(store.goal_desk(&rivera).await.unwrap().0.asks.len(), 4);
        assert!(not_found(store.answer_goal_ask(&rivera, id, "Too late".into()).await));
        does(&ada, goal, one_more()).await;
        assert_eq!(own(&ada, goal).await.asks.iter().filter(|asked| asked.state == AskState::TakenBack).count(), 1);
    }

    async fn an_adult_is_one_of_ones_own(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let goal = sets(&ada, "Speak up", &[]).await;
        let to = |person| ask(GoalAskId::mint(), AskKind::Ask, person, "Hello");
        for stranger in [room.kim, room.stone, room.bo, room.ada, PersonId::mint()] {
            assert_eq!(key(&ada, goal, to(stranger)).await, "goals.pick_an_adult");
        }
        store.set_talk_people(&room.staff(room.rivera), room.school, vec![room.kim]).await.unwrap();
        assert!(store.goals(&ada.viewer).await.unwrap().0.adults.iter().any(|adult| adult.id == room.kim));
        for _ in 0..5 {
            does(&ada, goal, to(room.kim)).await;
        }
        assert_eq!(key(&ada, goal, to(room.kim)).await, "goals.too_many_asks", "nobody is flooded");
        let bo = Pen::of(&school, room.bo);
        let (bos, id) = (sets(&bo, "Mine", &[]).await, own(&ada, goal).await.asks[0].id);
        assert_eq!(refused(gives(&bo, bos, GoalAct::TakeBackAsk { ask: id }).await), Refusal::NotFound);
        assert_eq!(refused(gives(&bo, bos, ask(id, AskKind::Ask, room.rivera, "Mine now")).await), Refusal::NotFound);
        let audited = store.audit(&room.staff(room.rivera), room.school, None).await.unwrap();
        assert!(audited.iter().all(|row| row.subject.as_deref() != Some("Ada Okafor")), "no audit view knows of it");
    }
}
