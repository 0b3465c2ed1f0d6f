//! Out of one Waymark and into another.

use std::io::{Cursor, Read, Write};

use domain::command::Command;
use domain::conference::{ConferenceAct, PlanWords};
use domain::export::{Portfolio, canonical, read};
use domain::feedback::NoteReaders;
use domain::files::FileKind;
use domain::id::{ConferenceId, InquiryId, MeasureId, NoteId, PerspectiveId, PointId, ReflectionId};
use domain::inquiry::{InquiryAct, PerspectiveWords};
use domain::measures::{MeasureAct, MeasureKind, MeasureWords};
use domain::portfolio::{PartWords, PortfolioAct};
use reqwest::Method;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::picks;
use crate::files::picture;
use crate::harness::{Answer, Client};
use crate::room::{Lesson, Student, another_teacher, hidden, sends, viewer};

/// A student who wonders, with a piece that shows a picture, and a story that picks it.
pub async fn a_portfolio(lesson: &Lesson) -> Student {
    let ada = lesson.comes_in("ada").await;
    let inquiry = InquiryId::mint();
    let begin = InquiryAct::Begin { question: "Do wolves change rivers?".into(), classes: vec![], from: None };
    let words = PerspectiveWords { words: "Only with <beavers>".into(), ..Default::default() };
    for act in [begin, InquiryAct::Say { perspective: PerspectiveId::mint(), words }] {
        ada.does(Command::Inquiry { inquiry, act: act.into() }).await;
    }
    let piece = ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "The days get short").await;
    ada.shows_file(lesson, piece, FileKind::Image, &picture(40, 30, image::ImageFormat::Png)).await;
    ada.shares(piece, lesson.prompt, "The days get shorter").await;
    picks(&ada, piece).await;
    ada
}

pub async fn takes(client: &Client, path: &str, form: &[(&str, &str)]) -> Vec<u8> {
    let request = client.request(Method::POST, path).form(form);
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/zip");
    assert_eq!(response.headers()["content-disposition"], "attachment; filename=\"portfolio.zip\"");
    response.bytes().await.unwrap().to_vec()
}

pub fn document(zip: &[u8]) -> Portfolio {
    let mut archive = ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut text = Vec::new();
    archive.by_name("portfolio.json").unwrap().read_to_end(&mut text).unwrap();
    read(&text).unwrap().portfolio
}

pub async fn brings(client: &Client, zip: &[u8]) -> Answer {
    sends(client, "/portfolio/import", &[("file", zip)]).await
}

/// Looks what is in a zip, says yes, and reads what came of it.
async fn brought(student: &Student, zip: &[u8]) -> Answer {
    let looked = brings(&student.browser, zip).await;
    let import = hidden(looked.is(200), "import");
    let page = format!("/portfolio/import/{import}");
    student.browser.get(&page).await.is(404);
    student.browser.post("/portfolio/import/bring", &[("import", &import)]).await.goes_to(&page);
    student.browser.get(&page).await
}

/// Words of the first pick of a story.
async fn says_why(lesson: &Lesson, student: &Student, why: &str) {
    let viewer = viewer(&lesson.server, &student.browser).await;
    let story = lesson.server.store().own_story(&viewer, None).await.unwrap().0.story;
    let words = PartWords { heading: String::new(), words: why.into() };
    let act = PortfolioAct::Write { part: story.parts[0].id, words };
    student.does(Command::Portfolio { act: act.said(story.id) }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_later_zip_brings_what_is_new_with_its_pictures_and_says_what_stayed_behind() {
    let lesson = Lesson::begins().await;
    let ada = a_portfolio(&lesson).await;
    let first = takes(&ada.browser, "/portfolio/export", &[]).await;
    let other = Lesson::begins().await;
    let new = other.comes_in("ada").await;
    brought(&new, &first).await.is(200).shows("3 things are new here");

    // Where she was, she goes on: with another version, and another picture.
    let piece = document(&first).items.iter().find(|item| item.kind() == "piece").unwrap().id;
    let piece = ReflectionId(piece);
    ada.shows_file(&lesson, piece, FileKind::Image, &picture(60, 40, image::ImageFormat::Png)).await;
    ada.shares(piece, lesson.prompt, "The light lets them go").await;
    let second = takes(&ada.browser, "/portfolio/export", &[]).await;
    let there = document(&second);
    assert_eq!((there.items.len(), there.files.len()), (2, 2));
    let came = brought(&new, &second).await;
    came.is(200).shows("One thing that was here has something new now").shows("2 things were here already");
    came.hides("new here, marked").hides("Nothing was changed").hides("What stayed behind");
    let onward = takes(&new.browser, "/portfolio/export", &[]).await;
    assert_eq!(canonical(document(&onward)), canonical(there));
    let page = new.browser.get("/portfolio").await;
    let thing = new.browser.get(&page.attribute("href", "/portfolio/brought/").unwrap()).await;
    assert!(!new.sees(&thing.attribute("src", "/file/").unwrap()).await.is_empty());
    brought(&new, &second).await.shows("Nothing was changed").shows("3 things were here already");

    // Both went on with the story: hers here is not written over, and that is said.
    says_why(&other, &new, "I look every day").await;
    says_why(&lesson, &ada, "I looked three times").await;
    let third = takes(&ada.browser, "/portfolio/export", &[]).await;
    for _ in 0..2 {
        let came = brought(&new, &third).await;
        came.is(200)
            .shows("Nothing was changed")
            .shows("What stayed behind, and why")
            .shows("You went on with it here");
    }
    new.browser.get("/portfolio/story").await.shows("I look every day").hides("three times");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_of_it_goes_along_and_is_the_same_elsewhere() {
    let lesson = Lesson::begins().await;
    let ada = a_portfolio(&lesson).await;
    let zip = takes(&ada.browser, "/portfolio/export", &[]).await;
    let mut archive = ZipArchive::new(Cursor::new(&zip[..])).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert!(names.contains(&"index.html".into()) && names.contains(&"items/0001.html".into()), "{names:?}");
    assert!(names.iter().any(|name| name.starts_with("files/0001.")), "{names:?}");
    for n in 0..archive.len() {
        let mut entry = archive.by_index(n).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Rivera") && !text.contains("<script") && !text.contains("http://"), "{text}");
        let name = entry.name().unwrap();
        assert!(!name.contains("Ada") && !name.contains("days"), "{name}");
    }
    let there = document(&zip);
    assert_eq!((there.items.len(), there.files.len(), there.stories.len()), (2, 1, 1));
    let mut page = String::new();
    archive.by_name("items/0001.html").unwrap().read_to_string(&mut page).unwrap();
    assert!(page.contains("Do wolves change rivers?") && page.contains("Only with &lt;beavers&gt;"), "{page}");

    // Another school, where she sits down for the first time.
    let other = Lesson::begins().await;
    let new = other.comes_in("ada").await;
    let looked = brings(&new.browser, &zip).await;
    looked.is(200).shows("Pieces").shows("Inquiries").shows("Bring it in");
    new.browser.get("/portfolio").await.shows("Nothing here yet");
    let import = hidden(&looked, "import");
    for _ in 0..2 {
        let brought = new.browser.post("/portfolio/import/bring", &[("import", &import)]).await;
        brought.goes_to(&format!("/portfolio/import/{import}"));
    }
    let came = new.browser.get(&format!("/portfolio/import/{import}")).await;
    came.is(200).shows("3 things are new here").hides("Nothing was changed").hides("What stayed behind");
    let page = new.browser.get("/portfolio").await;
    page.shows("Brought from another Waymark").shows("The days get shorter");
    let link = page.attribute("href", "/portfolio/brought/").unwrap();
    let thing = new.browser.get(&link).await;
    let picture = thing.is(200).shows("The days get short").attribute("src", "/file/").unwrap();
    assert!(!new.sees(&picture).await.is_empty());
    let bo = other.comes_in("bo").await;
    bo.browser.get(&link).await.is(404);
    bo.browser.get(&format!("/portfolio/import/{import}")).await.is(404);
    bo.browser.get(&picture).await.is(404);
    // What shows a picture has a small one beside it, also what was brought.
    let small = page.attribute("src", "/file/").expect("a small picture");
    assert!(small.ends_with("/small"), "{small}");
    assert!(!new.sees(&small).await.is_empty());
    bo.browser.get(&small).await.is(404);
    new.browser.get("/portfolio/story").await.shows("I looked twice").shows("You brought this story");
    let onward = takes(&new.browser, "/portfolio/export", &[]).await;
    assert_eq!(canonical(document(&onward)), canonical(there));

    // The same zip another time: looked at, brought, and nothing is doubled.
    brought(&new, &onward).await.shows("Nothing was changed").shows("3 things were here already").hides("new here");
    assert_eq!(document(&takes(&new.browser, "/portfolio/export", &[]).await).items.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_was_made_yet_a_page_says_where_what_was_brought_is() {
    let lesson = Lesson::begins().await;
    let ada = a_portfolio(&lesson).await;
    let measure = MeasureId::mint();
    let words = MeasureWords { kind: MeasureKind::Own, name: "Questions".into(), unit: String::new() };
    let add = MeasureAct::Add { point: PointId::mint(), day: "2026-09-14".into(), amount: "3".into() };
    for act in [MeasureAct::Begin { words, class: None }, add] {
        ada.does(Command::Measure { measure, act: act.into() }).await;
    }
    let conference = ConferenceId::mint();
    let words = PlanWords { whom: "Grandma".into(), when: String::new() };
    for act in [ConferenceAct::Plan { words }, ConferenceAct::Held] {
        ada.does(Command::Portfolio { act: act.said(conference) }).await;
    }
    let zip = takes(&ada.browser, "/portfolio/export", &[]).await;

    let other = Lesson::begins().await;
    let new = other.comes_in("ada").await;
    let says = "What you brought from another Waymark is in your portfolio.";
    let pages = ["/growth/view", "/data", "/inquiries"];
    for page in pages {
        new.browser.get(page).await.is(200).hides(says);
    }
    new.browser.get("/conferences").await.is(200).hides("From another Waymark");
    brought(&new, &zip).await.shows("are new here");
    for page in pages {
        new.browser.get(page).await.is(200).shows(says).shows("href=\"/portfolio");
        ada.browser.get(page).await.is(200).hides(says);
    }
    new.browser.get("/conferences").await.shows("Conference with Grandma").shows("From another Waymark");
    ada.browser.get("/conferences").await.shows("Conference with Grandma").hides("From another Waymark");
    new.browser.get("/portfolio").await.shows("Brought from another Waymark").hides("You held a conference");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_class_was_told_is_read_again_on_the_own_page_and_goes_along() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let (store, teacher) = (lesson.server.store(), viewer(&lesson.server, &lesson.rivera).await);
    let (note, words) = (NoteId::mint(), "Many of you saw <it>".to_owned());
    store.send_note(&teacher, note, lesson.class, None, words, NoteReaders::Several(vec![ada.person])).await.unwrap();
    let page = ada.browser.get("/portfolio").await;
    page.is(200).shows("A teacher wrote to the class").shows("Many of you saw <it>").hides("Pick for my story");
    assert!(!page.body.contains("<it>"), "words are text");
    let hears = page.attribute("data-hears", "portfolio").unwrap();
    for kind in ["note", "note_gone", "stage"] {
        assert!(hears.split_whitespace().any(|heard| heard == kind), "no {kind} in {hears}");
    }
    bo.browser.get("/portfolio").await.is(200).hides("Many of you saw");

    let zip = takes(&ada.browser, "/portfolio/export", &[]).await;
    assert_eq!(document(&zip).items[0].kind(), "class_note");
    let mut told = String::new();
    let mut archive = ZipArchive::new(Cursor::new(&zip[..])).unwrap();
    archive.by_name("items/0001.html").unwrap().read_to_string(&mut told).unwrap();
    assert!(told.contains("Many of you saw &lt;it&gt;") && told.contains("A note to the class"), "{told}");
    assert!(!told.contains("Rivera"), "{told}");

    // Taken back, it is gone from her page; where it was brought it is read, and nothing offers to show it.
    store.take_note_back(&teacher, note).await.unwrap();
    ada.browser.get("/portfolio").await.is(200).hides("Many of you saw");
    let other = Lesson::begins().await;
    let new = other.comes_in("ada").await;
    brought(&new, &zip).await.is(200).shows("One thing is new here");
    let page = new.browser.get("/portfolio").await;
    page.shows("Brought from another Waymark").shows("Many of you saw").hides("Pick for my story");
    let link = page.attribute("href", "/portfolio/brought/").unwrap();
    new.browser.get(&link).await.is(200).shows("A note to the class").shows("Many of you saw <it>");
}

/// The same zip with one thing of it changed.
fn spoiled(zip: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<(String, Vec<u8>)>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..archive.len() {
        let mut entry = archive.by_index(n).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        let name = entry.name().unwrap().into_owned();
        if let Some((name, bytes)) = change(&name, bytes) {
            made.start_file(name, SimpleFileOptions::default()).unwrap();
            made.write_all(&bytes).unwrap();
        }
    }
    made.finish().unwrap().into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zip_that_is_wrong_gets_a_sentence_and_changes_nothing() {
    let lesson = Lesson::begins().await;
    let ada = a_portfolio(&lesson).await;
    let zip = takes(&ada.browser, "/portfolio/export", &[]).await;
    let bo = lesson.comes_in("bo").await;
    let same = |name: &str, bytes| Some((name.to_owned(), bytes));
    let renamed = spoiled(&zip, |name, bytes| match name {
        "style.css" => same("../../style.css", bytes),
        _ => same(name, bytes),
    });
    let without = spoiled(&zip, |name, bytes| (!name.starts_with("files/")).then(|| (name.to_owned(), bytes)));
    let nonsense = spoiled(&zip, |name, bytes| match name {
        "portfolio.json" => same(name, b"{\"kind\":\"waymark-portfolio\",\"format\":1}".to_vec()),
        _ => same(name, bytes),
    });
    for wrong in [&b""[..], b"PK\x03\x04", b"no zip", &zip[..zip.len() / 2], &renamed, &without, &nonsense] {
        brings(&bo.browser, wrong).await.is(422).shows("Nothing was changed").hides("import/bring");
    }
    sends(&bo.browser, "/portfolio/import", &[("other", b"x")]).await.is(422);
    // A picture that is none is found out when it is brought, and then nothing of it stays.
    let painted = spoiled(&zip, |name, bytes| match name.starts_with("files/") {
        true => same(name, vec![b'x'; bytes.len()]),
        false => same(name, bytes),
    });
    let looked = brings(&bo.browser, &painted).await;
    let brought = bo.browser.post("/portfolio/import/bring", &[("import", &hidden(looked.is(200), "import"))]).await;
    brought.is(422).shows("is not what it says it is");
    bo.browser.get("/portfolio").await.is(200).shows("Nothing here yet");
    // Nobody brings in what waits for somebody else.
    let looked = brings(&bo.browser, &zip).await;
    let import = hidden(looked.is(200), "import");
    ada.browser.post("/portfolio/import/bring", &[("import", &import)]).await.is(404);
    bo.browser.post("/portfolio/import/bring", &[("import", "x")]).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_asks_the_school() {
    let lesson = Lesson::begins().await;
    let ada = a_portfolio(&lesson).await;
    let school = lesson.rivera.get("/school").await.attribute("action", "/school/").unwrap();
    let at = format!("/school/{}/portfolio/{}", school.split('/').nth(2).unwrap(), ada.person);
    lesson.rivera.get(&at).await.is(200).shows("Ada Okafor");
    let zip = takes(&lesson.rivera, &format!("{at}/export"), &[("by", "family")]).await;
    assert_eq!(document(&zip).items.len(), 2);
    lesson.rivera.post(&format!("{at}/export"), &[("by", "curiosity")]).await.is(409);
    lesson.rivera.get("/school").await.shows("took out a student’s portfolio because the family asked");
    // A zip for somebody else of the school, brought in by the school.
    let bo = lesson.comes_in("bo").await;
    let for_bo = at.replace(&ada.person.to_string(), &bo.person.to_string());
    let looked = sends(&lesson.rivera, &format!("{for_bo}/import"), &[("file", &zip)]).await;
    let import = hidden(looked.is(200), "import");
    lesson
        .rivera
        .post(&format!("{for_bo}/bring"), &[("import", &import)])
        .await
        .goes_to(&format!("{for_bo}?id={import}"));
    let came = lesson.rivera.get(&format!("{for_bo}?id={import}")).await;
    came.is(200).shows("3 things are new here").hides("What stayed behind").hides("days get short");
    lesson.rivera.get(&format!("{at}?id={import}")).await.is(404);
    bo.browser.get("/portfolio").await.shows("Brought from another Waymark");
    lesson.rivera.get("/school").await.shows("brought in a portfolio for a student");
    let lindqvist = another_teacher(&lesson.server, &lesson.rivera).await;
    lindqvist.get(&at).await.is(403).hides("Ada");
}
