//! First words of answers: a teacher's own set, and what of it stands beside a piece.

use domain::feedback::Part;
use domain::id::ReplyStarterId;
use domain::reflections::Ask;
use domain::reply_starters::beginning;
use domain::viewer::Viewer;
use store::ReplyStarterAct as Act;

use crate::both;
use crate::desk::{everybody_else, key, shared};
use crate::goals::not_found;
use crate::harness::School;

async fn words(school: &School, viewer: &Viewer) -> Vec<String> {
    school.store.reply_starters(viewer, "en").await.unwrap().starters.into_iter().map(|one| one.words).collect()
}

both! {
    async fn a_set_is_its_teachers_own_from_the_first_change_on(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let set = store.reply_starters(&rivera, "es").await.unwrap();
        assert!(!set.own && set.starters == beginning("es"));
        let act = Act::Reword { name: "clear-next".into(), words: "  Say it   in one sentence: ".into() };
        store.keep_reply_starters(&rivera, "en", act).await.unwrap();
        let set = store.reply_starters(&rivera, "es").await.unwrap();
        assert!(set.own && set.starters.len() == beginning("en").len());
        let mine: Vec<_> = set.starters.iter().map(|one| one.words.clone()).collect();
        assert!(mine.contains(&"Say it in one sentence:".to_owned()), "{mine:?}");
        assert_eq!(words(&school, &osei).await, beginning("en").into_iter().map(|one| one.words).collect::<Vec<_>>());

        let id = ReplyStarterId::mint();
        let add = Act::Add { id, ask: Ask::Clear, part: Part::Question, words: "Which word".into() };
        store.keep_reply_starters(&rivera, "en", add.clone()).await.unwrap();
        store.keep_reply_starters(&rivera, "en", add).await.unwrap();
        assert_eq!(words(&school, &rivera).await.iter().filter(|one| *one == "Which word").count(), 1);
        let off = store.keep_reply_starters(&rivera, "en", Act::Remove { name: id.to_string() }).await.unwrap().unwrap();
        assert!(!words(&school, &rivera).await.contains(&"Which word".to_owned()));
        assert!(not_found(store.keep_reply_starters(&osei, "en", Act::PutBack { id: off }).await));
        store.keep_reply_starters(&rivera, "en", Act::PutBack { id: off }).await.unwrap();
        assert!(words(&school, &rivera).await.contains(&"Which word".to_owned()));
        let empty = Act::Reword { name: id.to_string(), words: " ".into() };
        assert_eq!(key(store.keep_reply_starters(&rivera, "en", empty).await), "words.empty");
        store.keep_reply_starters(&rivera, "en", Act::Again).await.unwrap();
        assert!(!store.reply_starters(&rivera, "en").await.unwrap().own);
    }

    async fn beside_a_piece_stand_those_that_fit_what_its_student_asked(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let piece = shared(&school, room.ada, "It floats.").await;
        let beside = store.reply_starters_for(&rivera, piece, "en").await.unwrap();
        assert!(!beside.is_empty() && beside.iter().all(|one| one.ask == Ask::Clear));
        for viewer in everybody_else(&school) {
            assert!(not_found(store.reply_starters_for(&viewer, piece, "en").await), "{viewer:?}");
        }
        for student in [room.student(room.ada), Viewer::Nobody] {
            assert!(not_found(store.reply_starters(&student, "en").await));
            assert!(not_found(store.keep_reply_starters(&student, "en", Act::Again).await));
        }
    }
}
