//! One student of the long lesson: types, is saved every few seconds, shares, thinks, looks at home. Nobody has more than a handful of pieces: after
//! that the next versions of them come, as in a lesson, so that what a page shows has an end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::command::Answer;
use domain::id::ReflectionId;
use tokio::sync::mpsc::UnboundedSender;

use crate::browser::Failed;
use crate::ear::Ear;
use crate::school::{Student, send};
use crate::words::{Dice, save, share_to_hang};

/// A piece and its newest version.
pub type Shared = (ReflectionId, i32);

/// Pieces of one student.
const PIECES: usize = 4;

/// How often they wrote.
pub async fn works(
    student: Student,
    address: SocketAddr,
    mut dice: Dice,
    stop: Arc<AtomicBool>,
    shared: UnboundedSender<Shared>,
) -> Result<u64, Failed> {
    let mut ear = Ear::listens(student.at(address)).await?;
    let listening = tokio::spawn(async move { while ear.next().await.is_ok() {} });
    let (mut browser, mut done) = (student.at(address), 0);
    let mut pieces = [(); PIECES].map(|()| (ReflectionId::mint(), 0));
    'lesson: for nth in (0..PIECES).cycle() {
        let (piece, mut rev) = pieces[nth];
        let mut words = String::new();
        for sentence in 0..dice.between(2, 6) {
            for _ in 0..dice.between(8, 40) {
                tokio::time::sleep(Duration::from_millis(100)).await;
                if stop.load(Ordering::Relaxed) {
                    break 'lesson;
                }
            }
            words.push_str(&format!("This is sentence {sentence}, and it took a while to think of. "));
            rev = number(send(&mut browser, &[student.envelope(rev, save(student.class, piece, &words))]).await?)?;
            done += 1;
        }
        let shares = share_to_hang(student.class, piece, &words);
        let answers = send(&mut browser, &[student.envelope(rev, shares)]).await?;
        if let Some(Answer::Done { version, .. }) = answers.first() {
            // Nobody hangs anything up any more once the lesson is over.
            let _ = shared.send((piece, *version));
        }
        pieces[nth].1 = number(answers)?;
        done += 1;
        browser.get("/home").await?.is(200)?;
    }
    listening.abort();
    Ok(done)
}

/// The draft's number, by the answer.
fn number(answers: Vec<Answer>) -> Result<i64, Failed> {
    match answers.first() {
        Some(Answer::Done { rev, .. }) => Ok(*rev),
        other => Err(Failed::Told(format!("a student's write was answered {other:?}"))),
    }
}
