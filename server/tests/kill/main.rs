//! The server is killed while a class of a hundred writes, over and over, and nothing that it acknowledged is lost.
//!
//! A round has a seed. The real binary starts on a fresh copy of a school on SQLite; a hundred students write at once, each one
//! thing after the other and each with an id that the client minted; a teacher, a wall and some of the students listen. At moments that the seed
//! chooses the process gets SIGKILL and is started again on the same files. A student whose answer did not come sends the same command
//! again, with the same id, until it is answered. A listener resumes from its cursor.
//!
//! The same on PostgreSQL, which stays up: what its backends were doing for a server that is dead is theirs to finish or to drop.
//!
//! In the end the tables are read with a library of their own ([`proof`]): every acknowledged write is there once and in its student's
//! order, the journal has no gap, the files are whole. Every listener has heard each event of its streams once, in order, or was told to fetch
//! again ([`listening`]); and every command, sent once more, is answered as it was and changes nothing.
//!
//! A round that fails prints its seed. `WAYMARK_KILL_SEED=<seed> cargo test -p server --test kill` runs it alone, and
//! `WAYMARK_KILL_ROUNDS=200` as many as `make prove` does.

mod class;
mod listening;
mod mirror;
mod postgres;
mod proof;
mod round;
mod sum;
mod writing;

use std::time::Duration;

/// What `make test` runs, and how many of it on PostgreSQL.
const ROUNDS: u64 = 10;
const ON_POSTGRES: u64 = 3;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_every_kill() {
    survives(&class::Class::meets().await, ROUNDS).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_every_kill_on_postgres() {
    match class::Class::meets_on_postgres().await {
        Some(class) => survives(&class, ON_POSTGRES).await,
        None => eprintln!("no PostgreSQL: set WAYMARK_TEST_POSTGRES (`make test` does)"),
    }
}

async fn survives(class: &class::Class, rounds: u64) {
    let asked = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().expect("a number"));
    let seeds = match asked("WAYMARK_KILL_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..asked("WAYMARK_KILL_ROUNDS").unwrap_or(rounds),
    };
    let all = seeds.end - seeds.start;
    let mut kept = sum::Sum::default();
    for seed in seeds {
        // A round takes some seconds; one that hangs is a failure too, and has a seed. What it stood at is told before ([`round`]).
        let played = tokio::time::timeout(Duration::from_secs(600), round::play(class, seed));
        match played.await.map(|played| played.and_then(|played| played.holds())) {
            Ok(Ok(sum)) => {
                kept += sum;
                if kept.rounds % 10 == 0 {
                    eprintln!("{} of {all} rounds", kept.rounds);
                }
            }
            Ok(Err(why)) => {
                panic!("seed {seed}: {why}\nagain: WAYMARK_KILL_SEED={seed} cargo test -p server --test kill")
            }
            Err(_) => panic!("seed {seed}: not over after ten minutes"),
        }
    }
    eprintln!("{kept}");
    assert!(kept.kills >= 2 && kept.acknowledged > 100, "the rounds proved too little: {kept}");
    assert!(kept.again > 0, "nothing was ever on its way when the server died: the kills came too early or too late");
}

/// What a server that loses, doubles or swaps would leave behind.
const HARMS: [&str; 8] = [
    "DELETE FROM command WHERE rowid = (SELECT MAX(rowid) FROM command)",
    "UPDATE command SET rowid = -rowid",
    "DELETE FROM version WHERE rowid = (SELECT MAX(rowid) FROM version)",
    "UPDATE version SET words = 'what somebody else wrote' WHERE rowid = (SELECT MAX(rowid) FROM version)",
    "INSERT INTO consent SELECT randomblob(16), district_id, subject_id, reflection_id, scope, version, given_at, withdrawn_at \
     FROM consent LIMIT 1",
    "DELETE FROM journal WHERE stream LIKE 'c:%' AND seq = (SELECT MAX(seq) FROM journal)",
    "UPDATE reflection SET rev = rev + 1",
    "UPDATE draft SET words = words || '?'",
];

/// A proof that cannot fail proves nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_proof_sees_what_is_lost_doubled_or_swapped() {
    let class = class::Class::meets().await;
    let mut played = round::play(&class, 7).await.unwrap();
    played.holds().unwrap();
    let tables = played.room.tables().unwrap();
    let harmed = tables.with_extension("harmed");
    for harm in HARMS {
        std::fs::copy(&tables, &harmed).unwrap();
        let tables = rusqlite::Connection::open(&harmed).unwrap();
        assert!(tables.execute(harm, []).unwrap() > 0, "{harm} finds nothing to harm");
        drop(tables);
        assert!(played.holds_in(&harmed).is_err(), "nobody noticed: {harm}");
    }
    let shown = played.heard[1].counts.replace((0, 0)).expect("the wall is told");
    assert!(played.holds().is_err(), "nobody noticed a wall that shows something else");
    played.heard[1].counts = Some(shown);
    let heard = played.heard[0].numbers.values_mut().next().expect("the teacher hears the class");
    heard.swap(0, 1);
    assert!(played.holds().is_err(), "nobody noticed two events that were heard the wrong way round");
}

/// What it reads of PostgreSQL is what is there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_proof_sees_what_postgres_has_lost() {
    let Some(class) = class::Class::meets_on_postgres().await else { return };
    let played = round::play(&class, 7).await.unwrap();
    played.holds().unwrap();
    let database = played.room.postgres().expect("this class meets on PostgreSQL");
    for harm in [
        "UPDATE version SET words = 'what somebody else wrote' WHERE id = (SELECT id FROM version ORDER BY id DESC LIMIT 1)",
        "DELETE FROM command WHERE id = (SELECT id FROM command ORDER BY id DESC LIMIT 1)",
    ] {
        database.does(harm).unwrap();
        assert!(played.holds().is_err(), "nobody noticed: {harm}");
    }
}
