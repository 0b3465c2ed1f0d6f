//! A stream ends with the right to hear it.

use std::time::Duration;

use domain::id::CommandId;
use reqwest::Method;

use super::ear::{Ear, poll};
use crate::room::Lesson;

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_taken_off_the_roster_hears_nothing_from_then_on() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let (mut adas, mut bos) = (Ear::listens(&ada.browser).await, Ear::listens(&bo.browser).await);
    let from = adas.cursor.clone();
    let waiting = {
        let request = ada.browser.request(Method::GET, &poll("/api/v1/live", &from, 20));
        tokio::spawn(async move { request.send().await.unwrap().text().await.unwrap() })
    };
    tokio::time::sleep(Duration::from_millis(200)).await;
    let person = ada.person.to_string();
    let removed = lesson.rivera.post(&format!("{}/students", lesson.path), &[("remove", &person)]).await;
    assert_eq!(removed.status, 303, "{}", removed.body);
    adas.ends().await;
    tokio::time::timeout(Duration::from_secs(2), waiting).await.expect("a poll ends too").unwrap();
    let note =
        [("id", CommandId::mint().to_string()), ("class", lesson.class.to_string()), ("words", "Bring stones".into())];
    let note: Vec<_> = note.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sent = lesson.rivera.post("/api/notes/send", &note).await;
    assert!(sent.status < 400, "{}", sent.body);
    assert_eq!(bos.until("note").await.last().unwrap().data[0]["is"]["words"], "Bring stones");
    for path in ["/api/v1/live", "/api/v1/live/poll"] {
        let answer = ada.browser.ask(ada.browser.request(Method::GET, path).header("last-event-id", &from)).await;
        answer.is(404).hides("stones");
        assert_eq!(answer.body, "");
    }
    assert!(!adas.bytes.contains("stones"));
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_stream_and_a_signed_out_browser_hears_nothing() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (mut adas, mut riveras) = (Ear::listens(&ada.browser).await, Ear::listens(&lesson.rivera).await);
    ada.browser.post("/sign-out", &[]).await.goes_to("/join");
    adas.ends().await;
    ada.browser.get("/api/v1/live").await.is(404);
    ada.browser.get("/api/v1/live/poll?cursor=garbage").await.is(404);
    lesson.server.client().get("/api/v1/live").await.is(404);
    // Nobody else is disturbed, and she is away a few seconds later.
    let told = riveras.until("presence").await;
    let presence = &told.last().unwrap().data[0]["is"];
    assert_eq!(
        (presence["person"].as_str(), presence["here"].as_bool()),
        (Some(&*ada.person.to_string()), Some(false))
    );
    lesson.rivera.post("/sign-out", &[]).await.goes_to("/");
    riveras.ends().await;
}

/// A cut that goes by while a stream is being opened is not heard by it; the stream must not outlive it all the same.
#[tokio::test(flavor = "multi_thread")]
async fn no_stream_that_opens_at_the_same_moment_outlives_a_sign_out_or_a_removal() {
    let lesson = Lesson::begins().await;
    lesson.comes_in("ada").await;
    for round in 0..12 {
        let ada = lesson.comes_back("ada").await;
        let opens = (0..24).map(|n| {
            let request = ada.browser.request(Method::GET, "/api/v1/live");
            async move {
                tokio::time::sleep(Duration::from_micros(400 * n)).await;
                request.send().await.unwrap()
            }
        });
        let ends = async {
            tokio::time::sleep(Duration::from_millis(4)).await;
            let person = ada.person.to_string();
            if round % 2 == 0 {
                let all = [("everywhere", "yes")];
                ada.browser.post("/sign-out", &all).await.goes_to("/join");
            } else {
                let students = format!("{}/students", lesson.path);
                assert_eq!(lesson.rivera.post(&students, &[("remove", &person)]).await.status, 303);
                assert_eq!(lesson.rivera.post(&students, &[("restore", &person)]).await.status, 303);
            }
        };
        let (opened, ()) = tokio::join!(futures::future::join_all(opens), ends);
        let open = opened.iter().filter(|response| response.status() == 200).count();
        let ended = futures::future::join_all(opened.into_iter().map(async |mut response| {
            tokio::time::timeout(Duration::from_secs(2), async { while let Ok(Some(_)) = response.chunk().await {} })
                .await
                .is_ok()
        }));
        let left = ended.await.iter().filter(|ended| !**ended).count();
        assert_eq!(left, 0, "round {round}: {left} of {open} streams go on");
    }
}
