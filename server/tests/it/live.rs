//! What everybody hears, over real streams: at once, in order, once, and nobody more than they may.

mod crowd;
pub mod ear;
mod ending;
mod off_staff;
mod present;
mod replay;
mod settings;
mod slow;
mod unread;
mod wall;
mod wire;

use std::time::{Duration, Instant};

use domain::id::ReflectionId;

use self::ear::{Ear, MOMENT, seq};
use crate::room::Lesson;

#[tokio::test(flavor = "multi_thread")]
async fn a_card_arrives_within_a_second_and_feedback_is_for_one_pair_of_ears() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let mut rivera = Ear::listens(&lesson.rivera).await;
    let (mut adas, mut bos) = (Ear::listens(&ada.browser).await, Ear::listens(&bo.browser).await);
    let mut second_tab = Ear::listens(&ada.browser).await;

    let (piece, sent) = (ReflectionId::mint(), Instant::now());
    ada.shares(piece, lesson.prompt, "Quartz is hidden in sand").await;
    let heard = rivera.until("card").await;
    assert!(sent.elapsed() < Duration::from_secs(1), "{:?}", sent.elapsed());
    let card = &heard.last().unwrap().data[0];
    assert_eq!(card["is"]["id"], piece.to_string());
    assert_eq!(card["is"]["opening"], "Quartz is hidden in sand");
    assert_eq!(card["class"], lesson.class.to_string());

    lesson.replies(piece, 1, "Which sand, the yellow one?").await;
    for ear in [&mut adas, &mut second_tab] {
        ear.until("piece").await;
        let told = ear.until("piece").await;
        assert_eq!(told.last().unwrap().data[0]["is"]["feedback"][0]["question"], "Which sand, the yellow one?");
    }
    let nothing = bos.during(MOMENT).await;
    assert_eq!(nothing, [], "Bo hears nothing of it");
    for foreign in ["Quartz", "yellow", "Ada", "Okafor", &piece.to_string(), &ada.person.to_string()] {
        assert!(!bos.bytes.contains(foreign), "{foreign:?} in {}", bos.bytes);
    }
    assert!(!rivera.bytes.contains("yellow"), "an answer's words are read with the piece, not told to every teacher");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_heartbeat_moves_on_the_cursor_of_who_hears_nothing() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let mut bos = Ear::listens(&bo.browser).await;
    let before = seq(&bos.cursor, lesson.class);
    ada.shares(ReflectionId::mint(), lesson.prompt, "Not for Bo").await;
    let told = tokio::time::timeout(Duration::from_secs(20), bos.next()).await.expect("a heartbeat").unwrap();
    assert_eq!((&*told.event, told.seq(lesson.class)), ("here", before + 1));
    let mut resumed = Ear::resumes(&bo.browser, told.id.as_ref().unwrap()).await;
    assert_eq!(resumed.until("here").await.len(), 1);
}
