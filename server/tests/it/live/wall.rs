//! What the back row hears.

use domain::command::{Beginning, Command};
use domain::id::ReflectionId;
use domain::reflections::DraftWords;

use super::ear::{Ear, MOMENT, blocks, poll};
use crate::room::{Lesson, share};

#[tokio::test(flavor = "multi_thread")]
async fn the_projector_hears_no_name_and_no_word_that_was_not_released() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let wall = lesson.opens_projector().await;
    let live = format!("{wall}/live");
    // In Ms Rivera's own browser, with all its cookies.
    let mut ear = Ear::listens_at(&lesson.rivera, &live).await;
    let before = ear.cursor.clone();
    assert!(!before.contains("p:"), "{before}");
    let (a, b) = (ReflectionId::mint(), ReflectionId::mint());
    ada.does(share(a, lesson.prompt, "Basalt floats sometimes", true)).await;
    bo.does(share(b, lesson.prompt, "Marble was once mud", true)).await;
    lesson.replies(a, 1, "Does pumice count?").await;
    let counts = ear.during(MOMENT).await;
    assert_eq!(counts.last().unwrap().data[0]["is"], serde_json::json!({"here": 2, "shared": 2}), "{counts:?}");
    assert!(counts.iter().all(|told| told.kind() == "counts"), "{counts:?}");
    let set = |wall: &'static str| {
        let (a, rivera) = (a.to_string(), &lesson.rivera);
        async move {
            let done = rivera.post("/api/wall/set", &[("reflection", &a), ("wall", wall), ("version", "1")]).await;
            assert!(done.status < 400, "{}", done.body);
        }
    };
    set("release").await;
    let card = ear.until("wall").await.pop().unwrap();
    assert_eq!(card.data[0]["is"]["words"], "Basalt floats sometimes");
    let mut fields: Vec<_> = card.data[0]["is"].as_object().unwrap().keys().map(String::as_str).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["id", "released_at", "words"]);
    // Released, the replay has it, and so has the window: as it opens, and as it asks for more.
    let after = |page: &str| page.split("data-last=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    let opened = lesson.server.client().get(&wall).await;
    opened.is(200).shows("Basalt floats").shows("/projector.js").hides("waymark.wasm").hides("nonce=");
    let scene = lesson.server.client().get(&format!("{wall}/scene")).await;
    scene.is(200).shows("data-hangs").hides("Basalt").hides("<html");
    let cards = lesson.server.client().get(&format!("{wall}/cards?after=")).await;
    cards.is(200).shows("Basalt floats").hides("data-more");
    let last = after(&cards.body).unwrap();
    lesson.server.client().get(&format!("{wall}/cards?after={last}")).await.is(200).hides("<li");
    for wrong in ["x", "1.x", "99999999999999999999.x", "%00", "1.%F0%9F%8D%82"] {
        lesson.server.client().get(&format!("{wall}/cards?after={wrong}")).await.is(404);
    }
    for wrong in ["-1", "x", "99999999999"] {
        lesson.server.client().get(&format!("{wall}/scene?page={wrong}")).await.is(400);
    }
    let mut replay = Ear::opens(&lesson.rivera, &live, Some(&before)).await;
    replay.until("here").await;
    assert!(replay.bytes.contains("Basalt"));

    ada.does(Command::Consent { reflection: a, give: false }).await;
    ear.until("wall_gone").await;
    let mut replay = Ear::opens(&lesson.rivera, &live, Some(&before)).await;
    let replayed = replay.until("here").await;
    assert!(!replay.bytes.contains("Basalt"), "{}", replay.bytes);
    let polled = lesson.rivera.get(&poll(&live, &before, 0)).await;
    polled.is(200).hides("Basalt");
    // Behind it the number that nobody can have missed by its place: how many write.
    let mut told = blocks(&polled.body);
    assert_eq!(told.pop().unwrap().kind(), "writing");
    assert_eq!(told, replayed);
    let refused = lesson
        .rivera
        .post("/api/wall/set", &[("reflection", &*a.to_string()), ("wall", "release"), ("version", "1")])
        .await;
    assert_ne!(refused.status, 500);
    let page = lesson.rivera.get(&wall).await;
    page.is(200);

    let ids = [&a.to_string(), &b.to_string(), &ada.person.to_string(), &bo.person.to_string()].map(String::clone);
    let secret = ["Ada", "Okafor", "Bo ", "Lindqvist", "Rivera", "Marble", "pumice"];
    let parts = ["scene", "cards"].map(|part| format!("{wall}/{part}"));
    let [scene_now, cards_now] = [lesson.rivera.get(&parts[0]).await, lesson.rivera.get(&parts[1]).await];
    cards_now.is(200).hides("Basalt");
    let pages = [&page, &opened, &scene, &cards, &scene_now, &cards_now].map(|page| &page.body);
    for heard in [&ear.bytes, &replay.bytes, &polled.body].into_iter().chain(pages) {
        for word in secret.iter().copied().chain(ids.iter().map(String::as_str)) {
            assert!(!heard.contains(word), "{word:?} in {heard}");
        }
    }
    assert!(!page.body.contains("Basalt"));
    // A new session ends the old capability, stream and all.
    lesson.rivera.post(&format!("{}/door", lesson.path), &[("door", "closed")]).await;
    lesson.rivera.post(&format!("{}/door", lesson.path), &[("door", "open")]).await;
    ear.ends().await;
    lesson.rivera.get(&live).await.is(404);
    for part in ["", "/scene", "/cards", "/live"] {
        lesson.rivera.get(&format!("{wall}{part}")).await.is(404);
        lesson.rivera.get(&format!("/projector/guessed{part}")).await.is(404);
    }
    lesson.rivera.get(&wall).await.shows("This projector is closed").hides("<script");
    lesson.rivera.get("/projector/guessed/live/poll").await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn writing_is_told_to_staff_in_passing_and_to_the_wall_as_a_number() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let wall = format!("{}/live", lesson.opens_projector().await);
    let mut rivera = Ear::listens(&lesson.rivera).await;
    let mut wall = Ear::listens_at(&lesson.server.client(), &wall).await;
    let mut bos = Ear::listens(&bo.browser).await;
    rivera.until("presence").await;
    let (piece, cursor) = (ReflectionId::mint(), rivera.cursor.clone());
    let draft = DraftWords { words: "Half a thought".into(), ..DraftWords::default() };
    let beginning = Beginning::Prompt { prompt: lesson.prompt };
    ada.does(Command::SaveDraft { reflection: piece, beginning, draft }).await;
    let told = rivera.until("presence").await.pop().unwrap();
    assert_eq!((told.id.clone(), rivera.cursor.clone()), (None, cursor), "it has no number");
    let is = &told.data[0]["is"];
    assert_eq!((is["person"].as_str(), is["writing"].as_bool()), (Some(&*ada.person.to_string()), Some(true)));
    let told = loop {
        let told = wall.until("writing").await.pop().unwrap();
        if told.data[0]["is"]["count"] == 1 {
            break told;
        }
    };
    assert_eq!(told.id, None);
    let mut done = ada.envelope(share(piece, lesson.prompt, "A whole thought", false));
    done.base_version = 1;
    assert!(ada.sends(&[done]).await[0].is_done());
    let told = rivera.until("presence").await.pop().unwrap();
    assert_eq!(told.data[0]["is"]["writing"], false);
    assert_eq!(bos.during(MOMENT).await, []);
    for heard in [&rivera.bytes, &wall.bytes, &bos.bytes] {
        assert!(!heard.contains("Half a thought"), "{heard}");
    }
    assert!(!bos.bytes.contains(&ada.person.to_string()) && !wall.bytes.contains(&ada.person.to_string()));
}
