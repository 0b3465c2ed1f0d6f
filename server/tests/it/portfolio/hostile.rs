//! Zips that were made to do harm, and a disk that is full: a plain sentence, and nothing half-kept.

use std::io::{Cursor, Read, Write};

use domain::export::{LARGEST_DOCUMENT, canonical};
use domain::files::FileKind;
use domain::id::ReflectionId;
use futures::StreamExt;
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::travel::{a_portfolio, brings, document, takes};
use crate::files::hostile::{bomb, nested, zip_of};
use crate::files::wav;
use crate::harness::{Answer, TestServer};
use crate::room::{Lesson, Student, hidden};
use crate::small_disk::{Kept, SmallDisk};

const BRING: &str = "/portfolio/import/bring";

/// A portfolio whose document names one picture of so many bytes.
fn names_a_picture(bytes: usize) -> Vec<u8> {
    let id = |n: u8| uuid::Uuid::from_u128(n.into());
    let file =
        json!({"id": id(1), "kind": "image", "media_type": "image/png", "path": "files/0001.png", "bytes": bytes});
    let version = json!({"id": id(2), "number": 1, "words": "Leaves", "at": 1, "files": [{"file": id(1)}]});
    let item = json!({
        "id": id(3), "at": 1, "point": "reflection", "kind": "piece", "question": "What fell?", "versions": [version]
    });
    let portfolio = json!({
        "kind": "waymark-portfolio", "format": 1, "origin": id(4), "exported_at": 1, "student": {"name": "Bo"},
        "items": [item], "files": [file]
    });
    portfolio.to_string().into_bytes()
}

/// Writes another size over the one that a zip tells of this entry, at its beginning and in the list at its end.
fn tells_less(mut zip: Vec<u8>, name: &str, bytes: u32) -> Vec<u8> {
    for (head, size, name_at) in [(b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)] {
        let is_it = |at: &usize| zip[at + name_at..].starts_with(name.as_bytes());
        let found = (0..zip.len() - name_at).filter(|at| zip[*at..].starts_with(head)).find(is_it).unwrap();
        zip[found + size..found + size + 4].copy_from_slice(&bytes.to_le_bytes());
    }
    zip
}

/// One megabyte of nothing that a thousand names lead to: a list that overlaps itself.
fn overlapping() -> Vec<u8> {
    let zip = zip_of(&[("portfolio.json", &names_a_picture(1)), ("0000.txt", &vec![0; 1_000_000])]);
    let entry = (0..zip.len()).rev().find(|at| zip[*at..].starts_with(b"PK\x01\x02")).unwrap();
    let end = (0..zip.len()).rev().find(|at| zip[*at..].starts_with(b"PK\x05\x06")).unwrap();
    let mut made = zip[..end].to_vec();
    for n in 1..1_000 {
        let mut again = zip[entry..end].to_vec();
        again[46..54].copy_from_slice(format!("{n:04}.txt").as_bytes());
        made.extend(again);
    }
    let list = u32::from_le_bytes(zip[end + 16..end + 20].try_into().unwrap());
    let mut last = zip[end..].to_vec();
    for at in [8, 10] {
        last[at..at + 2].copy_from_slice(&1_001_u16.to_le_bytes());
    }
    last[12..16].copy_from_slice(&(made.len() as u32 - list).to_le_bytes());
    made.extend(last);
    assert!(made.len() < 200_000);
    made
}

/// Names of all that waits to be brought in, and of all files.
async fn kept(server: &TestServer) -> Vec<String> {
    let all = server.state.files.objects().list(None).map(|object| object.unwrap().location.to_string());
    all.collect().await
}

async fn has_nothing(student: &Student) {
    student.browser.get("/portfolio").await.is(200).shows("Nothing here yet");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zip_bomb_does_not_go_off_when_it_is_looked_at() {
    let lesson = Lesson::begins().await;
    let bo = lesson.comes_in("bo").await;
    let blanks = vec![b' '; LARGEST_DOCUMENT as usize + 1];
    for (bomb, says) in [
        (zip_of(&[("portfolio.json", &blanks)]), "This zip is too large for us."),
        (overlapping(), "This zip is too large for us."),
        // A zip in a zip is no portfolio, and what is in it is not looked for.
        (bomb(), "Nothing was changed"),
        (nested(), "Nothing was changed"),
        (zip_of(&[("portfolio.zip", &zip_of(&[("portfolio.json", &names_a_picture(1))]))]), "Nothing was changed"),
        (zip_of(&[("portfolio.json", &nested())]), "Nothing was changed"),
        // A document that opens ten thousand brackets.
        (zip_of(&[("portfolio.json", "[".repeat(10_000).as_bytes())]), "Nothing was changed"),
    ] {
        brings(&bo.browser, &bomb).await.is(422).shows(says).hides("import/bring");
    }
    assert_eq!(kept(&lesson.server).await, [""; 0], "nothing waits");
    has_nothing(&bo).await;
}

/// The list at its end tells the truth about nothing: what is unfolded ends where it was said to.
#[tokio::test(flavor = "multi_thread")]
async fn a_bomb_that_says_it_is_small_and_a_zip_that_says_it_is_a_picture() {
    let lesson = Lesson::begins().await;
    let bo = lesson.comes_in("bo").await;
    let lying = zip_of(&[("portfolio.json", &names_a_picture(10)), ("files/0001.png", &vec![0; 100_000_000])]);
    let lying = tells_less(lying, "files/0001.png", 10);
    let inner = nested();
    let nested = zip_of(&[("portfolio.json", &names_a_picture(inner.len())), ("files/0001.png", &inner)]);
    for zip in [lying, nested] {
        let looked = brings(&bo.browser, &zip).await;
        let import = hidden(looked.is(200), "import");
        bo.browser.post(BRING, &[("import", &import)]).await.is(422).hides("is here now");
        has_nothing(&bo).await;
        lesson.server.state.files.sweep().await;
        let left = kept(&lesson.server).await;
        assert!(left.iter().all(|name| name.starts_with("imports/")), "{left:?}");
    }
}

/// What a zip calls itself in the page of somebody who has nothing to do with it.
#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_zip_brings_nobody_elses_files() {
    let lesson = Lesson::begins().await;
    let ada = a_portfolio(&lesson).await;
    let zip = takes(&ada.browser, "/portfolio/export", &[]).await;
    let there = document(&zip);
    let bo = lesson.comes_in("bo").await;
    let import = hidden(brings(&bo.browser, &zip).await.is(200), "import");
    let brought = bo.browser.post(BRING, &[("import", &import)]).await;
    assert!(brought.status < 500, "{}", brought.body);
    // Whatever became of it: no file of Ada's is his, and all that is hers is as it was.
    for file in &there.files {
        bo.browser.get(&format!("/file/{}", file.id)).await.is(404);
        ada.sees(&format!("/file/{}", file.id)).await;
    }
    assert_eq!(canonical(document(&takes(&ada.browser, "/portfolio/export", &[]).await)), canonical(there));
}

/// So much sound in a piece: two megabytes for each.
async fn shows_sounds(lesson: &Lesson, many: usize) -> Student {
    let ada = lesson.comes_in("ada").await;
    let piece = ReflectionId::mint();
    for _ in 0..many {
        ada.shows_file(lesson, piece, FileKind::Sound, &wav(250_000)).await;
    }
    ada.shares(piece, lesson.prompt, "What the rain says").await;
    ada
}

/// The zip of a student with so much sound, from another school.
async fn zip_with_sounds(many: usize) -> Vec<u8> {
    let lesson = Lesson::begins().await;
    let ada = shows_sounds(&lesson, many).await;
    takes(&ada.browser, "/portfolio/export", &[]).await
}

const NOT_SAVED: &str = "This could not be saved. Nothing is lost on your device";

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_is_full_while_a_portfolio_is_packed() {
    let (server, disk) = SmallDisk::under(Kept::Workbench).await;
    let lesson = Lesson::begins_on(server).await;
    let ada = shows_sounds(&lesson, 2).await;
    disk.fills();
    for _ in 0..2 {
        let stopped = ada.browser.post("/portfolio/export", &[]).await;
        stopped.is(409).shows("The zip could not be made just now.").hides("rain says");
        assert!(!stopped.header("content-type").contains("zip"));
    }
    assert_eq!(disk.left_behind(), 0);
    disk.has_room_again();
    let there = document(&takes(&ada.browser, "/portfolio/export", &[]).await);
    assert_eq!((there.items.len(), there.files.len()), (1, 2));
    drop(disk);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_is_full_while_a_zip_comes_in() {
    let (small, large) = (zip_with_sounds(0).await, zip_with_sounds(2).await);
    for place in [Kept::Workbench, Kept::Files] {
        let (server, disk) = SmallDisk::under(place).await;
        let lesson = Lesson::begins_on(server).await;
        let bo = lesson.comes_in("bo").await;
        let waits = hidden(brings(&bo.browser, &small).await.is(200), "import");
        let before = kept(&lesson.server).await;
        disk.fills();
        let stopped: Answer = brings(&bo.browser, &large).await;
        stopped.is(422).shows(NOT_SAVED).hides("import/bring");
        assert_eq!(kept(&lesson.server).await, before, "only what waited before");
        disk.has_room_again();
        // What was looked at before is brought in as if nothing had been.
        bo.browser.post(BRING, &[("import", &waits)]).await.goes_to(&format!("/portfolio/import/{waits}"));
        let import = hidden(brings(&bo.browser, &large).await.is(200), "import");
        bo.browser.post(BRING, &[("import", &import)]).await.goes_to(&format!("/portfolio/import/{import}"));
        assert_eq!(document(&takes(&bo.browser, "/portfolio/export", &[]).await).files.len(), 2);
        drop(disk);
    }
}

/// There is room for the zip and none for what is in it.
#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_is_full_while_a_portfolio_is_brought_in() {
    let zip = zip_with_sounds(1).await;
    let (server, disk) = SmallDisk::under(Kept::Files).await;
    let lesson = Lesson::begins_on(server).await;
    let bo = lesson.comes_in("bo").await;
    let import = hidden(brings(&bo.browser, &zip).await.is(200), "import");
    disk.fills();
    bo.browser.post(BRING, &[("import", &import)]).await.is(422).shows(NOT_SAVED);
    has_nothing(&bo).await;
    lesson.server.state.files.sweep().await;
    assert_eq!(kept(&lesson.server).await, [format!("imports/{import}")], "and nothing of what came first");
    disk.has_room_again();
    bo.browser.post(BRING, &[("import", &import)]).await.goes_to(&format!("/portfolio/import/{import}"));
    let there = document(&takes(&bo.browser, "/portfolio/export", &[]).await);
    assert_eq!((there.items.len(), there.files.len()), (1, 1));
    drop(disk);
}

/// Names in a zip in every spelling that once led somewhere.
#[tokio::test(flavor = "multi_thread")]
async fn names_that_lead_out_of_a_zip_lead_nowhere() {
    let lesson = Lesson::begins().await;
    let ada = a_portfolio(&lesson).await;
    let zip = takes(&ada.browser, "/portfolio/export", &[]).await;
    let bo = lesson.comes_in("bo").await;
    for name in ["../out.txt", "/etc/out.txt", "files\\..\\..\\out.txt", "files/../../out.txt", "C:\\out.txt"] {
        let mut archive = ZipArchive::new(Cursor::new(&zip[..])).unwrap();
        let mut made = ZipWriter::new(Cursor::new(Vec::new()));
        for n in 0..archive.len() {
            let mut entry = archive.by_index(n).unwrap();
            let (mut bytes, told) = (Vec::new(), entry.name().unwrap().into_owned());
            entry.read_to_end(&mut bytes).unwrap();
            made.start_file(told, SimpleFileOptions::default()).unwrap();
            made.write_all(&bytes).unwrap();
        }
        made.start_file(name, SimpleFileOptions::default()).unwrap();
        made.write_all(b"out").unwrap();
        let zip = made.finish().unwrap().into_inner();
        brings(&bo.browser, &zip).await.is(422).shows("Nothing was changed");
    }
}
