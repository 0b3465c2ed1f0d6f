//! Shelves and tries.

use store::Store;
use store::seed::TEACHERS;

use super::{demo_school, signed_in};

/// Every shelf as its teacher and one of its students find it, and every try that is shown, in words.
pub async fn recommended(store: &Store) -> Vec<String> {
    let mut told = Vec::new();
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let teacher = signed_in(credential.district, credential.person, true);
        let class = store.my_classes(&teacher).await.unwrap().remove(0).id;
        for known in store.shelf_desk(&teacher, class).await.unwrap().0.strategies {
            let helped: Vec<_> = known.helped.iter().map(|helped| (helped.stage, helped.words.as_str())).collect();
            told.push(format!(
                "{} {:?} {:?} {} {helped:?}",
                known.by_name, known.stage, known.words, known.waits_for_school
            ));
        }
        for attempt in store.try_desk(&teacher).await.unwrap().0.tries {
            let tried: Vec<_> = attempt.tried.iter().map(|one| (one.name.as_str(), one.keeps)).collect();
            told.push(format!("{} {} {tried:?} {:?}", attempt.student_name, attempt.words, attempt.answers.len()));
        }
    }
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_class_has_a_shelf_and_priya_has_tried_two_and_is_trying() {
    let (store, _folder) = demo_school().await;
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let teacher = signed_in(credential.district, credential.person, true);
        let class = store.my_classes(&teacher).await.unwrap().remove(0).id;
        let (desk, _) = store.shelf_desk(&teacher, class).await.unwrap();
        let theirs =
            desk.strategies.iter().filter(|known| known.student.is_some() && known.stage.is_on_shelf()).count();
        assert!(theirs >= 2 && desk.strategies.iter().any(|known| known.waits()), "{theirs}");
    }
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0).id;
    let students = store.students(&rivera, class).await.unwrap();
    let priya = students.iter().find(|student| student.name == "Priya Raman").unwrap().person;
    let own = signed_in(credential.district, priya, false);
    let tries = store.tries(&own).await.unwrap().0.tries;
    let going = tries.iter().filter(|attempt| attempt.state.goes_on()).count();
    assert_eq!((tries.len(), going, tries.iter().flat_map(|attempt| attempt.kept()).count()), (3, 1, 2));
    let shown = store.tries_shown_by(&rivera, class, priya).await.unwrap();
    let told: Vec<_> = shown.iter().flat_map(|attempt| &attempt.tried).filter(|tried| tried.told).collect();
    assert!(told.len() > 1 && told.iter().all(|tried| tried.piece.is_some()), "tried on work that her teacher read");
    let shelf = store.shelf(&own).await.unwrap().0;
    let found: Vec<_> =
        shelf.shelves[0].items.iter().map(|item| item.words.host()).filter(|host| !host.is_empty()).collect();
    assert_eq!(found, ["desmos.com"], "one outside tool is approved and one is not");
    let tools = store.school_tools(&rivera, store.me(&rivera).await.unwrap().schools[0].id).await.unwrap();
    assert_eq!((tools.approved.len(), tools.wanted.len()), (1, 1));
}
