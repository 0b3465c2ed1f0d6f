//! What a piece shows, over real HTTP: with a script, without one, and on the teacher's side.

mod answering;
mod plain;

use domain::command::Command;
use domain::files::FileKind;
use domain::id::{FileId, ReflectionId, ShownId};
use domain::showing::{Described, ShowAct, ShowSaid};

use crate::room::{Lesson, Student, share};

/// A drawing of one stroke.
pub const DRAWING: &str =
    r#"{"w":1600,"h":1000,"strokes":[{"ink":"blue","width":"medium","tool":"pen","points":[10,10,128,500,400,200]}]}"#;

impl Student {
    /// Brings a file and shows it in the draft of a piece about the prompt.
    pub async fn shows_file(
        &self,
        lesson: &Lesson,
        piece: ReflectionId,
        kind: FileKind,
        bytes: &[u8],
    ) -> (ShownId, FileId) {
        let (file, brought) = self.brings(kind, bytes).await;
        brought.is(200);
        let shown = ShownId::mint();
        let described = Described { caption: "Obsidian, drawn".into(), transcript: String::new() };
        let said = ShowSaid::from(ShowAct::Add { shown, file, described }).and("prompt", lesson.prompt);
        self.does(Command::Show { reflection: piece, act: said }).await;
        (shown, file)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drawing_is_the_reflection_and_is_there_with_the_page() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let piece = ReflectionId::mint();
    let (_, file) = ada.shows_file(&lesson, piece, FileKind::Drawing, DRAWING.as_bytes()).await;
    // With the first page, before any script: on the prompt's address and on the piece's.
    for page in [format!("/prompt/{}", lesson.prompt), format!("/piece/{piece}")] {
        let page = ada.browser.get(&page).await;
        page.is(200).shows("How do you want to show it?").shows(&format!("/file/{file}")).shows("Obsidian, drawn");
        assert!(page.body.contains("data-cursor=\""), "from here the part listens");
    }
    lesson.rivera.get(&format!("/file/{file}")).await.is(404);
    ada.does(share(piece, lesson.prompt, "", false)).await;

    let console = lesson.rivera.get(&format!("/console/{}?piece={piece}", lesson.class)).await;
    console.is(200).shows(&format!("/file/{file}")).shows("Mark an area").shows("Record a voice note");
    let picture = lesson.rivera.get(&format!("/file/{file}")).await;
    picture.is(200).shows("<svg");
    assert_eq!(picture.header("content-type"), "image/svg+xml");
    let strokes = ada.browser.get(&format!("/file/{file}/strokes")).await;
    assert_eq!(strokes.is(200).body, DRAWING);
    bo.browser.get(&format!("/file/{file}")).await.is(404);
    bo.browser.get(&format!("/file/{file}/strokes")).await.is(404);
    bo.browser.get(&format!("/piece/{piece}/shown")).await.is(404).hides("Obsidian");
    lesson.server.client().get(&format!("/piece/{piece}/shown")).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn parts_say_who_sees_what() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let piece = ReflectionId::mint();
    let (_, file) = ada.shows_file(&lesson, piece, FileKind::Drawing, DRAWING.as_bytes()).await;
    let shown = format!("/piece/{piece}/shown");
    lesson.rivera.get(&shown).await.is(404);
    ada.browser.get(&shown).await.is(200).shows("data-tool=\"draw\"").hides("data-stays");
    ada.does(share(piece, lesson.prompt, "", false)).await;
    let own = ada.browser.get(&shown).await;
    // What goes on from a version's drawing does not throw that one away.
    own.is(200)
        .shows("data-of=\"draft\"")
        .shows("data-stays")
        .shows("data-of=\"version-1\"")
        .shows(&file.to_string())
        .hides("data-of=\"reply\"");
    let hers = lesson.rivera.get(&shown).await;
    hers.is(200).shows("data-of=\"version-1\"").shows("data-of=\"reply\"").hides("data-of=\"draft\"");
    assert_eq!(own.header("cache-control"), "no-store");
    // The tools know nobody.
    for tool in ["draw", "record", "area", "words"] {
        lesson.server.client().get(&format!("/showing/{tool}")).await.is(200);
    }
    lesson.server.client().get("/showing/knife").await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_drawing_becomes_markup() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let hostile = r#"{"w":10,"h":10,"strokes":[{"ink":"red","width":"fine","tool":"label","points":[1,1,0],"text":"</text><script>alert(1)</script>"}]}"#;
    let (_, file) = ada.shows_file(&lesson, ReflectionId::mint(), FileKind::Drawing, hostile.as_bytes()).await;
    let picture = ada.browser.get(&format!("/file/{file}")).await;
    assert!(!picture.is(200).body.contains("<script"), "{}", picture.body);
    assert!(picture.header("content-security-policy").contains("sandbox"));
    for none in ["{\"w\":0,\"h\":1,\"strokes\":[]}", "{\"w\":1,\"h\":1,\"strokes\":[{}]}", "GIF89a"] {
        let (id, answer) = ada.brings(FileKind::Drawing, none.as_bytes()).await;
        assert_eq!(answer.is(422).why(), "files.broken_drawing");
        ada.browser.get(&format!("/file/{id}")).await.is(404);
    }
}
