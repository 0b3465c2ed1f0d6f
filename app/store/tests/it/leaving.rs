//! A student who is taken off the roster: what they made stays theirs, an answer still finds them where they can come in at all, and
//! nobody writes to somebody who cannot read.

use domain::command::Command;
use domain::event::{About, Audience, Change, Stream};
use domain::feedback::{FeedbackWords, FollowThrough, Outcome, Part};
use domain::id::{FeedbackId, PersonId};
use domain::reflections::{Reach, Turn};
use domain::refusal::Refusal;
use store::replay::Replay;

use crate::both;
use crate::desk::{key, shared};
use crate::harness::School;
use crate::pen::{Pen, answers, heard_about, hears, reads, refused};

/// On the roster of Ms Kim's Reading too.
pub async fn also_reads(school: &School, student: PersonId) {
    let sql = "INSERT INTO enrollment (id, district_id, class_id, person_id, picture, nickname, rev, starts_at) \
               VALUES ($1, $2, $3, $4, 'bee', FALSE, 1, 0)";
    let room = &school.room;
    let row = [PersonId::mint().0, room.district.0, room.reading.0, student.0];
    school.behind_the_scenes(sql, row.map(Into::into)).await;
}

async fn turn_on_the_console(school: &School) -> Turn {
    let room = &school.room;
    school.store.console(&room.staff(room.rivera), room.science).await.unwrap().0.cards[0].turn
}

both! {
    async fn who_is_in_another_class_reads_the_answer_and_hears_of_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, bo) = (room.staff(room.rivera), Pen::of(&school, room.bo));
        also_reads(&school, room.bo).await;
        let piece = shared(&school, room.bo, "They are tired.").await;
        let adas = shared(&school, room.ada, "It is cold.").await;
        let from = store.cursor(&bo.viewer).await.unwrap();
        store.remove_student(&rivera, room.science, room.bo).await.unwrap();
        let Replay::Missed { heard, cursor } = store.replay(&bo.viewer, &from).await.unwrap() else { panic!() };
        let told: Vec<_> = heard.into_iter().flat_map(|heard| heard.deliveries).map(|said| said.change).collect();
        assert_eq!(told, [Change::Class { id: room.science }], "a home that is open shows the class no more");
        let (home, _) = store.home(&bo.viewer).await.unwrap();
        assert_eq!(home.classes.iter().map(|class| class.id).collect::<Vec<_>>(), [room.reading]);
        let (open, _) = store.piece_for_staff(&rivera, piece).await.unwrap();
        assert_eq!((open.reach, open.piece.turn), (Reach::Elsewhere, Turn::Teacher), "the answer is owed and can be read");

        let feedback = answers(&school, piece, 1).await.unwrap();
        answers(&school, adas, 1).await.unwrap();
        let Replay::Missed { heard, .. } = store.replay(&bo.viewer, &cursor).await.unwrap() else { panic!() };
        let told: Vec<_> = heard.into_iter().flat_map(|heard| heard.deliveries).map(|said| said.change).collect();
        let [Change::Piece(told)] = told.as_slice() else { panic!("Bo's piece and nothing of the class: {told:?}") };
        assert_eq!((told.id, told.feedback[0].id), (piece, feedback));
        let read = bo.sees(piece).await;
        assert_eq!((read.feedback.len(), read.turn), (1, Turn::Nobody), "nothing more is written there");
        let follow = FollowThrough { part: Part::Question, outcome: Outcome::Trying, words: String::new() };
        let followed = bo.gives(Command::Follow { reflection: piece, feedback, follow }).await;
        assert_eq!(refused(followed), Refusal::forbidden("reflections.left_class"));
        let note = store.send_note(
            &rivera, domain::id::NoteId::mint(), room.science, None, "Look".into(), domain::feedback::NoteReaders::Several(vec![room.bo]),
        );
        assert_eq!(key(note.await), "notes.pick_someone", "a note is to those who are in the class");
    }

    async fn who_is_in_no_class_is_not_written_to(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, bo) = (room.staff(room.rivera), Pen::of(&school, room.bo));
        let piece = shared(&school, room.bo, "They are tired.").await;
        assert_eq!(turn_on_the_console(&school).await, Turn::Teacher);
        store.remove_student(&rivera, room.science, room.bo).await.unwrap();
        assert_eq!(turn_on_the_console(&school).await, Turn::Nobody);
        let (open, _) = store.piece_for_staff(&rivera, piece).await.unwrap();
        assert_eq!((open.reach, open.piece.turn), (Reach::Gone, Turn::Nobody));
        let words = FeedbackWords { strength: "You looked twice.".into(), ..Default::default() };
        let sent = store.send_feedback(&rivera, FeedbackId::mint(), piece, 1, words.clone()).await;
        assert_eq!(key(sent), "feedback.nobody_reads");
        assert_eq!(key(reads(&school, piece, 1).await), "feedback.nobody_reads");
        store.save_feedback_draft(&rivera, piece, words.clone(), 0).await.unwrap();
        assert!(heard_about(&school, About::Piece(piece)).len() == 1, "shared, and nothing since");

        store.restore_student(&rivera, room.science, room.bo).await.unwrap();
        let place = heard_about(&school, About::Class(room.science));
        assert_eq!(place.len(), 2);
        assert!(place.iter().all(|event| hears(event, Stream::Class(room.science), &[Audience::Person(room.bo)])));
        assert_eq!(turn_on_the_console(&school).await, Turn::Teacher);
        assert_eq!(store.feedback_draft(&rivera, piece).await.unwrap().words, words, "what was typed meanwhile is there");
        store.send_feedback(&rivera, FeedbackId::mint(), piece, 1, words).await.unwrap();
        assert_eq!(bo.sees(piece).await.feedback.len(), 1);
    }

    async fn a_console_that_is_open_reads_again_when_somebody_goes_or_comes_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        shared(&school, room.bo, "They are tired.").await;
        let (mut console, from) = store.console(&rivera, room.science).await.unwrap();
        store.remove_student(&rivera, room.science, room.bo).await.unwrap();
        store.restore_student(&rivera, room.science, room.bo).await.unwrap();
        let Replay::Missed { heard, .. } = store.replay(&rivera, &from).await.unwrap() else { panic!() };
        // Both are told as things are now: he is there. A console that saw him go has no tile of his.
        console.tiles.retain(|tile| tile.person != room.bo);
        let again: Vec<_> = heard.iter().flat_map(|heard| &heard.deliveries).map(|said| console.apply(&(&said.change).into())).collect();
        assert_eq!(again, [true, false]);
    }

    async fn a_class_that_is_put_away_lets_nobody_in(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, kim) = (room.staff(room.rivera), room.staff(room.kim));
        also_reads(&school, room.bo).await;
        let piece = shared(&school, room.bo, "They are tired.").await;
        store.remove_student(&rivera, room.science, room.bo).await.unwrap();
        assert_eq!(turn_on_the_console(&school).await, Turn::Teacher);
        let reach = || async { store.piece_for_staff(&rivera, piece).await.unwrap().0.reach };
        assert_eq!(reach().await, Reach::Elsewhere);
        let before = heard_about(&school, About::Tile(room.bo)).len();
        store.archive_class(&kim, room.reading).await.unwrap();
        assert_eq!((reach().await, turn_on_the_console(&school).await), (Reach::Gone, Turn::Nobody));
        let words = FeedbackWords { strength: "You looked twice.".into(), ..Default::default() };
        let sent = store.send_feedback(&rivera, FeedbackId::mint(), piece, 1, words).await;
        assert_eq!(key(sent), "feedback.nobody_reads");
        store.restore_class(&kim, room.reading).await.unwrap();
        assert_eq!((reach().await, turn_on_the_console(&school).await), (Reach::Elsewhere, Turn::Teacher));
        let told = heard_about(&school, About::Tile(room.bo)).split_off(before);
        assert_eq!(told.len(), 2, "the console of the class he left hears both");
        assert!(told.iter().all(|event| hears(event, Stream::Class(room.science), &[Audience::Staff, Audience::Wall])));
    }

    async fn consoles_of_classes_left_earlier_hear_of_the_last_one(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, kim) = (room.staff(room.rivera), room.staff(room.kim));
        also_reads(&school, room.bo).await;
        shared(&school, room.bo, "They are tired.").await;
        store.remove_student(&rivera, room.science, room.bo).await.unwrap();
        let told = async |removes: bool| {
            let (mut console, from) = store.console(&rivera, room.science).await.unwrap();
            match removes {
                true => store.remove_student(&kim, room.reading, room.bo).await.unwrap(),
                false => store.restore_student(&kim, room.reading, room.bo).await.unwrap(),
            }
            let Replay::Missed { heard, .. } = store.replay(&rivera, &from).await.unwrap() else { panic!() };
            heard.iter().flat_map(|heard| &heard.deliveries).map(|said| console.apply(&(&said.change).into())).collect::<Vec<_>>()
        };
        assert_eq!(told(true).await, [true], "an open console of Science reads again");
        assert_eq!(turn_on_the_console(&school).await, Turn::Nobody);
        assert_eq!(told(false).await, [true]);
        assert_eq!(turn_on_the_console(&school).await, Turn::Teacher);
        // With a class beside it, nothing changes for those he left.
        store.restore_student(&rivera, room.science, room.bo).await.unwrap();
        store.remove_student(&kim, room.reading, room.bo).await.unwrap();
        store.restore_student(&kim, room.reading, room.bo).await.unwrap();
        store.remove_student(&rivera, room.science, room.bo).await.unwrap();
        let in_reading = heard_about(&school, About::Tile(room.bo));
        let in_reading = in_reading.iter().filter(|event| event.event.stream == Stream::Class(room.reading)).count();
        assert_eq!(in_reading, 4, "its own four comings and goings");
    }

    async fn a_class_that_is_put_away_ends_what_was_left_of_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.remove_student(&rivera, room.science, room.bo).await.unwrap();
        let hears = || async { store.hearings(&room.student(room.bo)).await.unwrap().len() };
        assert_eq!(hears().await, 2);
        store.archive_class(&rivera, room.science).await.unwrap();
        assert_eq!(hears().await, 1);
    }
}
