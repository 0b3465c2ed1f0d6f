//! Files that were made to do harm: real zips, real headers. Each gets a plain sentence, and nothing of it is kept.

use std::io::{Cursor, Write};

use domain::command::{Answer as Told, Command};
use domain::files::FileKind;
use domain::id::{FileId, ReflectionId, ShownId};
use domain::showing::{Described, ShowAct, ShowSaid};
use image::ImageFormat;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{FILES, objects_of, picture, wav};
use crate::room::{Lesson, Student};

/// A zip with these files in it, squeezed.
pub fn zip_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A hundred megabytes of nothing in a hundred kilobytes.
pub fn bomb() -> Vec<u8> {
    let zip = zip_of(&[("picture.png", &vec![0; 100_000_000])]);
    assert!(zip.len() < 200_000);
    zip
}

/// A zip in a zip in a zip, with a bomb in the innermost.
pub fn nested() -> Vec<u8> {
    (0..3).fold(bomb(), |inner, _| zip_of(&[("picture.png", &inner), ("another.png", &inner)]))
}

async fn refuses(lesson: &Lesson, ada: &Student, kind: FileKind, bytes: &[u8], why: &[&str]) {
    let (id, answer) = ada.brings(kind, bytes).await;
    let said = answer.is(422).why();
    assert!(why.contains(&said.as_str()), "{kind:?}: {said}");
    assert!(objects_of(&lesson.server, id).await.is_empty(), "{said}: something is kept");
    ada.browser.get(&format!("/file/{id}")).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zip_is_never_opened_whatever_it_says_it_is() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    for zip in [bomb(), nested()] {
        // As it is, and with the beginning of what it says it is before it: a zip is read from its end.
        let wav = wav(100);
        let heads: [(FileKind, &[u8]); 4] = [
            (FileKind::Image, b"\x89PNG\r\n\x1a\n"),
            (FileKind::Pdf, b"%PDF-1.7\n"),
            (FileKind::Sound, &wav[..12]),
            (FileKind::Video, b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01"),
        ];
        for (kind, head) in heads {
            let (not, broken) = match kind {
                FileKind::Image => ("files.not_image", "files.broken_image"),
                FileKind::Pdf => ("files.not_pdf", "files.broken_pdf"),
                FileKind::Sound => ("files.not_sound", "files.broken_sound"),
                _ => ("files.not_video", "files.broken_video"),
            };
            refuses(&lesson, &ada, kind, &zip, &[not]).await;
            refuses(&lesson, &ada, kind, &[head, &zip].concat(), &[not, broken]).await;
        }
        refuses(&lesson, &ada, FileKind::Drawing, &zip, &["files.broken_drawing"]).await;
    }
    // What an office program writes is a zip as well.
    let office = zip_of(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")]);
    refuses(&lesson, &ada, FileKind::Pdf, &office, &["files.not_pdf"]).await;
}

/// The same picture with other dimensions in its header.
fn says(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = picture(20, 20, format);
    let (w, h) = (width as u16, height as u16);
    match format {
        ImageFormat::Png => {
            bytes[16..20].copy_from_slice(&width.to_be_bytes());
            bytes[20..24].copy_from_slice(&height.to_be_bytes());
            let mut crc = flate2::Crc::new();
            crc.update(&bytes[12..29]);
            bytes[29..33].copy_from_slice(&crc.sum().to_be_bytes());
        }
        ImageFormat::Jpeg => {
            let frame = bytes.windows(2).position(|two| two == [0xff, 0xc0]).expect("a frame");
            bytes[frame + 5..frame + 7].copy_from_slice(&h.to_be_bytes());
            bytes[frame + 7..frame + 9].copy_from_slice(&w.to_be_bytes());
        }
        ImageFormat::Gif => {
            // The screen, and the first picture on it.
            bytes[6..8].copy_from_slice(&w.to_le_bytes());
            bytes[8..10].copy_from_slice(&h.to_le_bytes());
            let frame = bytes.windows(5).position(|five| five == [0x2c, 0, 0, 0, 0]).expect("a picture");
            bytes[frame + 5..frame + 7].copy_from_slice(&w.to_le_bytes());
            bytes[frame + 7..frame + 9].copy_from_slice(&h.to_le_bytes());
        }
        ImageFormat::WebP => {
            // Fourteen bits each, one less than they are.
            assert_eq!((&bytes[12..16], bytes[20]), (&b"VP8L"[..], 0x2f));
            let sides = (width - 1) | (height - 1) << 14;
            let rest = u32::from_le_bytes(bytes[21..25].try_into().unwrap()) & 0xf000_0000;
            bytes[21..25].copy_from_slice(&(sides | rest).to_le_bytes());
        }
        _ => unreachable!(),
    }
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_of_any_kind_with_huge_dimensions_is_told_before_it_is_drawn() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let large = [(60_000, 60_000), (12_001, 10), (10, 12_001), (8_000, 8_000)];
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
        // Unchanged, so that it is the dimensions that are refused.
        let (_, answer) = ada.brings(FileKind::Image, &says(format, 20, 20)).await;
        answer.is(200);
        for (width, height) in large {
            let most = if format == ImageFormat::WebP { 1 << 14 } else { u32::MAX };
            let bytes = says(format, width.min(most), height.min(most));
            refuses(&lesson, &ada, FileKind::Image, &bytes, &["files.too_many_pixels", "files.broken_image"]).await;
        }
    }
    // A small screen with a huge picture on it, and one without any width.
    let mut hidden = says(ImageFormat::Gif, 60_000, 60_000);
    hidden[6..10].copy_from_slice(&[20, 0, 20, 0]);
    let why = ["files.broken_image", "files.too_many_pixels"];
    refuses(&lesson, &ada, FileKind::Image, &hidden, &why).await;
    refuses(&lesson, &ada, FileKind::Image, &says(ImageFormat::Png, 0, 20), &why).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_nothing_is_none_however_it_comes() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    for kind in FileKind::ALL {
        let id = FileId::mint();
        assert_eq!(ada.announces(id, *kind, 0).await.is(422).why(), "files.empty");
        ada.sends_from(id, 0, b"").await.is(404);
        ada.browser.get(&format!("{FILES}/{id}")).await.is(404);
        assert!(objects_of(&lesson.server, id).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_twice_is_two_that_go_alone_and_shown_twice_is_once() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let photo = picture(60, 40, ImageFormat::Png);
    let piece = ReflectionId::mint();
    let (shown, file) = ada.shows_file(&lesson, piece, FileKind::Image, &photo).await;
    let (_, second) = ada.shows_file(&lesson, piece, FileKind::Image, &photo).await;
    assert_ne!(file, second);
    // The same command again, and another one that shows the same thing under the same id.
    let again =
        ShowSaid::from(ShowAct::Add { shown, file, described: Described::default() }).and("prompt", lesson.prompt);
    let envelope = ada.envelope(Command::Show { reflection: piece, act: again.clone() });
    ada.sends(&[envelope.clone(), envelope, ada.envelope(Command::Show { reflection: piece, act: again })]).await;
    let page = ada.browser.get(&format!("/piece/{piece}")).await;
    assert_eq!(page.is(200).body.matches("data-shown=\"").count(), 2, "{}", page.body);
    ada.does(Command::Show { reflection: piece, act: ShowAct::Remove { shown }.into() }).await;
    ada.sees(&format!("/file/{second}")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_file_is_shown_by_nobody_else() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let (file, _) = ada.brings(FileKind::Image, &picture(60, 40, ImageFormat::Png)).await;
    let piece = ReflectionId::mint();
    let add = ShowAct::Add { shown: ShownId::mint(), file, described: Described::default() };
    let said = ShowSaid::from(add).and("prompt", lesson.prompt);
    let answers = bo.sends(&[bo.envelope(Command::Show { reflection: piece, act: said })]).await;
    assert!(matches!(answers[0], Told::Refused { .. }), "{answers:?}");
    bo.browser.get(&format!("/prompt/{}", lesson.prompt)).await.hides(&file.to_string());
    bo.browser.get(&format!("/file/{file}")).await.is(404);
    bo.browser.get(&format!("/file/{file}/small")).await.is(404);
}
