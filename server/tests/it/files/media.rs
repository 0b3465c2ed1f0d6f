//! Sound and video, as Chromium's recorder makes them.

use domain::files::{FileKind, FileState};

use super::wav;
use crate::room::Lesson;

const SOUND: &[u8] = include_bytes!("../../media/sound.webm");
const VIDEO: &[u8] = include_bytes!("../../media/video.webm");
const SOUND_MP4: &[u8] = include_bytes!("../../media/sound.mp4");
const VIDEO_MP4: &[u8] = include_bytes!("../../media/video.mp4");

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_of_the_browser_is_kept_as_it_came() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let all = [
        (FileKind::Sound, SOUND, "audio/webm"),
        (FileKind::Video, VIDEO, "video/webm"),
        (FileKind::Sound, SOUND_MP4, "audio/mp4"),
        (FileKind::Video, VIDEO_MP4, "video/mp4"),
        (FileKind::Sound, &wav(1_500), "audio/wav"),
    ];
    for (kind, bytes, media_type) in all {
        let (id, answer) = ada.brings(kind, bytes).await;
        let file = answer.is(200).standing().file.unwrap();
        assert_eq!((file.media_type.as_str(), file.small), (media_type, false));
        let lasts = file.lasts_ms.unwrap();
        assert!((1_000..2_500).contains(&lasts), "{media_type}: {lasts}");
        assert_eq!(ada.sees(&format!("/file/{id}")).await, bytes, "{media_type}");
        ada.browser.get(&format!("/file/{id}/small")).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sound_is_no_video_and_the_other_way_round() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    for (kind, bytes, why) in [
        (FileKind::Sound, VIDEO, "files.not_sound"),
        (FileKind::Sound, VIDEO_MP4, "files.not_sound"),
        (FileKind::Video, SOUND, "files.not_video"),
        (FileKind::Video, SOUND_MP4, "files.not_video"),
    ] {
        let (_, answer) = ada.brings(kind, bytes).await;
        assert_eq!((answer.is(422).standing().state, answer.why().as_str()), (FileState::Refused, why));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_has_its_time_and_its_end() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (_, answer) = ada.brings(FileKind::Sound, &wav(600_500)).await;
    answer.is(200);
    let (_, answer) = ada.brings(FileKind::Sound, &wav(604_000)).await;
    assert_eq!(answer.is(422).why(), "files.too_long");
    let recordings = [
        (FileKind::Sound, SOUND),
        (FileKind::Video, VIDEO),
        (FileKind::Sound, SOUND_MP4),
        (FileKind::Video, VIDEO_MP4),
    ];
    for (kind, bytes) in recordings {
        for part in [40, bytes.len() / 3, bytes.len() / 2, bytes.len() - 7, bytes.len() - 1] {
            let (_, answer) = ada.brings(kind, &bytes[..part]).await;
            assert!(answer.is(422).why().starts_with("files."), "{part}");
        }
    }
}

/// Each byte of a recording damaged in turn: an answer, and the server goes on.
#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_recording_ends_nothing() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    for (kind, bytes) in [(FileKind::Sound, SOUND), (FileKind::Sound, SOUND_MP4), (FileKind::Video, VIDEO_MP4)] {
        for at in (0..400).step_by(37) {
            let mut damaged = bytes.to_vec();
            damaged[at..at + 4].fill(0xff);
            let (_, answer) = ada.brings(kind, &damaged).await;
            assert!([200, 422].contains(&answer.status), "{at}: {}", answer.body);
        }
    }
}

fn a_box(name: &[u8; 4], inside: &[u8]) -> Vec<u8> {
    [&(8 + inside.len() as u32).to_be_bytes()[..], name, inside].concat()
}

/// A telephone writes where it is beside its video.
#[tokio::test(flavor = "multi_thread")]
async fn where_a_video_was_taken_is_gone() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    // In its first large box, as telephones do.
    let at = VIDEO_MP4.windows(4).position(|window| window == b"moov").unwrap() - 4;
    let size = u32::from_be_bytes(VIDEO_MP4[at..at + 4].try_into().unwrap()) as usize;
    let place = a_box(b"udta", &a_box(b"\xa9xyz", b"\0\x12\x15\xc7+41.8781-087.6298/"));
    let mut video = VIDEO_MP4.to_vec();
    video.splice(at + size..at + size, place.iter().copied());
    video[at..at + 4].copy_from_slice(&((size + place.len()) as u32).to_be_bytes());
    let (id, answer) = ada.brings(FileKind::Video, &video).await;
    answer.is(200);
    let kept = ada.sees(&format!("/file/{id}")).await;
    assert_eq!(kept.len(), video.len());
    assert!(!kept.windows(8).any(|window| window == b"+41.8781"));
    assert!(kept.windows(4).any(|window| window == b"free"));
}
