//! Choosing, changing one's mind, and saying afterwards what helped.

use domain::choices::{Axis, ChoiceAct, Missing, Outcome, Template};
use domain::command::Command;
use domain::event::{About, Audience, Stream};
use domain::id::{ChoiceId, OptionId, ReflectionId};

use super::{choosing, chosen, does, firsts, gives, key, not_found, opens, option, own};
use crate::both;
use crate::pen::{Pen, done, heard_about, hears, own_question, save};

both! {
    async fn an_incomplete_choice_is_a_choice_and_says_what_it_lacks(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let board = opens(&school, "I can say why", Template::Menu).await;
        let read = option(&ada, board, Axis::Learn, 0).await;
        does(&ada, board, choosing(vec![read], "I like to read")).await;
        let choice = own(&ada, board).await.choice.unwrap();
        assert_eq!(choice.missing, [Missing::Part(Axis::Place), Missing::Part(Axis::Tool), Missing::Part(Axis::Show)]);
        assert_eq!(choice.now.why, "I like to read");
        assert!(store.home(&ada.viewer).await.unwrap().0.boards.is_empty());
        let last = heard_about(&school, About::Choice(choice.id)).pop().unwrap();
        assert!(hears(&last, Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.ada)]), "no classmate");

        let (view, _) = store.board(&room.staff(room.osei), board).await.unwrap();
        assert_eq!((view.chosen[0].who.name.as_str(), view.not_yet.len()), ("Ada Okafor", 2));
        assert!(view.totals.is_hidden(), "one child is no figure");
    }

    async fn she_changes_her_mind_and_what_was_before_stays(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let board = opens(&school, "I can say why", Template::Menu).await;
        let all = firsts(&ada, board).await;
        does(&ada, board, choosing(all.clone(), "quiet")).await;
        let first = own(&ada, board).await.choice.unwrap();
        does(&ada, board, choosing(all.iter().rev().copied().collect(), "quiet")).await;
        assert_eq!(own(&ada, board).await.choice.unwrap().now.number, 1, "the same in another order is the same");
        let other = option(&ada, board, Axis::Place, 1).await;
        let mut anew = all.clone();
        anew[1] = other;
        does(&ada, board, choosing(anew, "Bo is back")).await;
        let choice = own(&ada, board).await.choice.unwrap();
        assert_eq!((choice.now.number, choice.earlier.len(), choice.id), (2, 1, first.id));
        assert_eq!(choice.earlier[0], first.now);
    }

    async fn what_cannot_stand_changes_nothing(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let board = opens(&school, "I can say why", Template::Menu).await;
        let (one, two) = (option(&ada, board, Axis::Learn, 0).await, option(&ada, board, Axis::Learn, 1).await);
        assert_eq!(key(&ada, board, choosing(vec![], "")).await, "choices.pick_something");
        assert_eq!(key(&ada, board, choosing(vec![one, two], "")).await, "choices.one_of_each");
        assert_eq!(key(&ada, board, choosing(vec![OptionId::mint()], "")).await, "choices.no_longer_offered");
        assert_eq!(key(&ada, board, choosing(vec![one], &"x".repeat(100_000))).await, "words.too_long");
        let after = |option| ChoiceAct::After { option, outcome: Outcome::Helped, words: String::new() };
        assert_eq!(key(&ada, board, after(one)).await, "choices.choose_first");
        assert!(own(&ada, board).await.choice.is_none());
        for stranger in [room.dina, room.eli] {
            assert_eq!(key(&Pen::of(&school, stranger), board, choosing(vec![one], "")).await, "refusal.not_found");
        }
        does(&ada, board, choosing(vec![one], "")).await;
        // Bo names Ada's choice as his own.
        let hers = own(&ada, board).await.choice.unwrap().id;
        let theft = ChoiceAct::Choose { choice: hers, picks: vec![one], why: String::new(), goal: None };
        assert_eq!(key(&bo, board, theft).await, "refusal.not_found");
        assert_eq!(key(&ada, board, after(two)).await, "refusal.not_found", "she did not choose it");

        store.close_board(&room.staff(room.rivera), board).await.unwrap();
        assert_eq!(key(&ada, board, choosing(vec![two], "")).await, "choices.board_closed");
        does(&ada, board, after(one)).await;
    }

    async fn the_same_command_twice_is_one_choice(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let board = opens(&school, "I can say why", Template::Grid).await;
        let picks = vec![option(&ada, board, Axis::Learn, 0).await, option(&ada, board, Axis::Learn, 1).await];
        let envelope = ada.envelope(0, Command::Choice { board, act: choosing(picks, "both").into() });
        assert_eq!(ada.sends(envelope.clone()).await, ada.sends(envelope).await);
        let choice = own(&ada, board).await.choice.unwrap();
        assert_eq!((choice.now.number, choice.now.picks.len(), choice.missing.len()), (1, 2, 0));
    }

    async fn the_work_is_her_own_and_her_teacher_sees_it_once_it_is_shared(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let board = opens(&school, "I can say why", Template::Menu).await;
        does(&ada, board, choosing(firsts(&ada, board).await, "")).await;
        let (piece, beginning) = (ReflectionId::mint(), own_question(room.science));
        done(ada.sends(ada.envelope(0, save(piece, &beginning, "A draft"))).await);
        let link = ChoiceAct::Work { reflection: Some(piece) };
        does(&ada, board, link.clone()).await;
        let seen = async || {
            let (view, _) = store.board(&room.staff(room.rivera), board).await.unwrap();
            view.chosen[0].choice.work.as_ref().map(|work| work.id)
        };
        assert_eq!(seen().await, None, "a draft is nobody else's, not even its question");
        assert_eq!(own(&ada, board).await.choice.unwrap().work.unwrap().question, "Why do leaves fall?");
        ada.shares(piece, &beginning, "Because of the cold").await;
        assert_eq!(seen().await, Some(piece));
        does(&bo, board, choosing(firsts(&bo, board).await, "")).await;
        assert_eq!(key(&bo, board, link).await, "refusal.not_found", "Ada's piece is not Bo's work");
        does(&ada, board, ChoiceAct::Work { reflection: None }).await;
        assert_eq!(seen().await, None);
    }

    async fn the_work_stays_among_those_to_pick_from_however_old_it_is(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let board = opens(&school, "I can say why", Template::Menu).await;
        does(&ada, board, choosing(firsts(&ada, board).await, "")).await;
        let (old, beginning) = (ReflectionId::mint(), own_question(room.science));
        ada.shares(old, &beginning, "Because of the cold").await;
        does(&ada, board, ChoiceAct::Work { reflection: Some(old) }).await;
        let offered = async || own(&ada, board).await.pieces.into_iter().map(|piece| piece.id).collect::<Vec<_>>();
        assert_eq!(offered().await, [old], "once");
        for _ in 0..61 {
            ada.shares(ReflectionId::mint(), &beginning, "Something newer").await;
        }
        let now = offered().await;
        assert_eq!((now.len(), now.last()), (61, Some(&old)), "sixty newer ones, and the work");
        does(&ada, board, ChoiceAct::Work { reflection: Some(old) }).await;
        assert_eq!(own(&ada, board).await.choice.unwrap().work.unwrap().id, old);
        does(&ada, board, ChoiceAct::Work { reflection: None }).await;
        assert_eq!(offered().await.len(), 60);
    }

    async fn thirty_at_once_each_choose_for_themselves(school: School) {
        let room = &school.room;
        let board = opens(&school, "I can say why", Template::Menu).await;
        let pens = [room.ada, room.bo, room.chen].map(|person| Pen::of(&school, person));
        let picks = firsts(&pens[0], board).await;
        let all = futures::future::join_all(pens.iter().flat_map(|pen| {
            let picks = &picks;
            (0..10).map(move |n| gives(pen, board, choosing(picks.clone(), &format!("for the {n}. time"))))
        })).await;
        assert!(all.iter().all(|answer| answer.is_done()), "{all:?}");
        for pen in &pens {
            let choice = own(pen, board).await.choice.unwrap();
            assert_eq!((choice.now.number, choice.earlier.len()), (10, 9));
            assert_eq!(chosen(pen, board).await.len(), 4);
        }
    }

    async fn a_choice_may_say_which_goal_it_serves(school: School) {
        let room = school.room.clone();
        let ada = Pen::of(&school, room.ada);
        let board = opens(&school, "I can say why", Template::Menu).await;
        let goal = crate::goals::sets(&ada, "Explain it to a sixth grader", &[room.osei]).await;
        let hers = crate::goals::sets(&Pen::of(&school, room.bo), "Bo's own", &[]).await;
        let picks = firsts(&ada, board).await;
        let serving = |goal| ChoiceAct::Choose { choice: ChoiceId::mint(), picks: picks.clone(), why: String::new(), goal };
        assert_eq!(key(&ada, board, serving(Some(hers))).await, "choices.goal_not_open", "a classmate's is not to be told from none");
        assert_eq!(own(&ada, board).await.goals.iter().map(|goal| goal.statement.as_str()).collect::<Vec<_>>(), ["Explain it to a sixth grader"]);
        let before = crate::goals::told(&school, About::Goal(goal)).len();
        for _ in 0..2 {
            does(&ada, board, serving(Some(goal))).await;
        }
        assert_eq!(own(&ada, board).await.choice.unwrap().serves.map(|goal| goal.id), Some(goal));
        let chosen = |view: domain::goals::GoalView| view.chosen.into_iter().map(|one| (one.target, one.picks.len())).collect::<Vec<_>>();
        assert_eq!(chosen(crate::goals::own(&ada, goal).await), [("I can say why".to_owned(), picks.len())]);
        let guided = crate::goals::seen(&school, room.osei, goal).await.unwrap();
        assert_eq!(chosen(guided).len(), 1, "whom the goal is shown to");
        let heard = crate::goals::told(&school, About::Goal(goal));
        assert_eq!(heard[before..], [room.ada, room.osei], "once, though it was said twice");
        let (view, _) = school.store.board(&room.staff(room.rivera), board).await.unwrap();
        assert_eq!(view.chosen[0].choice.serves, None, "a board tells nobody of a goal");
        // Served once, it stays so when the goal is over; taken away, it does not come back.
        crate::goals::does(&ada, goal, domain::goals::GoalAct::SetAside { words: "Later".into() }).await;
        does(&ada, board, serving(Some(goal))).await;
        does(&ada, board, serving(None)).await;
        assert_eq!(own(&ada, board).await.choice.map(|choice| (choice.now.number, choice.serves)), Some((1, None)));
        assert_eq!(key(&ada, board, serving(Some(goal))).await, "choices.goal_not_open");
        assert!(crate::goals::own(&ada, goal).await.chosen.is_empty());
    }

    async fn she_is_told_everybody_who_sees_what_she_chooses(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        // Dina's place in Ms Kim's class is Ada's.
        let dina_to_ada = [room.ada.0.into(), room.dina.0.into()];
        school.behind_the_scenes("UPDATE enrollment SET person_id = $1 WHERE person_id = $2", dina_to_ada).await;
        let board = opens(&school, "I can say why", Template::Menu).await;
        let goal = crate::goals::sets(&ada, "Explain it", &[room.osei, room.kim]).await;
        let picks = firsts(&ada, board).await;
        let serving = |goal| ChoiceAct::Choose { choice: ChoiceId::mint(), picks: picks.clone(), why: String::new(), goal };
        does(&ada, board, serving(None)).await;
        assert_eq!(own(&ada, board).await.seen_by, ["Ms Rivera", "Mr Osei"]);
        does(&ada, board, serving(Some(goal))).await;
        assert_eq!(crate::goals::seen(&school, room.kim, goal).await.unwrap().chosen.len(), 1);
        let view = own(&ada, board).await;
        assert_eq!(view.seen_by, ["Ms Rivera", "Mr Osei", "Ms Kim"], "each once");
        assert_eq!(view.teachers, ["Ms Rivera", "Mr Osei"], "who answers there is another matter");
        does(&ada, board, serving(None)).await;
        assert_eq!(own(&ada, board).await.seen_by, ["Ms Rivera", "Mr Osei"]);
        assert!(ada.gives(Command::ShowHelped { readers: vec![room.kim, room.rivera] }).await.is_done());
        assert_eq!(own(&ada, board).await.seen_by, ["Ms Rivera", "Mr Osei", "Ms Kim"], "who reads what helped");
    }

    async fn who_left_the_class_keeps_the_choice_and_can_still_say_what_helped(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let board = opens(&school, "I can say why", Template::Menu).await;
        let picks = firsts(&ada, board).await;
        does(&ada, board, choosing(picks.clone(), "")).await;
        store.remove_student(&room.staff(room.rivera), room.science, room.ada).await.unwrap();
        assert_eq!(key(&ada, board, choosing(vec![picks[0]], "")).await, "choices.board_closed");
        does(&ada, board, ChoiceAct::After { option: picks[0], outcome: Outcome::Partly, words: "a bit".into() }).await;
        let (mine, _) = store.own_boards(&ada.viewer).await.unwrap();
        assert_eq!((mine.open.len(), mine.before.len()), (0, 1));
        let (view, _) = store.board(&room.staff(room.rivera), board).await.unwrap();
        assert!(view.chosen[0].choice.afters.is_empty(), "hers, until she shows it");
        assert_eq!(own(&ada, board).await.choice.unwrap().afters[0].words, "a bit");
        let of = store.choices_of(&room.staff(room.rivera), room.science, room.ada).await.unwrap().0;
        assert_eq!((of.attends, of.choices.len()), (false, 1));
        assert!(not_found(store.choices_of(&room.staff(room.kim), room.science, room.ada).await));
    }
}
