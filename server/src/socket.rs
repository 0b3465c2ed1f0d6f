//! A plain connection, which a stream can take away from the HTTP library.
//!
//! hyper keeps two buffers of eight kilobytes, a parsed head and a state machine for each connection. A live stream needs them for as long as its
//! head takes; what follows are chunks, for a whole lesson, and most of the time none. So once a stream's opening has been written, its socket is
//! taken out from under hyper ([`Handle::take`]), which finds its end of the connection closed and lets go of everything; the stream goes on
//! in a task of a few hundred bytes ([`crate::speaking`]). What is on the wire is the same, byte for byte.
//!
//! Only where HTTP/1.1 is spoken on a socket of ours: behind TLS, and in HTTP/2, a connection is more than a socket, and hyper keeps it.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll};

use axum::Extension;
use axum::middleware::AddExtension;
use axum_server::accept::Accept;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tower::Layer;

use crate::silence;

/// Gives every request of a connection its [`Handle`]; and sends at once what is written, because a stream's pieces are small.
#[derive(Clone, Copy)]
pub struct Acceptor;

impl<S> Accept<TcpStream, S> for Acceptor {
    type Stream = Socket;
    type Service = AddExtension<S, Handle>;
    type Future = std::future::Ready<io::Result<(Self::Stream, Self::Service)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let set = stream.set_nodelay(true).and_then(|()| silence::notice(&stream));
        let handle = Handle(Arc::new(Shared { stream: Mutex::new(Some(stream)), written: AtomicBool::new(false) }));
        let service = Extension(handle.clone()).layer(service);
        std::future::ready(set.map(|()| (Socket(handle), service)))
    }
}

struct Shared {
    /// None once it has been taken.
    stream: Mutex<Option<TcpStream>>,
    /// Everything that hyper had to say is on its way.
    written: AtomicBool,
}

#[derive(Clone)]
pub struct Handle(Arc<Shared>);

impl Handle {
    fn stream(&self) -> MutexGuard<'_, Option<TcpStream>> {
        self.0.stream.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// hyper is given something to write.
    pub fn waits(&self) {
        self.0.written.store(false, Ordering::Release);
    }

    /// The socket, if nothing of hyper's waits to be written. From then on hyper reads the end of the connection, and writes nothing.
    pub fn take(&self) -> Option<TcpStream> {
        if self.0.written.load(Ordering::Acquire) { self.stream().take() } else { None }
    }
}

/// What hyper has of it.
pub struct Socket(Handle);

impl Socket {
    fn with<T>(
        &self,
        context: &mut Context<'_>,
        act: impl FnOnce(Pin<&mut TcpStream>, &mut Context<'_>) -> Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        match &mut *self.0.stream() {
            Some(stream) => act(Pin::new(stream), context),
            None => Poll::Ready(Err(io::ErrorKind::NotConnected.into())),
        }
    }
}

impl AsyncRead for Socket {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.with(context, |stream, context| stream.poll_read(context, into))
    }
}

impl AsyncWrite for Socket {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.0.0.written.store(false, Ordering::Release);
        self.with(context, |stream, context| stream.poll_write(context, bytes))
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.0.0.written.store(false, Ordering::Release);
        self.with(context, |stream, context| stream.poll_write_vectored(context, bytes))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    /// hyper asks for this when its own buffer is empty, and not before.
    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = self.with(context, |stream, context| stream.poll_flush(context));
        self.0.0.written.store(matches!(flushed, Poll::Ready(Ok(()))), Ordering::Release);
        flushed
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut *self.0.stream() {
            Some(stream) => Pin::new(stream).poll_shutdown(context),
            None => Poll::Ready(Ok(())),
        }
    }
}
