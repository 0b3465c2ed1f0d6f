//! Who does not keep up is cut off, holds up nobody, and finds everything in the journal.

use domain::id::ReflectionId;

use super::ear::{Ear, seq};
use crate::room::{self, Lesson, share_own};

#[tokio::test(flavor = "multi_thread")]
async fn a_listener_that_does_not_read_is_cut_off_and_resumes_without_a_gap() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let mut reads = Ear::listens(&lesson.rivera).await;
    let teacher = room::viewer(&lesson.server, &lesson.rivera).await;
    let start = seq(&reads.cursor, lesson.class);
    let (hub, store) = (&lesson.server.state.backend.hub, lesson.server.store());
    // As the handler of a stream does, and then nothing is read.
    let mut slow = hub.listen(&teacher, store.hearings(&teacher).await.unwrap());
    hub.knows(&slow).await.unwrap();
    let from = store.cursor(&teacher).await.unwrap();
    slow.resume(Vec::new(), from.clone(), from);
    let before = hub.listeners();

    let written = 300;
    for n in 0..written / 20 {
        let shared: Vec<_> = (0..20)
            .map(|m| ada.envelope(share_own(ReflectionId::mint(), lesson.class, &format!("Stone {n} {m}"))))
            .collect();
        let answers = ada.sends(&shared).await;
        assert!(answers.iter().all(|answer| answer.is_done()), "{answers:?}");
    }
    let mut last = start;
    while last < start + written {
        let told = reads.until("card").await.pop().unwrap();
        assert_eq!(told.seq(lesson.class), last + 1, "who reads is not held up and misses nothing");
        last += 1;
    }
    assert_eq!(hub.listeners(), before - 1, "the slow one is gone");

    // What was in its queue it still hears, and then the end; its browser comes back from there.
    while slow.next().await.is_some() {}
    let cut = seq(&slow.cursor().to_string(), lesson.class);
    assert!(cut > start && cut < start + written, "cut at {cut}, of {start} to {}", start + written);
    let mut resumed = Ear::resumes(&lesson.rivera, &slow.cursor().to_string()).await;
    let missed = resumed.until("here").await;
    let seqs: Vec<_> = missed.iter().filter(|told| told.kind() == "card").map(|told| told.seq(lesson.class)).collect();
    assert_eq!(seqs, (cut + 1..=start + written).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_in_a_flood_does_not_make_another_one_wait() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let other = room::makes_class(&lesson.rivera, "Reading").await;
    room::imports(&lesson.rivera, &other, "Zoe Quill").await;
    let code = room::opens_door(&lesson.rivera, &other).await;
    let browser = lesson.server.client();
    room::joins(&browser, &code, "zoe", &room::ADAS).await;
    let person = room::viewer(&lesson.server, &browser).await.person().unwrap();
    let zoe = room::Student { browser, person };
    let other = other.strip_prefix("/class/").unwrap().parse().unwrap();
    // Each stream is listened to; the flood's by many.
    let _many = futures::future::join_all((0..20).map(|_| Ear::listens(&lesson.rivera))).await;
    let mut zoes = Ear::listens(&zoe.browser).await;
    let (store, adas) = (lesson.server.store().clone(), room::viewer(&lesson.server, &ada.browser).await);
    let floods: Vec<_> = (0..8)
        .map(|_| {
            let (store, adas, class) = (store.clone(), adas.clone(), lesson.class);
            let words = "A stone in the flood. ".repeat(60);
            let shared = move || share_own(ReflectionId::mint(), class, &words);
            let envelope = ada.envelope(shared());
            tokio::spawn(async move {
                loop {
                    let mut one = envelope.clone();
                    (one.id, one.command) = (domain::id::CommandId::mint(), shared());
                    let answered = store.carry_out(&adas, vec![one]).await;
                    assert!(answered[0].answer.is_done(), "{answered:?}");
                }
            })
        })
        .collect();
    let mut lags = Vec::new();
    for _ in 0..12 {
        let piece = ReflectionId::mint();
        zoe.does(share_own(piece, other, "A quiet one")).await;
        let acknowledged = std::time::Instant::now();
        zoes.until("piece").await;
        lags.push(acknowledged.elapsed());
    }
    floods.iter().for_each(|flood| flood.abort());
    lags.sort();
    let (median, worst) = (lags[lags.len() / 2], lags[lags.len() - 1]);
    assert!(median < std::time::Duration::from_millis(250), "{lags:?}");
    assert!(worst < std::time::Duration::from_secs(2), "{lags:?}");
}
