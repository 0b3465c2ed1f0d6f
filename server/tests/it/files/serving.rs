//! How files are served: in ranges, to whoever may see them, and so that nothing in them acts.

use domain::files::FileKind;
use image::ImageFormat;
use reqwest::{Method, Response};

use super::{picture, wav};
use crate::room::{Lesson, Student, another_teacher};

async fn asks(ada: &Student, path: &str, headers: &[(&str, &str)]) -> Response {
    let request = ada.browser.request(Method::GET, path);
    headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).send().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn sound_is_served_in_ranges() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let sound = wav(50_000);
    let (id, _) = ada.brings(FileKind::Sound, &sound).await;
    let (path, length) = (format!("/file/{id}"), sound.len());
    let whole = asks(&ada, &path, &[]).await;
    assert_eq!((whole.status().as_u16(), whole.headers()["accept-ranges"].to_str().unwrap()), (200, "bytes"));
    assert_eq!(whole.headers()["content-length"], length.to_string().as_str());
    let tag = whole.headers()["etag"].to_str().unwrap().to_owned();
    for (range, from, to) in [
        ("bytes=0-99".to_owned(), 0, 100),
        ("bytes=44-".into(), 44, length),
        ("bytes=-500".into(), length - 500, length),
        (format!("bytes={}-{}", length - 1, length + 900), length - 1, length),
    ] {
        let part = asks(&ada, &path, &[("range", &range), ("if-range", &tag)]).await;
        assert_eq!(part.status(), 206, "{range}");
        assert_eq!(part.headers()["content-range"], format!("bytes {from}-{}/{length}", to - 1).as_str());
        assert_eq!(part.bytes().await.unwrap(), sound[from..to], "{range}");
    }
    let beyond = asks(&ada, &path, &[("range", &format!("bytes={length}-"))]).await;
    assert_eq!(beyond.status(), 416);
    assert_eq!(beyond.headers()["content-range"], format!("bytes */{length}").as_str());
    for whole in [vec![("range", "bytes=0-9,20-29")], vec![("range", "bytes=0-9"), ("if-range", "\"another\"")]] {
        let answer = asks(&ada, &path, &whole).await;
        assert_eq!((answer.status().as_u16(), answer.bytes().await.unwrap().len()), (200, length), "{whole:?}");
    }
    let head = ada.browser.request(Method::HEAD, &path).send().await.unwrap();
    assert_eq!(
        (head.status().as_u16(), head.headers()["content-length"].to_str().unwrap()),
        (200, &*length.to_string())
    );
    // Compressing would count other bytes.
    let squeezed = asks(&ada, &path, &[("accept-encoding", "br, gzip")]).await;
    assert!(!squeezed.headers().contains_key("content-encoding"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_in_a_file_acts_and_nothing_of_it_stays_on_the_device() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (image, _) = ada.brings(FileKind::Image, &picture(40, 30, ImageFormat::Png)).await;
    let (drawing, answer) = ada.brings(FileKind::Drawing, DRAWING).await;
    answer.is(200);
    let paths = [
        format!("/file/{image}"),
        format!("/file/{image}/small"),
        format!("/file/{drawing}"),
        format!("/file/{drawing}/small"),
    ];
    for path in &paths {
        let answer = asks(&ada, path, &[]).await;
        assert_eq!(answer.status(), 200, "{path}");
        let header = |name: &str| answer.headers()[name].to_str().unwrap();
        assert!(header("content-security-policy").ends_with("; sandbox"), "{path}");
        assert!(header("content-security-policy").starts_with("default-src 'none'"));
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("cache-control"), "private, no-store");
        assert_eq!(header("cross-origin-resource-policy"), "same-origin");
        assert!(
            ["inline; filename=\"image.png\"", "inline; filename=\"drawing.svg\""]
                .contains(&header("content-disposition"))
        );
    }
    assert!(String::from_utf8(ada.sees(&paths[2]).await).unwrap().starts_with("<svg"));
    let strokes = ada.sees(&format!("/file/{drawing}/strokes")).await;
    assert!(serde_json::from_slice::<serde_json::Value>(&strokes).unwrap().is_object());
    ada.browser.get(&format!("/file/{image}/strokes")).await.is(404);
}

const DRAWING: &[u8] = br#"{"w":800,"h":600,"strokes":[]}"#;

/// Nothing shows it yet: it is its owner's, and nobody else finds it, on the staff or not.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_nothing_shows_is_its_owners() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let lindqvist = another_teacher(&lesson.server, &lesson.rivera).await;
    let (id, _) = ada.brings(FileKind::Image, &picture(40, 30, ImageFormat::Png)).await;
    for who in [&lesson.rivera, &bo.browser, &lindqvist, &lesson.server.client()] {
        for path in [format!("/file/{id}"), format!("/file/{id}/small"), format!("/file/{id}/strokes")] {
            who.get(&path).await.is(404);
        }
    }
    // On another device it is hers as well.
    let again = lesson.comes_back("ada").await;
    again.sees(&format!("/file/{id}")).await;
}
