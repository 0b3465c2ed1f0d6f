//! Asked, worded anew, taken back.

use domain::classes::AccessPoint;
use domain::command::Command;
use domain::event::{About, Audience, Stream};
use domain::id::QuestionId;
use domain::questions::{EssentialAct, MOST_ON_BOARD, QuestionAct, QuestionGuiding, QuestionStage};

use super::{ask, asks, board, does, gives, guides, key, not_found, on_desk, open, reads, reads_first, told};
use crate::both;
use crate::pen::{Pen, heard_about, hears, refused, replayed};

both! {
    async fn a_question_is_there_at_once_for_the_class_and_says_no_name(school: School) {
        open(&school).await;
        let (store, room) = (&school.store, &school.room);
        let (ada, bo, dina) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo), Pen::of(&school, room.dina));
        let bos = store.cursor(&bo.viewer).await.unwrap();
        let id = asks(&school, &ada, "Why is obsidian sharp?").await;
        let card = board(&bo).await.questions.remove(0);
        assert_eq!((card.words.as_str(), card.asker, card.from_round), ("Why is obsidian sharp?", None, false));
        assert_eq!(board(&ada).await.own[0].stage, QuestionStage::Open);
        assert!(reads(&ada).await.is_empty(), "one's own stands among one's own");
        assert!(reads(&dina).await.is_empty(), "another class has another board");
        assert_eq!(on_desk(&school, id).await.who.unwrap().name, "Ada Okafor", "the staff knows whose it is");
        let heard = heard_about(&school, About::Question(id)).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff, Audience::Class]));
        let traffic = replayed(store, &bo.viewer, &bos).await;
        assert!(traffic.contains(&id.to_string()), "{traffic}");
        assert!(!traffic.contains("obsidian") && !traffic.contains(&room.ada.to_string()), "a number only: {traffic}");
        for viewer in [room.staff(room.kim), room.staff(room.stone), room.student(room.ada)] {
            assert!(not_found(store.question_desk(&viewer, room.science).await), "{viewer:?}");
            assert!(not_found(store.guide_question(&viewer, id, 1, QuestionGuiding::Release).await), "{viewer:?}");
        }
        assert!(not_found(store.question_boards(&room.staff(room.rivera)).await));
    }

    async fn a_question_that_waits_is_unheard_and_unfound_by_classmates(school: School) {
        open(&school).await;
        reads_first(&school).await;
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let bos = store.cursor(&bo.viewer).await.unwrap();
        let id = asks(&school, &ada, "Why is obsidian sharp?").await;
        let heard = heard_about(&school, About::Question(id)).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.ada)]));
        assert!(reads(&bo).await.is_empty());
        assert_eq!(key(&bo, id, QuestionAct::Wonder { on: true }).await, "refusal.not_found");
        assert_eq!(key(&bo, id, QuestionAct::Report { words: String::new() }).await, "refusal.not_found");
        assert_eq!(replayed(store, &bo.viewer, &bos).await, "[]", "a classmate's traffic has nothing of it");
        assert_eq!(store.count_questions_waiting(&room.staff(room.osei)).await.unwrap()[0].2, 1);
        assert!(store.count_questions_waiting(&room.staff(room.kim)).await.unwrap().is_empty());
        assert!(store.count_questions_waiting(&ada.viewer).await.unwrap().is_empty());
        guides(&school, id, QuestionGuiding::Release).await.unwrap();
        assert_eq!(reads(&bo).await, ["Why is obsidian sharp?"]);
        assert!(store.count_questions_waiting(&room.staff(room.osei)).await.unwrap().is_empty());
    }

    async fn twice_is_once_and_nobody_takes_anothers_number(school: School) {
        open(&school).await;
        let room = &school.room;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let (id, act) = (QuestionId::mint(), ask(room.science, "Why?"));
        let envelope = ada.envelope(0, Command::Question { question: id, act: act.clone().into() });
        assert!(ada.sends(envelope.clone()).await.is_done());
        assert!(ada.sends(envelope).await.is_done(), "a double click");
        assert_eq!(board(&ada).await.own.len(), 1);
        assert_eq!(heard_about(&school, About::Question(id)).len(), 1);
        assert_eq!(key(&ada, id, act.clone()).await, "questions.asked_already");
        assert_eq!(key(&bo, id, act).await, "refusal.not_found");
        for act in [QuestionAct::Withdraw, QuestionAct::Sign { signed: true }, QuestionAct::Reword { words: "x".into(), rev: 1 }] {
            assert_eq!(key(&bo, id, act).await, "refusal.not_found", "it is Ada's");
        }
        let elsewhere = ask(room.reading, "Why?");
        assert_eq!(key(&ada, QuestionId::mint(), elsewhere).await, "refusal.not_found", "she is not in that class");
    }

    async fn a_name_stands_there_only_for_as_long_as_its_student_wants(school: School) {
        open(&school).await;
        let room = &school.room;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let id = QuestionId::mint();
        let signed = QuestionAct::Ask { class: room.science, words: "Why?".into(), signed: true };
        does(&ada, id, signed).await;
        assert_eq!(board(&bo).await.questions[0].asker.as_deref(), Some("Ada Okafor"));
        does(&ada, id, QuestionAct::Sign { signed: false }).await;
        assert_eq!(board(&bo).await.questions[0].asker, None);
    }

    async fn other_words_are_read_first_where_a_teacher_reads_first_and_a_stale_page_is_told(school: School) {
        open(&school).await;
        let room = &school.room;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let id = asks(&school, &ada, "Why?").await;
        let reword = |words: &str, rev| QuestionAct::Reword { words: words.into(), rev };
        does(&ada, id, reword("Why is it so?", 1)).await;
        assert_eq!(reads(&bo).await, ["Why is it so?"]);
        assert_eq!(key(&ada, id, reword("On another device", 1)).await, "questions.changed_meanwhile");
        assert_eq!(reads(&bo).await, ["Why is it so?"]);
        reads_first(&school).await;
        does(&ada, id, reword("Why is it not so?", 2)).await;
        assert!(reads(&bo).await.is_empty(), "until a teacher has read it");
        let heard = heard_about(&school, About::Question(id)).pop().unwrap();
        assert!(heard.event.audiences.contains(&Audience::Class), "who had found it hears that it went");
        let stale = school.store.guide_question(&room.staff(room.rivera), id, 2, QuestionGuiding::Release).await;
        assert_eq!(told(stale), "questions.changed_meanwhile", "she releases what she read");
        guides(&school, id, QuestionGuiding::Release).await.unwrap();
        assert_eq!(reads(&bo).await, ["Why is it not so?"]);
    }

    async fn taken_back_it_is_gone_for_everybody_else_and_can_be_put_out_again(school: School) {
        open(&school).await;
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let id = asks(&school, &ada, "Why?").await;
        does(&ada, id, QuestionAct::Withdraw).await;
        assert!(reads(&bo).await.is_empty());
        assert!(store.question_desk(&room.staff(room.rivera), room.science).await.unwrap().0.questions.is_empty());
        assert_eq!(board(&ada).await.own[0].stage, QuestionStage::Withdrawn);
        assert_eq!(key(&ada, id, QuestionAct::Withdraw).await, "questions.withdrawn_already");
        does(&ada, id, QuestionAct::BringBack).await;
        assert_eq!(reads(&bo).await, ["Why?"]);
    }

    async fn behind_a_closed_way_in_nothing_is_asked_and_what_was_asked_stays_its_students(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        assert!(store.question_boards(&ada.viewer).await.unwrap().0.boards.is_empty());
        assert_eq!(key(&ada, QuestionId::mint(), ask(room.science, "Why?")).await, "questions.board_closed");
        open(&school).await;
        let id = asks(&school, &ada, "Why?").await;
        store.close_access_point(&room.staff(room.rivera), room.science, AccessPoint::Inquiry).await.unwrap();
        let (boards, _) = store.question_boards(&ada.viewer).await.unwrap();
        assert!(boards.boards.is_empty());
        assert_eq!(boards.elsewhere[0].words, "Why?");
        assert_eq!(key(&ada, id, QuestionAct::Sign { signed: true }).await, "questions.board_closed");
        assert_eq!(key(&Pen::of(&school, room.bo), id, QuestionAct::Wonder { on: true }).await, "refusal.not_found");
        does(&ada, id, QuestionAct::Withdraw).await;
    }

    async fn its_words_are_there_for_whoever_finds_it_to_begin_from(school: School) {
        open(&school).await;
        reads_first(&school).await;
        let (store, room) = (&school.store, &school.room);
        let (ada, bo, dina) = (room.student(room.ada), room.student(room.bo), room.student(room.dina));
        let id = asks(&school, &Pen::of(&school, room.ada), "Why?").await;
        assert_eq!(store.question_words(&ada, id).await.unwrap(), "Why?");
        assert!(not_found(store.question_words(&bo, id).await), "it waits");
        guides(&school, id, QuestionGuiding::Release).await.unwrap();
        assert_eq!(store.question_words(&bo, id).await.unwrap(), "Why?");
        let essential = QuestionId::mint();
        let make = EssentialAct::Make { id: essential, words: "What lasts?".into(), round: None };
        store.guide_essential(&room.staff(room.rivera), room.science, make).await.unwrap();
        assert_eq!(store.question_words(&bo, essential).await.unwrap(), "What lasts?");
        for viewer in [dina, room.staff(room.rivera), room.staff(room.kim), room.student(room.eli)] {
            for id in [id, essential, QuestionId::mint()] {
                assert!(not_found(store.question_words(&viewer, id).await), "{viewer:?}");
            }
        }
        let rest = EssentialAct::Rest { id: essential, on: true };
        store.guide_essential(&room.staff(room.rivera), room.science, rest).await.unwrap();
        assert!(not_found(store.question_words(&bo, essential).await));
    }

    async fn what_cannot_stand_is_told_and_kept_out(school: School) {
        open(&school).await;
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        for words in [" \0 ", &"x".repeat(100_000)] {
            let refusal = refused(gives(&ada, QuestionId::mint(), ask(room.science, words)).await);
            let domain::refusal::Refusal::Invalid { faults } = refusal else { panic!("{refusal:?}") };
            assert_eq!(faults[0].field, "words");
        }
        assert!(board(&ada).await.own.is_empty());
        for n in 0..MOST_ON_BOARD {
            asks(&school, &ada, &format!("Why {n}?")).await;
        }
        assert_eq!(key(&ada, QuestionId::mint(), ask(room.science, "One more?")).await, "questions.too_many");
        asks(&school, &Pen::of(&school, room.bo), "Mine?").await;
    }
}
