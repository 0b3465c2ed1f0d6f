//! How sure a class is, over HTTP: asked from the remote and from the console, answered on a student's own page.

use domain::id::{CommandId, ConfidenceId};
use reqwest::Method;
use reqwest::header::{ACCEPT, CONTENT_TYPE};

use super::presses;
use crate::live::ear::Ear;
use crate::room::{Lesson, Student, hidden};

const FORM: &str = "application/x-www-form-urlencoded";

async fn says(lesson: &Lesson, student: &Student, level: &str) -> crate::harness::Answer {
    let address = format!("{}/sure", lesson.path);
    let page = student.browser.get(&address).await;
    let (ask, class) = (hidden(page.is(200), "ask"), lesson.class.to_string());
    let (person, command) = (student.person.to_string(), CommandId::mint().to_string());
    let form = [
        ("do", "confidence"),
        ("person", &*person),
        ("command", &*command),
        ("ask", &*ask),
        ("class", &*class),
        ("level", level),
    ];
    student.browser.post("/api/v1/commands", &form).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_is_asked_how_sure_it_is_and_nobody_learns_who_said_what() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let wall = lesson.opens_projector().await;
    let (remote, address) = (format!("{}/remote", lesson.path), format!("{}/sure", lesson.path));
    ada.browser.get(&address).await.is(200).shows("not asking how sure").hides("value=\"not_yet\"");
    for page in ["/home", "/goals"] {
        ada.browser.get(page).await.is(200).shows("id=\"asked\"").shows("/asked.js").hides(&address);
    }
    // Nothing and too much are said beside the field, and what was typed stays.
    let (id, long) = (ConfidenceId::mint().to_string(), "x".repeat(161));
    for wrong in [" ", long.as_str()] {
        let page = lesson.rivera.post(&remote, &[("act", "sure"), ("piece", &id), ("statement", wrong)]).await;
        page.is(422).shows("id=\"sure-problem\"").shows("aria-invalid=\"true\"").shows(&format!("value=\"{wrong}\""));
    }
    presses(&lesson, "show-confidence", "").await.is(409).shows("Nothing was asked yet");
    lesson.rivera.post(&remote, &[("act", "sure"), ("piece", "no-id"), ("statement", "I can")]).await.is(404);
    let asked = [("act", "sure"), ("piece", &*id), ("statement", "I can say why <basalt> floats")];
    let mut adas = Ear::listens_at(&ada.browser, "/api/v1/live").await;
    let mut riveras = Ear::listens_at(&lesson.rivera, "/api/v1/live").await;
    lesson.rivera.post(&remote, &asked).await.goes_to(&remote);
    lesson.rivera.post(&remote, &asked).await.goes_to(&remote);
    adas.until("stage").await;
    riveras.until("stage").await;
    assert!(!adas.bytes.contains("basalt") && !riveras.bytes.contains("basalt"), "a number only: {}", adas.bytes);
    lesson.server.client().get(&wall).await.is(200).shows("scene-confidence").shows("I can say why <basalt> floats");
    for page in ["/home", "/goals", "/growth"] {
        ada.browser.get(page).await.is(200).shows(&format!("href=\"{address}\""));
    }
    ada.browser.get("/choices").await.is(200).shows("id=\"asked\"").shows("/asked.js");
    ada.browser.get("/asked").await.is(200).shows(&address).shows("data-from=");
    lesson.rivera.get("/asked").await.is(200).hides("href");
    lesson.rivera.get(&format!("/console/{}", lesson.class)).await.hides("id=\"asked\"");

    let mut ear = Ear::listens_at(&lesson.server.client(), &format!("{wall}/live")).await;
    says(&lesson, &ada, "perfect").await.is(400);
    says(&lesson, &ada, "nearly").await.goes_to(&address);
    ada.browser.get(&address).await.shows("You said: almost on my own").shows("aria-pressed=\"true\"");
    ada.browser.get("/home").await.hides(&address);
    bo.browser.get(&address).await.hides("aria-pressed=\"true\"");
    ear.until("stage").await;
    assert!(!ear.bytes.contains("nearly") && !ear.bytes.contains(&ada.person.to_string()), "{}", ear.bytes);
    lesson.rivera.get(&remote).await.shows("once five have answered").hides("value=\"4\"");
    presses(&lesson, "show-wall", "").await.is(303);
    says_too_late(&lesson, &bo, &id).await;
    presses(&lesson, "show-confidence", "").await.is(303);
    lesson.server.client().get(&wall).await.shows("scene-confidence");
}

async fn says_too_late(lesson: &Lesson, student: &Student, ask: &str) {
    let (person, command, class) =
        (student.person.to_string(), CommandId::mint().to_string(), lesson.class.to_string());
    let form = [
        ("do", "confidence"),
        ("person", &*person),
        ("command", &*command),
        ("ask", ask),
        ("class", &*class),
        ("level", "alone"),
    ];
    let sent = student.browser.post("/api/v1/commands", &form).await;
    let back = sent.is(303).header("location").to_owned();
    student.browser.get(&back).await.is(200).shows("This is not asked any more.").shows("not asking how sure");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_console_asks_says_what_stands_there_and_asks_for_the_version_before() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let wall = lesson.opens_projector().await;
    let (room, sure) = (format!("/console/{}/room", lesson.class), format!("/console/{}/sure", lesson.class));
    lesson.rivera.get(&room).await.is(200).shows("On the wall now:").shows("<strong>Prompt</strong>");
    let by_script = async |form: &str| {
        let request = lesson.rivera.request(Method::POST, &sure).header(ACCEPT, "application/json");
        lesson.rivera.ask(request.header(CONTENT_TYPE, FORM).body(form.to_owned())).await
    };
    by_script(&format!("id={}&statement=", ConfidenceId::mint())).await.is(422).shows("words.empty");
    let asked = format!("id={}&statement=I+can+explain+it", ConfidenceId::mint());
    by_script(&asked).await.is(204);
    by_script(&asked).await.is(204);
    lesson.server.client().get(&wall).await.shows("I can explain it");
    lesson.rivera.get(&room).await.shows("<strong>How sure we are</strong>");

    let piece = domain::id::ReflectionId::mint();
    ada.does(crate::room::share(piece, lesson.prompt, "Basalt sinks", true)).await;
    ada.does(crate::room::share(piece, lesson.prompt, "Basalt floats sometimes", true)).await;
    let shown = format!("/piece/{piece}/shown");
    lesson.rivera.get(&shown).await.is(200).hides("value=\"earlier\"");
    let id = piece.to_string();
    let sets = async |wall: &str| {
        let form = [("reflection", &*id), ("wall", wall), ("version", "2")];
        // As a page that is alive asks: a refusal is a status.
        let asked = lesson.rivera.request(reqwest::Method::POST, "/api/wall/set").header("accept", "application/json");
        lesson.rivera.ask(asked.form(&form)).await
    };
    assert!(sets("earlier").await.status >= 400, "it does not hang yet");
    assert!(sets("spotlight").await.status < 400);
    lesson
        .rivera
        .get(&room)
        .await
        .shows("<strong>Spotlight</strong>")
        .shows("Ada Okafor")
        .shows(&format!("piece={piece}"));
    lesson.rivera.get(&shown).await.shows("value=\"earlier\"").shows("Ask to show the version before, too");
    lesson.rivera.get(&format!("/console/{}?piece={piece}", lesson.class)).await.shows("value=\"earlier\"");
    assert!(sets("earlier").await.status < 400);
    lesson.rivera.get(&shown).await.hides("value=\"earlier\"").shows("The student has been asked");
    ada.browser.get(&format!("/piece/{piece}/earlier")).await.is(200).shows("Basalt sinks");
    ada.browser.get(&shown).await.is(200).hides("has been asked").hides("value=\"earlier\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_remote_has_a_list_of_its_keys_and_is_answered_in_place() {
    let lesson = Lesson::begins().await;
    let page = lesson.rivera.get(&format!("{}/remote", lesson.path)).await;
    page.is(200).shows("Keys of the remote").shows("popovertarget=\"remote-keys\"").shows("aria-keyshortcuts=\"?\"");
    page.shows("data-in-place").shows("data-unsent").shows("aria-keyshortcuts=\"8\"");
}
