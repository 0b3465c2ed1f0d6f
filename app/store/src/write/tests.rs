//! What only a job can do: be refused half-way, panic, hold its batch open.

// A test that holds the school's ears holds the writer at its next announcement: that is the point.
#![allow(clippy::await_holding_lock)]

use std::sync::Arc;
use std::time::Duration;

use domain::event::{About, Audience, Event, Stream};
use domain::id::PersonId;
use domain::refusal::Refusal;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tokio::sync::Notify;

use super::{QUEUE, Touches, Written};
use crate::both;
use crate::entity::wrong_guess;
use crate::harness::School;
use crate::tx::Tx;
use crate::{Error, Result, Store};

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

async fn comes_true(mut condition: impl AsyncFnMut() -> bool) -> bool {
    for _ in 0..2_000 {
        if condition().await {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    false
}

both! {
    async fn a_refused_job_undoes_only_itself(school: School) {
        let (store, room) = (&school.store, &school.room);
        // The writer stands at an announcement, so that the next three go into one batch.
        let heard = school.heard.clone();
        let ears = heard.lock().unwrap();
        let first = tokio::spawn(job(store.clone(), "first", room.ada, || Ok(())));
        assert!(comes_true(async || is_there(store, "first").await).await);
        let before = tokio::spawn(job(store.clone(), "before", room.ada, || Ok(())));
        tokio::task::yield_now().await;
        let refused = tokio::spawn(job(store.clone(), "refused", room.ada, || Err(Refusal::conflict("test.no").into())));
        tokio::task::yield_now().await;
        let after = tokio::spawn(job(store.clone(), "after", room.ada, || Ok(())));
        let is_postgres = store.inner.reader.get_database_backend() == sea_orm::DbBackend::Postgres;
        if !is_postgres {
            assert!(comes_true(async || QUEUE - store.writer().queue.capacity() == 3).await, "three wait for one commit");
        }
        drop(ears);
        first.await.unwrap().unwrap();
        before.await.unwrap().unwrap();
        after.await.unwrap().unwrap();
        let told = refused.await.unwrap().unwrap_err();
        assert!(matches!(told, Error::Refused(refusal) if refusal == Refusal::conflict("test.no")));
        assert!(is_there(store, "before").await && is_there(store, "after").await);
        assert!(!is_there(store, "refused").await);
        assert_eq!(school.events().iter().map(|numbered| numbered.seq).collect::<Vec<_>>(), [1, 2, 3], "no gap in the stream");
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
    let heard = school.heard.clone();
    let ears = heard.lock().unwrap();
    let first = tokio::spawn(job(store.clone(), "first", room.ada, || Ok(())));
    assert!(comes_true(async || is_there(store, "first").await).await);
    let early = tokio::spawn(job(store.clone(), "early", room.ada, || Ok(())));
    assert!(comes_true(async || QUEUE - store.writer().queue.capacity() == 1).await);
    let (reached, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let late = {
        let (store, reached, go_on) = (store.clone(), reached.clone(), go_on.clone());
        tokio::spawn(async move {
            let write = store.write(Touches::nothing(), move |_| {
                let (reached, go_on) = (reached.clone(), go_on.clone());
                Box::pin(async move {
                    reached.notify_one();
                    go_on.notified().await;
                    Ok(Written::quietly(()))
                })
            });
            write.await
        })
    };
    assert!(comes_true(async || QUEUE - store.writer().queue.capacity() == 2).await);
    drop(ears);
    first.await.unwrap().unwrap();
    reached.notified().await;
    // The early job has run; its batch is still open.
    tokio::time::sleep(Duration::from_millis(30)).await;
    assert!(!early.is_finished() && !is_there(store, "early").await);
    assert_eq!(school.events().len(), 1, "nor is anything announced");
    go_on.notify_one();
    early.await.unwrap().unwrap();
    late.await.unwrap().unwrap();
    assert!(is_there(store, "early").await);
    assert_eq!(school.events().len(), 2);
}
