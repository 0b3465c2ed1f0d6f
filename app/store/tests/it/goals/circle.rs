//! The circle of control, and the steps that come of it.

use domain::clock::DAY;
use domain::event::About;
use domain::goals::{Circle, GoalAct, GoalWait, StepEnd, ThoughtKind};
use domain::id::{StepId, ThoughtId};
use domain::refusal::Refusal;

use super::{does, gives, key, own, seen, sets, told};
use crate::both;
use crate::pen::{Pen, refused, replayed};

fn think(thought: ThoughtId, words: &str, circle: Option<Circle>) -> GoalAct {
    GoalAct::Think { thought, kind: ThoughtKind::Obstacle, words: words.into(), circle }
}

fn step(words: &str, thought: Option<ThoughtId>) -> GoalAct {
    GoalAct::Step { step: StepId::mint(), words: words.into(), days: 3, thought }
}

both! {
    async fn it_is_its_students_alone(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let goal = sets(&ada, "Ask one question", &[room.rivera]).await;
        let before = told(&school, About::Goal(goal)).len();
        let from = store.cursor(&room.staff(room.rivera)).await.unwrap();
        let (home, loud) = (ThoughtId::mint(), ThoughtId::mint());
        does(&ada, goal, think(home, "Obsidian at home", Some(Circle::Cannot))).await;
        does(&ada, goal, think(loud, "I speak too softly", None)).await;
        does(&ada, goal, GoalAct::Sort { thought: loud, circle: Some(Circle::Control) }).await;
        let circle: Vec<_> = own(&ada, goal).await.circle.iter().map(|t| (t.id, t.circle)).collect();
        assert_eq!(circle, [(home, Some(Circle::Cannot)), (loud, Some(Circle::Control))]);
        assert_eq!(told(&school, About::Goal(goal))[before..], [room.ada; 3], "nobody else hears of it");
        let seen = seen(&school, room.rivera, goal).await.unwrap();
        assert!(seen.circle.is_empty());
        assert!(!serde_json::to_string(&seen).unwrap().contains("Obsidian"));
        assert_eq!(replayed(store, &room.staff(room.rivera), &from).await, "[]");

        let bo = Pen::of(&school, room.bo);
        let bos = sets(&bo, "Mine", &[]).await;
        assert_eq!(refused(gives(&bo, bos, GoalAct::Forget { thought: home }).await), Refusal::NotFound);
        assert_eq!(refused(gives(&bo, bos, think(home, "Changed", None)).await), Refusal::NotFound);
        does(&ada, goal, GoalAct::Forget { thought: home }).await;
        assert_eq!(own(&ada, goal).await.circle.len(), 1);
        for n in 1..40 {
            does(&ada, goal, think(ThoughtId::mint(), &format!("thought {n}"), None)).await;
        }
        assert_eq!(key(&ada, goal, think(ThoughtId::mint(), "one more", None)).await, "goals.too_many_thoughts");
    }

    async fn a_thought_is_said_in_other_words_where_it_stands(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let goal = sets(&ada, "Ask one question", &[room.rivera]).await;
        let thought = ThoughtId::mint();
        does(&ada, goal, think(thought, "The bus is late", Some(Circle::Cannot))).await;
        let before = told(&school, About::Goal(goal)).len();
        let rethink = |was: &str, words: &str| GoalAct::Rethink { thought, was: was.into(), words: words.into() };
        does(&ada, goal, rethink("The bus is late", " The bus\nnever comes ")).await;
        let now = own(&ada, goal).await.circle.remove(0);
        assert_eq!((now.words.as_str(), now.circle, now.kind), ("The bus never comes", Some(Circle::Cannot), ThoughtKind::Obstacle));
        does(&ada, goal, rethink("The bus is late", "The bus never comes")).await;
        assert_eq!(told(&school, About::Goal(goal))[before..], [room.ada], "once, and nobody else hears of it");

        // Read before, on another device: nothing is overwritten.
        assert_eq!(key(&ada, goal, rethink("The bus is late", "I miss the bus")).await, "goals.changed_meanwhile");
        assert_eq!(key(&ada, goal, rethink("The bus never comes", " ")).await, "words.empty");
        let taken = gives(&ada, goal, think(thought, "I miss the bus", None)).await;
        assert_eq!(refused(taken), Refusal::NotFound, "a new one has an id of its own");
        for person in [room.bo, room.dina, room.eli] {
            let pen = Pen::of(&school, person);
            let theirs = sets(&pen, "Mine", &[]).await;
            for goal in [goal, theirs] {
                let changed = rethink("The bus never comes", "Changed");
                assert_eq!(refused(gives(&pen, goal, changed).await), Refusal::NotFound);
            }
        }
        does(&ada, goal, GoalAct::SetAside { words: "Another time".into() }).await;
        assert_eq!(key(&ada, goal, rethink("The bus never comes", "I walk")).await, "goals.over");
        assert_eq!(own(&ada, goal).await.circle[0].words, "The bus never comes");
        does(&ada, goal, GoalAct::PickUp).await;
        does(&ada, goal, GoalAct::Forget { thought }).await;
        assert_eq!(refused(gives(&ada, goal, rethink("The bus never comes", "I walk")).await), Refusal::NotFound);
    }

    async fn a_step_comes_from_what_i_control_and_is_under_a_week_long(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let goal = sets(&ada, "Ask one question", &[room.rivera]).await;
        let thought = ThoughtId::mint();
        does(&ada, goal, think(thought, "I speak too softly", Some(Circle::Influence))).await;
        assert_eq!(key(&ada, goal, step("Speak up", Some(thought))).await, "goals.not_in_my_control");
        assert_eq!(refused(gives(&ada, goal, step("Speak up", Some(ThoughtId::mint()))).await), Refusal::NotFound);
        does(&ada, goal, GoalAct::Sort { thought, circle: Some(Circle::Control) }).await;
        assert_eq!(store.home(&ada.viewer).await.unwrap().0.goals[0].wait, GoalWait::Step);
        does(&ada, goal, step("Sit in front", Some(thought))).await;
        let home = store.home(&ada.viewer).await.unwrap().0;
        assert_eq!((home.goals[0].wait, home.goals[0].words.as_str()), (GoalWait::Doing, "Sit in front"));
        let week = GoalAct::Step { step: StepId::mint(), words: "x".into(), days: 7, thought: None };
        assert_eq!(key(&ada, goal, week).await, "goals.under_a_week");
        for n in 2..=3 {
            does(&ada, goal, step(&format!("Step {n}"), None)).await;
        }
        assert_eq!(key(&ada, goal, step("Step 4", None)).await, "goals.too_many_steps");

        let first = own(&ada, goal).await.steps[0].clone();
        assert_eq!((first.words.as_str(), first.by.since(first.made_at)), ("Sit in front", 3 * DAY));
        let done = GoalAct::EndStep { step: first.id, end: StepEnd::Done, words: "It worked".into() };
        does(&ada, goal, done.clone()).await;
        assert_eq!(key(&ada, goal, done).await, "goals.step_ended");
        does(&ada, goal, GoalAct::Forget { thought }).await;
        let seen = seen(&school, room.rivera, goal).await.unwrap();
        let steps: Vec<_> = seen.steps.iter().map(|s| (s.words.as_str(), s.end)).collect();
        assert_eq!(steps, [("Step 2", None), ("Step 3", None), ("Sit in front", Some(StepEnd::Done))]);
        let bo = Pen::of(&school, room.bo);
        let bos = sets(&bo, "Mine", &[]).await;
        let end = GoalAct::EndStep { step: seen.steps[0].id, end: StepEnd::LetGo, words: String::new() };
        assert_eq!(refused(gives(&bo, bos, end).await), Refusal::NotFound);
    }
}
