//! Choice boards, and what helped.

use store::Store;
use store::seed::TEACHERS;

use super::{demo_school, signed_in};

/// Every board that the teachers of the demo see, in words.
pub async fn chosen(store: &Store) -> Vec<String> {
    let mut told = Vec::new();
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let viewer = signed_in(credential.district, credential.person, true);
        let class = store.my_classes(&viewer).await.unwrap().remove(0);
        for card in store.boards(&viewer, class.id).await.unwrap().0 {
            let (board, _) = store.board(&viewer, card.id).await.unwrap();
            let (stage, proposals) = (card.stage, board.proposals.iter().map(|p| (&p.who.name, &p.words, p.state)));
            told.push(format!("{} {stage:?} {:?}", card.target, proposals.collect::<Vec<_>>()));
            for by in &board.chosen {
                let picks: Vec<_> = by.choice.now.picks.iter().map(|pick| &pick.words).collect();
                let afters: Vec<_> = by.choice.afters.iter().map(|after| (after.outcome, &after.words)).collect();
                told.push(format!("{} {picks:?} {} {afters:?}", by.who.name, by.choice.now.why));
            }
        }
    }
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_class_has_a_board_with_a_proposal_waiting_and_priya_knows_what_helped_her() {
    let (store, _folder) = demo_school().await;
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let viewer = signed_in(credential.district, credential.person, true);
        let class = store.my_classes(&viewer).await.unwrap().remove(0);
        let boards = store.boards(&viewer, class.id).await.unwrap().0;
        let open = boards.iter().find(|card| card.stage == domain::choices::BoardStage::Open).expect("an open board");
        assert!(open.waiting > 0 && open.chosen > 5, "{open:?}");
        assert!(open.chosen < class.students, "somebody has not chosen yet");
    }
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0);
    let students = store.students(&rivera, class.id).await.unwrap();
    let priya = students.iter().find(|student| student.name == "Priya Raman").unwrap().person;
    let (helped, _) = store.helped(&signed_in(credential.district, priya, false)).await.unwrap();
    assert!(helped.groups.iter().any(|group| group.tally.is_some()), "more than ten answers: there are figures");
    assert!(helped.untried.is_some() && !helped.unsaid.is_empty() && helped.readers.len() == 1);
    let (seen, _) = store.choices_of(&rivera, class.id, priya).await.unwrap();
    assert!(seen.choices.len() >= 4 && seen.helped.is_some());
    // Three of them came to work, shown in every way there is, and each was answered.
    let viewer = signed_in(credential.district, priya, false);
    let pieces: Vec<_> = seen.choices.iter().filter_map(|(_, choice)| choice.work.as_ref()).collect();
    assert_eq!(pieces.len(), 3);
    let mut kinds = std::collections::BTreeSet::new();
    for piece in pieces {
        let (showing, _) = store.showing(&viewer, piece.id, None).await.unwrap();
        kinds.extend(showing.versions[0].shown.iter().map(|shown| shown.file.kind.name()));
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["drawing", "image", "pdf", "sound", "video"]);
}
