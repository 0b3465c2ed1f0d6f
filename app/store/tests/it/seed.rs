//! The demo school: believable, and the same every time.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::clock::Moment;
use domain::reflections::Turn;
use domain::viewer::{SignedIn, Viewer};
use migration::{Migrator, MigratorTrait};
use store::seed::{SeedSecrets, TEACHERS, fill};
use store::{Clock, Database, Randomness, Sink, Store};

use crate::harness::MONDAY;

async fn demo_school() -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("demo.db").display());
    let secrets = SeedSecrets { password_hash: "x".into(), pin: Arc::new(|_| "mac".into()) };
    let open = || async {
        let database = Database::open(&url).await.unwrap();
        Migrator::up(database.connection(), None).await.unwrap();
        database
    };
    assert!(fill(open().await, Randomness::real(), secrets.clone(), Moment(MONDAY)).await.unwrap());
    assert!(
        !fill(open().await, Randomness::real(), secrets, Moment(MONDAY)).await.unwrap(),
        "a school is never filled twice"
    );
    let store =
        open().await.into_store(Clock::new(|| Moment(MONDAY)), Randomness::real(), Sink::nobody()).await.unwrap();
    (store, folder)
}

/// Everything a teacher of the demo sees of her class, in words.
async fn told(store: &Store) -> (usize, Vec<String>, BTreeMap<Turn, usize>) {
    let (mut students, mut words, mut turns) = (0, Vec::new(), BTreeMap::new());
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let viewer = Viewer::Person(SignedIn {
            district: credential.district,
            person: credential.person,
            sign_in: domain::id::SignInId::mint(),
            device: None,
            staff: true,
        });
        let class = store.my_classes(&viewer).await.unwrap().remove(0);
        let (console, _) = store.console(&viewer, class.id).await.unwrap();
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_the_same_every_time() {
    let ((one, _a), (other, _b)) = (demo_school().await, demo_school().await);
    assert_eq!(told(&one).await, told(&other).await);
}
