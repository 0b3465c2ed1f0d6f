//! Who sees an inquiry, and what teachers say to it.

use domain::event::{About, Audience, Change};
use domain::id::{PersonId, RemarkId};
use domain::inquiry::{InquiryAct, InquiryStage, RemarkOn, RemarkWords};
use domain::refusal::Refusal;
use domain::replies::ReplyKind;
use domain::viewer::Viewer;
use store::replay::Replay;

use super::{does, gives, key, own, say, seen, thought, wonders};
use crate::both;
use crate::goals::{all_but, not_found, told};
use crate::pen::{Pen, refused};

fn asks(on: RemarkOn) -> RemarkWords {
    RemarkWords { kind: ReplyKind::Ask, on, words: "Who counted?".into() }
}

both! {
    async fn nobody_sees_it_but_whom_its_student_picks_and_that_can_be_taken_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let wolves = wonders(&ada, "Obsidian wolves").await;
        does(&ada, wolves, say("They help")).await;
        for stranger in [room.kim, room.stone, room.bo, PersonId::mint()] {
            let show = InquiryAct::Show { readers: vec![stranger] };
            assert_eq!(key(&ada, wolves, show).await, "inquiry.not_your_teacher");
        }
        does(&ada, wolves, InquiryAct::Show { readers: vec![room.osei] }).await;
        assert_eq!(own(&ada, wolves).await.inquiry.state.stage, InquiryStage::Shared);
        assert_eq!(seen(&school, room.osei, wolves).await.unwrap().perspectives.len(), 1);
        for viewer in all_but(&school, &[room.ada, room.osei]) {
            assert!(not_found(store.inquiry(&viewer, wolves).await), "{viewer:?}");
            assert!(not_found(store.read_perspective(&viewer, wolves).await), "{viewer:?}");
            for class in [room.science, room.reading, room.history] {
                assert!(not_found(store.shown_inquiry(&viewer, class, wolves).await), "{viewer:?}");
                if let Ok((of_class, _)) = store.inquiries_of_class(&viewer, class).await {
                    assert!(of_class.inquiries.is_empty(), "{viewer:?}");
                }
            }
            assert!(not_found(store.remark(&viewer, wolves, RemarkId::mint(), asks(RemarkOn::Question)).await));
            if let Ok((list, _)) = store.inquiries(&viewer).await {
                assert!(list.inquiries.is_empty(), "{viewer:?}");
            }
        }
        assert!(not_found(store.inquiry(&room.staff(room.osei), wolves).await), "a teacher has no page of the student's");
        assert!(not_found(store.shown_inquiry(&room.staff(room.osei), room.reading, wolves).await), "of a student of that class");
        assert!(not_found(store.inquiries_of_class(&ada.viewer, room.science).await));

        let from = store.cursor(&room.staff(room.osei)).await.unwrap();
        does(&ada, wolves, InquiryAct::Show { readers: vec![] }).await;
        assert!(not_found(seen(&school, room.osei, wolves).await));
        assert_eq!(own(&ada, wolves).await.inquiry.state.stage, InquiryStage::Perspective);
        let Replay::Missed { heard, .. } = store.replay(&room.staff(room.osei), &from).await.unwrap() else { panic!() };
        let changes: Vec<_> = heard.into_iter().flat_map(|h| h.deliveries).map(|d| d.change).collect();
        assert_eq!(changes, [Change::Inquiry { id: wolves }], "a number, and no word of it");
        does(&ada, wolves, thought("Alone").1).await;
        assert_eq!(told(&school, About::Inquiry(wolves)).last(), Some(&room.ada));
        let last = crate::pen::heard_about(&school, About::Inquiry(wolves)).pop().unwrap();
        for audience in [Audience::Staff, Audience::Class, Audience::Wall] {
            assert!(store.render(&last, audience).await.unwrap().is_empty());
        }
    }

    async fn a_teacher_asks_and_the_student_answers(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let wolves = wonders(&ada, "Do wolves change rivers?").await;
        let (note, act) = thought("Nine trees");
        does(&ada, wolves, act).await;
        does(&ada, wolves, InquiryAct::Show { readers: vec![room.rivera, room.osei] }).await;
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let id = RemarkId::mint();
        store.remark(&rivera, wolves, id, asks(RemarkOn::Note(note))).await.unwrap();
        store.remark(&rivera, wolves, id, asks(RemarkOn::Note(note))).await.unwrap();
        assert!(not_found(store.remark(&osei, wolves, id, asks(RemarkOn::Question)).await), "somebody else's id");
        let remark = own(&ada, wolves).await.inquiry.remarks;
        assert_eq!((remark.len(), remark[0].by_name.as_str(), remark[0].is_open()), (1, "Ms Rivera", true));
        assert!(store.inquiries(&ada.viewer).await.unwrap().0.inquiries[0].asked);
        does(&ada, wolves, InquiryAct::Answer { remark: id, words: "I did, with Bo".into() }).await;
        assert_eq!(seen(&school, room.osei, wolves).await.unwrap().remarks[0].answer, "I did, with Bo");
        assert!(not_found(store.take_back_remark(&osei, wolves, id).await), "only an own one");
        does(&ada, wolves, InquiryAct::Remove { note }).await;
        let late = store.remark(&osei, wolves, RemarkId::mint(), asks(RemarkOn::Note(note))).await;
        assert!(crate::goals::conflict(late, "inquiry.gone"));
        store.take_back_remark(&rivera, wolves, id).await.unwrap();
        assert!(own(&ada, wolves).await.inquiry.remarks.is_empty());
        let gone = InquiryAct::Answer { remark: id, words: "Late".into() };
        assert_eq!(refused(gives(&ada, wolves, gone).await), Refusal::NotFound);
    }

    async fn whoever_leaves_the_staff_reads_nothing_any_more(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let wolves = wonders(&ada, "Do wolves change rivers?").await;
        does(&ada, wolves, say("They do")).await;
        does(&ada, wolves, InquiryAct::Show { readers: vec![room.osei] }).await;
        store.take_off_staff(&room.staff(room.rivera), room.school, room.osei).await.unwrap();
        assert!(not_found(seen(&school, room.osei, wolves).await));
        let left = own(&ada, wolves).await.inquiry;
        assert_eq!((left.readers.len(), left.state.stage), (0, InquiryStage::Perspective));
        assert!(told(&school, About::Inquiry(wolves)).len() >= 3, "the student hears of it");
    }

    async fn what_waits_for_a_word_is_counted_once_and_for_whom_it_is_shown_to(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, rivera, osei) = (Pen::of(&school, room.ada), room.staff(room.rivera), room.staff(room.osei));
        let waits = async |viewer: &Viewer| {
            let lines = store.inquiries_waiting(viewer).await.unwrap();
            lines.into_iter().map(|line| (line.class_name, line.n)).collect::<Vec<_>>()
        };
        let wolves = wonders(&ada, "Do wolves change rivers?").await;
        wonders(&ada, "Why is ice slippery?").await;
        assert!(waits(&rivera).await.is_empty(), "what is shown to nobody waits for nobody");
        does(&ada, wolves, InquiryAct::Show { readers: vec![room.rivera, room.osei] }).await;
        assert_eq!(waits(&rivera).await, [("Science".to_owned(), 1)]);
        for viewer in [room.staff(room.kim), room.staff(room.stone), ada.viewer.clone(), room.student(room.bo), Viewer::Nobody] {
            assert!(store.inquiries_waiting(&viewer).await.is_ok_and(|lines| lines.is_empty()), "{viewer:?}");
        }
        store.remark(&rivera, wolves, RemarkId::mint(), asks(RemarkOn::Question)).await.unwrap();
        assert!(waits(&rivera).await.is_empty() && waits(&osei).await.is_empty(), "one word is enough");
        does(&ada, wolves, thought("I read on").1).await;
        assert!(waits(&osei).await.is_empty(), "a note asks nothing");
        does(&ada, wolves, say("They do, with beavers")).await;
        assert_eq!(waits(&osei).await, [("Science".to_owned(), 1)]);
        let id = RemarkId::mint();
        store.remark(&osei, wolves, id, asks(RemarkOn::Question)).await.unwrap();
        assert!(waits(&osei).await.is_empty());
        store.take_back_remark(&osei, wolves, id).await.unwrap();
        assert_eq!(waits(&rivera).await, [("Science".to_owned(), 1)], "a word that was taken back was none");
        does(&ada, wolves, InquiryAct::PutAway).await;
        assert!(waits(&rivera).await.is_empty());
    }
}
