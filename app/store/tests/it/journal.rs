//! The journal: exactly what was missed, from every cursor, for whoever may still hear it.

use domain::clock::DAY;
use domain::command::Command;
use domain::event::{Audience, Change, Cursor, Stream};
use domain::prompts::AnswerPlan;
use domain::viewer::Viewer;
use store::replay::{Heard, Replay};

use crate::both;
use crate::desk::{asked, at_once, shared, shown};
use crate::harness::School;
use crate::pen::{Pen, answers, projects, reads};

async fn missed(school: &School, viewer: &Viewer, from: &Cursor) -> Vec<Heard> {
    match school.store.replay(viewer, from).await.unwrap() {
        Replay::Missed { heard, .. } => heard,
        Replay::Refetch { .. } => panic!("nothing was pruned"),
    }
}

async fn must_fetch(school: &School, viewer: &Viewer, from: &Cursor) -> bool {
    match school.store.replay(viewer, from).await.unwrap() {
        Replay::Refetch { cursor } => {
            assert_eq!(cursor, school.store.cursor(viewer).await.unwrap(), "fetched, it goes on from now");
            true
        }
        Replay::Missed { .. } => false,
    }
}

/// A few minutes of class.
async fn lives(school: &School) {
    let room = &school.room;
    let piece = shown(school, room.ada, "The yellow was there.").await;
    school.store.release_to_wall(&room.staff(room.rivera), piece).await.unwrap();
    let other = shared(school, room.bo, "They are tired.").await;
    reads(school, other, 1).await.unwrap();
    answers(school, piece, 1).await.unwrap();
    asked(school, "And now?", at_once(AnswerPlan::Everyone)).await;
}

both! {
    async fn from_every_cursor_exactly_what_was_missed(school: School) {
        let room = &school.room;
        let wall = projects(&school).await;
        let viewers = [room.staff(room.rivera), room.staff(room.osei), room.student(room.ada), room.student(room.bo), wall];
        lives(&school).await;
        lives(&school).await;
        let stream = Stream::Class(room.science);
        let events: Vec<_> = school.events().into_iter().filter(|numbered| numbered.event.stream == stream).collect();
        let last = events.last().unwrap().seq;
        for viewer in &viewers {
            let head = school.store.cursor(viewer).await.unwrap();
            assert_eq!(head.seq(stream), Some(last));
            for seq in 0..=last {
                let mut from = head.clone();
                from.0.retain(|(known, _)| *known != stream);
                from.advance(stream, seq);
                let heard = missed(&school, viewer, &from).await;
                let seqs: Vec<_> = heard.iter().map(|heard| heard.seq).collect();
                assert_eq!(seqs, (seq + 1..=last).collect::<Vec<_>>());
                let audiences = school.store.hearings(viewer).await.unwrap();
                let mine = &audiences.iter().find(|hearing| hearing.stream == stream).unwrap().audiences;
                for (heard, numbered) in heard.iter().zip(&events[seq as usize..]) {
                    let meant = numbered.event.audiences.iter().any(|audience| mine.contains(audience));
                    assert_eq!(!heard.deliveries.is_empty(), meant, "{viewer:?} {numbered:?}");
                }
            }
        }
    }

    async fn live_and_replayed_say_the_same(school: School) {
        let room = &school.room;
        let rivera = room.staff(room.rivera);
        projects(&school).await;
        let from = school.store.cursor(&rivera).await.unwrap();
        let before = school.events().len();
        lives(&school).await;
        let heard = missed(&school, &rivera, &from).await;
        for (heard, numbered) in heard.iter().zip(&school.events()[before..]) {
            let live = match numbered.event.audiences.contains(&domain::event::Audience::Staff) {
                true => school.store.render(numbered, domain::event::Audience::Staff).await.unwrap(),
                false => vec![],
            };
            assert_eq!((heard.seq, &heard.deliveries), (numbered.seq, &live));
        }
    }

    async fn a_cursor_that_is_not_ours_fetches_again(school: School) {
        let room = &school.room;
        lives_without_wall(&school).await;
        let rivera = room.staff(room.rivera);
        let head = school.store.cursor(&rivera).await.unwrap();
        assert!(!must_fetch(&school, &rivera, &head).await);
        assert!(must_fetch(&school, &rivera, &Cursor::default()).await, "it heard of no stream");
        let mut ahead = head.clone();
        ahead.advance(Stream::Class(room.science), head.seq(Stream::Class(room.science)).unwrap() + 1);
        assert!(must_fetch(&school, &rivera, &ahead).await, "from another database");
        let foreign = school.store.cursor(&room.staff(room.stone)).await.unwrap();
        assert!(must_fetch(&school, &rivera, &foreign).await);
        let mut negative = head;
        negative.0.iter_mut().for_each(|(_, seq)| *seq = -5);
        assert!(must_fetch(&school, &rivera, &negative).await);
    }

    async fn a_cursor_from_before_the_pruning_fetches_again(school: School) {
        let room = &school.room;
        let rivera = room.staff(room.rivera);
        let old = school.store.cursor(&rivera).await.unwrap();
        lives_without_wall(&school).await;
        school.later(31 * DAY);
        let recent = school.store.cursor(&rivera).await.unwrap();
        shared(&school, room.bo, "New.").await;
        school.store.run_due_jobs().await.unwrap();
        assert!(must_fetch(&school, &rivera, &old).await);
        assert_eq!(missed(&school, &rivera, &recent).await.len(), 1);
    }

    async fn far_behind_fetches_again(school: School) {
        let room = &school.room;
        let rivera = room.staff(room.rivera);
        let from = school.store.cursor(&rivera).await.unwrap();
        let piece = shared(&school, room.ada, "Cold.").await;
        let ada = Pen::of(&school, room.ada);
        for n in 0..499 {
            assert!(ada.gives(Command::LetWait { reflection: piece, waits: n % 2 == 0 }).await.is_done());
        }
        assert_eq!(missed(&school, &rivera, &from).await.len(), 500);
        ada.gives(Command::Rest { reflection: piece }).await;
        assert!(must_fetch(&school, &rivera, &from).await);
    }

    async fn who_lost_a_class_hears_of_it_what_is_theirs_alone(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, bo) = (room.staff(room.rivera), room.student(room.bo));
        let from = store.cursor(&bo).await.unwrap();
        let adas = shared(&school, room.ada, "They are tired.").await;
        store.remove_student(&rivera, room.science, room.bo).await.unwrap();
        asked(&school, "Without him?", at_once(AnswerPlan::Everyone)).await;
        answers(&school, adas, 1).await.unwrap();
        let heard = missed(&school, &bo, &from).await;
        let told: Vec<_> = heard.iter().flat_map(|heard| &heard.deliveries).map(|said| &said.change).collect();
        assert_eq!(told, [&Change::Class { id: room.science }], "that he is out of it");
        let own = [Audience::Person(room.bo)];
        assert!(store.hearings(&bo).await.unwrap().iter().all(|hearing| hearing.audiences == own));
        store.restore_student(&rivera, room.science, room.bo).await.unwrap();
        let now = store.cursor(&bo).await.unwrap();
        assert!(!must_fetch(&school, &bo, &now).await);
        asked(&school, "With him?", at_once(AnswerPlan::Everyone)).await;
        assert!(!missed(&school, &bo, &now).await.is_empty());
    }

    async fn a_co_teacher_who_leaves_hears_nothing_more(school: School) {
        let (store, room) = (&school.store, &school.room);
        let osei = room.staff(room.osei);
        let from = store.cursor(&osei).await.unwrap();
        let piece = shared(&school, room.ada, "Because it is cold.").await;
        assert_eq!(missed(&school, &osei, &from).await.len(), 1);
        store.leave_class(&osei, room.science).await.unwrap();
        assert!(missed(&school, &osei, &from).await.is_empty(), "nor what he had not fetched yet");
        assert!(store.piece_for_staff(&osei, piece).await.is_err());
        assert!(store.console(&osei, room.science).await.is_err());
    }

    async fn what_was_taken_back_stays_taken_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let from = store.cursor(&rivera).await.unwrap();
        let piece = shared(&school, room.ada, "I did not mean this.").await;
        Pen::of(&school, room.ada).gives(Command::TakeBack { reflection: piece }).await;
        let heard = missed(&school, &rivera, &from).await;
        let changes: Vec<_> = heard.iter().flat_map(|heard| &heard.deliveries).map(|delivery| &delivery.change).collect();
        assert!(!changes.is_empty() && changes.iter().all(|change| matches!(change, Change::CardGone { .. })), "{changes:?}");
        assert!(!serde_json::to_string(&changes).unwrap().contains("did not mean"));
    }

    async fn nobody_hears_nothing(school: School) {
        lives_without_wall(&school).await;
        for viewer in [Viewer::Nobody, Viewer::System("test")] {
            assert!(school.store.replay(&viewer, &Cursor::default()).await.is_err());
            assert!(school.store.hearings(&viewer).await.is_err());
        }
    }
}

async fn lives_without_wall(school: &School) {
    let piece = shared(school, school.room.ada, "The yellow was there.").await;
    answers(school, piece, 1).await.unwrap();
    asked(school, "And now?", at_once(AnswerPlan::Everyone)).await;
}
