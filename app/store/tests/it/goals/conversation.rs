//! Proposed, answered, worded anew, checked in on, reached or set aside: everything stays.

use domain::command::Command;
use domain::event::About;
use domain::goals::{AnswerWords, EntryKind, Feel, GoalAct, GoalAnswer, GoalStage, GoalWait};
use domain::reflections::Turn;
use domain::refusal::Refusal;
use store::Error;

use super::{conflict, does, gives, key, own, plan, seen, sets, told};
use crate::both;
use crate::pen::Pen;

fn said(answer: GoalAnswer, words: &str) -> AnswerWords {
    AnswerWords { answer, words: words.into() }
}

both! {
    async fn both_histories_stay(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        let goal = sets(&ada, "Ask one question", &[room.rivera, room.osei]).await;
        store.answer_goal(&rivera, goal, 1, said(GoalAnswer::Ask, "In which lesson?")).await.unwrap();
        store.answer_goal(&rivera, goal, 1, said(GoalAnswer::Ask, "In which lesson?")).await.unwrap();
        assert_eq!((own(&ada, goal).await.stage, own(&ada, goal).await.turn), (GoalStage::Asked, Turn::Student));
        does(&ada, goal, GoalAct::Reply { words: "In science".into() }).await;
        assert_eq!(own(&ada, goal).await.turn, Turn::Teacher);
        let adjust = GoalAct::Adjust { plan: plan("Ask one question in science"), classes: vec![], because: "Clearer".into() };
        does(&ada, goal, adjust).await;
        let late = store.answer_goal(&room.staff(room.osei), goal, 1, said(GoalAnswer::Agree, "")).await;
        assert!(conflict(late, "goals.worded_anew"), "what was read is not what it says now");
        store.answer_goal(&room.staff(room.osei), goal, 2, said(GoalAnswer::Agree, "Yes.")).await.unwrap();
        does(&ada, goal, GoalAct::CheckIn { feels: vec![Feel::Slowly, Feel::Proud], words: "Twice this week".into() }).await;
        assert_eq!(own(&ada, goal).await.stage, GoalStage::Agreed);
        does(&ada, goal, GoalAct::Reach { words: "I ask without thinking of it".into() }).await;

        let seen = seen(&school, room.rivera, goal).await.unwrap();
        let history: Vec<_> = seen.history.iter().rev().map(|e| (e.kind, e.by_name.as_str(), e.version)).collect();
        let expected = [
            (EntryKind::Set, "Ada Okafor", 1),
            (EntryKind::Ask, "Ms Rivera", 1),
            (EntryKind::Reply, "Ada Okafor", 1),
            (EntryKind::Adjusted, "Ada Okafor", 2),
            (EntryKind::Agree, "Mr Osei", 2),
            (EntryKind::CheckIn, "Ada Okafor", 2),
            (EntryKind::Reached, "Ada Okafor", 2),
        ];
        assert_eq!(history, expected, "said twice in one press is said once");
        assert_eq!(seen.history[1].feels, [Feel::Slowly, Feel::Proud]);
        let wordings: Vec<_> = seen.versions.iter().map(|v| (v.number, v.plan.statement.as_str())).collect();
        assert_eq!(wordings, [(2, "Ask one question in science"), (1, "Ask one question")]);
        assert_eq!(told(&school, About::Goal(goal)).iter().filter(|to| **to == room.osei).count(), 7);
        assert_eq!(own(&ada, goal).await.history, seen.history);
    }

    async fn how_it_goes_is_no_answer_to_what_a_teacher_asked(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        let goal = sets(&ada, "Ask one question", &[room.rivera]).await;
        store.answer_goal(&rivera, goal, 1, said(GoalAnswer::Ask, "In which lesson?")).await.unwrap();
        does(&ada, goal, GoalAct::CheckIn { feels: vec![Feel::Slowly], words: "Once".into() }).await;
        let home = store.home(&ada.viewer).await.unwrap().0;
        let waits = home.goals.iter().find(|waiting| waiting.id == goal).unwrap();
        assert_eq!((waits.wait, waits.words.as_str()), (GoalWait::Answer, "In which lesson?"));
        does(&ada, goal, GoalAct::Reply { words: "In science".into() }).await;
        let home = store.home(&ada.viewer).await.unwrap().0;
        assert!(home.goals.iter().all(|waiting| waiting.wait != GoalWait::Answer));
    }

    async fn a_goal_that_is_shown_again_is_agreed_to_again(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        let goal = sets(&ada, "Ask one question", &[room.rivera]).await;
        for times in 1..=2 {
            store.answer_goal(&rivera, goal, 1, said(GoalAnswer::Agree, "Yes.")).await.unwrap();
            store.answer_goal(&rivera, goal, 1, said(GoalAnswer::Agree, "Yes.")).await.unwrap();
            let now = own(&ada, goal).await;
            let agreed = now.history.iter().filter(|said| said.kind == EntryKind::Agree).count();
            assert_eq!((now.stage, agreed), (GoalStage::Agreed, times));
            does(&ada, goal, GoalAct::Show { readers: vec![] }).await;
            does(&ada, goal, GoalAct::Show { readers: vec![room.rivera] }).await;
            assert_eq!(own(&ada, goal).await.stage, GoalStage::Proposed);
        }
    }

    /// A teacher writes beside one goal while its student is busy with another.
    async fn nothing_moves_under_a_teachers_words(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        let first = sets(&ada, "Ask one question", &[room.rivera]).await;
        let second = sets(&ada, "Read a page a day", &[room.rivera]).await;
        let order = async || {
            let (of, _) = store.goals_of(&rivera, room.science, room.ada).await.unwrap();
            of.goals.iter().map(|goal| goal.id).collect::<Vec<_>>()
        };
        let before = order().await;
        for goal in [first, second, first] {
            does(&ada, goal, GoalAct::CheckIn { feels: vec![Feel::Slowly], words: String::new() }).await;
            assert_eq!(order().await, before);
        }
        does(&ada, before[0], GoalAct::Reach { words: "Every day".into() }).await;
        assert_eq!(order().await, [before[1], before[0]], "what is over comes last");
    }

    async fn what_is_over_is_over_until_it_is_picked_up(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        let goal = sets(&ada, "Ask one question", &[room.rivera]).await;
        assert_eq!(key(&ada, goal, GoalAct::SetAside { words: " ".into() }).await, "goals.say_why_aside");
        assert_eq!(key(&ada, goal, GoalAct::PickUp).await, "goals.still_open");
        does(&ada, goal, GoalAct::SetAside { words: "The play comes first".into() }).await;
        assert_eq!(own(&ada, goal).await.turn, Turn::Nobody);
        let over = [
            GoalAct::Reach { words: String::new() },
            GoalAct::SetAside { words: "again".into() },
            GoalAct::Reply { words: "x".into() },
            GoalAct::CheckIn { feels: vec![], words: "x".into() },
            GoalAct::Adjust { plan: plan("x"), classes: vec![], because: String::new() },
            GoalAct::Step { step: domain::id::StepId::mint(), words: "x".into(), days: 1, thought: None },
        ];
        for act in over {
            assert_eq!(key(&ada, goal, act).await, "goals.over");
        }
        assert!(conflict(store.answer_goal(&rivera, goal, 1, said(GoalAnswer::Agree, "")).await, "goals.over"));
        does(&ada, goal, GoalAct::PickUp).await;
        assert_eq!(own(&ada, goal).await.stage, GoalStage::Proposed);
    }

    async fn the_same_command_is_one_goal_and_bad_words_are_told(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let goal = domain::id::GoalId::mint();
        let set = || GoalAct::Set { plan: plan("Ask"), classes: vec![], readers: vec![] };
        let envelope = ada.envelope(0, Command::Goal { goal, act: set().into() });
        for _ in 0..3 {
            assert!(ada.sends(envelope.clone()).await.is_done());
        }
        assert_eq!(store.goals(&ada.viewer).await.unwrap().0.goals.len(), 1);
        assert_eq!(key(&ada, goal, set()).await, "goals.set_already");
        let long = GoalAct::Set { plan: plan(&"x".repeat(100_000)), classes: vec![], readers: vec![] };
        assert_eq!(key(&ada, domain::id::GoalId::mint(), long).await, "words.too_long");
        let scripted = GoalAct::Adjust { plan: plan("<script>\0 سلام</script>"), classes: vec![], because: String::new() };
        assert!(gives(&ada, goal, scripted).await.is_done());
        assert_eq!(own(&ada, goal).await.plan.statement, "<script> سلام</script>");
        let empty = store.answer_goal(&room.staff(room.rivera), goal, 2, said(GoalAnswer::Ask, " ")).await;
        assert!(matches!(empty, Err(Error::Refused(Refusal::NotFound))), "what is not shown says nothing, not even of words");
    }
}
