//! The remote and what a stage asks of students, over HTTP.

mod sure;

use domain::command::Command;
use domain::id::{CommandId, ReflectionId};

use crate::live::ear::Ear;
use crate::room::{Lesson, share};

async fn presses(lesson: &Lesson, act: &str, piece: &str) -> crate::harness::Answer {
    lesson.rivera.post(&format!("{}/remote", lesson.path), &[("act", act), ("piece", piece)]).await
}

/// The piece that stands above the remote's button.
async fn next_up(lesson: &Lesson) -> Option<String> {
    let page = lesson.rivera.get(&format!("{}/remote", lesson.path)).await;
    let form = page.is(200).body.split("data-key=\"do-release\"").nth(1).unwrap().split("</form>").next().unwrap();
    let field = form.split("name=\"piece\" value=\"").nth(1)?;
    Some(field.split('"').next().unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_remote_runs_the_wall_without_a_script() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let wall = lesson.opens_projector().await;
    let remote = format!("{}/remote", lesson.path);
    let page = lesson.rivera.get(&remote).await;
    page.is(200).shows("data-hears=\"stage").shows("Release the next of 0").hides("<script>").hides("waymark.wasm");
    assert!(next_up(&lesson).await.is_none());
    presses(&lesson, "release", "").await.is(404);
    let (shown, held) = (ReflectionId::mint(), ReflectionId::mint());
    ada.does(share(shown, lesson.prompt, "Basalt floats sometimes", true)).await;
    bo.does(share(held, lesson.prompt, "Marble was once mud", false)).await;
    let up = next_up(&lesson).await.expect("what stands above the button");
    let press = |version: &'static str| {
        let fields = [("act", "release"), ("piece", &*up), ("version", version)];
        let (path, rivera) = (format!("{}/remote", lesson.path), &lesson.rivera);
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        async move {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            rivera.post(&path, &fields).await
        }
    };
    press("2").await.is(409).shows("There is a newer version by now");
    press("1").await.is(303);
    lesson.rivera.get(&remote).await.shows("Basalt floats").hides("Marble").hides("Okafor").hides("Lindqvist");
    presses(&lesson, "spotlight", &shown.to_string()).await.is(303);
    lesson
        .server
        .client()
        .get(&wall)
        .await
        .is(200)
        .shows("scene-spotlight")
        .shows("Basalt floats")
        .hides("Marble")
        .hides("Okafor");
    presses(&lesson, "spotlight", &held.to_string()).await.is(409).shows("has not agreed");
    presses(&lesson, "show-closing", "").await.is(303);
    lesson.server.client().get(&wall).await.shows("One word to go with").hides("scene-spotlight");
    presses(&lesson, "start-5", "").await.is(303);
    lesson.server.client().get(&wall).await.shows("projector-clock");
    lesson.rivera.get(&remote).await.shows("Stop the timer");
    for wrong in ["show-names", "start-999", "", "take", "spotlight"] {
        presses(&lesson, wrong, "").await.is(404);
    }
    // The console's keys go another way, and do the same.
    let class = lesson.class.to_string();
    let keyed = lesson.rivera.post("/api/console/stage", &[("class", class.as_str()), ("act", "blank")]).await;
    assert!(keyed.status < 400, "{}", keyed.body);
    lesson
        .server
        .client()
        .get(&wall)
        .await
        .shows("scene-blank")
        .hides("<li class=\"wall-card")
        .hides("scene-spotlight");
    lesson.rivera.get(&format!("/console/{class}")).await.is(200).shows("aria-keyshortcuts=\"b\"").shows("/remote");
}

/// Sheets turn by themselves, and the remote knows which one stands there and for how long.
#[tokio::test(flavor = "multi_thread")]
async fn the_remote_says_which_sheet_stands_there_and_goes_on_from_it() {
    let lesson = Lesson::begins().await;
    let wall = lesson.opens_projector().await;
    for (name, stone) in [("ada", "Basalt"), ("bo", "Marble"), ("dina", "Pumice")] {
        let student = lesson.comes_in(name).await;
        let (piece, words) =
            (ReflectionId::mint(), format!("{stone} was the first. {}", "I looked at it for a week. ".repeat(14)));
        student.does(share(piece, lesson.prompt, &words, true)).await;
        presses(&lesson, "spotlight", &piece.to_string()).await.is(303);
    }
    presses(&lesson, "show-wall", "").await.is(303);
    let remote = format!("{}/remote", lesson.path);
    let sheet = |page: &str| ["Sheet 1 of 2", "Sheet 2 of 2"].iter().position(|words| page.contains(words));
    let by_itself = lesson.rivera.get(&remote).await;
    assert!(sheet(&by_itself.is(200).shows("data-due=\"").body).is_some(), "{}", by_itself.body);
    let mut stands = Vec::new();
    for _ in 0..2 {
        presses(&lesson, "next", "").await.is(303);
        let (on_remote, window) = (lesson.rivera.get(&remote).await, lesson.server.client().get(&wall).await);
        on_remote.hides("data-due");
        let at = sheet(&window.is(200).body).expect("one of two sheets");
        assert_eq!(sheet(&on_remote.body), Some(at));
        window
            .shows(&format!("data-page=\"{at}\""))
            .shows(["Basalt was", "Pumice was"][at])
            .hides(["Pumice was", "Basalt was"][at]);
        stands.push(at);
    }
    assert_eq!(stands.iter().sum::<usize>(), 1, "one after the other: {stands:?}");
    presses(&lesson, "free", "").await.is(303);
    lesson.rivera.get(&remote).await.shows("data-due=\"");
}

/// A window turns the pages of a long piece by itself, and changes nothing for the others.
#[tokio::test(flavor = "multi_thread")]
async fn a_window_turns_the_pages_of_a_spotlight_for_itself() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let wall = lesson.opens_projector().await;
    let piece = ReflectionId::mint();
    let long = format!(
        "It began with basalt. {} It ended with pumice.",
        "The stone was grey and it did not sink. ".repeat(60)
    );
    ada.does(share(piece, lesson.prompt, &long, true)).await;
    presses(&lesson, "spotlight", &piece.to_string()).await.is(303);
    let scene = async |page: &str| lesson.server.client().get(&format!("{wall}/scene{page}")).await;
    scene("").await.is(200).shows("began with basalt").shows("data-at=\"0\"").hides("ended with pumice");
    scene("?page=4000").await.is(200).shows("ended with pumice").hides("began with basalt");
    scene("").await.shows("began with basalt");
    lesson.rivera.get(&format!("{}/remote", lesson.path)).await.shows("began with basalt");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_student_takes_a_word_and_nobody_learns_whose_it_is() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let wall = format!("{}/live", lesson.opens_projector().await);
    let address = format!("{}/word", lesson.path);
    ada.browser.get(&address).await.is(200).shows("not asking").hides("value=\"curious\"");
    ada.browser.get("/home").await.hides(&address);
    presses(&lesson, "show-closing", "").await.is(303);
    ada.browser.get("/home").await.shows(&address);
    ada.browser.get(&address).await.is(200).shows("value=\"curious\"").shows("never who chose");
    let mut ear = Ear::listens_at(&lesson.server.client(), &wall).await;
    let (person, class) = (ada.person.to_string(), lesson.class.to_string());
    let command = domain::id::CommandId::mint().to_string();
    let form = |word| {
        [
            ("do", "closing_word"),
            ("person", person.as_str()),
            ("command", command.as_str()),
            ("class", class.as_str()),
            ("word", word),
        ]
    };
    ada.browser.post("/api/v1/commands", &form("rude")).await.is(400);
    let sent = ada.browser.post("/api/v1/commands", &form("curious")).await;
    assert_eq!(sent.is(303).header("location"), address);
    ada.browser.get(&address).await.shows("You took: curious").shows("aria-pressed=\"true\"");
    bo.browser.get(&address).await.hides("aria-pressed=\"true\"");
    ear.until("stage").await;
    assert!(!ear.bytes.contains("curious") && !ear.bytes.contains(&person), "{}", ear.bytes);
    lesson.rivera.get(&format!("{}/remote", lesson.path)).await.hides("curious").shows("five have chosen");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_student_is_asked_for_the_version_before_and_may_say_no() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let wall = lesson.opens_projector().await;
    let piece = ReflectionId::mint();
    ada.does(share(piece, lesson.prompt, "Basalt sinks", true)).await;
    ada.does(share(piece, lesson.prompt, "Basalt floats sometimes", true)).await;
    let asks = format!("/piece/{piece}/earlier");
    ada.browser.get(&asks).await.is(404);
    presses(&lesson, "spotlight", &piece.to_string()).await.is(303);
    presses(&lesson, "earlier", &piece.to_string()).await.is(303);
    ada.browser.get(&asks).await.is(200).shows("Basalt sinks").shows("Yes, show both");
    ada.browser.get(&format!("/piece/{piece}")).await.shows(&asks);
    for stranger in [&bo.browser, &lesson.rivera] {
        stranger.get(&asks).await.is(404);
    }
    lesson.server.client().get(&wall).await.shows("Basalt floats").hides("Basalt sinks");
    let (me, command) = (ada.person.to_string(), CommandId::mint().to_string());
    let id = piece.to_string();
    let yes = [
        ("do", "earlier_too"),
        ("person", &*me),
        ("command", &*command),
        ("reflection", &*id),
        ("version", "1"),
        ("give", "yes"),
    ];
    // As its page sends it.
    assert!(ada.browser.get(&asks).await.body.contains("value=\"earlier_too\""));
    ada.browser.post("/api/v1/commands", &yes).await.goes_to(&asks);
    lesson.server.client().get(&wall).await.shows("Basalt floats").shows("Basalt sinks").shows("Version 1");
    ada.does(Command::ShowEarlier { reflection: piece, version: 1, give: false }).await;
    lesson.server.client().get(&wall).await.shows("Basalt floats").hides("Basalt sinks");
    presses(&lesson, "earlier", &piece.to_string()).await.is(409).shows("rather not");
}
