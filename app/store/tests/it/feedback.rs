//! Feedback: the half-written answer, sending it, and *read* with one key.

use domain::event::{About, Audience, Stream};
use domain::feedback::{FeedbackWords, PassageWords};
use domain::id::{FeedbackId, ReflectionId};
use domain::reflections::{Stage, Turn};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::BuildsOn;

use crate::both;
use crate::desk::{everybody_else, key, refused, shared};
use crate::pen::{Pen, answers, heard_about, hears, own_question, reads, replayed, save};

fn next_step(words: &str) -> FeedbackWords {
    FeedbackWords { next_step: words.into(), ..Default::default() }
}

fn marked(starts: u32, ends: u32, quote: &str) -> FeedbackWords {
    let passage = PassageWords { starts, ends, quote: quote.into(), words: "Say more here.".into() };
    FeedbackWords { passages: vec![passage], ..Default::default() }
}

both! {
    async fn a_half_written_answer_survives_and_is_its_teachers_alone(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let piece = shared(&school, room.ada, "Because it is cold.").await;
        let before = school.events().len();
        let half = FeedbackWords { passages: marked(8, 18, "it is cold").passages, ..next_step("Try it on your br") };
        assert_eq!(store.save_feedback_draft(&rivera, piece, half.clone(), 0).await.unwrap(), 1);
        let kept = store.feedback_draft(&rivera, piece).await.unwrap();
        assert_eq!((kept.words, kept.rev), (half, 1));
        let his = store.feedback_draft(&osei, piece).await.unwrap();
        assert!(his.words.is_empty() && his.rev == 0);
        assert_eq!(school.events().len(), before, "nobody hears of a draft");
        let ada = serde_json::to_string(&Pen::of(&school, room.ada).sees(piece).await).unwrap();
        assert!(!ada.contains("your br"));
        let (open, _) = store.piece_for_staff(&osei, piece).await.unwrap();
        assert!(open.draft.words.is_empty());
        let (open, _) = store.piece_for_staff(&rivera, piece).await.unwrap();
        assert_eq!((open.draft.rev, open.draft.words.next_step.as_str()), (1, "Try it on your br"));
        assert_eq!((open.piece.versions[0].words.as_str(), open.piece.draft), ("Because it is cold.", None));
    }

    async fn another_window_is_told_and_overwrites_nothing(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let piece = shared(&school, room.ada, "Because it is cold.").await;
        let save = |words: &str, base| store.save_feedback_draft(&rivera, piece, next_step(words), base);
        assert_eq!(save("One", 0).await.unwrap(), 1);
        assert_eq!(save("One", 0).await.unwrap(), 1, "its answer was lost on the way");
        assert_eq!(key(save("Other window", 0).await), "feedback.another_window");
        assert_eq!(save("One and two", 1).await.unwrap(), 2);
        assert_eq!(key(save("Old", 1).await), "feedback.another_window");
        assert_eq!(store.feedback_draft(&rivera, piece).await.unwrap().words.next_step, "One and two");
    }

    /// A page is left while a save of it is on its way: its last words do not wait for that answer.
    async fn the_last_words_build_on_the_save_that_was_under_way(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let piece = shared(&school, room.ada, "Because it is cold.").await;
        let leaves = |words: &str, rev, under_way: &str| {
            let builds_on = BuildsOn { rev, under_way: Some(next_step(under_way)) };
            store.save_feedback_draft(&rivera, piece, next_step(words), builds_on)
        };
        let says = async || store.feedback_draft(&rivera, piece).await.unwrap().words.next_step;
        // It had arrived, only its answer had not; or it never does.
        assert_eq!(store.save_feedback_draft(&rivera, piece, next_step(" W"), 0).await.unwrap(), 1);
        assert_eq!(leaves("Which light", 0, " W").await.unwrap(), 2);
        assert_eq!(leaves("Which light?", 2, "Which ligh").await.unwrap(), 3);
        assert_eq!(says().await, "Which light?");
        // What another window saved is not what was under way.
        assert_eq!(store.save_feedback_draft(&rivera, piece, next_step("Elsewhere"), 3).await.unwrap(), 4);
        assert_eq!(key(leaves("Which light? Why", 3, "Which light? W").await), "feedback.another_window");
        assert_eq!(key(leaves("Which light? Why", 2, "Elsewhere").await), "feedback.another_window");
        assert_eq!(says().await, "Elsewhere");
    }

    async fn two_first_saves_at_once_keep_one(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let piece = shared(&school, room.ada, "Because it is cold.").await;
        let save = |words: &str| store.save_feedback_draft(&rivera, piece, next_step(words), 0);
        let (a, b) = tokio::join!(save("A"), save("B"));
        let (kept, told): (Vec<_>, Vec<_>) = [a, b].into_iter().partition(Result::is_ok);
        assert_eq!((kept.len(), told.len()), (1, 1));
        assert_eq!(key(told.into_iter().next().unwrap()), "feedback.another_window");
    }

    async fn an_answer_is_heard_by_its_student_and_by_nobody_else_in_the_class(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let piece = shared(&school, room.ada, "Because it is cold.").await;
        let (ada, bo) = (room.student(room.ada), room.student(room.bo));
        let (hers, his) = (store.cursor(&ada).await.unwrap(), store.cursor(&bo).await.unwrap());
        store.save_feedback_draft(&rivera, piece, next_step("Try it"), 0).await.unwrap();
        let words = FeedbackWords { passages: marked(8, 18, "it is cold").passages, ..next_step("Try it on your brother.") };
        store.send_feedback(&rivera, FeedbackId::mint(), piece, 1, words).await.unwrap();

        let told = heard_about(&school, About::Piece(piece));
        assert!(hears(told.last().unwrap(), Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.ada)]));
        assert!(replayed(store, &ada, &hers).await.contains("your brother"));
        assert_eq!(replayed(store, &bo, &his).await, "[]");
        let seen = Pen::of(&school, room.ada).sees(piece).await;
        assert_eq!((seen.stage, seen.turn), (Stage::Answered { version: 1 }, Turn::Student));
        assert_eq!(seen.feedback[0].by_name, "Ms Rivera");
        assert_eq!(seen.feedback[0].passages[0].passage.quote, "it is cold");
        assert!(!seen.feedback[0].read_only);
        let draft = store.feedback_draft(&rivera, piece).await.unwrap();
        assert!(draft.words.is_empty() && draft.rev == 0, "sent: nothing half-written remains");
    }

    async fn the_same_answer_five_times_is_one(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (piece, other) = (shared(&school, room.ada, "Cold.").await, shared(&school, room.bo, "Tired.").await);
        let id = FeedbackId::mint();
        let send = |viewer: Viewer, piece: ReflectionId| async move {
            store.send_feedback(&viewer, id, piece, 1, next_step("Try it.")).await
        };
        for _ in 0..3 {
            send(rivera.clone(), piece).await.unwrap();
        }
        let (a, b) = tokio::join!(send(rivera.clone(), piece), send(rivera.clone(), piece));
        assert!(a.is_ok() && b.is_ok());
        assert_eq!(Pen::of(&school, room.ada).sees(piece).await.feedback.len(), 1);
        assert_eq!(heard_about(&school, About::Piece(piece)).len(), 2, "shared, answered");
        assert_eq!(refused(send(room.staff(room.osei), piece).await), Refusal::NotFound, "somebody else's id");
        assert_eq!(refused(send(rivera.clone(), other).await), Refusal::NotFound);
        assert_eq!(refused(store.mark_read(&rivera, id, other, 1).await), Refusal::NotFound);
    }

    async fn something_must_be_said_about_a_version_that_is_there(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let piece = shared(&school, room.ada, "Because it is cold.").await;
        let before = school.events().len();
        let send = |version, words| store.send_feedback(&rivera, FeedbackId::mint(), piece, version, words);
        assert_eq!(key(send(1, next_step(" \u{0} \n")).await), "feedback.say_something");
        assert_eq!(key(send(1, marked(0, 10, "it is cold")).await), "feedback.mark_moved");
        assert_eq!(key(send(1, marked(0, u32::MAX, "x")).await), "feedback.mark_moved");
        assert_eq!(key(send(1, next_step(&"x".repeat(100_000))).await), "words.too_long");
        for version in [-1, 0, 2] {
            assert_eq!(key(send(version, next_step("Try it.")).await), "reflections.no_such_version");
        }
        assert_eq!(school.events().len(), before);
        assert!(Pen::of(&school, room.ada).sees(piece).await.feedback.is_empty());
    }

    async fn an_answer_to_the_version_before_leaves_the_newest_waiting(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let piece = shared(&school, room.ada, "Cold.").await;
        ada.shares(piece, &own_question(room.science), "Cold, and the light.").await;
        answers(&school, piece, 1).await.unwrap();
        assert_eq!(ada.sees(piece).await.stage, Stage::Shared { version: 2 });
        reads(&school, piece, 1).await.unwrap();
        assert_eq!(ada.sees(piece).await.feedback.len(), 1, "answered is read");
        reads(&school, piece, 2).await.unwrap();
        assert_eq!(ada.sees(piece).await.stage, Stage::Read { version: 2 });
        answers(&school, piece, 2).await.unwrap();
        assert_eq!(ada.sees(piece).await.stage, Stage::Answered { version: 2 });
    }

    async fn read_is_one_key_and_says_so_once(school: School) {
        let (store, room) = (&school.store, &school.room);
        let piece = shared(&school, room.ada, "Cold.").await;
        reads(&school, piece, 1).await.unwrap();
        reads(&school, piece, 1).await.unwrap();
        store.mark_read(&room.staff(room.osei), FeedbackId::mint(), piece, 1).await.unwrap();
        let seen = Pen::of(&school, room.ada).sees(piece).await;
        assert_eq!((seen.stage, seen.feedback.len()), (Stage::Read { version: 1 }, 1));
        assert!(seen.feedback[0].read_only);
        let told = heard_about(&school, About::Piece(piece));
        assert_eq!(told.len(), 2, "shared, read");
        assert!(hears(&told[1], Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.ada)]));
        assert_eq!(key(reads(&school, piece, 2).await), "reflections.no_such_version");
    }

    async fn a_draft_is_not_there_for_any_teacher(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let id = ReflectionId::mint();
        ada.gives(save(id, &own_question(room.science), "A secret.")).await;
        for viewer in [&rivera, &room.staff(room.osei)] {
            assert_eq!(refused(store.piece_for_staff(viewer, id).await), Refusal::NotFound);
            assert_eq!(refused(store.feedback_draft(viewer, id).await), Refusal::NotFound);
            assert_eq!(refused(store.save_feedback_draft(viewer, id, next_step("x"), 0).await), Refusal::NotFound);
            assert_eq!(refused(store.mark_read(viewer, FeedbackId::mint(), id, 1).await), Refusal::NotFound);
        }
        // Shared and taken back: nor is what was half-written about it.
        let piece = shared(&school, room.ada, "Cold.").await;
        store.save_feedback_draft(&rivera, piece, marked(0, 5, "Cold."), 0).await.unwrap();
        ada.gives(domain::command::Command::TakeBack { reflection: piece }).await;
        assert_eq!(refused(store.feedback_draft(&rivera, piece).await), Refusal::NotFound);
        assert_eq!(refused(answers(&school, piece, 1).await), Refusal::NotFound);
    }

    async fn nobody_else_answers_or_sees_the_reply_box(school: School) {
        let (store, room) = (&school.store, &school.room);
        let piece = shared(&school, room.ada, "Cold.").await;
        let before = school.events().len();
        for viewer in everybody_else(&school) {
            assert_eq!(refused(store.piece_for_staff(&viewer, piece).await), Refusal::NotFound, "{viewer:?}");
            assert_eq!(refused(store.feedback_draft(&viewer, piece).await), Refusal::NotFound);
            assert_eq!(refused(store.save_feedback_draft(&viewer, piece, next_step("x"), 0).await), Refusal::NotFound);
            let send = store.send_feedback(&viewer, FeedbackId::mint(), piece, 1, next_step("x"));
            assert_eq!(refused(send.await), Refusal::NotFound);
            assert_eq!(refused(store.mark_read(&viewer, FeedbackId::mint(), piece, 1).await), Refusal::NotFound);
        }
        assert_eq!(school.events().len(), before);
    }
}
