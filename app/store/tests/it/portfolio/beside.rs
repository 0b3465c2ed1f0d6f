//! What stands beside the things that a student made, and travels with them: that they are proud of one, how sure they were, what their class was
//! told, what a teacher's remark is about, and the work that a try led to.

use std::collections::BTreeSet;

use domain::command::Command;
use domain::export::{Content, Item, Remark};
use domain::feedback::NoteReaders;
use domain::goals::GoalAct;
use domain::id::{ConfidenceId, EvidenceId, InquiryId, NoteId, ReflectionId, RemarkId};
use domain::inquiry::{RemarkOn, RemarkWords};
use domain::portfolio::{Entry, TimelineSource};
use domain::projector::Display;
use domain::refusal::Refusal;
use domain::replies::ReplyKind;
use domain::stage::Confidence;
use store::AskedBy;
use uuid::Uuid;

use super::asked::asks_everything;
use super::evidence::{chooses_and_tries, offers, thing};
use super::export::{a_portfolio, brings, came, on_paper};
use super::{gives, own, pick, works};
use crate::both;
use crate::harness::School;
use crate::pen::{Pen, refused};

const SURE: &str = "I can say why ice floats";
const NOTE: &str = "Many of you saw the bubbles.";

/// Ada is proud of a piece, is asked how sure she is, and she and nobody else is written a note.
pub async fn happens(school: &School, ada: &Pen, piece: ReflectionId) {
    let (store, room) = (&school.store, &school.room);
    let (rivera, ask) = (room.staff(room.rivera), ConfidenceId::mint());
    store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
    store.ask_confidence(&rivera, room.science, ask, SURE).await.unwrap();
    for level in [Confidence::NotYet, Confidence::Nearly] {
        assert!(ada.gives(Command::Confidence { class: room.science, ask, level }).await.is_done());
    }
    let to = NoteReaders::Several(vec![room.ada]);
    store.send_note(&rivera, NoteId::mint(), room.science, None, NOTE.into(), to).await.unwrap();
    assert!(ada.gives(Command::Rest { reflection: piece }).await.is_done());
}

/// A teacher asks about a note of hers and about what she thinks.
pub async fn is_asked(school: &School, ada: &Pen, inquiry: InquiryId) {
    let Content::Inquiry { notes, perspectives, .. } = of_kind(ada, "inquiry").await.content else { panic!() };
    let rivera = school.room.staff(school.room.rivera);
    for (on, words) in [
        (RemarkOn::Note(notes[0].id.into()), "Who wrote that book?"),
        (RemarkOn::Perspective(perspectives[1].id.into()), "Every river?"),
    ] {
        let asks = RemarkWords { kind: ReplyKind::Ask, on, words: words.into() };
        school.store.remark(&rivera, inquiry, RemarkId::mint(), asks).await.unwrap();
    }
}

async fn items(pen: &Pen) -> Vec<Item> {
    pen.store.export_portfolio(&pen.viewer).await.unwrap().portfolio.items
}

async fn of_kind(pen: &Pen, kind: &str) -> Item {
    items(pen).await.into_iter().find(|item| item.kind() == kind).unwrap_or_else(|| panic!("no {kind}"))
}

async fn is_proud_of(pen: &Pen, piece: Uuid) -> bool {
    let found = items(pen).await.into_iter().find(|item| item.id == piece);
    matches!(found.unwrap().content, Content::Piece { proud: true, .. })
}

async fn own_alone(pen: &Pen) -> Vec<Entry> {
    let entries = pen.store.timeline(&pen.viewer, None, None).await.unwrap().0.entries;
    entries.into_iter().filter(|entry| entry.source.stays_own()).collect()
}

both! {
    async fn an_export_tells_it(school: School) {
        let asked = asks_everything(&school).await;
        let ada = Pen::of(&school, school.room.ada);
        happens(&school, &ada, asked.piece).await;
        is_asked(&school, &ada, asked.inquiry).await;
        assert!(is_proud_of(&ada, asked.piece.0).await);
        let sure = of_kind(&ada, "sure").await.content;
        assert_eq!(sure, Content::Sure { statement: SURE.into(), level: "nearly".into(), class: "Science".into() }, "her last word");
        let note = of_kind(&ada, "class_note").await.content;
        assert_eq!(note, Content::ClassNote { words: NOTE.into(), question: String::new(), class: "Science".into() });
        let Content::Inquiry { notes, perspectives, remarks, .. } = of_kind(&ada, "inquiry").await.content else { panic!() };
        let about = |words: &str| remarks.iter().find(|remark: &&Remark| remark.words == words).unwrap().about;
        assert_eq!(about("Who counted?"), None, "the whole");
        assert_eq!(about("Who wrote that book?"), Some(notes[0].id));
        assert_eq!(about("Every river?"), Some(perspectives[1].id));
        // Bo was not written to and was not asked again; and how the others answered is in nobody's.
        let bo = Pen::of(&school, school.room.bo);
        assert!(items(&bo).await.iter().all(|item| !item.stays_own()));
    }

    async fn a_try_leads_to_the_piece_that_came_of_it_while_that_is_shared(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let (piece, _, goal) = works(&school, &ada).await;
        chooses_and_tries(&school, &ada, goal, piece).await;
        let work = async || {
            let Content::Try { tried, .. } = of_kind(&ada, "try").await.content else { panic!() };
            tried[0].work.as_ref().map(|led| (led.item, led.title.clone()))
        };
        assert_eq!(work().await, Some((piece.0, "Why do leaves fall?".into())));
        let told = of_kind(&ada, "try").await.told().content;
        assert!(matches!(told, Content::Try { tried, .. } if tried[0].work.is_none()), "what else it leads to is hers");
        // Version 2 is taken back, and then version 1.
        for _ in 0..2 {
            assert!(ada.gives(Command::TakeBack { reflection: piece }).await.is_done());
        }
        assert_eq!(work().await, None);
    }

    async fn it_stands_on_her_own_page_and_is_shown_to_nobody(school: School) {
        let (store, room) = (&school.store, &school.room);
        let asked = asks_everything(&school).await;
        let ada = Pen::of(&school, room.ada);
        happens(&school, &ada, asked.piece).await;
        let entries = own_alone(&ada).await;
        let lines: BTreeSet<_> = entries.iter().map(|entry| (entry.happened.name(), entry.title.as_str(), entry.words.as_str())).collect();
        assert_eq!(lines, BTreeSet::from([("got_note", "Science", NOTE), ("said_how_sure", SURE, "nearly")]));
        let story = own(&ada).await.story.id;
        let goal = crate::goals::sets(&ada, "Ask first", &[room.rivera]).await;
        assert!(offers(&ada, goal).await.iter().all(|offer| !offer.made.source().stays_own()), "no link leads to it");
        assert!(entries.iter().all(|entry| entry.made().is_none()), "and none is offered beside it");
        let admin = room.staff(room.rivera);
        let asked = store.export_requested(&admin, room.school, room.ada, AskedBy::Family).await.unwrap().portfolio.items;
        let kinds: BTreeSet<_> = asked.iter().map(Item::kind).collect();
        assert!(kinds.contains("class_note") && !kinds.contains("sure"), "the school reads nobody's answer: {kinds:?}");
        for entry in &entries {
            let picked = gives(&ada, story, pick(entry.source, entry.about, "").1).await;
            assert_eq!(refused(picked), Refusal::NotFound, "{entry:?}");
            let link = GoalAct::Link { evidence: EvidenceId::mint(), made: thing(entry.source, entry.about), words: "Here".into() };
            assert_eq!(refused(crate::goals::gives(&ada, goal, link).await), Refusal::NotFound, "{entry:?}");
        }
        // Nobody else has a word of it, and what is taken back is gone from her page, too.
        assert_eq!(own_alone(&Pen::of(&school, room.bo)).await, []);
        let rivera = room.staff(room.rivera);
        let note = entries.iter().find(|entry| entry.source == TimelineSource::ClassNote).unwrap().about;
        store.take_note_back(&rivera, note.into()).await.unwrap();
        assert_eq!(own_alone(&ada).await.len(), 1);
    }

    async fn a_later_zip_brings_it_and_there_too_it_is_nobody_elses(school: School) {
        let ada = a_portfolio(&school).await;
        let exported = async |pen: &Pen| pen.store.export_portfolio(&pen.viewer).await.unwrap();
        let first = exported(&ada).await;
        let piece = of_kind(&ada, "piece").await.id;
        let chen = Pen::of(&school, school.room.chen);
        assert_eq!(brings(&chen, on_paper(&first)).await, came(5, 0, 0));
        assert!(!is_proud_of(&chen, piece).await);
        school.later(domain::clock::HOUR);
        happens(&school, &ada, piece.into()).await;
        let second = exported(&ada).await;
        // New are how sure she was and the note; the piece rests since.
        assert_eq!(brings(&chen, on_paper(&second)).await, came(2, 1, 4));
        assert!(is_proud_of(&chen, piece).await);
        let canonical = |exported: store::Exported| domain::export::canonical(exported.portfolio);
        assert_eq!(canonical(exported(&chen).await), canonical(second.clone()));
        assert_eq!(brings(&chen, on_paper(&second)).await, came(0, 0, 7), "twice is once");
        assert_eq!(brings(&chen, on_paper(&first)).await, came(0, 0, 5), "an older one changes nothing");
        assert!(is_proud_of(&chen, piece).await);
        // She picks it up again: the newest says how it stands.
        school.later(domain::clock::HOUR);
        assert!(ada.gives(Command::Wake { reflection: piece.into() }).await.is_done());
        assert_eq!(brings(&chen, on_paper(&exported(&ada).await)).await, came(0, 1, 6));
        assert!(!is_proud_of(&chen, piece).await);
        // What came is read on the own page; no pick and no link leads to it here either.
        let entries = own_alone(&chen).await;
        assert_eq!(entries.len(), 2);
        let (story, goal) = (own(&chen).await.story.id, crate::goals::sets(&chen, "Ask first", &[]).await);
        for entry in entries {
            assert!(chen.store.own_item(&chen.viewer, TimelineSource::Brought, entry.about).await.is_ok(), "{entry:?}");
            let picked = gives(&chen, story, pick(TimelineSource::Brought, entry.about, "").1).await;
            assert_eq!(refused(picked), Refusal::NotFound, "{entry:?}");
            let made = thing(TimelineSource::Brought, entry.about);
            let link = GoalAct::Link { evidence: EvidenceId::mint(), made, words: "Here".into() };
            assert_eq!(refused(crate::goals::gives(&chen, goal, link).await), Refusal::NotFound, "{entry:?}");
        }
    }
}
