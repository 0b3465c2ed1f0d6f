//! The ceiling of fan-out: one loop that writes one ready buffer to each socket. It knows nobody, filters nothing, numbers nothing and
//! remembers nothing.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Mutex;

use crate::browser::Failed;

type Sockets = Arc<Mutex<Vec<TcpStream>>>;

/// Serves until it is ended. Who asks for `/say/{times}` says the body to all others, so many times.
pub async fn serve(address: SocketAddr) -> Result<(), Failed> {
    let listener = TcpListener::bind(address).await?;
    let sockets = Sockets::default();
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(take(stream, sockets.clone()));
    }
}

async fn take(stream: TcpStream, sockets: Sockets) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let (mut stream, mut line) = (BufReader::new(stream), String::new());
    let (mut listens, mut times, mut length) = (false, None, 0);
    while stream.read_line(&mut line).await? > 2 {
        let (name, value) = line.split_once(' ').unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "get" => listens = true,
            "post" => {
                times = value.strip_prefix("/say/").and_then(|rest| rest.split(' ').next()?.parse::<usize>().ok())
            }
            "content-length:" => length = value.trim().parse().unwrap_or(0),
            _ => {}
        }
        line.clear();
    }
    let Some(times) = times else {
        // Somebody looked whether anybody is here.
        if !listens {
            return Ok(());
        }
        let mut stream = stream.into_inner();
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\nevent: here\n\n").await?;
        sockets.lock().await.push(stream);
        return Ok(());
    };
    let mut buffer = vec![0; length];
    stream.read_exact(&mut buffer).await?;
    let mut sockets = sockets.lock().await;
    for _ in 0..times {
        for socket in sockets.iter_mut() {
            socket.write_all(&buffer).await?;
        }
    }
    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await
}
