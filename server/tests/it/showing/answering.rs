//! A teacher marks and answers by voice; the student hears and sees it.

use domain::command::Command;
use domain::feedback::{FeedbackWords, FollowThrough, Outcome, Part};
use domain::files::FileKind;
use domain::id::{FeedbackId, FileId, MarkId, ReflectionId};
use reqwest::Method;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use serde_json::json;

use super::DRAWING;
use crate::files::pdf::whole;
use crate::files::{FILES, wav};
use crate::harness::{Answer, Client};
use crate::room::{Lesson, Student, share, viewer};

/// As the console's script does.
async fn posts(client: &Client, path: &str, form: &str) -> Answer {
    let request = client.request(Method::POST, path).header(ACCEPT, "application/json");
    client.ask(request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(form.to_owned())).await
}

struct Shared {
    lesson: Lesson,
    ada: Student,
    piece: ReflectionId,
    /// The drawing and the recording in version 1.
    drawing: String,
    sound: String,
}

async fn shared() -> Shared {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let piece = ReflectionId::mint();
    ada.shows_file(&lesson, piece, FileKind::Drawing, DRAWING.as_bytes()).await;
    ada.shows_file(&lesson, piece, FileKind::Sound, &wav(20_000)).await;
    ada.does(share(piece, lesson.prompt, "", false)).await;
    let showing =
        lesson.server.store().showing(&viewer(&lesson.server, &lesson.rivera).await, piece, None).await.unwrap().0;
    let ids: Vec<_> = showing.versions[0].shown.iter().map(|shown| shown.id.to_string()).collect();
    Shared { lesson, ada, piece, drawing: ids[0].clone(), sound: ids[1].clone() }
}

async fn records(shared: &Shared) -> FileId {
    let (id, voice) = (FileId::mint(), wav(5_000));
    let rivera = &shared.lesson.rivera;
    let person = viewer(&shared.lesson.server, rivera).await.person().unwrap();
    let announced = json!({"id": id, "kind": "sound", "bytes": voice.len(), "person": person, "about": shared.piece});
    rivera.post_json(FILES, &announced).await.is(200);
    let request = rivera.request(Method::PATCH, &format!("{FILES}/{id}")).header("Upload-Offset", 0);
    rivera.ask(request.body(voice)).await.is(200);
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_and_a_voice_survive_a_reload_and_reach_the_student() {
    let shared = shared().await;
    let Shared { lesson, ada, piece, drawing, sound } = &shared;
    let (marks, mark) = (format!("/piece/{piece}/marks"), MarkId::mint());
    let at_area = format!("mark={mark}&shown={drawing}&x=1000&y=1000&w=2000&h=2000&words=");
    posts(&lesson.rivera, &marks, &at_area).await.is(204);
    posts(&lesson.rivera, &marks, &format!("{at_area}Why+blue%3F")).await.is(204);
    posts(&lesson.rivera, &marks, &format!("mark={}&shown={sound}&at=4200&words=You+stop+here", MarkId::mint()))
        .await
        .is(204);
    let voice = records(&shared).await;
    posts(&lesson.rivera, &format!("/piece/{piece}/voice"), &format!("voice={voice}")).await.is(204);

    let console = format!("/console/{}?piece={piece}", lesson.class);
    let page = lesson.rivera.get(&console).await;
    page.shows("Why blue?")
        .shows("At 0:04")
        .shows(&format!("/file/{voice}"))
        .shows("2 marks go along with your answer.");
    let own = format!("/piece/{piece}");
    ada.browser.get(&own).await.hides("Why blue?");
    ada.browser.get(&format!("/file/{voice}")).await.is(404);

    let (rivera, feedback) = (viewer(&lesson.server, &lesson.rivera).await, FeedbackId::mint());
    lesson.server.store().send_feedback(&rivera, feedback, *piece, 1, FeedbackWords::default()).await.unwrap();
    let page = ada.browser.get(&own).await;
    page.shows("Why blue?").shows("You stop here").shows("Ms Rivera, speaking").shows(&format!("/file/{voice}"));
    assert!(page.body.contains("<rect data-mark="), "the outline lies on the drawing");
    ada.browser.get(&format!("/file/{voice}")).await.is(200);
    lesson.comes_in("bo").await.browser.get(&format!("/file/{voice}")).await.is(404);

    // It has no parts, so she says of all of it what became of it.
    page.shows("Say what helped").shows("data-part=\"whole\"").shows(&format!("id=\"follow-next_step-{feedback}\""));
    let follow = FollowThrough { part: Part::NextStep, outcome: Outcome::Used, words: "I made it bluer".into() };
    ada.does(Command::Follow { reflection: *piece, feedback, follow }).await;
    lesson.rivera.get(&console).await.shows("Used it.").shows("I made it bluer");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_mark_gets_a_plain_sentence_and_changes_nothing() {
    let shared = shared().await;
    let Shared { lesson, ada, piece, drawing, sound } = &shared;
    let (marks, new) = (format!("/piece/{piece}/marks"), MarkId::mint);
    let long = "x".repeat(100_000);
    for (form, status, key) in [
        (format!("mark={}&shown={drawing}&at=1&words=x", new()), 422, "showing.mark_beside"),
        (format!("mark={}&shown={sound}&at=900000&words=x", new()), 422, "showing.mark_beside"),
        (format!("mark={}&shown={sound}&at=-1&words=x", new()), 422, "showing.mark_beside"),
        (format!("mark={}&shown={sound}&at=1&words={long}", new()), 422, "words.too_long"),
        (format!("mark=7&shown={sound}&at=1"), 422, "refusal.invalid"),
        (format!("mark={}&shown=<script>&at=1", new()), 422, "refusal.invalid"),
        (String::new(), 422, "refusal.invalid"),
    ] {
        let answer = posts(&lesson.rivera, &marks, &form).await;
        assert_eq!((answer.is(status).why().as_str(), answer.status), (key, status), "{form:.80}");
    }
    // An area that a hand drew beyond the picture is put on it.
    posts(&lesson.rivera, &marks, &format!("mark={}&shown={drawing}&x=-50&y=9990&w=99999&h=-1&words=x", new()))
        .await
        .is(204);
    for outsider in [&ada.browser, &lesson.comes_in("bo").await.browser, &lesson.server.client()] {
        let mark = format!("mark={}&shown={drawing}&x=1&y=1&w=500&h=500&words=mine", new());
        posts(outsider, &marks, &mark).await.is(404);
        posts(outsider, &format!("/piece/{piece}/voice"), "voice=").await.is(404);
    }
    posts(&lesson.rivera, &format!("/piece/{piece}/voice"), &format!("voice={}", FileId::mint())).await.is(404);
    lesson.rivera.get(&format!("/piece/{piece}/shown")).await.shows("1 mark goes along").hides("mine");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_a_pdf_is_marked_with_a_plain_form_and_opened_there() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let piece = ReflectionId::mint();
    let (_, file) = ada.shows_file(&lesson, piece, FileKind::Pdf, &whole("null")).await;
    ada.does(share(piece, lesson.prompt, "", false)).await;
    let console = format!("/console/{}?piece={piece}", lesson.class);
    let page = lesson.rivera.get(&console).await;
    let form =
        page.is(200).shows("Mark this page").body.split("<form").find(|form| form.contains("name=\"page\"")).unwrap();
    let value =
        |name: &str| form.split_once(&format!("name=\"{name}\" value=\"")).unwrap().1.split('"').next().unwrap();
    let (mark, shown, marks) = (value("mark"), value("shown"), format!("/piece/{piece}/marks"));
    let said = |page: &str, part: &str, words: &str| {
        format!("mark={mark}&shown={shown}&page={page}&part={part}&words={words}")
    };
    for wrong in ["", "0", "-3", "2001", "three", "3.5", "99999999999999999999", "<b>"] {
        let answer = posts(&lesson.rivera, &marks, &said(wrong, "", "x")).await;
        assert_eq!(answer.is(422).why(), "showing.no_page", "{wrong}");
    }
    assert_eq!(posts(&lesson.rivera, &marks, &said("3", "left", "x")).await.is(422).why(), "refusal.invalid");
    let long = "x".repeat(100_000);
    assert_eq!(posts(&lesson.rivera, &marks, &said("3", "", &long)).await.is(422).why(), "words.too_long");
    for outsider in [&ada.browser, &bo.browser, &lesson.server.client()] {
        posts(outsider, &marks, &said("3", "", "mine")).await.is(404);
    }
    // Twice is once, and without a script.
    let fields =
        [("mark", mark), ("shown", shown), ("page", " 3 "), ("part", "middle"), ("words", "Where is <this> from?")];
    for _ in 0..2 {
        lesson.rivera.post(&marks, &fields).await.is(303);
    }
    let desk = lesson.rivera.get(&console).await;
    desk.shows("1 mark goes along with your answer.").shows("Page 3, in the middle");
    ada.browser.get(&format!("/piece/{piece}")).await.hides("Where is");
    let rivera = viewer(&lesson.server, &lesson.rivera).await;
    let words = FeedbackWords::default();
    lesson.server.store().send_feedback(&rivera, FeedbackId::mint(), piece, 1, words).await.unwrap();
    let own = ada.browser.get(&format!("/piece/{piece}")).await;
    own.shows("Page 3, in the middle").shows("Where is <this> from?").hides("Mark this page");
    assert!(
        own.body.contains(&format!("href=\"/file/{file}#page=3\" target=\"_blank\" rel=\"noopener\"")),
        "{}",
        own.body
    );
    bo.browser.get(&format!("/piece/{piece}/shown")).await.is(404);
}
