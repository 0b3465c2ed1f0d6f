//! Wi-Fi of schools: what was acknowledged stays, and the rest goes on from there.

use std::io::Write;

use domain::files::{FileKind, FileState, LARGEST_PART};
use domain::id::FileId;
use image::ImageFormat;

use super::{FILES, objects_of, picture, wav};
use crate::room::Lesson;

/// A second of this is eight thousand bytes: five megabytes of it.
fn five_megabytes() -> Vec<u8> {
    wav(599_000).into_iter().chain(std::iter::repeat_n(128, 300_000)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn cut_at_every_megabyte_and_the_server_restarted_in_between() {
    let mut lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let sound = five_megabytes();
    assert!(sound.len() > 5_000_000);
    let id = FileId::mint();
    ada.announces(id, FileKind::Sound, sound.len()).await.is(200);
    let mut at = 0;
    for megabyte in 1..=5 {
        let answer = ada.sends_from(id, at, &sound[at..megabyte * 1_000_000]).await;
        let standing = answer.is(200).standing();
        assert_eq!((standing.state, standing.received), (FileState::Arriving, megabyte as i64 * 1_000_000));
        lesson.server.restarts().await;
        let again = ada.announces(id, FileKind::Sound, sound.len()).await;
        at = again.is(200).standing().received as usize;
        assert_eq!(at, megabyte * 1_000_000, "what was acknowledged is there");
    }
    let done = ada.sends_from(id, at, &sound[at..]).await.is(200).standing();
    assert_eq!(done.state, FileState::Ready);
    assert_eq!(ada.sees(&format!("/file/{id}")).await, sound, "not a byte more, less or elsewhere");
}

/// The network goes in the middle of a request: what had come is kept, in whole pieces and the rest of one.
#[tokio::test(flavor = "multi_thread")]
async fn what_came_before_a_cut_is_kept() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let sound = five_megabytes();
    let id = FileId::mint();
    ada.announces(id, FileKind::Sound, sound.len()).await.is(200);
    let sent = LARGEST_PART * 3 + 1000;
    let (address, cookie) =
        (lesson.server.origin.strip_prefix("http://").unwrap(), ada.browser.cookie("waymark").unwrap());
    {
        let mut line = std::net::TcpStream::connect(address).unwrap();
        write!(
            line,
            "PATCH {FILES}/{id} HTTP/1.1\r\nHost: {address}\r\nOrigin: {}\r\nCookie: waymark={cookie}\r\n\
             Upload-Offset: 0\r\nContent-Length: {}\r\n\r\n",
            lesson.server.origin,
            sound.len()
        )
        .unwrap();
        line.write_all(&sound[..sent]).unwrap();
    }
    let mut kept = 0;
    for _ in 0..200 {
        kept = ada.browser.get(&format!("{FILES}/{id}")).await.is(200).standing().received as usize;
        if kept == sent {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(kept, sent);
    let done = ada.sends_from(id, kept, &sound[kept..]).await.is(200).standing();
    assert_eq!(done.state, FileState::Ready);
    assert_eq!(ada.sees(&format!("/file/{id}")).await, sound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_place_is_answered_with_the_right_one() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let photo = picture(60, 40, ImageFormat::Png);
    let id = FileId::mint();
    ada.announces(id, FileKind::Image, photo.len()).await.is(200);
    ada.sends_from(id, 0, &photo[..100]).await.is(200);
    for wrong in [0, 99, 101, photo.len(), usize::MAX / 2] {
        assert_eq!(ada.sends_from(id, wrong, &photo[100..]).await.is(409).standing().received, 100, "{wrong}");
    }
    for nonsense in ["", "-1", "a", "1e3", "99999999999999999999999"] {
        let request = ada.browser.request(reqwest::Method::PATCH, &format!("{FILES}/{id}"));
        ada.browser.ask(request.header("Upload-Offset", nonsense).body("x")).await.is(422);
    }
    let request = ada.browser.request(reqwest::Method::PATCH, &format!("{FILES}/{id}"));
    ada.browser.ask(request.body("x")).await.is(422);
    assert_eq!(ada.sends_from(id, 100, &photo[100..]).await.is(200).standing().state, FileState::Ready);
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_was_announced_is_refused_and_nothing_of_it_kept() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let photo = picture(60, 40, ImageFormat::Png);
    let id = FileId::mint();
    ada.announces(id, FileKind::Image, 200).await.is(200);
    ada.sends_from(id, 0, &photo[..150]).await.is(200);
    let answer = ada.sends_from(id, 150, &photo[150..]).await;
    assert_eq!(answer.is(422).why(), "files.more_than_announced");
    assert!(objects_of(&lesson.server, id).await.is_empty());
    // It says the same whenever it is asked.
    assert_eq!(ada.announces(id, FileKind::Image, 200).await.is(200).why(), "files.more_than_announced");
    assert_eq!(ada.sends_from(id, 150, b"x").await.is(422).why(), "files.more_than_announced");
}

#[tokio::test(flavor = "multi_thread")]
async fn less_than_was_announced_waits_for_the_rest() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let photo = picture(60, 40, ImageFormat::Png);
    let id = FileId::mint();
    ada.announces(id, FileKind::Image, photo.len() + 1).await.is(200);
    let standing = ada.sends_from(id, 0, &photo).await.is(200).standing();
    assert_eq!((standing.state, standing.received), (FileState::Arriving, photo.len() as i64));
    let nothing = ada.sends_from(id, photo.len(), b"").await;
    assert_eq!(nothing.is(200).standing().state, FileState::Arriving);
    ada.browser.get(&format!("/file/{id}")).await.is(404);
}

/// Two tabs, or a request that everybody thought was dead: the bytes of one of them count, in their order.
#[tokio::test(flavor = "multi_thread")]
async fn of_two_that_race_one_counts() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let sound = five_megabytes();
    let id = FileId::mint();
    ada.announces(id, FileKind::Sound, sound.len()).await.is(200);
    let (one, other) = tokio::join!(ada.sends_from(id, 0, &sound), ada.sends_from(id, 0, &sound));
    let statuses = [one.status, other.status];
    assert!(statuses.iter().all(|status| [200, 409].contains(status)), "{statuses:?}");
    let at = ada.browser.get(&format!("{FILES}/{id}")).await.is(200).standing();
    if at.state == FileState::Arriving {
        ada.sends_from(id, at.received as usize, &sound[at.received as usize..]).await.is(200);
    }
    assert_eq!(ada.sees(&format!("/file/{id}")).await, sound);
    assert_eq!(objects_of(&lesson.server, id).await, [format!("files/{id}")]);
}
