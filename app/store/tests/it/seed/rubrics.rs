//! Criteria and data.

use store::seed::TEACHERS;

use super::{demo_school, signed_in};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_class_made_a_rubric_and_priya_looks_back_on_her_data() {
    let (store, _folder) = demo_school().await;
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0).id;
    let (rubrics, _) = store.rubrics(&rivera, class).await.unwrap();
    assert_eq!((rubrics.len(), rubrics.iter().filter(|card| card.made_with_class_at.is_some()).count()), (3, 1));
    let (console, _) = store.console(&rivera, class).await.unwrap();
    let (mut both, mut lines) = (0, 0);
    for card in &console.cards {
        let (of, _) = store.piece_criteria(&rivera, card.id).await.unwrap();
        both += of.versions.iter().filter(|version| version.ratings.len() == 2).count();
        lines += of.talk.len();
    }
    assert_eq!((both, lines), (6, 5), "three students, two versions each, and they talk about it");
    let students = store.students(&rivera, class).await.unwrap();
    let priya = students.iter().find(|student| student.name == "Priya Raman").unwrap().person;
    let (own, _) = store.own_measures(&signed_in(credential.district, priya, false)).await.unwrap();
    let days: Vec<_> = own.measures.iter().map(|measure| measure.points.len()).collect();
    assert_eq!((own.measures.len(), days.iter().sum::<usize>()), (3, 10));
    assert_eq!(store.data_of(&rivera, class, priya).await.unwrap().0.measures.len(), 2, "one is hers alone");
}
