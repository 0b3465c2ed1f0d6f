//! Marks and a voice, from a teacher's desk to the student.

use domain::event::About;
use domain::feedback::FeedbackWords;
use domain::files::FileKind;
use domain::id::{FeedbackId, MarkId, ReflectionId, ShownId};
use domain::showing::{LAST_PAGE, Mark, PagePart, Spot};

use super::{file_of, opens, sees, why};
use crate::both;
use crate::harness::School;
use crate::pen::{Pen, heard_about};

fn moment(at: i64, words: &str) -> Mark {
    Mark { spot: Spot::Moment { at, until: None }, words: words.into() }
}

fn area(words: &str) -> Mark {
    Mark { spot: Spot::Area { x: 100, y: 100, w: 5_000, h: 5_000 }, words: words.into() }
}

/// Ada shared a drawing and a recording; their ids in version 1.
async fn shared(school: &School, ada: &Pen) -> (ReflectionId, ShownId, ShownId) {
    let piece = ReflectionId::mint();
    ada.adds(school, piece, FileKind::Drawing).await;
    ada.adds(school, piece, FileKind::Sound).await;
    ada.shares_it(school, piece).await;
    let version = &sees(school, school.room.rivera, piece).await.unwrap().versions[0];
    (piece, version.shown[0].id, version.shown[1].id)
}

fn page(page: i32, part: Option<PagePart>, words: &str) -> Mark {
    Mark { spot: Spot::Page { page, part }, words: words.into() }
}

both! {
    async fn a_page_of_a_pdf_is_marked_by_its_number(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let piece = ReflectionId::mint();
        ada.adds(&school, piece, FileKind::Pdf).await;
        ada.adds(&school, piece, FileKind::Drawing).await;
        ada.shares_it(&school, piece).await;
        let rivera = room.staff(room.rivera);
        let version = &sees(&school, room.rivera, piece).await.unwrap().versions[0];
        let (pdf, drawing) = (version.shown[0].id, version.shown[1].id);
        // In the order of its pages, whichever was marked first.
        for (number, part) in [(12, None), (3, Some(PagePart::Bottom)), (LAST_PAGE, Some(PagePart::Top))] {
            store.mark(&rivera, MarkId::mint(), piece, pdf, page(number, part, "Where from?")).await.unwrap();
        }
        for number in [0, -1, LAST_PAGE + 1, i32::MAX] {
            assert_eq!(why(store.mark(&rivera, MarkId::mint(), piece, pdf, page(number, None, "x")).await), "showing.no_page");
        }
        assert_eq!(why(store.mark(&rivera, MarkId::mint(), piece, pdf, moment(1, "x")).await), "showing.mark_beside");
        assert_eq!(why(store.mark(&rivera, MarkId::mint(), piece, pdf, area("x")).await), "showing.mark_beside");
        assert_eq!(why(store.mark(&rivera, MarkId::mint(), piece, drawing, page(1, None, "x")).await), "showing.mark_beside");
        assert!(ada.looks(piece).await.versions[0].shown[0].marks.is_empty(), "nothing before it is sent");
        store.send_feedback(&rivera, FeedbackId::mint(), piece, 1, FeedbackWords::default()).await.unwrap();
        let marks = &ada.looks(piece).await.versions[0].shown[0].marks;
        let spots: Vec<_> = marks.iter().map(|mark| mark.mark.spot).collect();
        let on = |page, part| Spot::Page { page, part };
        assert_eq!(spots, [on(3, Some(PagePart::Bottom)), on(12, None), on(LAST_PAGE, Some(PagePart::Top))]);
        for outsider in [room.staff(room.kim), room.staff(room.stone), ada.viewer.clone(), Pen::of(&school, room.bo).viewer] {
            let mark = store.mark(&outsider, MarkId::mint(), piece, pdf, page(1, None, "x")).await;
            assert_eq!(why(mark), "refusal.not_found");
        }
    }

    async fn marks_are_the_teachers_own_until_they_are_sent(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (piece, drawing, sound) = shared(&school, &ada).await;
        let rivera = room.staff(room.rivera);
        let (one, two, silent) = (MarkId::mint(), MarkId::mint(), MarkId::mint());
        store.mark(&rivera, one, piece, drawing, area("")).await.unwrap();
        store.mark(&rivera, one, piece, drawing, area("Why blue?")).await.unwrap();
        store.mark(&rivera, two, piece, sound, moment(12_000, "I hear you stop here.")).await.unwrap();
        store.mark(&rivera, silent, piece, sound, moment(13_000, " ")).await.unwrap();
        let desk = sees(&school, room.rivera, piece).await.unwrap();
        assert_eq!(desk.answering.unwrap().marks.len(), 3);
        assert_eq!(desk.versions[0].shown[0].marks[0].mark.words, "Why blue?");
        let osei = sees(&school, room.osei, piece).await.unwrap();
        assert!(osei.answering.unwrap().marks.is_empty() && osei.versions[0].shown.iter().all(|shown| shown.marks.is_empty()));
        assert!(ada.looks(piece).await.versions[0].shown.iter().all(|shown| shown.marks.is_empty()));

        let heard = heard_about(&school, About::Piece(piece)).len();
        let feedback = FeedbackId::mint();
        for _ in 0..2 {
            store.send_feedback(&rivera, feedback, piece, 1, FeedbackWords::default()).await.unwrap();
        }
        assert_eq!(heard_about(&school, About::Piece(piece)).len(), heard + 1, "marks alone are an answer, once");
        let looks = ada.looks(piece).await;
        let marks = |at: usize| looks.versions[0].shown[at].marks.iter().map(|mark| (mark.mark.words.as_str(), mark.feedback)).collect::<Vec<_>>();
        assert_eq!(marks(0), [("Why blue?", Some(feedback))]);
        assert_eq!(marks(1), [("I hear you stop here.", Some(feedback))], "what says nothing is not sent");
        assert!(sees(&school, room.rivera, piece).await.unwrap().answering.unwrap().marks.is_empty());
        assert_eq!(why(store.mark(&rivera, one, piece, drawing, area("Later")).await), "showing.mark_sent");
        assert_eq!(why(store.unmark(&rivera, one, piece).await), "showing.mark_sent");
    }

    async fn a_mark_lies_on_something_of_this_piece(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (piece, drawing, sound) = shared(&school, &ada).await;
        let rivera = room.staff(room.rivera);
        let id = MarkId::mint();
        assert_eq!(why(store.mark(&rivera, id, piece, drawing, moment(1, "x")).await), "showing.mark_beside");
        assert_eq!(why(store.mark(&rivera, id, piece, sound, moment(40_000, "x")).await), "showing.mark_beside");
        let in_draft = ada.looks(piece).await.draft.unwrap().shown[0].id;
        let bo = Pen::of(&school, room.bo);
        let (_, bos, _) = shared(&school, &bo).await;
        for stranger in [in_draft, bos, ShownId::mint()] {
            assert_eq!(why(store.mark(&rivera, id, piece, stranger, area("x")).await), "refusal.not_found");
        }
        for outsider in [room.staff(room.kim), room.staff(room.stone), ada.viewer.clone(), bo.viewer.clone()] {
            assert_eq!(why(store.mark(&outsider, id, piece, drawing, area("x")).await), "refusal.not_found");
            assert_eq!(why(store.answer_by_voice(&outsider, piece, None).await), "refusal.not_found");
        }
        store.mark(&rivera, id, piece, drawing, area("x")).await.unwrap();
        let osei = room.staff(room.osei);
        assert_eq!(why(store.mark(&osei, id, piece, drawing, area("y")).await), "refusal.not_found", "hers, not his");
        assert_eq!(why(store.unmark(&osei, id, piece).await), "refusal.not_found");
        store.unmark(&rivera, id, piece).await.unwrap();
        store.unmark(&rivera, id, piece).await.unwrap();
    }

    async fn a_voice_alone_is_an_answer_and_is_heard_by_its_student(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (piece, ..) = shared(&school, &ada).await;
        let rivera = room.staff(room.rivera);
        let nothing = store.send_feedback(&rivera, FeedbackId::mint(), piece, 1, FeedbackWords::default()).await;
        assert_eq!(why(nothing), "feedback.say_something");
        let voice = file_of(&school, &rivera, FileKind::Sound, Some(piece)).await;
        store.answer_by_voice(&rivera, piece, Some(voice)).await.unwrap();
        // Words that are typed beside it build on number 0, and leave it where it is.
        let typed = FeedbackWords { strength: "You stop to think".into(), ..Default::default() };
        assert_eq!(store.save_feedback_draft(&rivera, piece, typed, 0).await.unwrap(), 1);
        assert_eq!(sees(&school, room.rivera, piece).await.unwrap().answering.unwrap().voice.unwrap().id, voice);
        assert!(!opens(&school, &ada.viewer, voice).await && !opens(&school, &room.staff(room.osei), voice).await);
        let feedback = FeedbackId::mint();
        store.send_feedback(&rivera, feedback, piece, 1, FeedbackWords::default()).await.unwrap();
        let heard = ada.looks(piece).await.voices;
        assert_eq!((heard.len(), heard[0].file.id, heard[0].feedback, heard[0].by_name.as_str()), (1, voice, feedback, "Ms Rivera"));
        assert!(opens(&school, &ada.viewer, voice).await && opens(&school, &room.staff(room.osei), voice).await);
        for outsider in [room.student(room.bo), room.staff(room.kim), room.staff(room.stone)] {
            assert!(!opens(&school, &outsider, voice).await);
        }
        assert!(sees(&school, room.rivera, piece).await.unwrap().answering.unwrap().voice.is_none());
    }

    async fn a_voice_is_a_sound_of_ones_own_about_this_student(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let (adas, ..) = shared(&school, &ada).await;
        let (bos, ..) = shared(&school, &bo).await;
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let about_bo = file_of(&school, &rivera, FileKind::Sound, Some(bos)).await;
        let of_osei = file_of(&school, &osei, FileKind::Sound, Some(adas)).await;
        for wrong in [about_bo, of_osei] {
            assert_eq!(why(store.answer_by_voice(&rivera, adas, Some(wrong)).await), "refusal.not_found");
        }
        let right = file_of(&school, &rivera, FileKind::Sound, Some(adas)).await;
        store.answer_by_voice(&rivera, adas, Some(right)).await.unwrap();
        store.answer_by_voice(&rivera, adas, None).await.unwrap();
        store.answer_by_voice(&rivera, adas, None).await.unwrap();
        assert!(sees(&school, room.rivera, adas).await.unwrap().answering.unwrap().voice.is_none());
    }
}
