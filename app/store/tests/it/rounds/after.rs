//! Afterwards: shown to the class, on the question board, an essential question, and what a wall may show.

use domain::event::{About, Audience};
use domain::id::QuestionId;
use domain::questions::{EssentialAct, QuestionGuiding};
use domain::rounds::{RoundAct, RoundStep};

use super::{desk, does, gives, more_students, moves_to, runs, sees, writes};
use crate::both;
use crate::pen::{Pen, heard_about, projects, refused};
use crate::questions::{board, not_found, on_desk, told};

both! {
    async fn the_class_sees_what_was_chosen_once_the_teacher_shows_it_and_no_names(school: School) {
        let (id, scribe, other) = runs(&school, RoundStep::Produce).await;
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        assert_eq!(told(store.share_round(&rivera, id, true, None, false).await), "rounds.nothing_chosen_yet");
        let (one, two) = (writes(&scribe, id, "Is obsidian glass?").await, writes(&scribe, id, "Who hid the quartz?").await);
        moves_to(&school, id, RoundStep::Choose).await;
        does(&scribe, id, RoundAct::Choose { questions: vec![one], why: "It is about marble".into() }).await;
        let chen = Pen::of(&school, more_students(&school, "Zoe Zed").await[0]);
        assert!(sees(&chen, id).await.shared.is_empty());
        let heard = heard_about(&school, About::Round(id)).pop().unwrap();
        assert!(!heard.event.audiences.contains(&Audience::Class));
        store.share_round(&rivera, id, true, None, false).await.unwrap();
        assert_eq!(sees(&chen, id).await.shared[0].questions, ["Is obsidian glass?"]);
        let shown = format!("{:?}", sees(&chen, id).await);
        assert!(!shown.contains("quartz") && !shown.contains("marble"), "{shown}");
        for name in ["Ada Okafor", "Bo Lindqvist", "Chen Wei-Ling"] {
            assert!(!shown.contains(name), "{shown}");
        }
        // What is chosen otherwise is heard by the class for as long as it is shown.
        does(&scribe, id, RoundAct::Choose { questions: vec![one], why: "Because".into() }).await;
        assert!(heard_about(&school, About::Round(id)).pop().unwrap().event.audiences.contains(&Audience::Class));
        // Another choice is read once more before the class sees it.
        assert_eq!(sees(&chen, id).await.shared.len(), 1);
        does(&scribe, id, RoundAct::Choose { questions: vec![one, two], why: "Because".into() }).await;
        assert!(sees(&chen, id).await.shared.is_empty());
        assert!(heard_about(&school, About::Round(id)).iter().rev().take(2).any(|heard| heard.event.audiences.contains(&Audience::Class)));
        let read = |words: &[&str]| domain::rounds::as_read(words.iter().copied());
        let stale = store.share_round(&rivera, id, true, Some(&read(&["Is obsidian glass?"])), false).await;
        assert_eq!(told(stale), "rounds.moved_meanwhile", "what was not read is not shown");
        let board = store.round_to_board(&rivera, id, Some(&read(&["Is obsidian glass?"]))).await;
        assert_eq!(told(board), "rounds.moved_meanwhile");
        let now = read(&["Who hid the quartz?", "Is obsidian glass?"]);
        store.share_round(&rivera, id, true, Some(&now), false).await.unwrap();
        assert_eq!(sees(&chen, id).await.shared[0].questions.len(), 2);
        does(&scribe, id, RoundAct::Choose { questions: vec![one], why: "Because".into() }).await;
        assert_eq!(sees(&chen, id).await.shared[0].questions, ["Is obsidian glass?"], "what is chosen no longer is gone at once");
        store.share_round(&rivera, id, false, None, false).await.unwrap();
        assert!(sees(&other, id).await.shared.is_empty());
        assert!(not_found(store.share_round(&room.staff(room.kim), id, true, None, false).await));
    }

    async fn a_listed_word_in_a_chosen_question_asks_for_a_second_look(school: School) {
        let (id, scribe, other) = runs(&school, RoundStep::Produce).await;
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let one = writes(&scribe, id, "Does a knife cut obsidian?").await;
        moves_to(&school, id, RoundStep::Choose).await;
        assert!(desk(&school, id).await.looks.is_empty(), "nothing is chosen");
        does(&scribe, id, RoundAct::Choose { questions: vec![one], why: "It is sharp".into() }).await;
        let look = desk(&school, id).await.looks.pop().unwrap();
        assert_eq!(&look.words[look.spans[0].clone()], "knife");
        assert_eq!(told(store.share_round(&rivera, id, true, None, false).await), "rounds.second_look");
        assert!(sees(&other, id).await.shared.is_empty());
        let audited = || async {
            let rows = store.audit(&rivera, room.school, None).await.unwrap();
            rows.iter().filter(|row| row.what == "second_look_round").count()
        };
        assert_eq!(audited().await, 0);
        store.share_round(&rivera, id, true, None, true).await.unwrap();
        store.share_round(&rivera, id, true, None, true).await.unwrap();
        assert_eq!((sees(&other, id).await.shared.len(), audited().await), (1, 1));
        assert!(desk(&school, id).await.looks.is_empty(), "it is shown");
    }

    async fn what_is_put_right_once_more_is_read_once_more_before_the_class_sees_it(school: School) {
        let (id, scribe, other) = runs(&school, RoundStep::Produce).await;
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let one = writes(&scribe, id, "Is obsidian glass?").await;
        moves_to(&school, id, RoundStep::Choose).await;
        does(&scribe, id, RoundAct::Choose { questions: vec![one], why: "It shines".into() }).await;
        store.share_round(&rivera, id, true, None, false).await.unwrap();
        store.move_round(&rivera, id, RoundStep::Choose, RoundStep::Improve).await.unwrap();
        assert!(sees(&other, id).await.shared.is_empty());
        does(&scribe, id, RoundAct::Fix { question: one, words: "Is Mr Stone made of glass?".into() }).await;
        store.move_round(&rivera, id, RoundStep::Improve, RoundStep::Choose).await.unwrap();
        assert!(sees(&other, id).await.shared.is_empty());
        store.share_round(&rivera, id, true, None, false).await.unwrap();
        assert_eq!(sees(&other, id).await.shared[0].questions, ["Is Mr Stone made of glass?"]);
    }

    async fn home_leads_to_the_round_while_the_class_is_in_it(school: School) {
        let (id, scribe, _) = runs(&school, RoundStep::Produce).await;
        let (store, room) = (&school.store, &school.room);
        let home = store.home(&scribe.viewer).await.unwrap().0;
        assert_eq!(home.together.iter().map(|one| (one.id, one.what)).collect::<Vec<_>>(), [(id.0, domain::home::Doing::Round)]);
        assert!(store.home(&room.student(room.dina)).await.unwrap().0.together.is_empty(), "another class");
        moves_to(&school, id, RoundStep::Choose).await;
        moves_to(&school, id, RoundStep::Ended).await;
        assert!(store.home(&scribe.viewer).await.unwrap().0.together.is_empty());
    }

    async fn a_wall_has_no_name_and_nothing_that_is_not_shown(school: School) {
        let (id, scribe, _) = runs(&school, RoundStep::Produce).await;
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        let (one, _two) = (writes(&scribe, id, "Is obsidian glass?").await, writes(&scribe, id, "Who hid the quartz?").await);
        moves_to(&school, id, RoundStep::Choose).await;
        does(&scribe, id, RoundAct::Choose { questions: vec![one], why: "It is about marble".into() }).await;
        let seen = format!("{:?}", store.round_on_wall(&wall, id).await.unwrap());
        for word in ["obsidian", "quartz", "marble", "Ada", "Bo", "Chen", &room.ada.to_string(), &scribe.person.to_string()] {
            assert!(!seen.contains(word), "{word}: {seen}");
        }
        assert!(seen.contains("Ice floats on water."));
        store.share_round(&room.staff(room.rivera), id, true, None, false).await.unwrap();
        let seen = format!("{:?}", store.round_on_wall(&wall, id).await.unwrap());
        assert!(seen.contains("Is obsidian glass?") && !seen.contains("quartz") && !seen.contains("marble"), "{seen}");
        assert!(!seen.contains("Okafor") && !seen.contains("Lindqvist"), "{seen}");
        moves_to(&school, id, RoundStep::Ended).await;
        assert!(not_found(store.round_on_wall(&wall, id).await), "when it is over the wall has nothing of it");
        for viewer in [room.student(room.ada), room.staff(room.kim), room.staff(room.stone)] {
            assert!(not_found(store.round_on_wall(&viewer, id).await), "{viewer:?}");
        }
    }

    async fn chosen_questions_come_to_the_board_once_and_are_nobodys_own(school: School) {
        let (id, scribe, other) = runs(&school, RoundStep::Produce).await;
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (one, two) = (writes(&scribe, id, "Is ice glass?").await, writes(&scribe, id, "Is glass ice?").await);
        moves_to(&school, id, RoundStep::Choose).await;
        assert_eq!(told(store.round_to_board(&rivera, id, None).await), "rounds.nothing_chosen_yet");
        does(&scribe, id, RoundAct::Choose { questions: vec![one], why: String::new() }).await;
        assert_eq!(store.round_to_board(&rivera, id, None).await.unwrap(), 1);
        assert!(desk(&school, id).await.on_board);
        let card = board(&other).await.questions.remove(0);
        assert_eq!((card.words.as_str(), card.from_round, card.asker), ("Is ice glass?", true, None));
        let own = board(&scribe).await;
        assert!(own.own.is_empty() && own.questions.len() == 1, "whoever wrote it down does not own it");
        let withdraw = crate::questions::key(&scribe, card.id, domain::questions::QuestionAct::Withdraw).await;
        assert_eq!(withdraw, "refusal.not_found");
        assert!(on_desk(&school, card.id).await.who.is_none());
        does(&scribe, id, RoundAct::Choose { questions: vec![one, two], why: String::new() }).await;
        let act = QuestionGuiding::TakeOff { why: "We know it by now".into() };
        crate::questions::guides(&school, card.id, act).await.unwrap();
        assert_eq!(store.round_to_board(&rivera, id, None).await.unwrap(), 1, "only what is new; what was taken off stays off");
        assert_eq!(crate::questions::reads(&other).await, ["Is glass ice?"]);
        assert_eq!(store.round_to_board(&rivera, id, None).await.unwrap(), 0);

        let essential = EssentialAct::Make { id: QuestionId::mint(), words: "What is solid?".into(), round: Some(id) };
        store.guide_essential(&rivera, room.science, essential).await.unwrap();
        assert_eq!(board(&other).await.essential[0].round, Some(id));
        let strange = EssentialAct::Make { id: QuestionId::mint(), words: "x".into(), round: Some(id) };
        assert!(not_found(store.guide_essential(&room.staff(room.kim), room.reading, strange).await));
    }

    async fn who_left_the_class_hears_no_more_of_a_round_that_runs(school: School) {
        let (id, _, other) = runs(&school, RoundStep::Produce).await;
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.remove_student(&rivera, room.science, other.person).await.unwrap();
        assert!(not_found(store.own_round(&other.viewer, id).await));
        moves_to(&school, id, RoundStep::Ended).await;
        let kept = sees(&other, id).await;
        assert!(!kept.open && kept.group.is_some(), "what they made together stays theirs");
        let reflect = RoundAct::Reflect { words: "x".into() };
        assert_eq!(refused(gives(&other, id, reflect).await).sentence().key, "rounds.closed");
    }
}
