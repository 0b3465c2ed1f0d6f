//! Too much is waiting: whoever comes now is told to try again, and the same command goes through later.

use std::time::{Duration, Instant};

use domain::command::{Answer, Answered, BUSY};
use domain::id::{DistrictId, PersonId, ReflectionId, SignInId};
use domain::viewer::{SignedIn, Viewer};

use super::COMMANDS;
use crate::held;
use crate::room::{Lesson, share};

/// Writes that the store can hold at once.
const ROOM: usize = 4_096;

#[tokio::test(flavor = "multi_thread")]
async fn a_full_room_is_told_with_the_time_to_come_back_and_nothing_is_lost() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let store = lesson.server.store();
    let keeps = held::keeps(&lesson.server.state.config.database()).await;
    let stranger = || {
        let (district, person, sign_in) = (DistrictId::mint(), PersonId::mint(), SignInId::mint());
        Viewer::Person(SignedIn { district, person, sign_in, device: None, staff: false })
    };
    let strangers: Vec<_> = (0..ROOM).map(|_| stranger()).collect();
    let mut crowd: Vec<_> = strangers.iter().map(|stranger| Box::pin(store.end_sign_in(stranger))).collect();
    for write in &mut crowd {
        assert!(futures::poll!(write).is_pending());
    }

    let envelope = ada.envelope(share(ReflectionId::mint(), lesson.prompt, "Granite, too", false));
    let told = ada.browser.post_json(COMMANDS, &[&envelope]).await;
    let answers: Vec<Answered> = serde_json::from_str(&told.is(503).body).unwrap();
    assert_eq!((answers.len(), answers[0].id), (1, envelope.id));
    assert_eq!(answers[0].answer, Answer::TryAgain { incident: BUSY.into() });
    assert!(told.header("retry-after").parse::<u32>().unwrap() >= 1);

    keeps.rollback().await.unwrap();
    let since = Instant::now();
    loop {
        let (status, body) = ada.browser.tries(&[&envelope]).await.unwrap();
        if status == 200 {
            let answers: Vec<Answered> = serde_json::from_str(&body).unwrap();
            assert!(answers[0].answer.is_done(), "{body}");
            break;
        }
        assert!(status == 503 && since.elapsed() < Duration::from_secs(30), "{status}: {body}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    for write in crowd {
        write.await.unwrap();
    }
}
