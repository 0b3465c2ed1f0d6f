//! A round, step by step: what the scribe writes, what the group follows, what others never hear.

use domain::classes::AccessPoint;
use domain::command::Command;
use domain::event::{About, Audience, Stream};
use domain::id::{RoundId, RoundQuestionId};
use domain::rounds::{GroupPart, Minutes, QuestionKind, RoundAct, RoundStep};

use super::{desk, does, gives, key, mark, moves_to, plans, reads, runs, sees, statement, writes};
use crate::both;
use crate::pen::{Pen, heard_about, hears, refused, replayed};
use crate::questions::{not_found, told};

both! {
    async fn a_planned_round_is_its_teachers_alone_and_its_first_step_opens_the_way(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let id = plans(&school).await;
        assert!(not_found(store.own_round(&ada.viewer, id).await));
        assert_eq!(key(&ada, id, RoundAct::Join).await, "refusal.not_found");
        assert!(hears(&heard_about(&school, About::Round(id))[0], Stream::Class(room.science), &[Audience::Staff]));
        for viewer in [room.staff(room.kim), room.staff(room.stone), ada.viewer.clone()] {
            assert!(not_found(store.round_desk(&viewer, id).await));
            assert!(not_found(store.move_round(&viewer, id, RoundStep::Planned, RoundStep::Focus).await));
        }
        store.move_round(&room.staff(room.osei), id, RoundStep::Planned, RoundStep::Focus).await.unwrap();
        assert!(store.class(&rivera, room.science).await.unwrap().card.opened.has(AccessPoint::Inquiry));
        assert_eq!(sees(&ada, id).await.step, RoundStep::Focus);
        let last = heard_about(&school, About::Round(id)).pop().unwrap();
        assert!(hears(&last, Stream::Class(room.science), &[Audience::Staff, Audience::Class]));
        assert!(not_found(store.own_round(&room.student(room.dina), id).await));
        assert!(not_found(store.own_round(&rivera, id).await), "she has a page of her own");
        store.close_access_point(&rivera, room.science, AccessPoint::Inquiry).await.unwrap();
        assert!(!sees(&ada, id).await.open);
    }

    async fn a_focus_is_no_question_and_twice_is_once(school: School) {
        let (store, room, id) = (&school.store, &school.room, RoundId::mint());
        let rivera = room.staff(room.rivera);
        let asked = store.make_round(&rivera, room.science, id, statement("Why does ice float?"), Minutes::default()).await;
        assert_eq!(told(asked), "rounds.focus_is_a_question");
        for _ in 0..2 {
            store.make_round(&rivera, room.science, id, statement("Ice floats"), Minutes::default()).await.unwrap();
        }
        assert_eq!(store.rounds(&rivera, room.science).await.unwrap().0.len(), 1);
        let taken = store.make_round(&room.staff(room.kim), room.reading, id, statement("x"), Minutes::default()).await;
        assert!(not_found(taken));
        let other = plans(&school).await;
        moves_to(&school, id, RoundStep::Focus).await;
        let second = store.move_round(&rivera, other, RoundStep::Planned, RoundStep::Focus).await;
        assert_eq!(told(second), "rounds.another_runs");
        assert_eq!(told(store.remove_round(&rivera, id, true).await), "rounds.begun_already");
        store.remove_round(&rivera, other, true).await.unwrap();
        assert!(not_found(store.round_desk(&rivera, other).await));
        store.remove_round(&rivera, other, false).await.unwrap();
        assert_eq!(store.rounds(&rivera, room.science).await.unwrap().0.len(), 2);
    }

    async fn pressed_twice_it_moves_once_and_from_a_stale_page_not_at_all(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, id) = (room.staff(room.rivera), plans(&school).await);
        for _ in 0..2 {
            store.move_round(&rivera, id, RoundStep::Planned, RoundStep::Focus).await.unwrap();
        }
        assert_eq!(desk(&school, id).await.card.step, RoundStep::Focus);
        let stale = store.move_round(&rivera, id, RoundStep::Planned, RoundStep::Produce).await;
        assert_eq!(told(stale), "rounds.moved_meanwhile");
        let far = store.move_round(&rivera, id, RoundStep::Focus, RoundStep::Ended).await;
        assert_eq!(told(far), "rounds.moved_meanwhile");
    }

    async fn the_scribe_writes_the_group_follows_and_the_class_hears_nothing(school: School) {
        let (id, scribe, other) = runs(&school, RoundStep::Produce).await;
        let (store, room) = (&school.store, &school.room);
        let cursor = store.cursor(&other.viewer).await.unwrap();
        let first = writes(&scribe, id, "Why is ice so light").await;
        assert_eq!(reads(&other, id).await, ["Why is ice so light"], "exactly as it was said");
        let heard = heard_about(&school, About::Round(id)).pop().unwrap();
        assert!(!heard.event.audiences.contains(&Audience::Class) && heard.event.audiences.contains(&Audience::Person(other.person)));
        let traffic = replayed(store, &other.viewer, &cursor).await;
        assert!(traffic.contains("\"round\"") && !traffic.contains("light"), "a number only: {traffic}");
        let write = |words: &str| RoundAct::Write { question: RoundQuestionId::mint(), words: words.into() };
        assert_eq!(key(&other, id, write("Mine")).await, "rounds.the_scribe_writes");
        assert_eq!(key(&other, id, RoundAct::Cross { question: first, on: true }).await, "rounds.the_scribe_writes");
        let envelope = scribe.envelope(0, Command::Round { round: id, act: write("Does salt help?").into() });
        for _ in 0..2 {
            assert!(scribe.sends(envelope.clone()).await.is_done());
        }
        assert_eq!(reads(&scribe, id).await.len(), 2, "a double click is one question");
        for words in [" ", &"x".repeat(100_000)] {
            let refusal = refused(gives(&scribe, id, write(words)).await);
            assert!(matches!(refusal, domain::refusal::Refusal::Invalid { .. }), "{refusal:?}");
        }
        does(&scribe, id, RoundAct::Fix { question: first, words: "Why is ice so light?".into() }).await;
        does(&scribe, id, RoundAct::Cross { question: first, on: true }).await;
        assert_eq!(reads(&other, id).await, ["Does salt help?"]);
        does(&scribe, id, RoundAct::Cross { question: first, on: false }).await;
        assert_eq!(reads(&other, id).await.len(), 2);
        assert_eq!(desk(&school, id).await.groups[0].questions.len(), 2);
        assert!(not_found(store.own_round(&room.student(room.dina), id).await));
    }

    async fn each_step_takes_what_is_its_own_and_going_back_loses_nothing(school: School) {
        let (id, scribe, other) = runs(&school, RoundStep::Focus).await;
        let question = RoundQuestionId::mint();
        let write = RoundAct::Write { question, words: "Is ice heavy?".into() };
        assert_eq!(key(&scribe, id, write.clone()).await, "rounds.not_now");
        moves_to(&school, id, RoundStep::Produce).await;
        does(&scribe, id, write).await;
        assert_eq!(key(&scribe, id, mark(question, QuestionKind::Closed)).await, "rounds.not_now");
        moves_to(&school, id, RoundStep::Improve).await;
        let late = writes(&scribe, id, "Who was the last to speak?").await;
        let change = |from, question| RoundAct::Change { from, question, words: "How heavy is ice?".into() };
        let changed = RoundQuestionId::mint();
        assert_eq!(key(&scribe, id, change(question, changed)).await, "rounds.mark_it_first");
        does(&scribe, id, mark(question, QuestionKind::Closed)).await;
        does(&scribe, id, change(question, changed)).await;
        assert_eq!(key(&scribe, id, change(question, RoundQuestionId::mint())).await, "rounds.changed_already");
        let group = sees(&other, id).await.group.unwrap().group;
        let words: Vec<_> = group.questions.iter().map(|line| (line.words.as_str(), line.kind)).collect();
        assert_eq!(words, [
            ("Is ice heavy?", Some(QuestionKind::Closed)),
            ("How heavy is ice?", Some(QuestionKind::Open)),
            ("Who was the last to speak?", None),
        ], "both wordings stand, side by side");
        let weigh = RoundAct::Weigh { closed_good: "They are quick".into(), open_good: "They go on".into() };
        does(&scribe, id, weigh).await;

        moves_to(&school, id, RoundStep::Choose).await;
        let choose = |questions: &[RoundQuestionId]| RoundAct::Choose { questions: questions.to_vec(), why: "They go on".into() };
        assert_eq!(key(&scribe, id, choose(&[RoundQuestionId::mint()])).await, "refusal.not_found");
        does(&scribe, id, choose(&[changed, late])).await;
        moves_to(&school, id, RoundStep::Next).await;
        does(&scribe, id, RoundAct::Next { words: "Weigh some".into() }).await;
        moves_to(&school, id, RoundStep::Produce).await;
        writes(&scribe, id, "And steam?").await;
        moves_to(&school, id, RoundStep::Next).await;
        let group = sees(&other, id).await.group.unwrap().group;
        assert_eq!(group.chosen().map(|line| line.id).collect::<Vec<_>>(), [changed, late]);
        assert_eq!((group.said(GroupPart::Next), group.said(GroupPart::Why), group.said(GroupPart::ClosedGood)), ("Weigh some", "They go on", "They are quick"));
        assert_eq!(group.questions.len(), 4);
    }

    async fn what_each_learned_is_theirs_and_the_staffs(school: School) {
        let (id, scribe, other) = runs(&school, RoundStep::Next).await;
        let reflect = |words: &str| RoundAct::Reflect { words: words.into() };
        assert_eq!(key(&other, id, reflect("I ask late")).await, "rounds.not_now");
        moves_to(&school, id, RoundStep::Reflect).await;
        does(&other, id, reflect("I ask late")).await;
        let heard = heard_about(&school, About::Round(id)).pop().unwrap();
        let audiences = [Audience::Staff, Audience::Person(other.person)];
        assert!(hears(&heard, Stream::Class(school.room.science), &audiences));
        assert_eq!(sees(&other, id).await.reflection, "I ask late");
        assert!(!format!("{:?}", sees(&scribe, id).await).contains("I ask late"));
        moves_to(&school, id, RoundStep::Ended).await;
        does(&scribe, id, reflect("Closed ones are quick")).await;
        let said = desk(&school, id).await.reflections;
        assert_eq!(said.len(), 2, "who is slow is not cut off");
        does(&scribe, id, reflect(" ")).await;
        assert_eq!(desk(&school, id).await.reflections.len(), 1, "taken back");
        assert_eq!(key(&scribe, id, reflect(" ")).await, "words.empty");
    }
}
