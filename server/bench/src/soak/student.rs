//! One student of the long lesson: types, is saved every few seconds, shares, thinks, looks at home.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::command::Answer;
use domain::id::ReflectionId;

use crate::browser::Failed;
use crate::ear::Ear;
use crate::school::{Student, send};
use crate::words::{Dice, save, share};

/// How often they wrote.
pub async fn works(
    student: Student,
    address: SocketAddr,
    mut dice: Dice,
    stop: Arc<AtomicBool>,
) -> Result<u64, Failed> {
    let mut ear = Ear::listens(student.at(address)).await?;
    let listening = tokio::spawn(async move { while ear.next().await.is_ok() {} });
    let (mut browser, mut done) = (student.at(address), 0);
    'lesson: loop {
        let (piece, mut rev, mut words) = (ReflectionId::mint(), 0, String::new());
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
        number(send(&mut browser, &[student.envelope(rev, share(student.class, piece, &words))]).await?)?;
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
