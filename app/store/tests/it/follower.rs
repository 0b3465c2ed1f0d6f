//! How a second server follows a first one: from the journal alone, rights first. On PostgreSQL, which several servers share.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::event::{Audience, Cut, Stream};
use domain::id::ReflectionId;
use store::follower::Follower;

use crate::harness::School;
use crate::pen::{Pen, own_question, share};

/// A follower, and what it was told to end.
async fn follows(school: &School) -> (Follower, Arc<Mutex<Vec<Cut>>>) {
    let ended: Arc<Mutex<Vec<Cut>>> = Arc::default();
    let ends = ended.clone();
    (school.store.follower(move |cut| ends.lock().unwrap().push(cut)).await.unwrap(), ended)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_cut_ends_before_what_came_later_and_once() {
    let Some(school) = School::on_postgres().await else { return };
    let room = &school.room;
    let stream = Stream::Class(room.science);
    // Before this server: nothing of it concerns anybody here.
    school.store.end_all_sign_ins(&room.student(room.bo)).await.unwrap();
    let (follower, ended) = follows(&school).await;
    let at = follower.heads(&[stream]).await.unwrap().seq(stream).unwrap();
    assert!(follower.look(stream, at, |_| true).await.unwrap().unwrap().is_empty());
    assert_eq!(*ended.lock().unwrap(), []);

    school.store.end_all_sign_ins(&room.student(room.ada)).await.unwrap();
    let piece = ReflectionId::mint();
    assert!(Pen::of(&school, room.bo).gives(share(piece, &own_question(room.science), "Quartz")).await.is_done());
    let heard = follower.look(stream, at, |audience| audience == Audience::Staff).await.unwrap().unwrap();
    assert_eq!(*ended.lock().unwrap(), [Cut::Person(room.ada)], "effective when the look returns");
    assert_eq!(heard.iter().map(|event| event.seq).collect::<Vec<_>>(), [at + 1]);
    assert!(heard[0].heard.iter().all(|(audience, said)| *audience == Audience::Staff && said.len() == 1), "{heard:?}");
    follower.look_for_cuts().await.unwrap();
    assert_eq!(ended.lock().unwrap().len(), 1, "once");
    assert!(follower.look(stream, at - 1_000, |_| true).await.unwrap().is_none(), "whoever is too far behind resumes");
}

/// A transaction that began before a look and ends after it is found by the next one, though its number is the smaller one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_cut_falls_between_two_looks() {
    let Some(school) = School::on_postgres().await else { return };
    let room = &school.room;
    let (follower, ended) = follows(&school).await;
    let store = &school.store;
    let persons = [room.ada, room.bo, room.chen, room.dina];
    let looking = async {
        for _ in 0..60 {
            follower.look_for_cuts().await.unwrap();
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    let cutting = async {
        let mut cuts = tokio::task::JoinSet::new();
        for n in 0..80 {
            let (store, viewer) = (store.clone(), room.student(persons[n % 4]));
            cuts.spawn(async move { store.end_all_sign_ins(&viewer).await.unwrap() });
        }
        while let Some(done) = cuts.join_next().await {
            done.unwrap();
        }
    };
    tokio::join!(looking, cutting);
    follower.look_for_cuts().await.unwrap();
    let ended = ended.lock().unwrap();
    assert!(persons.iter().all(|person| ended.contains(&Cut::Person(*person))), "{ended:?}");
    let announced = school.heard.lock().unwrap().iter().filter(|a| matches!(a, store::Announcement::Cut(_))).count();
    assert_eq!(announced, 80);
    assert!(ended.len() <= 80, "none twice");
}
