//! One round: everybody begins, the server dies and comes back as the seed says, everybody finishes, and it is looked at.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bench::process::Process;
use bench::school::send;
use bench::words::Dice;
use domain::command::MOST_AT_ONCE;
use futures::future::try_join_all;

use crate::class::{Class, WAYMARK};
use crate::listening::{End, Heard, listens};
use crate::proof::Tables;
use crate::writing::{Written, writes};

/// Students who listen while they write.
const EARS: usize = 6;

/// What was proved, in numbers.
#[derive(Default)]
pub struct Sum {
    pub rounds: usize,
    pub kills: usize,
    pub acknowledged: usize,
    /// Commands that were sent once more because their answer never came.
    pub again: usize,
    pub heard: usize,
    pub resumed: usize,
}

pub async fn play(class: &Class, seed: u64) -> Result<Sum, String> {
    let mut dice = Dice::of(seed);
    let folder = class.copy();
    let mut server = Process::start(Path::new(WAYMARK), folder.path(), None).await.map_err(told)?;
    let (stop, end) = (Arc::new(AtomicBool::new(false)), End::default());

    let mut ears = vec![tokio::spawn(listens(class.school.teacher_at(server.address), None, end.clone()))];
    let students = || class.school.students();
    ears.extend(
        students()
            .take(EARS)
            .map(|student| tokio::spawn(listens(student.at(server.address), Some(student.person), end.clone()))),
    );
    let writing = students()
        .map(|student| tokio::spawn(writes(student.clone(), server.address, Dice::of(dice.roll()), stop.clone())));
    let writing: Vec<_> = writing.collect();

    let kills = dice.between(2, 5) as usize;
    for _ in 0..kills {
        tokio::time::sleep(Duration::from_millis(dice.between(20, 700))).await;
        server.kill();
        tokio::time::sleep(Duration::from_millis(dice.between(0, 60))).await;
        server.begin().map_err(told)?;
        // One time in five it dies again while it starts.
        if dice.between(0, 5) > 0 {
            server.until_ready().await.map_err(told)?;
        }
    }
    server.until_ready().await.map_err(told)?;
    tokio::time::sleep(Duration::from_millis(dice.between(50, 300))).await;
    stop.store(true, Ordering::Relaxed);
    let written: Vec<Written> = all(writing).await?;

    let journal = Arc::new(Tables::open(&server.database_file())?.journal()?);
    *end.lock().expect("nobody panics while holding it") = Some(journal.clone());
    let heard: Vec<Heard> = all(ears).await?;
    try_join_all(written.iter().map(|written| is_answered_as_then(written, &server))).await?;
    // Once more, and what is on disk is all there is.
    server.kill();
    let tables = Tables::open(&server.database_file())?;
    tables.are_whole()?;
    tables.journal_is(&journal)?;
    for written in &written {
        tables.have(written).map_err(|why| format!("{}: {why}", written.student.letters))?;
    }
    for heard in &heard {
        tables.were_heard(heard, &journal)?;
    }
    Ok(Sum {
        rounds: 1,
        kills: kills + 1,
        acknowledged: written.iter().map(|written| written.done.len()).sum(),
        again: written.iter().map(|written| written.again).sum(),
        heard: heard.iter().flat_map(|heard| heard.numbers.values()).map(Vec::len).sum(),
        resumed: heard.iter().map(|heard| heard.resumed).sum(),
    })
}

/// Every command of the table sent once more, in lists.
async fn is_answered_as_then(written: &Written, server: &Process) -> Result<(), String> {
    let mut browser = written.student.at(server.address);
    let kept: Vec<_> = written.done.iter().filter(|done| !done.envelope.command.is_idempotent_by_itself()).collect();
    for list in kept.chunks(MOST_AT_ONCE) {
        let envelopes: Vec<_> = list.iter().map(|done| done.envelope.clone()).collect();
        let answers = send(&mut browser, &envelopes).await.map_err(told)?;
        if let Some((done, now)) = list.iter().zip(answers).find(|(done, now)| done.answer != *now) {
            return Err(format!("{:?} was answered {:?} and is answered {now:?}", done.envelope, done.answer));
        }
    }
    Ok(())
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}

async fn all<T>(tasks: Vec<tokio::task::JoinHandle<Result<T, String>>>) -> Result<Vec<T>, String> {
    let ended = try_join_all(tasks).await.map_err(told)?;
    ended.into_iter().collect()
}

impl std::ops::AddAssign for Sum {
    fn add_assign(&mut self, more: Self) {
        self.rounds += more.rounds;
        self.kills += more.kills;
        self.acknowledged += more.acknowledged;
        self.again += more.again;
        self.heard += more.heard;
        self.resumed += more.resumed;
    }
}

impl std::fmt::Display for Sum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { rounds, kills, acknowledged, again, heard, resumed } = self;
        write!(f, "{rounds} rounds, {kills} kills: {acknowledged} acknowledged writes, each there once and in order")?;
        write!(f, " ({again} sent again); {heard} events heard, each once and in order ({resumed} times resumed)")
    }
}
