//! What waits for the database when the server is told to stop is written first, whether or not somebody waits for the answer.

use std::time::Duration;

use domain::command::Answered;
use domain::id::ReflectionId;
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::classroom::{Classroom, figure};
use crate::held;
use crate::room::share_own;

/// Longer than a server takes that waits for nothing; shorter than SQLite waits.
const A_WHILE: Duration = Duration::from_millis(700);

#[tokio::test(flavor = "multi_thread")]
async fn a_share_that_waits_when_it_is_told_to_stop_is_answered_and_there_afterwards() {
    let mut room = Classroom::opens(&["Ada Okafor"], 0).await;
    let held = held::keeps(&room.database()).await;
    let (piece, sending) = shares(&room).await;
    room.server.signal("TERM");
    room.server.takes_nobody().await;
    sleep(A_WHILE).await;
    assert!(!sending.is_finished() && room.server.runs(), "it waits for what waits: {}", room.server.said());
    held.rollback().await.unwrap();

    let (status, body) = sending.await.unwrap().expect("an answer, of a server that takes nobody any more");
    assert_eq!(status, 200, "{body}");
    let answers: Vec<Answered> = serde_json::from_str(&body).unwrap();
    assert!(answers.len() == 1 && answers[0].answer.is_done(), "{body}");
    assert_eq!(room.server.ends(Duration::from_secs(30)).await, Some(0), "{}", room.server.said());
    is_there_afterwards(room, piece).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_share_whose_student_hung_up_is_written_before_it_ends() {
    let mut room = Classroom::opens(&["Ada Okafor"], 0).await;
    let held = held::keeps(&room.database()).await;
    let (piece, sending) = shares(&room).await;
    sending.abort();
    assert!(sending.await.unwrap_err().is_cancelled(), "nobody was answered");
    room.server.signal("TERM");
    room.server.takes_nobody().await;
    sleep(A_WHILE).await;
    assert!(room.server.runs(), "it waits for what waits: {}", room.server.said());
    assert_eq!(room.versions(piece).await, 0);
    held.rollback().await.unwrap();
    assert_eq!(room.server.ends(Duration::from_secs(30)).await, Some(0), "{}", room.server.said());
    is_there_afterwards(room, piece).await;
}

/// Ada's share, which waits for the database when this returns.
async fn shares(room: &Classroom) -> (ReflectionId, JoinHandle<Result<(u16, String), reqwest::Error>>) {
    let waiting = async || figure(&room.counted().await, "waymark_writes_waiting ");
    assert_eq!(waiting().await, 0.0);
    let (ada, piece) = (room.students[0].clone(), ReflectionId::mint());
    let envelope = ada.envelope(share_own(piece, room.class, "obsidian is glass"));
    let sending = tokio::spawn(async move { ada.browser.tries(&[envelope]).await });
    while waiting().await < 1.0 {
        assert!(!sending.is_finished(), "{:?}", sending.await);
        sleep(Duration::from_millis(10)).await;
    }
    (piece, sending)
}

/// On disk, once; and its teacher finds it at the server that is started next.
async fn is_there_afterwards(mut room: Classroom, piece: ReflectionId) {
    assert_eq!(room.versions(piece).await, 1);
    room.opens_again().await;
    let console = room.rivera.get(&format!("/console/{}?piece={piece}", room.class)).await;
    console.is(200).shows("obsidian is glass");
}
