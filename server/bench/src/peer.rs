//! What the server is measured against: as little as can be written for the same job, as a process of its own.

pub mod idle;
pub mod loops;
pub mod pages;

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tokio::net::TcpStream;

use crate::browser::Failed;

/// A peer of ours at work; ends with this value.
pub struct Peer {
    child: Child,
    pub address: SocketAddr,
}

impl Peer {
    /// This very program, told to be `what`.
    pub async fn starts(what: &[&str]) -> Result<Self, Failed> {
        let mut command = Command::new(std::env::current_exe()?);
        let address = crate::process::free_address();
        command.arg("peer").arg(address.to_string()).args(what).stdin(Stdio::null());
        Self::of(command, address).await
    }

    /// nginx with a configuration of its own.
    pub async fn nginx(binary: &Path, config: &Path, address: SocketAddr) -> Result<Self, Failed> {
        let mut command = Command::new(binary);
        command.arg("-c").arg(config).stdin(Stdio::null()).stderr(Stdio::null());
        Self::of(command, address).await
    }

    async fn of(mut command: Command, address: SocketAddr) -> Result<Self, Failed> {
        let peer = Self { child: command.spawn()?, address };
        let begun = Instant::now();
        while TcpStream::connect(address).await.is_err() {
            if begun.elapsed() > Duration::from_secs(10) {
                return Err(Failed::Told(format!("{command:?} does not listen")));
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(peer)
    }
}

impl Peer {
    /// Resident memory, in bytes.
    pub fn resident(&self) -> u64 {
        crate::process::resident(self.child.id())
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let id = self.child.id().to_string();
        // nginx ends its workers when it is asked to stop; killed, it leaves them behind.
        let _ = Command::new("kill").arg(&id).status();
        let _ = self.child.wait();
    }
}
