//! What pieces show.

use store::seed::TEACHERS;

use super::{demo_school, signed_in};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn students_show_it_in_every_way_and_are_answered_on_it() {
    let (store, _folder) = demo_school().await;
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0);
    let (console, _) = store.console(&rivera, class.id).await.unwrap();
    let (mut kinds, mut marks, mut voices) = (std::collections::BTreeSet::new(), 0, 0);
    for card in &console.cards {
        let (showing, _) = store.showing(&rivera, card.id, None).await.unwrap();
        let shown = || showing.versions.iter().flat_map(|version| &version.shown);
        kinds.extend(shown().map(|shown| shown.file.kind.name()));
        marks += shown().map(|shown| shown.marks.len()).sum::<usize>();
        voices += showing.voices.len();
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["drawing", "image", "sound", "video"]);
    assert_eq!((marks, voices), (2, 1));
    assert!(console.cards.iter().any(|card| card.shows == "sound"), "one says it without a word");
}
