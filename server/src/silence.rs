//! A far end that says nothing any more.
//!
//! A Chromebook that loses its Wi-Fi says no goodbye. Left alone, the kernel goes on for a quarter of an hour to send it what was not
//! confirmed, and its student would be *here* all that time. So a quiet line is asked after a few seconds whether somebody is there, and whoever
//! has confirmed nothing for [`GIVES_UP`] is gone. That is longer than a walk from one access point to the next, and a stream that is ended too
//! early costs nothing: its page resumes where it was.

use std::io;
use std::time::Duration;

use axum_server::accept::Accept;
use socket2::{SockRef, TcpKeepalive};
use tokio::net::TcpStream;

/// How long nothing may be confirmed, whether it is asked or sent. A stream's heartbeat is sent every fifteen seconds.
const GIVES_UP: Duration = Duration::from_secs(25);
/// Quiet for so long, it is asked; and so often again. By [`GIVES_UP`] on Linux, else after [`TIMES`].
const ASKS_AFTER: Duration = Duration::from_secs(10);
const ASKS_EVERY: Duration = Duration::from_secs(5);
const TIMES: u32 = 3;

/// Notices it from then on.
pub fn notice(stream: &TcpStream) -> io::Result<()> {
    let socket = SockRef::from(stream);
    let asks = TcpKeepalive::new().with_time(ASKS_AFTER).with_interval(ASKS_EVERY).with_retries(TIMES);
    socket.set_tcp_keepalive(&asks)?;
    #[cfg(target_os = "linux")]
    socket.set_tcp_user_timeout(Some(GIVES_UP))?;
    Ok(())
}

/// Takes a connection that HTTPS is spoken on, and notices it there.
#[derive(Clone, Copy)]
pub struct Acceptor;

impl<S> Accept<TcpStream, S> for Acceptor {
    type Stream = TcpStream;
    type Service = S;
    type Future = std::future::Ready<io::Result<(TcpStream, S)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        std::future::ready(notice(&stream).map(|()| (stream, service)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn both_acceptors_ask_a_quiet_line_and_give_it_up() {
        let listens = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        for plain in [true, false] {
            let (_far, near) = tokio::join!(TcpStream::connect(listens.local_addr().unwrap()), listens.accept());
            let near = near.unwrap().0;
            // The same socket: what is set on one name of it is set.
            let same = SockRef::from(&near).try_clone().unwrap();
            let _accepted: (Option<_>, Option<_>) = match plain {
                true => (crate::socket::Acceptor.accept(near, ()).await.ok(), None),
                false => (None, Acceptor.accept(near, ()).await.ok()),
            };
            assert!(same.keepalive().unwrap());
            assert_eq!(
                (same.tcp_keepalive_time().unwrap(), same.tcp_keepalive_interval().unwrap()),
                (ASKS_AFTER, ASKS_EVERY)
            );
            #[cfg(target_os = "linux")]
            assert_eq!(same.tcp_user_timeout().unwrap(), Some(GIVES_UP));
        }
    }
}
