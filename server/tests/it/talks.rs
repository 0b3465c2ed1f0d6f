//! "I need to talk to someone" reaches the people the school named, and nobody else.

use domain::command::Command;
use domain::id::TalkId;

use crate::room::{Lesson, another_teacher, viewer};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_named_person_reads_it_and_says_so_and_nobody_else_finds_it() {
    let lesson = Lesson::begins().await;
    let (server, rivera) = (&lesson.server, &lesson.rivera);
    let ada = lesson.comes_in("ada").await;
    let other = another_teacher(server, rivera).await;
    let me = viewer(server, rivera).await;
    let school = server.store().me(&me).await.unwrap().schools[0].id;
    server.store().set_talk_people(&me, school, vec![me.person().unwrap()]).await.unwrap();

    ada.does(Command::AskToTalk { talk: TalkId::mint(), words: "About <b>lunch</b>, please".into() }).await;
    rivera.get("/classes").await.is(200).shows("1 student asked to talk");
    other.get("/classes").await.is(200).hides("asked to talk");
    for stranger in [&other, &ada.browser] {
        stranger.get("/talks").await.is(404).hides("lunch");
    }
    server.client().get("/talks").await.is(303).hides("lunch");

    let page = rivera.get("/talks").await;
    page.is(200).shows("Ada").shows("lunch");
    assert!(!page.body.contains("<b>lunch"), "words are words, not markup");
    let seen = page.attribute("action", "/talks/").expect("a button that says it is seen");
    other.post(&seen, &[]).await.is(404);
    ada.browser.post(&seen, &[]).await.is(404);
    rivera.post(&seen, &[]).await.is(303);
    rivera.get("/talks").await.shows("is on it").hides("I am on it");
    rivera.get("/classes").await.is(200).hides("asked to talk");
    rivera.post("/talks/gibberish/seen", &[]).await.is(404);
}
