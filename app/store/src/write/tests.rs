//! What only a job can do: be refused half-way, panic, hold its batch open.

use std::future::Future;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use domain::event::{About, Audience, Event, Stream};
use domain::id::PersonId;
use domain::refusal::Refusal;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter, Statement,
};
use tokio::sync::Notify;

use super::desk::{PATIENCE, QUEUE};
use super::{Touches, Written};
use crate::both;
use crate::entity::wrong_guess;
use crate::harness::School;
use crate::tx::Tx;
use crate::{Database, Error, Result, Store};

async fn writes(tx: &Tx, what: &str) -> Result<()> {
    let row = wrong_guess::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        what: Set(what.into()),
        source: Set("a test".into()),
        at: Set(tx.now.0),
    };
    wrong_guess::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

async fn is_there(store: &Store, what: &str) -> bool {
    let tx = store.snapshot().await.unwrap();
    let found = wrong_guess::Entity::find().filter(wrong_guess::Column::What.eq(what));
    found.count(&tx.db).await.unwrap() == 1
}

fn of(person: PersonId) -> Event {
    Event {
        stream: Stream::Person(person),
        about: About::Tile(person),
        subject: None,
        audiences: vec![Audience::Person(person)],
    }
}

/// Writes a row named `what`, tells `person`, and ends in `outcome`.
async fn job(store: Store, what: &'static str, person: PersonId, outcome: fn() -> Result<()>) -> Result<()> {
    let touches = Touches::stream(Stream::Person(person));
    let write = store.write(touches, move |tx| {
        Box::pin(async move {
            writes(tx, what).await?;
            outcome()?;
            Ok(Written::new((), vec![of(person)]))
        })
    });
    write.await
}

/// A job that stands still until it is let go: on SQLite, whatever is sent meanwhile goes into one batch.
struct Held {
    go_on: Arc<Notify>,
    job: tokio::task::JoinHandle<Result<()>>,
}

impl Held {
    /// Returns once the job runs.
    async fn in_its_job(store: &Store) -> Self {
        Self::begins(store, Touches::nothing()).await
    }

    /// And keeps this person's stream to itself.
    async fn in_the_way_of(store: &Store, person: PersonId) -> Self {
        Self::begins(store, Touches::stream(Stream::Person(person))).await
    }

    async fn begins(store: &Store, touches: Touches) -> Self {
        let (reached, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let job = tokio::spawn(Self::job(store.clone(), touches, reached.clone(), go_on.clone()));
        reached.notified().await;
        Self { go_on, job }
    }

    async fn job(store: Store, touches: Touches, reached: Arc<Notify>, go_on: Arc<Notify>) -> Result<()> {
        let write = store.write(touches, move |_| {
            let (reached, go_on) = (reached.clone(), go_on.clone());
            Box::pin(async move {
                reached.notify_one();
                go_on.notified().await;
                Ok(Written::quietly(()))
            })
        });
        write.await
    }

    async fn let_go(self) {
        self.go_on.notify_one();
        self.job.await.unwrap().unwrap();
    }
}

both! {
    async fn a_refused_job_undoes_only_itself(school: School) {
        let (store, room) = (&school.store, &school.room);
        let held = Held::in_the_way_of(store, room.ada).await;
        let mut before = Box::pin(job(store.clone(), "before", room.ada, || Ok(())));
        let mut refused = Box::pin(job(store.clone(), "refused", room.ada, || Err(Refusal::conflict("test.no").into())));
        let mut after = Box::pin(job(store.clone(), "after", room.ada, || Ok(())));
        for sent in [&mut before as &mut (dyn Future<Output = Result<()>> + Unpin), &mut refused, &mut after] {
            assert!(futures::poll!(sent).is_pending());
        }
        held.let_go().await;
        before.await.unwrap();
        after.await.unwrap();
        let told = refused.await.unwrap_err();
        assert!(matches!(told, Error::Refused(refusal) if refusal == Refusal::conflict("test.no")));
        assert!(is_there(store, "before").await && is_there(store, "after").await);
        assert!(!is_there(store, "refused").await);
        assert_eq!(school.events().iter().map(|numbered| numbered.seq).collect::<Vec<_>>(), [1, 2], "no gap in the stream");
    }

    async fn refused_ones_among_many_undo_only_themselves(school: School) {
        let (store, room) = (&school.store, &school.room);
        for turn in 0..3 {
            let held = Held::in_the_way_of(store, room.ada).await;
            let mut jobs = Vec::new();
            for n in 0..12 {
                let what: &'static str = Box::leak(format!("turn {turn}, job {n}").into_boxed_str());
                let refuses = n % 4 == 3;
                let outcome: fn() -> Result<()> = if refuses { || Err(Refusal::conflict("test.no").into()) } else { || Ok(()) };
                let mut sent = Box::pin(job(store.clone(), what, room.ada, outcome));
                assert!(futures::poll!(&mut sent).is_pending());
                jobs.push((what, refuses, sent));
            }
            held.let_go().await;
            for (what, refuses, sent) in jobs {
                assert_eq!(sent.await.is_err(), refuses, "{what}");
                assert_eq!(is_there(store, what).await, !refuses, "{what}");
            }
        }
        let seqs: Vec<_> = school.events().iter().map(|numbered| numbered.seq).collect();
        assert_eq!(seqs, (1..=27).collect::<Vec<_>>(), "no gap, nothing told twice");
    }

    async fn a_job_that_panics_fails_alone_and_the_writer_lives_on(school: School) {
        let (store, room) = (&school.store, &school.room);
        let panics = tokio::spawn(job(store.clone(), "panics", room.ada, || panic!("on purpose, in a test")));
        let beside = tokio::spawn(job(store.clone(), "beside", room.ada, || Ok(())));
        let failed = panics.await.unwrap();
        assert!(matches!(failed, Err(Error::Internal { retry: false, .. })), "{failed:?}");
        beside.await.unwrap().unwrap();
        job(store.clone(), "afterwards", room.ada, || Ok(())).await.unwrap();
        assert!(is_there(store, "beside").await && is_there(store, "afterwards").await);
        assert!(!is_there(store, "panics").await);
        assert_eq!(school.events().len(), 2);
    }

    async fn more_events_than_one_statement_takes_are_numbered_in_their_order(school: School) {
        let (store, room) = (&school.store, &school.room);
        let persons: Vec<_> = (0..40).map(|_| PersonId::mint()).collect();
        let held = Held::in_the_way_of(store, room.ada).await;
        let jobs: Vec<_> = (0..3).map(|_| {
            let (store, persons) = (store.clone(), persons.clone());
            let touches = persons.iter().fold(Touches::stream(Stream::Person(room.ada)), |t, p| t.and_stream(Stream::Person(*p)));
            tokio::spawn(async move {
                store.write(touches, move |_| {
                    let events = persons.iter().chain(&persons[..20]).map(|person| of(*person)).collect();
                    Box::pin(async move { Ok(Written::new((), events)) })
                }).await
            })
        }).collect();
        tokio::time::sleep(Duration::from_millis(100)).await;
        held.let_go().await;
        for job in jobs {
            job.await.unwrap().unwrap();
        }
        for (at, person) in persons.iter().enumerate() {
            let events = school.events();
            let seqs: Vec<_> = events.iter().filter(|n| n.event.stream == Stream::Person(*person)).map(|n| n.seq).collect();
            let many = if at < 20 { 6 } else { 3 };
            assert_eq!(seqs, (1..=many).collect::<Vec<_>>());
            let tx = store.snapshot().await.unwrap();
            let kept = crate::journal::since(&tx, Stream::Person(*person), 0).await.unwrap().unwrap();
            assert_eq!(kept.iter().map(|n| n.seq).collect::<Vec<_>>(), seqs, "and so it is kept");
        }
    }

    async fn jobs_that_cross_their_streams_all_come_through(school: School) {
        let (store, room) = (&school.store, &school.room);
        let mut jobs = tokio::task::JoinSet::new();
        for n in 0..60 {
            let (store, mut pair) = (store.clone(), [room.ada, room.bo]);
            if n % 2 == 0 { pair.reverse() }
            jobs.spawn(async move {
                let touches = pair.iter().fold(Touches::nothing(), |t, p| t.and_stream(Stream::Person(*p)).and_person(*p));
                store.write(touches, move |_| Box::pin(async move { Ok(Written::new((), pair.map(of).to_vec())) })).await
            });
        }
        while let Some(done) = jobs.join_next().await {
            done.unwrap().unwrap();
        }
        for person in [room.ada, room.bo] {
            let events = school.events();
            let seqs: Vec<_> = events.iter().filter(|n| n.event.stream == Stream::Person(person)).map(|n| n.seq).collect();
            assert_eq!(seqs, (1..=60).collect::<Vec<_>>());
        }
    }
}

/// Group commit is SQLite's; on PostgreSQL each job commits alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_answered_before_the_commit() {
    let school = School::on_sqlite().await;
    let (store, room) = (&school.store, &school.room);
    let held = Held::in_its_job(store).await;
    let mut early = Box::pin(job(store.clone(), "early", room.ada, || Ok(())));
    assert!(futures::poll!(&mut early).is_pending());
    let (reached, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let mut late = Box::pin(Held::job(store.clone(), Touches::nothing(), reached.clone(), go_on.clone()));
    assert!(futures::poll!(&mut late).is_pending());
    held.let_go().await;
    reached.notified().await;
    // The early job has run; its batch is still open.
    tokio::time::sleep(Duration::from_millis(30)).await;
    assert!(futures::poll!(&mut early).is_pending() && !is_there(store, "early").await);
    assert!(school.events().is_empty(), "nor is anything announced");
    go_on.notify_one();
    early.await.unwrap();
    late.await.unwrap();
    assert!(is_there(store, "early").await);
    assert_eq!(school.events().len(), 1);
}

/// The whole way to the disk: what is in the files at the moment of the answer is what a machine that loses its power finds, because the
/// writer syncs each commit.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_answered_is_in_the_files_and_they_are_synced() {
    let school = School::on_sqlite().await;
    let (store, room) = (&school.store, &school.room);
    let synced = store.write(Touches::nothing(), |tx| {
        Box::pin(async move {
            let ask = |what: &str| Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {what}"));
            let full: i32 = tx.db.query_one_raw(ask("synchronous")).await?.unwrap().try_get_by_index(0)?;
            let mode: String = tx.db.query_one_raw(ask("journal_mode")).await?.unwrap().try_get_by_index(0)?;
            let file: String = tx.db.query_one_raw(ask("database_list")).await?.unwrap().try_get("", "file")?;
            Ok(Written::quietly((full, mode, file)))
        })
    });
    let (full, mode, file) = synced.await.unwrap();
    assert_eq!((full, &*mode), (2, "wal"), "FULL: each commit is synced before it returns");
    let file = std::path::PathBuf::from(file);
    for n in 0..20 {
        let what: &'static str = Box::leak(format!("answered {n}").into_boxed_str());
        job(store.clone(), what, room.ada, || Ok(())).await.unwrap();
        // What lies there now, opened by somebody else: nothing of the process's memory is in it.
        let elsewhere = tempfile::tempdir().unwrap();
        let copy = elsewhere.path().join("copy.db");
        std::fs::copy(&file, &copy).unwrap();
        std::fs::copy(file.with_extension("db-wal"), elsewhere.path().join("copy.db-wal")).unwrap();
        let found = Database::open(&format!("sqlite:{}", copy.display())).await.unwrap();
        let found = wrong_guess::Entity::find().filter(wrong_guess::Column::What.eq(what)).count(found.connection());
        assert_eq!(found.await.unwrap(), 1, "{what}");
    }
}

/// SQLite's one writer: first come, first served, over several commits. What PostgreSQL does is `a_busy_stream_takes_no_turn_from_another`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_write_among_many_of_another_class_is_carried_out_where_it_came() {
    let school = School::on_sqlite().await;
    let (store, room) = (&school.store, &school.room);
    let held = Held::in_its_job(store).await;
    let mut sent = Vec::new();
    for nth in 0..201 {
        let (what, person) = if nth == 100 { ("of a quiet class", room.bo) } else { ("of a loud class", room.ada) };
        let mut one = Box::pin(job(store.clone(), what, person, || Ok(())));
        assert!(futures::poll!(&mut one).is_pending());
        sent.push(one);
    }
    held.let_go().await;
    for one in sent {
        one.await.unwrap();
    }
    assert!(is_there(store, "of a quiet class").await);
    let events = school.events();
    assert_eq!(events.len(), 201);
    let place = events.iter().position(|numbered| numbered.event.stream == Stream::Person(room.bo));
    assert_eq!(place, Some(100), "behind those that were there, before those that came later");
}

both! {
    async fn a_full_room_says_busy_and_loses_nothing(school: School) {
        let (store, room) = (&school.store, &school.room);
        // On SQLite it holds the writer, on PostgreSQL the lane of Ada's stream.
        let held = Held::in_the_way_of(store, room.ada).await;
        let (mut waiting, mut busy) = (Vec::new(), 0);
        for _ in 0..QUEUE + 10 {
            let mut sent = Box::pin(job(store.clone(), "one of many", room.ada, || Ok(())));
            match futures::poll!(&mut sent) {
                Poll::Pending => waiting.push(sent),
                Poll::Ready(Err(Error::Busy)) => busy += 1,
                Poll::Ready(other) => panic!("{other:?}"),
            }
        }
        assert_eq!((waiting.len(), busy), (QUEUE - 1, 11), "one place is the held job's");
        assert_eq!(store.standing().writes, QUEUE);
        held.let_go().await;
        let mut done = 0;
        for sent in waiting {
            match sent.await {
                Ok(()) => done += 1,
                // A machine that is busy with other things: who waited too long is told so, and has written nothing.
                Err(Error::Busy) => {}
                Err(error) => panic!("{error}"),
            }
        }
        let seqs: Vec<_> = school.events().iter().map(|numbered| numbered.seq).collect();
        assert_eq!(seqs, (1..=done).collect::<Vec<_>>(), "whoever was told that it is done, each once");
        assert!(done > 1_000, "{done}");
        job(store.clone(), "after the rush", room.ada, || Ok(())).await.unwrap();
        store.comes_to_rest().await;
        assert_eq!(store.standing().writes, 0);
    }

    async fn nobody_waits_longer_than_patience(school: School) {
        let (store, room) = (&school.store, &school.room);
        let held = Held::in_the_way_of(store, room.ada).await;
        let waits = tokio::spawn(job(store.clone(), "waits in vain", room.ada, || Ok(())));
        let told = tokio::time::timeout(PATIENCE + Duration::from_millis(500), waits).await;
        assert!(matches!(told.expect("told while nothing moves").unwrap(), Err(Error::Busy)));
        let fresh = tokio::spawn(job(store.clone(), "just came", room.ada, || Ok(())));
        tokio::time::sleep(Duration::from_millis(100)).await;
        held.let_go().await;
        fresh.await.unwrap().unwrap();
        assert!(!is_there(store, "waits in vain").await && is_there(store, "just came").await);
        assert_eq!(school.events().len(), 1);
    }
}

/// A class whose stream is held up holds up no other one: PostgreSQL only, where each job is alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_busy_stream_takes_no_turn_from_another() {
    let Some(school) = School::on_postgres().await else { return };
    let (store, room) = (&school.store, &school.room);
    assert_eq!(
        {
            let asked = store.write(Touches::nothing(), |tx| {
                Box::pin(async move {
                    let ask = Statement::from_string(DbBackend::Postgres, "SHOW synchronous_commit");
                    Ok(Written::quietly(tx.db.query_one_raw(ask).await?.unwrap().try_get_by_index::<String>(0)?))
                })
            });
            asked.await.unwrap()
        },
        "on",
        "an answer comes after the sync"
    );
    let held = Held::in_the_way_of(store, room.ada).await;
    let crowd: Vec<_> = (0..200).map(|_| tokio::spawn(job(store.clone(), "behind", room.ada, || Ok(())))).collect();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let beside = tokio::time::timeout(Duration::from_secs(5), job(store.clone(), "beside", room.bo, || Ok(())));
    beside.await.expect("Bo's stream is free").unwrap();
    held.let_go().await;
    for job in crowd {
        job.await.unwrap().unwrap();
    }
}
