//! Inquiries and replies.

use store::Store;
use store::seed::TEACHERS;

use super::{demo_school, signed_in};

/// Every inquiry that the teachers of the demo see, and every reply, in words.
pub async fn inquired(store: &Store) -> Vec<String> {
    let mut told = Vec::new();
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let teacher = signed_in(credential.district, credential.person, true);
        let class = store.my_classes(&teacher).await.unwrap().remove(0).id;
        for card in store.inquiries_of_class(&teacher, class).await.unwrap().0.inquiries {
            let (of, _) = store.shown_inquiry(&teacher, class, card.id).await.unwrap();
            let notes: Vec<_> = of.notes.iter().map(|note| &note.words).collect();
            let said: Vec<_> = of.perspectives.iter().map(|p| &p.said.words).collect();
            let remarks: Vec<_> = of.remarks.iter().map(|r| (&r.words, &r.answer)).collect();
            told.push(format!("{} {:?} {} {notes:?} {said:?} {remarks:?}", of.student_name, of.state, of.question()));
        }
        let (desk, _) = store.moderation(&teacher, class).await.unwrap();
        let replies = desk.waiting.iter().chain(&desk.decided);
        told.extend(replies.map(|reply| format!("{} {:?} {}", reply.writer_name, reply.state, reply.words)));
    }
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_class_inquires_and_priya_has_three_over_the_year() {
    use domain::inquiry::{InquiryStage, Pace};

    let (store, _folder) = demo_school().await;
    let told = inquired(&store).await;
    assert!(told.iter().any(|line| line.contains("Waiting Is there a mean person")), "one reply waits: {told:#?}");
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0).id;
    let students = store.students(&rivera, class).await.unwrap();
    let priya = students.iter().find(|student| student.name == "Priya Raman").unwrap().person;
    let own = signed_in(credential.district, priya, false);
    let cards = store.inquiries(&own).await.unwrap().0.inquiries;
    let paces: Vec<_> = cards.iter().map(|card| card.state.pace).collect();
    assert_eq!(paces, [Pace::Going, Pace::Resting, Pace::PutAway], "newest change first");
    let finished = store.inquiry(&own, cards[2].id).await.unwrap().0;
    assert_eq!((finished.inquiry.perspectives.len(), finished.replies.len()), (2, 2));
    assert_eq!(finished.inquiry.state.stage, InquiryStage::Shared);
    let film = finished.inquiry.notes[0].source.as_ref().unwrap();
    assert_eq!(film.trust.len(), 2, "she changed her mind about a source");
    let begun = |id| finished.inquiry.at.0.abs_diff(id);
    let newest = store.inquiry(&own, cards[0].id).await.unwrap().0;
    assert!(begun(newest.inquiry.at.0) / domain::clock::DAY as u64 > 150, "over the year");
    assert!(newest.inquiry.readers.is_empty() && !newest.draft.words.is_empty(), "an interest of her own");
    assert!(!told.iter().any(|line| line.contains("finished?")), "which nobody else sees");
}
