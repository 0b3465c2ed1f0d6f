//! A teacher's own voice about a student's piece.

use domain::files::{FileKind, FileState};
use domain::id::{FileId, ReflectionId};
use reqwest::Method;
use serde_json::json;

use super::{FILES, wav};
use crate::harness::{Answer, Client};
use crate::room::{Lesson, another_teacher, viewer};

async fn says(lesson: &Lesson, who: &Client, about: ReflectionId, kind: FileKind, bytes: usize) -> (FileId, Answer) {
    let (id, person) = (FileId::mint(), viewer(&lesson.server, who).await.person().unwrap());
    let announced = json!({"id": id, "kind": kind, "bytes": bytes, "person": person, "about": about});
    (id, who.post_json(FILES, &announced).await)
}

async fn sends(who: &Client, id: FileId, bytes: &[u8]) -> Answer {
    let request = who.request(Method::PATCH, &format!("{FILES}/{id}")).header("Upload-Offset", 0);
    who.ask(request.body(bytes.to_vec())).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_teacher_answers_by_voice_for_a_minute() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let piece = ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "Obsidian is glass").await;
    let voice = wav(60_500);
    let (id, answer) = says(&lesson, &lesson.rivera, piece, FileKind::Sound, voice.len()).await;
    answer.is(200);
    assert_eq!(sends(&lesson.rivera, id, &voice).await.is(200).standing().state, FileState::Ready);
    lesson.rivera.get(&format!("/file/{id}")).await.is(200);
    // Until it is sent it is hers.
    ada.browser.get(&format!("/file/{id}")).await.is(404);
    let long = wav(64_000);
    let (id, _) = says(&lesson, &lesson.rivera, piece, FileKind::Sound, long.len()).await;
    assert_eq!(sends(&lesson.rivera, id, &long).await.is(422).why(), "files.too_long");
    let (_, large) = says(&lesson, &lesson.rivera, piece, FileKind::Sound, 2_000_001).await;
    assert_eq!(large.is(422).why(), "files.too_large");
    let (_, video) = says(&lesson, &lesson.rivera, piece, FileKind::Video, 1000).await;
    assert_eq!(video.is(422).why(), "files.voice_only");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voice_is_about_a_piece_that_its_teacher_reads() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let (shared, draft) = (ReflectionId::mint(), ReflectionId::mint());
    ada.shares(shared, lesson.prompt, "Obsidian is glass").await;
    let lindqvist = another_teacher(&lesson.server, &lesson.rivera).await;
    for who in [&bo.browser, &ada.browser, &lindqvist] {
        says(&lesson, who, shared, FileKind::Sound, 1000).await.1.is(404);
    }
    says(&lesson, &lesson.rivera, draft, FileKind::Sound, 1000).await.1.is(404);
}
