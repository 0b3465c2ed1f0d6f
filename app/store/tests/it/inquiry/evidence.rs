//! Own pieces that belong to an inquiry.

use domain::command::Command;
use domain::event::About;
use domain::evidence::Made;
use domain::id::{EvidenceId, ReflectionId, VersionId};
use domain::inquiry::InquiryAct;
use domain::refusal::Refusal;

use super::{does, gives, key, own, seen, wonders};
use crate::both;
use crate::goals::told;
use crate::pen::{Pen, own_question, refused};

fn link(version: VersionId) -> InquiryAct {
    InquiryAct::Link { evidence: EvidenceId::mint(), made: Made::Version(version), words: "Here I counted".into() }
}

both! {
    async fn whoever_sees_the_inquiry_reads_what_it_shows_and_the_piece_says_so(school: School) {
        let room = &school.room;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let piece = ReflectionId::mint();
        ada.shares(piece, &own_question(room.science), "I counted nine trees").await;
        let version = ada.sees(piece).await.versions[0].id;
        let wolves = wonders(&ada, "Do wolves change rivers?").await;
        does(&ada, wolves, InquiryAct::Show { readers: vec![room.osei] }).await;
        does(&ada, wolves, link(version)).await;
        let view = seen(&school, room.osei, wolves).await.unwrap();
        assert_eq!((view.evidence[0].shows.as_ref().unwrap().words.as_str(), view.evidence[0].words.as_str()), ("I counted nine trees", "Here I counted"));
        assert_eq!(ada.sees(piece).await.readers, ["Ms Rivera", "Mr Osei"]);
        assert_eq!(key(&ada, wolves, link(version)).await, "inquiry.linked_already");
        let bos = ReflectionId::mint();
        bo.shares(bos, &own_question(room.science), "Bo's").await;
        let foreign = bo.sees(bos).await.versions[0].id;
        for version in [foreign, VersionId::mint()] {
            assert_eq!(refused(gives(&ada, wolves, link(version)).await), Refusal::NotFound);
        }
        // Taken back, it shows nothing any more, and whoever saw it hears that.
        let before = told(&school, About::Inquiry(wolves)).len();
        assert!(ada.gives(Command::TakeBack { reflection: piece }).await.is_done());
        assert!(seen(&school, room.osei, wolves).await.unwrap().evidence.is_empty());
        assert_eq!(told(&school, About::Inquiry(wolves))[before..], [room.ada, room.osei]);
        assert!(own(&ada, wolves).await.inquiry.evidence.is_empty());
    }
}
