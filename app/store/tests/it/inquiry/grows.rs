//! From a question to a perspective and back again; nothing is lost on the way.

use domain::event::About;
use domain::id::{InquiryId, PerspectiveId, SheetId};
use domain::inquiry::{InquiryAct, InquiryStage, Pace, PerspectiveWords};
use domain::reflections::Stretch;
use domain::refusal::Refusal;

use super::{does, gives, key, own, say, thought, wonders};
use crate::both;
use crate::goals::told;
use crate::pen::{Pen, refused};

both! {
    async fn it_grows_and_goes_back_and_nothing_is_lost(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let wolves = wonders(&ada, "Are wolves bad?").await;
        assert_eq!(own(&ada, wolves).await.inquiry.state.stage, InquiryStage::Question);
        does(&ada, wolves, thought("Wolves eat elk").1).await;
        assert_eq!(own(&ada, wolves).await.inquiry.state.stage, InquiryStage::Research);
        let reword = |wording| InquiryAct::Reword { question: "Do wolves change rivers?".into(), because: "It is bigger".into(), wording };
        assert_eq!(key(&ada, wolves, InquiryAct::Go { stage: InquiryStage::Shared }).await, "inquiry.say_first");
        does(&ada, wolves, say("Wolves help rivers")).await;
        assert_eq!(own(&ada, wolves).await.inquiry.state.stage, InquiryStage::Perspective);
        assert_eq!(key(&ada, wolves, InquiryAct::Go { stage: InquiryStage::Shared }).await, "inquiry.show_first");
        does(&ada, wolves, InquiryAct::Go { stage: InquiryStage::Question }).await;
        does(&ada, wolves, reword(1)).await;
        assert_eq!(key(&ada, wolves, reword(1)).await, "inquiry.same_question");
        let other = InquiryAct::Reword { question: "What do wolves do?".into(), because: String::new(), wording: 1 };
        assert_eq!(key(&ada, wolves, other).await, "inquiry.worded_anew", "another page words it from what it was before");

        let read = own(&ada, wolves).await.inquiry;
        assert_eq!((read.state.stage, read.question()), (InquiryStage::Question, "Do wolves change rivers?"));
        assert_eq!(read.wordings.iter().map(|w| w.words.as_str()).collect::<Vec<_>>(), ["Do wolves change rivers?", "Are wolves bad?"]);
        assert_eq!((read.notes.len(), read.perspectives.len()), (1, 1));
        assert_eq!(read.perspectives[0].question, "Are wolves bad?", "a perspective keeps the question that it answers");
        assert_eq!(told(&school, About::Inquiry(wolves)).into_iter().collect::<std::collections::BTreeSet<_>>().len(), 1);
    }

    async fn the_second_perspective_stands_beside_the_first(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let wolves = wonders(&ada, "Do wolves change rivers?").await;
        let draft = PerspectiveWords { words: "Wolves are".into(), used_to: "They are bad".into(), ..Default::default() };
        does(&ada, wolves, InquiryAct::Keep { rev: Some(0), sheet: None, words: draft.clone() }).await;
        let kept = own(&ada, wolves).await;
        assert_eq!((kept.draft, kept.inquiry.perspectives.len()), (draft, 0), "kept, and not said");
        let perspective = PerspectiveId::mint();
        let words = |words: &str| PerspectiveWords { words: words.into(), ..Default::default() };
        let first = InquiryAct::Say { perspective, words: words("Wolves are good") };
        does(&ada, wolves, first.clone()).await;
        assert_eq!(own(&ada, wolves).await.draft, PerspectiveWords::default(), "what is said is no draft any more");
        assert_eq!(key(&ada, wolves, first).await, "inquiry.said_already");
        assert_eq!(key(&ada, wolves, say("Wolves are good")).await, "inquiry.same_perspective");
        let now = PerspectiveWords { used_to: "They are bad".into(), now: "They belong".into(), ..words("Wolves are needed") };
        does(&ada, wolves, InquiryAct::Say { perspective: PerspectiveId::mint(), words: now }).await;
        let both = own(&ada, wolves).await.inquiry.perspectives;
        assert_eq!(both.iter().map(|p| (p.number, p.said.words.as_str())).collect::<Vec<_>>(), [(2, "Wolves are needed"), (1, "Wolves are good")]);
        assert!(both[0].difference.contains(&Stretch::Removed("good".into())) && both[1].difference.is_empty());
        assert_eq!(both[0].said.now, "They belong");
    }

    async fn a_draft_is_not_overwritten_by_a_page_that_has_not_read_it(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let wolves = wonders(&ada, "Do wolves change rivers?").await;
        let (one, two) = (Some(SheetId::mint()), Some(SheetId::mint()));
        let keep = |rev, sheet, words: &str| {
            InquiryAct::Keep { rev, sheet, words: PerspectiveWords { words: words.into(), ..Default::default() } }
        };
        let kept = async || { let own = own(&ada, wolves).await; (own.draft.words, own.draft_rev) };
        assert_eq!(kept().await, (String::new(), 0));
        does(&ada, wolves, keep(Some(0), one, "Wolves")).await;
        assert_eq!(key(&ada, wolves, keep(Some(0), two, "Beavers")).await, "inquiry.draft_changed", "opened before");
        does(&ada, wolves, keep(Some(0), two, "Wolves")).await;
        assert_eq!(kept().await, ("Wolves".into(), 1), "the same words overwrite nothing");
        // The first page waits for a network: it never heard of the number of its own words.
        does(&ada, wolves, keep(Some(0), one, "Wolves help")).await;
        does(&ada, wolves, keep(Some(0), one, "Wolves help rivers")).await;
        assert_eq!(kept().await, ("Wolves help rivers".into(), 3));
        does(&ada, wolves, keep(Some(3), two, "Wolves, and beavers")).await;
        assert_eq!(key(&ada, wolves, keep(Some(0), one, "Wolves alone")).await, "inquiry.draft_changed", "another page was there since");
        assert_eq!(key(&ada, wolves, keep(Some(3), None, "Wolves alone")).await, "inquiry.draft_changed");
        assert_eq!(kept().await, ("Wolves, and beavers".into(), 4));
        does(&ada, wolves, keep(None, None, "A page of before")).await;
        assert_eq!(kept().await, ("A page of before".into(), 5));
    }

    async fn what_is_begun_after_a_perspective_was_said_is_another_draft(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let wolves = wonders(&ada, "Do wolves change rivers?").await;
        let (one, two) = (Some(SheetId::mint()), Some(SheetId::mint()));
        let keep = |rev, sheet, words: &str| {
            InquiryAct::Keep { rev, sheet, words: PerspectiveWords { words: words.into(), ..Default::default() } }
        };
        does(&ada, wolves, keep(Some(0), one, "Wolves")).await;
        let read = own(&ada, wolves).await.draft_rev;
        does(&ada, wolves, say("Wolves")).await;
        let after = own(&ada, wolves).await;
        assert_eq!(after.draft, PerspectiveWords::default());
        does(&ada, wolves, keep(Some(after.draft_rev), two, "And beavers")).await;
        for sheet in [one, None] {
            assert_eq!(key(&ada, wolves, keep(Some(read), sheet, "Wolves, still")).await, "inquiry.draft_changed");
        }
        does(&ada, wolves, say("And beavers")).await;
        does(&ada, wolves, keep(Some(read), one, "Wolves, still")).await;
        assert_eq!(own(&ada, wolves).await.draft.words, "Wolves, still", "where nothing is kept nothing is overwritten");
    }

    async fn it_rests_and_is_put_away_without_a_reason(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let wolves = wonders(&ada, "Do wolves change rivers?").await;
        does(&ada, wolves, InquiryAct::Rest).await;
        for act in [thought("x").1, say("x"), InquiryAct::Go { stage: InquiryStage::Research }] {
            assert_eq!(key(&ada, wolves, act).await, "inquiry.not_going");
        }
        does(&ada, wolves, InquiryAct::PutAway).await;
        assert_eq!(key(&ada, wolves, InquiryAct::PutAway).await, "inquiry.away_already");
        does(&ada, wolves, InquiryAct::TakeUp).await;
        let again = own(&ada, wolves).await.inquiry;
        assert_eq!((again.state.pace, again.state.stage), (Pace::Going, InquiryStage::Question));
        assert_eq!(key(&ada, wolves, InquiryAct::TakeUp).await, "inquiry.going_already");
    }

    async fn it_may_be_about_several_classes_or_none_and_outlives_them(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let wolves = InquiryId::mint();
        let begin = |classes| InquiryAct::Begin { question: "Why?".into(), classes, from: None };
        assert_eq!(key(&ada, wolves, begin(vec![room.reading])).await, "inquiry.not_your_class");
        does(&ada, wolves, begin(vec![room.science])).await;
        assert_eq!(key(&ada, wolves, begin(vec![])).await, "inquiry.begun_already");
        let stolen = refused(gives(&Pen::of(&school, room.bo), wolves, begin(vec![])).await);
        assert_eq!(stolen, Refusal::NotFound, "somebody else's id reads as not found");
        store.remove_student(&room.staff(room.rivera), room.science, room.ada).await.unwrap();
        does(&ada, wolves, thought("Still mine").1).await;
        let left = own(&ada, wolves).await;
        assert_eq!(left.inquiry.classes.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["Science"]);
        does(&ada, wolves, InquiryAct::About { classes: vec![room.science] }).await;
        does(&ada, wolves, InquiryAct::About { classes: vec![] }).await;
        assert_eq!(key(&ada, wolves, InquiryAct::About { classes: vec![room.science] }).await, "inquiry.not_your_class");
        let listed = store.inquiries(&ada.viewer).await.unwrap().0;
        assert_eq!(listed.inquiries.iter().map(|card| (card.id, card.notes)).collect::<Vec<_>>(), [(wolves, 1)]);
    }
}
