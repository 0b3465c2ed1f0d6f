//! What HTTP leaves of SQLite: axum takes the same commands from the same browsers and reads their JSON; one thread writes the same rows, all that
//! wait in one commit, at most as many as the server's writer takes, by SQLite's own library; each is answered when its commit is on disk.
//! It knows nobody, forbids nothing and tells nobody. What is between it and the server is the server's; what is between it and SQLite alone
//! is not.

use std::net::SocketAddr;
use std::sync::mpsc;

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use domain::command::{Answer, Answered, Envelope};
use tokio::sync::oneshot;

use super::BATCH;
use super::rows::Rows;
use crate::browser::Failed;

/// A command that waits to be on disk.
type Waiting = oneshot::Sender<()>;

/// At work until it is dropped.
pub struct Behind {
    pub address: SocketAddr,
    runtime: Option<tokio::runtime::Runtime>,
}

impl Behind {
    pub fn starts(rows: Rows) -> Result<Self, Failed> {
        let (waits, waiting) = mpsc::channel();
        std::thread::spawn(move || writes(&rows, &waiting));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let app = Router::new().route("/api/v1/commands", post(take)).with_state(waits);
        runtime.spawn(async move { axum::serve(tokio::net::TcpListener::from_std(listener)?, app).await });
        Ok(Self { address, runtime: Some(runtime) })
    }
}

impl Drop for Behind {
    fn drop(&mut self) {
        // Dropped inside of another one, it may not wait for its own.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

async fn take(State(waits): State<mpsc::Sender<Waiting>>, Json(list): Json<Vec<Envelope>>) -> Json<Vec<Answered>> {
    let mut answers = Vec::with_capacity(list.len());
    for envelope in list {
        let (done, on_disk) = oneshot::channel();
        // A writer that has failed answers nobody, and its client says so.
        if waits.send(done).is_ok() && on_disk.await.is_ok() {
            answers.push(Answered { id: envelope.id, answer: Answer::done() });
        }
    }
    Json(answers)
}

fn writes(rows: &Rows, waiting: &mpsc::Receiver<Waiting>) -> Result<(), Failed> {
    let mut pen = rows.pen()?;
    while let Ok(first) = waiting.recv() {
        let together: Vec<Waiting> = std::iter::once(first).chain(waiting.try_iter()).take(BATCH).collect();
        pen.commits(together.len())?;
        // Who is gone waits for no answer.
        for done in together {
            let _ = done.send(());
        }
    }
    Ok(())
}
