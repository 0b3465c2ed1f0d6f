//! What is in a file counts, and nothing that is said about it.

use domain::files::{FileKind, FileState};
use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{Delay, DynamicImage, Frame, ImageEncoder, ImageFormat, Rgba, RgbaImage};

use super::{objects_of, picture, wav, written};
use crate::room::{Lesson, Student};

/// Refused in a sentence, and nothing of it is left.
async fn refuses(lesson: &Lesson, ada: &Student, kind: FileKind, bytes: &[u8], why: &str) {
    let (id, answer) = ada.brings(kind, bytes).await;
    let standing = answer.is(422).standing();
    assert_eq!((standing.state, answer.why().as_str()), (FileState::Refused, why));
    assert!(objects_of(&lesson.server, id).await.is_empty(), "{why}: something is kept");
    ada.browser.get(&format!("/file/{id}")).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_type_with_the_right_name() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let zip = b"PK\x03\x04\x14\0\0\0\0\0picture.png, or so it says".repeat(40);
    let program = [b"MZ\x90\0".as_slice(), &[0; 4000]].concat();
    let svg = b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let html = b"<!DOCTYPE html><script>alert(1)</script>";
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".repeat(20);
    for bytes in [zip.as_slice(), &program, svg, html, b"x", &wav(100)] {
        refuses(&lesson, &ada, FileKind::Image, bytes, "files.not_image").await;
    }
    refuses(&lesson, &ada, FileKind::Image, &heic, "files.heic").await;
    let photo = picture(40, 30, ImageFormat::Png);
    refuses(&lesson, &ada, FileKind::Sound, &photo, "files.not_sound").await;
    refuses(&lesson, &ada, FileKind::Video, &photo, "files.not_video").await;
    refuses(&lesson, &ada, FileKind::Pdf, &photo, "files.not_pdf").await;
    refuses(&lesson, &ada, FileKind::Drawing, &photo, "files.broken_drawing").await;
}

/// The dimensions in a PNG's header, whatever its pixels are.
fn says_it_is(width: u32, height: u32) -> Vec<u8> {
    let mut png = picture(20, 20, ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn bombs_do_not_go_off() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    for (width, height) in [(60_000, 60_000), (12_001, 10), (10, 12_001), (8_000, 8_000), (u32::MAX >> 1, 1)] {
        refuses(&lesson, &ada, FileKind::Image, &says_it_is(width, height), "files.too_many_pixels").await;
    }
    // A picture of one colour folds to almost nothing: a hundred million pixels in a hundred kilobytes.
    let large = written(DynamicImage::new_luma8(11_000, 9_000), ImageFormat::Png);
    assert!(large.len() < 2_000_000);
    refuses(&lesson, &ada, FileKind::Image, &large, "files.too_many_pixels").await;
    // And one that is as large as it may be.
    let fits = written(DynamicImage::new_luma8(8_000, 5_000), ImageFormat::Png);
    let (_, answer) = ada.brings(FileKind::Image, &fits).await;
    assert_eq!(answer.is(200).standing().file.unwrap().width, Some(2560));
    // A zip in a zip in a zip, and a zip behind a picture.
    let nested = b"PK\x03\x04 PK\x03\x04 PK\x03\x04 ".repeat(100);
    refuses(&lesson, &ada, FileKind::Image, &nested, "files.not_image").await;
    refuses(&lesson, &ada, FileKind::Pdf, &nested, "files.not_pdf").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_cut_off_is_told() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = picture(300, 200, format);
        for part in [whole.len() / 4, whole.len() / 2, whole.len() * 9 / 10] {
            refuses(&lesson, &ada, FileKind::Image, &whole[..part], "files.broken_image").await;
        }
    }
}

/// A GIF that is a script as well: nothing but its picture is left.
#[tokio::test(flavor = "multi_thread")]
async fn what_hides_behind_a_picture_is_gone() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let mut gif = Vec::new();
    {
        let mut encoder = GifEncoder::new(&mut gif);
        for colour in [[200, 30, 30, 255], [30, 30, 200, 255]] {
            let frame = RgbaImage::from_pixel(64, 64, Rgba(colour));
            encoder.encode_frame(Frame::from_parts(frame, 0, 0, Delay::from_numer_denom_ms(100, 1))).unwrap();
        }
    }
    gif.extend(b"/*=1;alert('zirconia')//");
    let zip = [picture(64, 64, ImageFormat::Png), b"PK\x03\x04zirconia".to_vec()].concat();
    for bytes in [gif, zip] {
        let (id, answer) = ada.brings(FileKind::Image, &bytes).await;
        assert_eq!(answer.is(200).standing().file.unwrap().media_type, "image/png");
        let kept = ada.sees(&format!("/file/{id}")).await;
        assert!(!kept.windows(8).any(|window| window == b"zirconia"));
    }
    // The other way round it is no picture: a comment that begins like a GIF.
    let script = b"GIF89a/*".iter().chain(b"*/=1;alert(1)//".iter().cycle().take(500)).copied().collect::<Vec<_>>();
    let (_, answer) = ada.brings(FileKind::Image, &script).await;
    answer.is(422);
}

/// Exif of a telephone: lying on its side, and where it was taken.
fn exif() -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    exif.extend(2u16.to_le_bytes());
    exif.extend(entry(0x0112, 3, 1, [6, 0, 0, 0]));
    // Where the GPS block is: right behind this one.
    exif.extend(entry(0x8825, 4, 1, 38u32.to_le_bytes()));
    exif.extend([0; 4]);
    exif.extend(1u16.to_le_bytes());
    exif.extend(entry(0x001d, 2, 11, 56u32.to_le_bytes()));
    exif.extend([0; 4]);
    exif.extend(b"2026:09:14\0");
    exif
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_photograph_was_taken_is_gone_and_it_stands_upright() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    // Left half white, right half black; on its side.
    let pixels = image::RgbImage::from_fn(400, 200, |x, _| image::Rgb([if x < 200 { 255 } else { 0 }; 3]));
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 90);
    encoder.set_exif_metadata(exif()).unwrap();
    encoder.write_image(&pixels, 400, 200, image::ExtendedColorType::Rgb8).unwrap();
    assert!(jpeg.windows(10).any(|window| window == b"2026:09:14"));
    let (id, answer) = ada.brings(FileKind::Image, &jpeg).await;
    let file = answer.is(200).standing().file.unwrap();
    assert_eq!((file.width, file.height), (Some(200), Some(400)));
    for path in [format!("/file/{id}"), format!("/file/{id}/small")] {
        let kept = ada.sees(&path).await;
        for trace in [b"Exif".as_slice(), b"2026:09:14", b"II*\0"] {
            assert!(!kept.windows(trace.len()).any(|window| window == trace), "{path}: {trace:?}");
        }
        let seen = image::load_from_memory(&kept).unwrap().to_luma8();
        assert!(seen.get_pixel(seen.width() / 2, 10).0[0] > 200, "white is on top");
        assert!(seen.get_pixel(seen.width() / 2, seen.height() - 10).0[0] < 50);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_stay_sharp_and_clear_stays_clear() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let lines =
        image::RgbImage::from_fn(800, 600, |x, y| image::Rgb([if (x / 7 + y / 11) % 2 == 0 { 255 } else { 0 }; 3]));
    let (_, answer) = ada.brings(FileKind::Image, &written(lines.into(), ImageFormat::Png)).await;
    assert_eq!(answer.is(200).standing().file.unwrap().media_type, "image/png");
    let clear = RgbaImage::from_fn(300, 200, |x, _| Rgba([10, 200, 30, if x < 150 { 0 } else { 255 }]));
    let (id, answer) = ada.brings(FileKind::Image, &written(clear.into(), ImageFormat::WebP)).await;
    assert_eq!(answer.is(200).standing().file.unwrap().media_type, "image/png");
    let kept = image::load_from_memory(&ada.sees(&format!("/file/{id}")).await).unwrap().to_rgba8();
    assert_eq!((kept.get_pixel(5, 5).0[3], kept.get_pixel(295, 5).0[3]), (0, 255));
}

/// Thirty pictures at the bell.
#[tokio::test(flavor = "multi_thread")]
async fn a_class_that_uploads_at_once_gets_through() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let photo = picture(1600, 1200, ImageFormat::Jpeg);
    let all = (0..10).map(|at| if at % 2 == 0 { &ada } else { &bo }).map(|who| who.brings(FileKind::Image, &photo));
    for (_, answer) in futures::future::join_all(all).await {
        assert_eq!(answer.is(200).standing().state, FileState::Ready);
    }
}
