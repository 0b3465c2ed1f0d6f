//! One address in front of several servers, as small as it can be: who comes from 127.0.0.N goes to the N-th server, or, where that is not
//! ready or not there, to the next one. It asks `/readyz` as every balancer does, and speaks TCP only.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};

use crate::process::readiness;

pub struct Balancer {
    pub origin: String,
    tasks: Vec<tokio::task::JoinHandle<()>>,
}

struct Behind {
    port: u16,
    ready: AtomicBool,
}

impl Balancer {
    pub async fn before(ports: &[u16]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let all: Arc<Vec<_>> =
            Arc::new(ports.iter().map(|port| Behind { port: *port, ready: AtomicBool::new(true) }).collect());
        let tasks = vec![tokio::spawn(keeps_asking(all.clone())), tokio::spawn(accepts(listener, all))];
        Self { origin, tasks }
    }
}

impl Drop for Balancer {
    fn drop(&mut self) {
        self.tasks.iter().for_each(|task| task.abort());
    }
}

async fn keeps_asking(all: Arc<Vec<Behind>>) {
    loop {
        for one in all.iter() {
            one.ready.store(readiness(one.port).await.0 == 200, Ordering::Relaxed);
        }
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
}

async fn accepts(listener: TcpListener, all: Arc<Vec<Behind>>) {
    while let Ok((mut browser, from)) = listener.accept().await {
        let all = all.clone();
        tokio::spawn(async move {
            if let Some(mut server) = reaches(&all, from).await {
                let _ = tokio::io::copy_bidirectional(&mut browser, &mut server).await;
            }
        });
    }
}

async fn reaches(all: &[Behind], from: SocketAddr) -> Option<TcpStream> {
    let first = match from.ip() {
        IpAddr::V4(ip) => usize::from(ip.octets()[3]),
        IpAddr::V6(_) => 0,
    };
    let mut in_turn: Vec<_> = (0..all.len()).map(|n| &all[(first + n) % all.len()]).collect();
    in_turn.sort_by_key(|one| !one.ready.load(Ordering::Relaxed));
    for one in in_turn {
        if let Ok(server) = TcpStream::connect(("127.0.0.1", one.port)).await {
            return Some(server);
        }
    }
    None
}
