//! Growth and access to it.

use store::seed::TEACHERS;

use super::{demo_school, signed_in};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_table_names_who_waits_and_priya_reads_then_and_now() {
    let (store, _folder) = demo_school().await;
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0);
    let (access, _) = store.access_to_growth(&rivera, class.id).await.unwrap();
    assert_eq!(access.rows.len() as u32, class.students, "nobody is invisible");
    let waiting = access.rows.iter().filter(|row| row.waits_for_a_teacher()).count();
    assert!(waiting > 2 && waiting < access.rows.len(), "{waiting} wait");
    let priya = access.rows.iter().find(|row| row.name == "Priya Raman").unwrap().student;
    let (grown, _) = store.grown(&signed_in(credential.district, priya, false)).await.unwrap();
    assert!(
        grown.pairs.len() >= 2 && grown.goals.len() >= 3,
        "{} pairs, {} goals",
        grown.pairs.len(),
        grown.goals.len()
    );
    assert!(!grown.measures.is_empty(), "then and now, in numbers");
    let mut by_criteria = 0;
    for row in &access.rows {
        by_criteria += store.grown_in_class(&rivera, class.id, row.student).await.unwrap().0.criteria.len();
    }
    assert!(by_criteria > 2, "and in words");
    let seen = store.grown_in_class(&rivera, class.id, priya).await.unwrap().0;
    assert!(seen.measures.len() < grown.measures.len(), "some of it is hers alone");
}
