//! Who is here has no number, so it cannot be missed by one: a line that begins says it, and so does each answer of the long poll.

use domain::command::{Beginning, Command};
use domain::id::ReflectionId;
use domain::reflections::DraftWords;
use serde_json::Value;

use super::ear::{Ear, MOMENT, Told, blocks, poll};
use crate::room::{Lesson, share};

/// Who writes, as the last of what was told says it.
fn writes(told: &[Told]) -> Vec<String> {
    let last = told.iter().rev().find(|told| told.kind() == "presences").expect("it says who is here");
    assert_eq!(last.id, None, "in passing");
    let all = last.data[0]["is"]["list"].as_array().unwrap();
    let writing = all.iter().filter(|one| one["writing"] == true);
    writing.map(|one| one["person"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_back_hears_who_is_here_by_now() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let ear = Ear::listens(&lesson.rivera).await;
    let cursor = ear.cursor.clone();
    drop(ear);
    let piece = ReflectionId::mint();
    let beginning = Beginning::Prompt { prompt: lesson.prompt };
    let draft = DraftWords { words: "Half a thought".into(), ..DraftWords::default() };
    ada.does(Command::SaveDraft { reflection: piece, beginning, draft }).await;

    let mut back = Ear::resumes(&lesson.rivera, &cursor).await;
    assert_eq!(writes(&back.until("presences").await), [ada.person.to_string()]);
    let polled = lesson.rivera.get(&poll("/api/v1/live", &cursor, 0)).await.is(200).body.clone();
    assert_eq!(writes(&blocks(&polled)), [ada.person.to_string()]);
    assert!(!polled.contains("Half a thought"));
    // The wall is told how many, and a classmate nothing of it.
    let wall = format!("{}/live", lesson.opens_projector().await);
    let told = Ear::listens_at(&lesson.server.client(), &wall).await.until("writing").await;
    assert_eq!(told.last().unwrap().data[0]["is"]["count"], Value::from(1));
    let bo = lesson.comes_in("bo").await;
    assert_eq!(Ear::listens(&bo.browser).await.during(MOMENT).await, []);
    let polled = bo.browser.get(&poll("/api/v1/live", "?", 0)).await.is(200).body.clone();
    assert!(!polled.contains(&ada.person.to_string()), "{polled}");

    // She stops while nobody listens.
    let away = back.cursor.clone();
    drop(back);
    let mut done = ada.envelope(share(piece, lesson.prompt, "A whole thought", false));
    done.base_version = 1;
    assert!(ada.sends(&[done]).await[0].is_done());
    let mut back = Ear::resumes(&lesson.rivera, &away).await;
    assert_eq!(writes(&back.until("presences").await), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_together_is_one_answer_of_the_long_poll() {
    let lesson = Lesson::begins().await;
    let students = [lesson.comes_in("ada").await, lesson.comes_in("bo").await];
    let cursor = Ear::listens(&lesson.rivera).await.cursor;
    let write = async |student: &crate::room::Student| {
        let beginning = Beginning::Prompt { prompt: lesson.prompt };
        let draft = DraftWords { words: "Half a thought".into(), ..DraftWords::default() };
        student.does(Command::SaveDraft { reflection: ReflectionId::mint(), beginning, draft }).await;
    };
    let waiting = async { lesson.rivera.get(&poll("/api/v1/live", &cursor, 20)).await.is(200).body.clone() };
    let writing = async {
        tokio::time::sleep(MOMENT).await;
        tokio::join!(write(&students[0]), write(&students[1]));
    };
    let (mut polled, ()) = tokio::join!(waiting, writing);
    if writes(&blocks(&polled)).len() < 2 {
        polled = lesson.rivera.get(&poll("/api/v1/live", &cursor, 0)).await.is(200).body.clone();
    }
    assert_eq!(writes(&blocks(&polled)).len(), 2, "the next answer says it, whatever the first one left");
}
