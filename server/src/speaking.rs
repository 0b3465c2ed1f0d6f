//! A live stream on the wire: first as the body of an answer, and, where its socket can be had, by itself.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use app::live::Connection;
use axum::body::Bytes;
use futures::Stream;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::life::Life;
use crate::socket::Handle;

/// Most bytes of one chunk: what waits is written at once, up to here.
const CHUNK: usize = 64 << 10;
/// The length of a chunk as it is written: eight digits and the line's end.
const HEAD: usize = 10;

/// The body of the answer.
pub struct Speaking {
    /// In the order in which they are said.
    opening: Vec<Bytes>,
    connection: Option<Connection>,
    /// To be left, once everything so far is written.
    socket: Option<Handle>,
    life: Life,
    asked: bool,
}

impl Speaking {
    /// `socket`: of a connection that speaks HTTP/1.1, where chunks follow each other.
    pub fn new(mut opening: Vec<Bytes>, connection: Connection, socket: Option<Handle>, life: Life) -> Self {
        opening.reverse();
        Self { opening, connection: Some(connection), socket, life, asked: false }
    }

    fn says(&self, bytes: Bytes) -> Poll<Option<io::Result<Bytes>>> {
        if let Some(socket) = &self.socket {
            socket.waits();
        }
        Poll::Ready(Some(Ok(bytes)))
    }

    /// Takes socket and listener away, if nothing waits between them.
    fn leaves(&mut self) -> bool {
        let Some(socket) = self.socket.as_ref().and_then(Handle::take) else { return false };
        if let Some(connection) = self.connection.take() {
            let here = self.life.speaks();
            tokio::spawn(async move {
                // A listener who hangs up is no news.
                let _ = goes_on(socket, connection).await;
                drop(here);
            });
        }
        true
    }
}

impl Stream for Speaking {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(bytes) = self.opening.pop() {
            return self.says(bytes);
        }
        if self.leaves() {
            // hyper lets go of its end, which leads nowhere any more.
            return Poll::Ready(Some(Err(io::ErrorKind::NotConnected.into())));
        }
        let Some(connection) = &mut self.connection else { return Poll::Ready(None) };
        match connection.poll_next(context) {
            Poll::Ready(Some(bytes)) => self.says(bytes),
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Pending => {
                if self.socket.is_some() && !self.asked {
                    // What was said so far is written next; then it can leave.
                    self.asked = true;
                    context.waker().wake_by_ref();
                }
                Poll::Pending
            }
        }
    }
}

/// The rest of it, chunk by chunk, until one of both ends.
async fn goes_on(mut socket: TcpStream, mut connection: Connection) -> io::Result<()> {
    loop {
        let mut chunk = Vec::new();
        let more = poll_fn(|context| {
            if has_hung_up(&socket, context) {
                return Poll::Ready(Err(io::ErrorKind::NotConnected.into()));
            }
            fill(&mut connection, context, &mut chunk).map(Ok::<bool, io::Error>)
        })
        .await?;
        if chunk.len() > HEAD {
            let head = format!("{:08x}\r\n", chunk.len() - HEAD);
            chunk[..HEAD].copy_from_slice(head.as_bytes());
            chunk.extend_from_slice(b"\r\n");
        } else {
            chunk.clear();
        }
        if !more {
            chunk.extend_from_slice(b"0\r\n\r\n");
        }
        socket.write_all(&chunk).await?;
        if !more {
            return socket.shutdown().await;
        }
    }
}

/// Everything that waits, behind room for its length; false if nothing comes after it.
fn fill(connection: &mut Connection, context: &Context<'_>, chunk: &mut Vec<u8>) -> Poll<bool> {
    while chunk.len() < CHUNK {
        match connection.poll_into(context, HEAD, chunk) {
            Poll::Ready(true) => {}
            Poll::Pending if !chunk.is_empty() => break,
            other => return other,
        }
    }
    Poll::Ready(true)
}

/// Whoever listens says nothing more; what is read is the end, or nothing to us. Asked in the socket's own way, so that the task which had it before is
/// forgotten there.
fn has_hung_up(socket: &TcpStream, context: &mut Context<'_>) -> bool {
    let mut said = [0; 64];
    loop {
        match socket.poll_read_ready(context) {
            Poll::Pending => return false,
            Poll::Ready(Err(_)) => return true,
            Poll::Ready(Ok(())) => match socket.try_read(&mut said) {
                Ok(0) => return true,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(_) => return true,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use app::live::Hub;
    use domain::event::{Audience, Stream as Line};
    use domain::id::{ClassId, DistrictId, PersonId, SignInId};
    use domain::viewer::{SignedIn, Viewer};
    use store::replay::Hearing;

    use super::*;

    #[test]
    fn what_waits_together_is_one_chunk_behind_room_for_its_length() {
        let (hub, _sink, _runner) = Hub::new();
        let (district, person, sign_in) = (DistrictId::mint(), PersonId::mint(), SignInId::mint());
        let rivera = Viewer::Person(SignedIn { district, person, sign_in, device: None, staff: true });
        let class = ClassId::mint();
        let hearings = vec![Hearing { stream: Line::Class(class), audiences: vec![Audience::Staff] }];
        let mut connection = hub.listen(&rivera, hearings);
        let context = Context::from_waker(Waker::noop());
        let mut chunk = Vec::new();
        assert!(fill(&mut connection, &context, &mut chunk).is_pending());
        assert_eq!(chunk.capacity(), 0, "no room is made while nothing waits");
        for _ in 0..3 {
            hub.is_writing(class, PersonId::mint());
        }
        assert_eq!(fill(&mut connection, &context, &mut chunk), Poll::Ready(true));
        let (head, said) = chunk.split_at(HEAD);
        assert_eq!(head, [0; HEAD], "to be written when it is known");
        let said = std::str::from_utf8(said).unwrap();
        assert!(said.starts_with("data: ") && said.ends_with("\n\n"), "{said}");
        assert_eq!(said.matches("data: ").count(), 3);
    }
}
