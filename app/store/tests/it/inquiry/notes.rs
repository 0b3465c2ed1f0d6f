//! Research notes and their sources: changing one's mind stays visible, and what was removed comes back.

use domain::id::SourceId;
use domain::inquiry::{InquiryAct, NoteWords, Trust, TrustWords};
use domain::refusal::Refusal;

use super::{does, gives, key, own, sourced, thought, wonders};
use crate::both;
use crate::pen::{Pen, refused};

both! {
    async fn changing_ones_mind_about_a_source_stays_visible(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let wolves = wonders(&ada, "Do wolves change rivers?").await;
        let note = SourceId::mint();
        let words = sourced("A film", Trust::Yes);
        does(&ada, wolves, InquiryAct::Note { note, words: words.clone() }).await;
        assert_eq!(key(&ada, wolves, InquiryAct::Note { note, words: words.clone() }).await, "inquiry.noted_already");
        let doubts = NoteWords {
            trust: TrustWords { trust: Trust::Partly, why: "It leaves the beavers out".into() },
            ..words.clone()
        };
        does(&ada, wolves, InquiryAct::Edit { note, rev: 1, words: doubts.clone() }).await;
        does(&ada, wolves, InquiryAct::Edit { note, rev: 1, words: doubts.clone() }).await;
        assert_eq!(key(&ada, wolves, InquiryAct::Edit { note, rev: 1, words }).await, "inquiry.note_changed", "an older page");
        let read = own(&ada, wolves).await.inquiry.notes.remove(0);
        let trust = read.source.unwrap().trust;
        assert_eq!(trust.iter().map(|t| t.said.trust).collect::<Vec<_>>(), [Trust::Partly, Trust::Yes]);
        assert_eq!((trust[0].said.why.as_str(), trust[1].said.why.as_str()), ("It leaves the beavers out", "A biologist wrote it"));
        let reworded = NoteWords { words: "Trees, and beavers".into(), ..doubts };
        does(&ada, wolves, InquiryAct::Edit { note, rev: 2, words: reworded }).await;
        let read = own(&ada, wolves).await.inquiry.notes.remove(0);
        assert_eq!((read.words.as_str(), read.source.unwrap().trust.len()), ("Trees, and beavers", 2), "words alone are no change of mind");
    }

    async fn what_is_removed_can_be_put_back(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let wolves = wonders(&ada, "Do wolves change rivers?").await;
        let (note, act) = thought("Wolves eat elk");
        does(&ada, wolves, act).await;
        does(&ada, wolves, InquiryAct::Remove { note }).await;
        assert_eq!(refused(gives(&ada, wolves, InquiryAct::Remove { note }).await), Refusal::NotFound);
        let gone = own(&ada, wolves).await;
        assert_eq!((gone.inquiry.notes.len(), gone.removed.len()), (0, 1));
        does(&ada, wolves, InquiryAct::PutBack { note }).await;
        does(&ada, wolves, InquiryAct::PutBack { note }).await;
        let back = own(&ada, wolves).await;
        assert_eq!((back.inquiry.notes[0].words.as_str(), back.removed.len()), ("Wolves eat elk", 0));
        let bo = Pen::of(&school, room.bo);
        let his = wonders(&bo, "Mine").await;
        for act in [InquiryAct::Remove { note }, InquiryAct::PutBack { note }, thought("x").1] {
            assert_eq!(refused(gives(&bo, wolves, act).await), Refusal::NotFound);
        }
        let foreign = InquiryAct::Edit { note, rev: 1, words: sourced("x", Trust::No) };
        assert_eq!(refused(gives(&bo, his, foreign).await), Refusal::NotFound, "a note of another inquiry");
    }

    async fn there_is_room_for_two_hundred_notes(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let wolves = wonders(&ada, "Do wolves change rivers?").await;
        for n in 0..domain::inquiry::MOST_NOTES {
            does(&ada, wolves, thought(&n.to_string()).1).await;
        }
        assert_eq!(key(&ada, wolves, thought("one more").1).await, "inquiry.too_many_notes");
        assert_eq!(own(&ada, wolves).await.inquiry.notes.len(), domain::inquiry::MOST_NOTES);
    }
}
