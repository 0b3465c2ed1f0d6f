//! What a device's outbox relies on: forms that are answered like commands, a sentence with each refusal, and the key it seals with.

use domain::clock::{DAY, MINUTE};
use domain::command::{Answer, Answered, Beginning, Command, Envelope};
use domain::id::{CommandId, PromptId, ReflectionId};
use domain::reflections::DraftWords;
use domain::refusal::Refusal;
use reqwest::Method;
use reqwest::header::{ACCEPT, CONTENT_TYPE};

use super::{COMMANDS, posts};
use crate::harness;
use crate::room::{Lesson, Student, share, viewer};

const SEAL: &str = "/api/v1/seal";

/// A form as the outbox posts it.
async fn keeps(student: &Student, fields: &[(&str, &str)]) -> harness::Answer {
    let request = student.browser.request(Method::POST, COMMANDS).header(ACCEPT, "application/json").form(fields);
    student.browser.ask(request).await
}

fn answer(told: &harness::Answer) -> Answered {
    let mut list: Vec<Answered> = serde_json::from_str(&told.body).unwrap();
    assert_eq!(list.len(), 1, "{}", told.body);
    list.remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_from_the_outbox_is_done_once_and_says_where_its_reader_goes_on() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (piece, prompt) = (ReflectionId::mint().to_string(), lesson.prompt.to_string());
    let (command, person) = (CommandId::mint().to_string(), ada.person.to_string());
    let shares = [
        ("do", "share"),
        ("command", &*command),
        ("person", &*person),
        ("reflection", &*piece),
        ("prompt", &*prompt),
        ("words", "From the bus"),
        ("ask", "just_read"),
    ];
    for _ in 0..3 {
        let told = keeps(&ada, &shares).await;
        assert_eq!((answer(&told).id.to_string(), answer(&told).answer.is_done()), (command.clone(), true));
        assert_eq!(told.header("x-waymark-to"), format!("/piece/{piece}"));
    }
    let (seen, _) =
        lesson.server.store().piece(&viewer(&lesson.server, &ada.browser).await, piece.parse().unwrap()).await.unwrap();
    assert_eq!(seen.versions.len(), 1);

    // Bo, whose sign-in it meets, sends nothing of hers; nobody signed in is told so, and no page comes.
    let bo = lesson.comes_in("bo").await;
    let told = keeps(&bo, &shares).await;
    let refused = answer(told.is(403)).answer;
    assert_eq!(refused, Answer::Refused { refusal: Refusal::forbidden("commands.somebody_else") });
    let nobody = Student { browser: lesson.server.client(), person: ada.person };
    keeps(&nobody, &shares).await.is(401).hides("bus");
    keeps(&ada, &[("do", "no_such_thing"), ("words", "From the bus")]).await.is(400).hides("bus");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_says_why_in_the_readers_language() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    ada.browser.post("/language", &[("language", "es")]).await;
    let gone = serde_json::to_string(&[ada.envelope(share(ReflectionId::mint(), PromptId::mint(), "A secret", false))])
        .unwrap();
    let told = posts(&ada, gone, "application/json").await;
    let said: serde_json::Value = serde_json::from_str(&told.is(200).hides("secret").body).unwrap();
    assert_eq!(said[0]["answer"], "refused");
    assert_eq!(said[0]["says"], "Aquí no hay nada para ti, o ya se retiró.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_carries_its_hand() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (piece, prompt, person) = (ReflectionId::mint().to_string(), lesson.prompt.to_string(), ada.person.to_string());
    let hand = CommandId::mint().to_string();
    let saves = async |stroke: &str, words: &str| {
        let command = CommandId::mint().to_string();
        let fields = [
            ("do", "keep"),
            ("command", &*command),
            ("person", &*person),
            ("reflection", &*piece),
            ("prompt", &*prompt),
            ("hand", &*hand),
            ("stroke", stroke),
            ("words", words),
        ];
        answer(&keeps(&ada, &fields).await).answer
    };
    assert!(saves("1", "One").await.is_done());
    assert!(saves("3", "One two three").await.is_done());
    assert!(saves("2", "One two").await.is_done(), "late, and no other device");
    let (seen, _) =
        lesson.server.store().piece(&viewer(&lesson.server, &ada.browser).await, piece.parse().unwrap()).await.unwrap();
    assert_eq!(seen.draft.unwrap().words.words, "One two three");
    let draft = DraftWords { words: "From elsewhere".into(), ..Default::default() };
    let command = Command::SaveDraft {
        reflection: piece.parse().unwrap(),
        beginning: Beginning::Prompt { prompt: lesson.prompt },
        draft,
    };
    let elsewhere = ada.sends(&[Envelope { base_version: 0, ..ada.envelope(command) }]).await;
    assert_eq!(super::refusal(&elsewhere[0]), &Refusal::conflict("drafts.another_device"));
}

/// Kept on the device before the bell, sent after it: by a command, or by the form of a page that is shown without a network.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_in_time_is_taken_late_also_from_a_clock_that_is_a_day_off() {
    let lesson = Lesson::begins().await;
    let (ada, bo, dina) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await, lesson.comes_in("dina").await);
    let now = || lesson.server.store().clock().now();
    lesson.server.later(MINUTE);
    let written = now().0;
    lesson.server.later(MINUTE);
    let rivera = viewer(&lesson.server, &lesson.rivera).await;
    lesson.server.store().close_prompt(&rivera, lesson.prompt).await.unwrap();
    lesson.server.later(5 * MINUTE);

    // What each device's clock says beside ours.
    let (slow, fast) = (-DAY, DAY);
    let told = async |student: &Student, done_at: i64, sent: Option<i64>| {
        let shares = share(ReflectionId::mint(), lesson.prompt, "From the bus", false);
        let body = serde_json::to_string(&[Envelope { done_at, ..student.envelope(shares) }]).unwrap();
        let mut request = student.browser.request(Method::POST, COMMANDS).header(CONTENT_TYPE, "application/json");
        if let Some(sent) = sent {
            request = request.header("x-waymark-sent", sent);
        }
        let heard = student.browser.ask(request.body(body)).await;
        answer(heard.is(200)).answer
    };
    let closed = Answer::Refused { refusal: Refusal::conflict("prompts.already_closed") };
    assert_eq!(told(&ada, written + slow, None).await, closed, "its clock alone says yesterday");
    assert_eq!(
        told(&ada, now().0 + slow, Some(now().0 + slow)).await,
        closed,
        "written after the bell is after the bell"
    );
    assert!(told(&ada, written + slow, Some(now().0 + slow)).await.is_done());
    assert!(told(&bo, written + fast, Some(now().0 + fast)).await.is_done());

    let (command, person) = (CommandId::mint().to_string(), dina.person.to_string());
    let (piece, prompt) = (ReflectionId::mint().to_string(), lesson.prompt.to_string());
    let form = [
        ("do", "share"),
        ("command", &*command),
        ("person", &*person),
        ("reflection", &*piece),
        ("prompt", &*prompt),
        ("words", "From the bus, too"),
        ("ask", "just_read"),
    ];
    assert_eq!(answer(&keeps(&dina, &form).await).answer, closed, "nobody says when it was");
    let request = dina.browser.request(Method::POST, COMMANDS).header(ACCEPT, "application/json");
    let request = request.header("x-waymark-done", written + slow).header("x-waymark-sent", now().0 + slow);
    assert!(answer(&dina.browser.ask(request.form(&form[..])).await).answer.is_done());
    let (seen, _) = lesson
        .server
        .store()
        .piece(&viewer(&lesson.server, &dina.browser).await, piece.parse().unwrap())
        .await
        .unwrap();
    assert!(seen.versions[0].late, "and marked as late");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_person_has_a_key_on_each_device_and_finds_it_again() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let key = async |student: &Student| {
        let request = student.browser.request(Method::POST, SEAL).header(CONTENT_TYPE, "text/plain");
        let answer = student.browser.ask(request).await;
        assert_eq!(answer.is(200).header("waymark-person"), student.person.to_string());
        assert_eq!(answer.header("cache-control"), "no-store");
        answer.body.into_bytes()
    };
    let first = key(&ada).await;
    assert_eq!(key(&ada).await, first, "the same while she is here");
    let device = ada.browser.cookie("waymark-seal").unwrap();
    let elsewhere = lesson.comes_back("ada").await;
    assert_ne!(key(&elsewhere).await, first, "another on another device");

    // The next student on her device, and she again.
    ada.browser.post("/sign-out", &[]).await;
    let request = ada.browser.request(Method::POST, SEAL);
    ada.browser.ask(request).await.is(401);
    assert_eq!(ada.browser.cookie("waymark-seal").as_ref(), Some(&device), "the device is the same");
    let bo = lesson.comes_in("bo").await;
    bo.browser.keeps_cookie("waymark-seal", &device);
    assert_ne!(key(&bo).await, first);
    elsewhere.browser.keeps_cookie("waymark-seal", &device);
    assert_eq!(key(&elsewhere).await, first, "hers is found again");
    // From another page than ours nothing is given.
    elsewhere.browser.post_from("https://evil.example", SEAL, &[]).await.is(403);
}
