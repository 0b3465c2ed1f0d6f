//! One round: everybody begins, the server dies and comes back as the seed says, everybody finishes, and it is looked at.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bench::browser::Browser;
use bench::ear::Ear;
use bench::process::Process;
use bench::school::send;
use bench::words::Dice;
use domain::command::MOST_AT_ONCE;
use futures::future::try_join_all;

use crate::class::{Class, Room};
use crate::listening::{End, Entry, Heard, Listener, listens};
use crate::proof::Tables;
use crate::sum::Sum;
use crate::writing::{Written, writes};

/// Students who listen while they write.
const EARS: usize = 6;

/// How long a step may take. A round takes some seconds on a quiet machine.
const SOON: Duration = Duration::from_secs(150);

/// What is left of a round when everybody has finished and the server is dead.
pub struct Played {
    pub kills: usize,
    pub written: Vec<Written>,
    pub journal: Arc<Vec<Entry>>,
    pub heard: Vec<Heard>,
    pub room: Room,
}

/// Plays the round of this seed.
pub async fn play(class: &Class, seed: u64) -> Result<Played, String> {
    let mut dice = Dice::of(seed);
    let room = class.copy()?;
    let mut server = room.starts().await?;
    let (stop, end) = (Arc::new(AtomicBool::new(false)), End::default());

    let browser = class.school.teacher_at(server.address);
    let teacher = soon(&room, "the teacher listens", async { Ear::listens(browser).await.map_err(told) }).await?;
    let mut ears = vec![tokio::spawn(listens(teacher, Listener::Teacher, end.clone()))];
    let (window, live) = (Browser::new(server.address), format!("{}/live", class.wall));
    let wall = soon(&room, "the wall listens", async { Ear::listens_at(window, &live).await.map_err(told) }).await?;
    ears.push(tokio::spawn(listens(wall, Listener::Wall, end.clone())));
    for student in class.school.students().take(EARS) {
        let browser = student.at(server.address);
        let ear = soon(&room, "a student listens", async { Ear::listens(browser).await.map_err(told) }).await?;
        ears.push(tokio::spawn(listens(ear, Listener::Student(student.person), end.clone())));
    }
    let writing = class
        .school
        .students()
        .map(|student| (student.clone(), Dice::of(dice.roll()), stop.clone()))
        .map(|(student, dice, stop)| tokio::spawn(writes(student, server.address, class.prompt, dice, stop)));
    let writing: Vec<_> = writing.collect();

    let kills = dice.between(2, 5) as usize;
    for _ in 0..kills {
        tokio::time::sleep(Duration::from_millis(dice.between(20, 1_000))).await;
        server.kill();
        tokio::time::sleep(Duration::from_millis(dice.between(0, 60))).await;
        server.begin().map_err(told)?;
        // One time in five it dies again while it starts.
        if dice.between(0, 5) > 0 {
            soon(&room, "it starts again", async { server.until_ready().await.map_err(told) }).await?;
        }
    }
    soon(&room, "it starts for the last time", async { server.until_ready().await.map_err(told) }).await?;
    tokio::time::sleep(Duration::from_millis(dice.between(50, 300))).await;
    stop.store(true, Ordering::Relaxed);
    let written: Vec<Written> = soon(&room, "everybody has finished", all(writing)).await?;

    let journal = Arc::new(Tables::open(&room.tables()?)?.journal()?);
    *end.lock().expect("nobody panics while holding it") = Some(journal.clone());
    let heard: Vec<Heard> = soon(&room, "everybody has heard", all(ears)).await?;
    let again = try_join_all(written.iter().map(|written| is_answered_as_then(written, &server)));
    soon(&room, "everything is answered once more", again).await?;
    // Once more: what is on disk is all there is.
    server.kill();
    Ok(Played { kills: kills + 1, written, journal, heard, room })
}

impl Played {
    pub fn holds(&self) -> Result<Sum, String> {
        self.holds_in(&self.room.tables()?)
    }

    /// Looks at everything, in these tables.
    pub fn holds_in(&self, database: &Path) -> Result<Sum, String> {
        let tables = Tables::open(database)?;
        tables.are_whole()?;
        tables.journal_is(&self.journal)?;
        for written in &self.written {
            tables.have(written).map_err(|why| format!("{}: {why}", written.student.letters))?;
        }
        for heard in &self.heard {
            tables.were_heard(heard, &self.journal)?;
        }
        Ok(Sum {
            rounds: 1,
            kills: self.kills,
            acknowledged: self.written.iter().map(|written| written.done.len()).sum(),
            again: self.written.iter().map(|written| written.again).sum(),
            heard: self.heard.iter().flat_map(|heard| heard.numbers.values()).map(Vec::len).sum(),
            resumed: self.heard.iter().map(|heard| heard.resumed).sum(),
            fetched: self.heard.iter().map(|heard| heard.fetched).sum(),
        })
    }
}

/// What takes longer is a failure, and says where it stood and what the server and its database were doing.
async fn soon<T>(room: &Room, what: &str, is: impl Future<Output = Result<T, String>>) -> Result<T, String> {
    match tokio::time::timeout(SOON, is).await {
        Ok(is) => is,
        Err(_) => Err(format!("not within {SOON:?}: {what}\n{}", room.now())),
    }
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
