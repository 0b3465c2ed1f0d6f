//! Three classes and two weeks of loops.

use std::collections::BTreeMap;

use domain::reflections::Turn;
use store::Store;
use store::seed::TEACHERS;

use super::{demo_school, signed_in};

/// Everything a teacher of the demo sees of her class, in words.
pub async fn told(store: &Store) -> (usize, Vec<String>, BTreeMap<Turn, usize>) {
    let (mut students, mut words, mut turns) = (0, Vec::new(), BTreeMap::new());
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let viewer = signed_in(credential.district, credential.person, true);
        let class = store.my_classes(&viewer).await.unwrap().remove(0);
        let (console, _) = store.console_back(&viewer, class.id, 100).await.unwrap();
        students += console.tiles.len();
        for card in &console.cards {
            *turns.entry(card.turn).or_default() += 1;
            words.push(format!(
                "{} {} {} {:?} {}",
                card.student_name, card.picture, card.question, card.stage, card.opening
            ));
        }
    }
    words.sort();
    (students, words, turns)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_classes_seventy_five_students_and_two_weeks_of_loops() {
    let (store, _folder) = demo_school().await;
    let (students, words, turns) = told(&store).await;
    assert_eq!(students, 75);
    assert!(words.len() > 250, "{} pieces", words.len());
    for turn in [Turn::Student, Turn::Teacher, Turn::Nobody] {
        assert!(turns.get(&turn).is_some_and(|n| *n >= 8), "{turns:?}");
    }
}
