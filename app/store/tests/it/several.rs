//! The same reply to several of Science: an answer of its own for each.

use domain::event::{About, Audience, Stream};
use domain::feedback::{FeedbackWords, PassageWords, one_of_several};
use domain::id::{FeedbackId, ReflectionId};
use domain::reflections::Stage;
use domain::refusal::Refusal;
use store::Several;

use crate::both;
use crate::desk::{everybody_else, key, refused, shared};
use crate::harness::School;
use crate::pen::{Pen, heard_about, hears, own_question, replayed};

fn words() -> FeedbackWords {
    FeedbackWords { question: "What did you see first?".into(), ..Default::default() }
}

async fn sends(school: &School, id: FeedbackId, picked: &[(ReflectionId, i32)]) -> store::Result<Several> {
    let room = &school.room;
    school.store.send_to_several(&room.staff(room.rivera), room.science, id, picked, words()).await
}

both! {
    async fn each_reads_an_answer_and_nobody_reads_that_others_got_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = shared(&school, room.ada, "Because it is cold.").await;
        let bo = shared(&school, room.bo, "They are tired.").await;
        let chen = Pen::of(&school, room.chen);
        let hers = store.cursor(&chen.viewer).await.unwrap();
        let id = FeedbackId::mint();
        let sent = sends(&school, id, &[(ada, 1), (bo, 1), (ada, 1)]).await.unwrap();
        assert_eq!(sent, Several { sent: 3, ..Default::default() }, "ticked twice is answered once");
        sends(&school, id, &[(ada, 1), (bo, 1)]).await.unwrap();
        for (student, piece) in [(room.ada, ada), (room.bo, bo)] {
            let seen = Pen::of(&school, student).sees(piece).await;
            assert_eq!((seen.feedback.len(), seen.stage), (1, Stage::Answered { version: 1 }));
            assert_eq!((seen.feedback[0].id, seen.feedback[0].by_name.as_str()), (one_of_several(id, piece), "Ms Rivera"));
            let told = heard_about(&school, About::Piece(piece));
            assert_eq!(told.len(), 2, "shared and answered: {told:?}");
            assert!(hears(&told[1], Stream::Class(room.science), &[Audience::Staff, Audience::Person(student)]));
        }
        assert_eq!(replayed(store, &chen.viewer, &hers).await, "[]");
        // Another reply is another answer.
        sends(&school, FeedbackId::mint(), &[(ada, 1)]).await.unwrap();
        assert_eq!(Pen::of(&school, room.ada).sees(ada).await.feedback.len(), 2);
    }

    async fn one_that_became_impossible_is_told_and_keeps_nobody_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let gone = shared(&school, room.ada, "Because it is cold.").await;
        let left = shared(&school, room.bo, "They are tired.").await;
        let stays = shared(&school, room.chen, "It is the light.").await;
        let secret = ReflectionId::mint();
        assert!(ada.saves(secret, &own_question(room.science), "Not for you", 0).await.is_done());
        assert!(ada.gives(domain::command::Command::TakeBack { reflection: gone }).await.is_done());
        store.remove_student(&room.staff(room.rivera), room.science, bo.person).await.unwrap();
        let picked = [(gone, 1), (left, 1), (secret, 1), (ReflectionId::mint(), 1), (stays, 1)];
        let sent = sends(&school, FeedbackId::mint(), &picked).await.unwrap();
        assert_eq!((sent.sent, sent.gone), (1, 3), "what is not shared is nobody's");
        let [(name, why)] = sent.not.as_slice() else { panic!("{sent:?}") };
        assert_eq!((name.as_str(), why.key.as_str()), ("Bo Lindqvist", "feedback.nobody_reads"));
    }

    async fn what_is_half_written_about_one_of_them_stays(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let ada = shared(&school, room.ada, "Because it is cold.").await;
        let passage = PassageWords { starts: 8, ends: 18, quote: "it is cold".into(), words: "Say more here.".into() };
        let half = FeedbackWords { passages: vec![passage], ..Default::default() };
        store.save_feedback_draft(&rivera, ada, half.clone(), 0).await.unwrap();
        sends(&school, FeedbackId::mint(), &[(ada, 1)]).await.unwrap();
        assert_eq!(store.feedback_draft(&rivera, ada).await.unwrap().words, half);
        assert_eq!(Pen::of(&school, room.ada).sees(ada).await.feedback[0].passages, []);
    }

    async fn nothing_is_sent_by_those_who_may_not_and_without_words_or_picks(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = shared(&school, room.ada, "Because it is cold.").await;
        assert_eq!(refused(sends(&school, FeedbackId::mint(), &[]).await), Refusal::invalid("pick", "room.pick_some"));
        let many = vec![(ada, 1); 61];
        assert_eq!(key(sends(&school, FeedbackId::mint(), &many).await), "room.too_many_picked");
        let rivera = room.staff(room.rivera);
        let empty = store.send_to_several(&rivera, room.science, FeedbackId::mint(), &[(ada, 1)], FeedbackWords::default()).await;
        assert_eq!(key(empty), "feedback.say_something");
        for viewer in everybody_else(&school) {
            let sent = store.send_to_several(&viewer, room.science, FeedbackId::mint(), &[(ada, 1)], words()).await;
            assert_eq!(refused(sent), Refusal::NotFound);
        }
        // Through a class of one's own no piece of another is reached.
        let kim = room.staff(room.kim);
        let sent = store.send_to_several(&kim, room.reading, FeedbackId::mint(), &[(ada, 1)], words()).await.unwrap();
        assert_eq!((sent.sent, sent.gone), (0, 1));
        assert_eq!(Pen::of(&school, room.ada).sees(ada).await.feedback, []);
    }
}
