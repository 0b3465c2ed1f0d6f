//! What a teacher does about the board, and the questions that the whole class stays with.

use domain::event::{About, Audience, Stream};
use domain::id::QuestionId;
use domain::questions::{Appears, EssentialAct, QuestionAct, QuestionGuiding, QuestionStage};

use super::{asks, board, does, guides, key, not_found, on_desk, open, reads, told};
use crate::both;
use crate::pen::{Pen, heard_about, hears};

fn off(why: &str) -> QuestionGuiding {
    QuestionGuiding::TakeOff { why: why.into() }
}

both! {
    async fn taken_off_it_stays_its_students_and_comes_back_by_a_teacher_alone(school: School) {
        open(&school).await;
        let room = &school.room;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let id = asks(&school, &ada, "Why?").await;
        assert_eq!(told(guides(&school, id, off(" ")).await), "questions.say_why_off");
        guides(&school, id, off("We had this one")).await.unwrap();
        assert!(reads(&bo).await.is_empty());
        let own = board(&ada).await.own.remove(0);
        assert_eq!((own.stage, own.why.as_str(), own.decided_by.as_str()), (QuestionStage::Off, "We had this one", "Ms Rivera"));
        assert_eq!(key(&ada, id, QuestionAct::Withdraw).await, "questions.taken_off_already");
        // In other words it waits, also where questions appear at once; and so it does after a detour.
        does(&ada, id, QuestionAct::Reword { words: "How?".into(), rev: own.rev }).await;
        assert_eq!(board(&ada).await.own[0].stage, QuestionStage::Waiting);
        does(&ada, id, QuestionAct::Withdraw).await;
        does(&ada, id, QuestionAct::BringBack).await;
        assert!(reads(&bo).await.is_empty());
        guides(&school, id, QuestionGuiding::Release).await.unwrap();
        assert_eq!(reads(&bo).await, ["How?"]);
        guides(&school, id, off("Later")).await.unwrap();
        guides(&school, id, QuestionGuiding::PutBack).await.unwrap();
        assert_eq!(reads(&bo).await, ["How?"]);
    }

    async fn a_teacher_says_where_to_look(school: School) {
        open(&school).await;
        let room = &school.room;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let id = asks(&school, &ada, "Why?").await;
        guides(&school, id, QuestionGuiding::LookInto { on: true }).await.unwrap();
        guides(&school, id, QuestionGuiding::Answer { words: "The blue atlas".into() }).await.unwrap();
        let pointer = board(&bo).await.questions.remove(0).pointer;
        assert!(pointer.looking);
        assert_eq!((pointer.answer.as_str(), pointer.answered_by.as_str()), ("The blue atlas", "Ms Rivera"));
        let before = heard_about(&school, About::Question(id)).len();
        guides(&school, id, QuestionGuiding::LookInto { on: true }).await.unwrap();
        assert_eq!(heard_about(&school, About::Question(id)).len(), before, "pressed again it says nothing");
        guides(&school, id, QuestionGuiding::Answer { words: String::new() }).await.unwrap();
        assert!(board(&bo).await.questions[0].pointer.answer.is_empty());
    }

    async fn how_questions_appear_is_its_teachers_to_say(school: School) {
        open(&school).await;
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        assert_eq!(store.question_desk(&rivera, room.science).await.unwrap().0.appears, Appears::AtOnce, "grades 6 to 8");
        store.set_questions_appear(&room.staff(room.osei), room.science, Appears::Released).await.unwrap();
        assert_eq!(store.question_desk(&rivera, room.science).await.unwrap().0.appears, Appears::Released);
        for viewer in [room.student(room.ada), room.staff(room.kim), room.staff(room.stone)] {
            assert!(not_found(store.set_questions_appear(&viewer, room.science, Appears::AtOnce).await));
        }
        let id = asks(&school, &Pen::of(&school, room.ada), "Why?").await;
        store.set_questions_appear(&rivera, room.science, Appears::AtOnce).await.unwrap();
        assert_eq!(on_desk(&school, id).await.stage, QuestionStage::Waiting, "what waits goes on waiting");
        store.archive_class(&rivera, room.science).await.unwrap();
        assert_eq!(told(guides(&school, id, QuestionGuiding::Release).await), "classes.archived");
    }

    async fn essential_questions_stay_on_top_until_they_rest(school: School) {
        open(&school).await;
        let (store, room) = (&school.store, &school.room);
        let (rivera, bo, id) = (room.staff(room.rivera), Pen::of(&school, room.bo), QuestionId::mint());
        let make = |id, words: &str| EssentialAct::Make { id, words: words.into(), round: None };
        store.guide_essential(&rivera, room.science, make(id, "What is worth keeping?")).await.unwrap();
        store.guide_essential(&rivera, room.science, make(id, "Twice")).await.unwrap();
        assert_eq!(board(&bo).await.essential[0].words, "What is worth keeping?", "twice is once");
        let heard = heard_about(&school, About::Question(id)).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff, Audience::Class]));
        let reword = |words: &str, rev| EssentialAct::Reword { id, words: words.into(), rev };
        store.guide_essential(&rivera, room.science, reword("What is worth knowing?", 1)).await.unwrap();
        let stale = store.guide_essential(&room.staff(room.osei), room.science, reword("Mine", 1)).await;
        assert_eq!(told(stale), "questions.changed_meanwhile");
        store.guide_essential(&rivera, room.science, EssentialAct::Rest { id, on: true }).await.unwrap();
        assert!(board(&bo).await.essential.is_empty());
        assert!(store.question_desk(&rivera, room.science).await.unwrap().0.essential[0].resting);
        store.guide_essential(&rivera, room.science, EssentialAct::Rest { id, on: false }).await.unwrap();
        assert_eq!(board(&bo).await.essential[0].words, "What is worth knowing?");
        for (viewer, class) in [(room.student(room.ada), room.science), (room.staff(room.kim), room.science), (room.staff(room.kim), room.reading)] {
            assert!(not_found(store.guide_essential(&viewer, class, reword("Taken", 2)).await), "{viewer:?}");
        }
        assert_eq!(told(store.guide_essential(&rivera, room.science, make(QuestionId::mint(), " ")).await), "words.empty");
    }
}
