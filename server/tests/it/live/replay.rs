//! Coming back: what was missed is heard exactly, and what was taken back is not.

use domain::command::Command;
use domain::id::ReflectionId;

use super::ear::{Ear, MOMENT, Told, polls, seq};
use crate::room::{Lesson, share};

fn take_back(reflection: ReflectionId) -> Command {
    Command::TakeBack { reflection }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_cut_off_hears_exactly_what_was_missed_and_then_goes_on() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let mut ear = Ear::listens(&lesson.rivera).await;
    let (a, b) = (ReflectionId::mint(), ReflectionId::mint());
    ada.shares(a, lesson.prompt, "Before the cut").await;
    ear.until("card").await;
    let cursor = ear.cursor.clone();
    drop(ear);

    bo.shares(b, lesson.prompt, "Shared too early, never again").await;
    ada.does(Command::Consent { reflection: a, give: true }).await;
    bo.does(take_back(b)).await;
    let mut again = ada.envelope(share(a, lesson.prompt, "After the cut", false));
    again.base_version = 0;
    assert!(ada.sends(&[again]).await[0].is_done());
    lesson.replies(a, 2, "And now?").await;

    let (a, b) = (a.to_string(), b.to_string());
    let missed = [("card_gone", &b), ("card", &a), ("card_gone", &b), ("card", &a), ("card", &a)];
    let missed: Vec<_> = missed.map(|(kind, id)| (kind.to_owned(), id.clone())).into();
    let mut ear = Ear::resumes(&lesson.rivera, &cursor).await;
    let mut heard = ear.until("here").await;
    let here = heard.pop().unwrap();
    assert_eq!(heard.iter().map(Told::of).collect::<Vec<_>>(), missed);
    let start = seq(&cursor, lesson.class);
    let seqs: Vec<_> = heard.iter().map(|told| told.seq(lesson.class)).collect();
    assert_eq!(seqs, (start + 1..=start + 5).collect::<Vec<_>>());
    assert_eq!(here.seq(lesson.class), start + 5);
    assert!(!ear.bytes.contains("too early") && !ear.bytes.contains("Before the cut"), "{}", ear.bytes);

    // The address names the page's cursor, the header where the browser was: the header counts.
    let mut both =
        Ear::opens(&lesson.rivera, &format!("/api/v1/live?cursor={cursor}"), Some(&heard[2].id.clone().unwrap())).await;
    assert_eq!(both.until("here").await.len(), 3);
    let mut page = Ear::opens(&lesson.rivera, &format!("/api/v1/live?cursor={cursor}"), None).await;
    assert_eq!(page.until("here").await.len(), 6);

    // The long poll says the same, and then waits for what comes.
    let mut polled = polls(&lesson.rivera, &cursor, 20).await;
    assert_eq!(polled.pop().unwrap(), here);
    assert_eq!(polled, heard);
    let newest = here.id.clone().unwrap();
    assert_eq!(polls(&lesson.rivera, &newest, 0).await, [here]);
    let waiting = async { polls(&lesson.rivera, &newest, 20).await };
    let writing = async {
        tokio::time::sleep(MOMENT).await;
        ada.does(Command::Rest { reflection: a.parse::<uuid::Uuid>().unwrap().into() }).await;
    };
    let (polled, ()) = tokio::join!(waiting, writing);
    let polled: Vec<_> = polled.into_iter().filter(|told| told.kind() != "presence").collect();
    assert_eq!(polled.iter().map(Told::of).collect::<Vec<_>>(), [("card".to_owned(), a.clone())]);
    let live = ear.until("card").await;
    assert_eq!(live.last().unwrap().seq(lesson.class), start + 6);
    assert_eq!(live.iter().filter(|told| told.kind() == "card").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_that_is_not_ones_own_means_fetching_again() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let adas = Ear::listens(&ada.browser).await.cursor;
    let riveras = Ear::listens(&lesson.rivera).await.cursor;
    let piece = ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "Only for Ms Rivera").await;
    let unknown = format!("c:{}=0", lesson.class);
    let ahead = format!("c:{}=99999,p:{}=99999", lesson.class, bo.person);
    let negative = format!("c:{}=-5,p:{}=-5", lesson.class, bo.person);
    let long = "x".repeat(4_000);
    for cursor in ["garbage", "c:1=2", "=,=,=", "c:=;drop table", &long, &adas, &riveras, &unknown, &ahead, &negative] {
        let mut ear = Ear::resumes(&bo.browser, cursor).await;
        let told = ear.until("here").await;
        assert_eq!(told[0].event, "refetch", "{cursor}: {told:?}");
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(!ear.bytes.contains("Rivera") && !ear.bytes.contains(&piece.to_string()), "{}", ear.bytes);
        let polled = polls(&bo.browser, cursor, 0).await;
        assert_eq!((polled.len(), &*polled[0].event), (1, "refetch"), "{cursor}: {polled:?}");
        assert_eq!(polled[0].id, told[0].id);
        assert!(!told[0].id.as_ref().unwrap().contains(&ada.person.to_string()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_taken_back_is_in_no_replay() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let (riveras, bos) = (Ear::listens(&lesson.rivera).await.cursor, Ear::listens(&bo.browser).await.cursor);
    let piece = ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "I hate this class").await;
    ada.does(take_back(piece)).await;
    let mut ear = Ear::resumes(&lesson.rivera, &riveras).await;
    let told = ear.until("here").await;
    let kinds: Vec<_> = told.iter().map(Told::kind).collect();
    assert_eq!(kinds, ["card_gone", "card_gone", "here"]);
    assert!(!ear.bytes.contains("hate"));
    let mut ear = Ear::resumes(&bo.browser, &bos).await;
    assert_eq!(ear.until("here").await.len(), 1);
}
