//! Without a script: every way to show something is a form first.

use domain::command::{Answer as Told, Command};
use domain::id::ReflectionId;
use domain::showing::{Described, Mode, ShowAct, ShowSaid};
use image::ImageFormat;
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;

use crate::files::{picture, wav};
use crate::harness::Answer;
use crate::room::{Lesson, Student};
use crate::small_disk::{Kept, SmallDisk};

/// The hidden fields of the first form in a page whose `do` is this.
fn form_of(page: &Answer, deed: &str) -> Vec<(String, String)> {
    let from = page.body.split("<form").find(|form| form.contains(&format!("value=\"{deed}\"")));
    let form = from.unwrap_or_else(|| panic!("no {deed} in {}", page.body)).split("</form").next().unwrap();
    let hidden = form.split("type=\"hidden\" name=\"").skip(1).filter_map(|rest| {
        let (name, rest) = rest.split_once("\" value=\"")?;
        Some((name.to_owned(), rest.split('"').next()?.to_owned()))
    });
    hidden.collect()
}

async fn presses(student: &Student, page: &Answer, deed: &str, more: &[(&str, &str)]) -> Answer {
    let fields = form_of(page, deed);
    let mut fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend(more);
    student.browser.post("/api/v1/commands", &fields).await
}

/// Sends the form that takes a file, as a browser does.
async fn sends_file(student: &Student, page: &Answer, bytes: &[u8]) -> Answer {
    let action = page.attribute("action", "/piece/").unwrap();
    let mut body = Vec::new();
    for (name, value) in form_of(page, "show_add") {
        body.extend(format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes());
    }
    body.extend(b"--edge\r\nContent-Disposition: form-data; name=\"bytes\"; filename=\"Ada at home.png\"\r\nContent-Type: image/png\r\n\r\n");
    body.extend(bytes);
    body.extend(b"\r\n--edge--\r\n");
    let request =
        student.browser.request(Method::POST, &action).header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
    student.browser.ask(request.body(body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_way_is_picked_and_a_photograph_shown_before_a_word_is_written() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let prompt = format!("/prompt/{}", lesson.prompt);
    let page = ada.browser.get(&prompt).await;
    let picked = presses(&ada, &page, "show_pick", &[("why", "It is quicker"), ("mode", "photograph")]).await;
    let piece = picked.is(303).header("location").to_owned();
    let page = ada.browser.get(&piece).await;
    page.is(200).shows("It is quicker");
    assert!(page.body.contains("value=\"photograph\" aria-pressed=\"true\""), "{}", page.body);

    let photo = picture(300, 200, ImageFormat::Png);
    // The same form twice brings one photograph.
    for _ in 0..2 {
        sends_file(&ada, &page, &photo).await.goes_to(&piece);
    }
    let page = ada.browser.get(&piece).await;
    assert_eq!(page.body.matches("data-shown=\"").count(), 1, "{}", page.body);
    page.hides("Ada at home");
    // Described, taken out, put back.
    presses(&ada, &page, "show_describe", &[("caption", "A leaf <b>")]).await.goes_to(&piece);
    ada.browser.get(&piece).await.shows("A leaf <b>").hides("<b> ");
    presses(&ada, &page, "show_remove", &[]).await.goes_to(&piece);
    let page = ada.browser.get(&piece).await;
    page.shows("Taken out: Picture.");
    presses(&ada, &page, "show_put_back", &[]).await.goes_to(&piece);
    assert_eq!(ada.browser.get(&piece).await.body.matches("data-shown=\"").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_shown_is_said_on_the_page() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let prompt = format!("/prompt/{}", lesson.prompt);
    let page = ada.browser.get(&prompt).await;
    // Nothing began with this: it is said where the form stood.
    let back = sends_file(&ada, &page, b"PK\x03\x04 a zip").await;
    let to = back.is(303).header("location").to_owned();
    assert!(to.starts_with(&format!("{prompt}?shown_refused=")), "{to}");
    ada.browser.get(&to).await.is(200).shows("This kind of file cannot be shown here.");
    let back = presses(&ada, &page, "show_pick", &[("mode", "dance")]).await;
    let to = back.is(303).header("location").to_owned();
    assert!(to.starts_with(&format!("{prompt}?shown_refused=")), "{to}");
    ada.browser.get(&to).await.is(200);
    let piece =
        presses(&ada, &page, "show_pick", &[("mode", "photograph")]).await.is(303).header("location").to_owned();
    let page = ada.browser.get(&piece).await;
    for (bytes, says) in [
        (&b"PK\x03\x04 a zip"[..], "This kind of file cannot be shown here."),
        (b"", "Pick a file first."),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "This kind of file cannot be shown here."),
    ] {
        let back = sends_file(&ada, &page, bytes).await;
        let to = back.is(303).header("location").to_owned();
        assert!(to.starts_with(&format!("{piece}?shown_refused=")), "{to}");
        ada.browser.get(&to).await.is(200).shows(says);
    }
    // Nothing else from an address is said.
    ada.browser.get(&format!("{piece}?shown_refused=<script>alert(1)</script>")).await.is(200).hides("alert(1)");
    assert_eq!(ada.browser.get(&piece).await.body.matches("data-shown=\"").count(), 0);
    // Somebody else's form, and one that is none of ours.
    let bo = lesson.comes_in("bo").await;
    let to = sends_file(&bo, &page, &picture(30, 20, ImageFormat::Png)).await;
    assert!(to.is(303).header("location").contains("refusal.invalid"), "{to:?}");
}

/// The form without scripts, on a disk that is full: where it comes in, and where it is kept.
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_by_the_form_and_the_same_form_works_once_there_is_room() {
    for kept in [Kept::Workbench, Kept::Files] {
        let (server, disk) = SmallDisk::under(kept).await;
        let lesson = Lesson::begins_on(server).await;
        let ada = lesson.comes_in("ada").await;
        let page = ada.browser.get(&format!("/prompt/{}", lesson.prompt)).await;
        let picked = presses(&ada, &page, "show_pick", &[("why", ""), ("mode", "photograph")]).await;
        let piece = picked.is(303).header("location").to_owned();
        let page = ada.browser.get(&piece).await;
        disk.fills();
        let sound = wav(450_000);
        let told = sends_file(&ada, &page, &sound).await;
        let to = told.is(303).header("location").to_owned();
        assert!(to.contains("shown_refused=files.not_saved"), "{kept:?}: {to}");
        let told = ada.browser.get(&to).await;
        told.is(200).shows("This could not be saved.");
        assert_eq!(told.body.matches("data-shown=\"").count(), 0, "{kept:?}: nothing half is shown");
        disk.has_room_again();
        sends_file(&ada, &page, &sound).await.is(303);
        let page = ada.browser.get(&piece).await;
        assert_eq!(page.body.matches("data-shown=\"").count(), 1, "{kept:?}");
        let (_, file) = page.body.split_once("/file/").expect("it is shown");
        let file = file.split(['"', '/']).next().unwrap();
        assert_eq!(ada.sees(&format!("/file/{file}")).await, sound, "{kept:?}");
        drop(disk);
    }
}

/// A body of one part, of so many bytes.
async fn sends_part(student: &Student, to: &str, name: &str, bytes: usize) -> Answer {
    let start = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
    let body = [start.as_bytes(), &vec![b'x'; bytes], b"\r\n--edge--\r\n"].concat();
    let request = student.browser.request(Method::POST, to).header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
    student.browser.ask(request.body(body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_is_no_file_is_read_as_far_as_it_may_be() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let piece = ReflectionId::mint();
    let to = format!("/piece/{piece}/show");
    for bytes in [2_001, 100_000] {
        let back = sends_part(&ada, &to, "question", bytes).await;
        assert!(back.is(303).header("location").contains("refusal.invalid"), "{back:?}");
    }
    let back = sends_part(&ada, &to, "question", 2_000).await;
    assert!(back.is(303).header("location").contains("showing.no_file"), "{back:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_input_changes_nothing() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let piece = ReflectionId::mint();
    let (shown, _) = ada.shows_file(&lesson, piece, domain::files::FileKind::Drawing, super::DRAWING.as_bytes()).await;
    let long = Described { caption: "x".repeat(100_000), transcript: "x".repeat(100_000) };
    for said in [
        ShowSaid::from(ShowAct::Describe { shown, described: long }),
        ShowSaid::from(ShowAct::Pick { mode: Mode::Draw, why: "x".repeat(100_000) }),
        ShowSaid(vec![("do".into(), "pick".into()), ("mode".into(), "dance".into())]),
        ShowSaid(vec![("do".into(), "add".into()), ("shown".into(), "1".into()), ("file".into(), "<script>".into())]),
        ShowSaid(vec![]),
        ShowSaid((0..200).map(|at| (at.to_string(), "x".into())).collect()),
    ] {
        let envelope = ada.envelope(Command::Show { reflection: piece, act: said });
        let answers = ada.sends(&[envelope]).await;
        assert!(matches!(answers[0], Told::Refused { .. }), "{answers:?}");
    }
    ada.browser.get(&format!("/piece/{piece}")).await.shows("Obsidian, drawn").hides("xxxxxxxxxx");
}
