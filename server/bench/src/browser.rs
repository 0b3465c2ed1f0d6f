//! One browser with one connection: cookies, forms, and an error for every way in which an answer can fail to come.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// Why there is no answer.
#[derive(Debug)]
pub enum Failed {
    /// Nobody took the connection: nothing was sent.
    Away(String),
    /// The connection ended before the answer was whole: nobody knows whether anything happened.
    Cut(String),
    /// There is one, and it is not what was asked for.
    Told(String),
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Away(why) => write!(f, "nobody there: {why}"),
            Self::Cut(why) => write!(f, "cut off: {why}"),
            Self::Told(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Failed {}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self::Cut(error.to_string())
    }
}

impl From<hyper::Error> for Failed {
    fn from(error: hyper::Error) -> Self {
        Self::Cut(error.to_string())
    }
}

/// A whole answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// Where a redirect leads.
    pub location: String,
    pub body: String,
}

pub struct Browser {
    pub address: SocketAddr,
    /// How long each whole answer took.
    pub times: Vec<Duration>,
    /// When the next request should have been sent, if that was before now.
    due: Option<Instant>,
    connection: Option<SendRequest<Full<Bytes>>>,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// That was never here before.
    pub fn new(address: SocketAddr) -> Self {
        Self { address, times: Vec::new(), due: None, connection: None, cookies: BTreeMap::new() }
    }

    /// With the cookies it has (`name=value; …`).
    pub fn with_cookies(address: SocketAddr, cookies: &str) -> Self {
        let pairs = cookies.split("; ").filter_map(|pair| pair.split_once('='));
        let cookies = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { cookies, ..Self::new(address) }
    }

    /// `name=value; …`, as they are sent.
    pub fn cookies(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// The next request counts from then.
    pub fn was_due(&mut self, at: Instant) {
        self.due = Some(at);
    }

    pub async fn get(&mut self, path: &str) -> Result<Answer, Failed> {
        self.ask(Method::GET, path, "", Bytes::new()).await
    }

    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Result<Answer, Failed> {
        let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        self.ask(Method::POST, path, "application/x-www-form-urlencoded", body.into()).await
    }

    pub async fn post_json(&mut self, path: &str, body: impl Into<Bytes>) -> Result<Answer, Failed> {
        self.ask(Method::POST, path, "application/json", body.into()).await
    }

    /// With any body, said to be of `kind`.
    pub async fn ask(&mut self, method: Method, path: &str, kind: &str, body: Bytes) -> Result<Answer, Failed> {
        let begun = self.due.take().unwrap_or_else(Instant::now);
        let response = self.send(method, path, &[(CONTENT_TYPE.as_str(), kind)], body).await?;
        let (head, body) = response.into_parts();
        let body = match body.collect().await {
            Ok(body) => String::from_utf8_lossy(&body.to_bytes()).into_owned(),
            Err(error) => {
                self.connection = None;
                return Err(error.into());
            }
        };
        self.times.push(begun.elapsed());
        let location = head.headers.get(LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned();
        Ok(Answer { status: head.status.as_u16(), location, body })
    }

    /// An answer without an end, on a connection of its own.
    pub async fn stream(&mut self, path: &str, last_id: &str) -> Result<Incoming, Failed> {
        self.connection = None;
        let response = self.send(Method::GET, path, &[("last-event-id", last_id)], Bytes::new()).await?;
        match response.status().as_u16() {
            200 => Ok(response.into_body()),
            status => Err(Failed::Told(format!("{path} answers {status}"))),
        }
    }

    async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Bytes,
    ) -> Result<Response<Incoming>, Failed> {
        let mut request = Request::builder().method(method.clone()).uri(path).header(HOST, self.address.to_string());
        request = request.header(ACCEPT, "text/html").header(ACCEPT_LANGUAGE, "en");
        if method == Method::POST {
            request = request.header(ORIGIN, format!("http://{}", self.address));
        }
        if !self.cookies.is_empty() {
            request = request.header(COOKIE, self.cookies());
        }
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(body)).map_err(|error| Failed::Told(error.to_string()))?;
        let mut connection = match self.connection.take() {
            // A server closes connections that idle; one that is closed is opened anew.
            Some(kept) if !kept.is_closed() => kept,
            _ => self.open().await?,
        };
        connection.ready().await?;
        let response = connection.send_request(request).await?;
        self.connection = Some(connection);
        for set in response.headers().get_all(SET_COOKIE) {
            let pair = set.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(response)
    }

    async fn open(&self) -> Result<SendRequest<Full<Bytes>>, Failed> {
        let stream = TcpStream::connect(self.address).await.map_err(|error| Failed::Away(error.to_string()))?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // It ends with an error when the server does; who waits for an answer is told.
        tokio::spawn(async move { drop(connection.await) });
        Ok(sender)
    }
}

impl Answer {
    /// Enough to know a page by.
    fn opening(&self) -> String {
        self.body.chars().take(200).collect()
    }

    pub fn is(self, status: u16) -> Result<Self, Failed> {
        if self.status == status {
            Ok(self)
        } else {
            Err(Failed::Told(format!("{} instead of {status}: {}", self.status, self.opening())))
        }
    }

    /// Redirected to an address that begins so; the address.
    pub fn goes_to(self, start: &str) -> Result<String, Failed> {
        if self.status == 303 && self.location.starts_with(start) {
            return Ok(self.location);
        }
        Err(Failed::Told(format!("{} to {:?} instead of {start}: {}", self.status, self.location, self.opening())))
    }

    /// What stands between `start` and the next `end`, with its entities read.
    pub fn between(&self, start: &str, end: &str) -> Result<String, Failed> {
        let rest = self.body.split_once(start).map(|(_, rest)| rest);
        let found = rest.and_then(|rest| rest.split_once(end)).map(|(found, _)| found);
        let found = found.ok_or_else(|| Failed::Told(format!("no {start} in {}", self.body)))?;
        let entities = [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
        Ok(entities.iter().fold(found.to_owned(), |text, (entity, meant)| text.replace(entity, meant)))
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> Result<String, Failed> {
        self.between(&format!("name=\"{name}\" value=\""), "\"")
    }
}
