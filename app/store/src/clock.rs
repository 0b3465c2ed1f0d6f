//! Time and chance are parameters: the server hands in real ones, tests hand in their own.

use std::sync::Arc;

use domain::clock::Moment;

#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Moment + Send + Sync>);

impl Clock {
    pub fn new(now: impl Fn() -> Moment + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The machine's clock. The one place that reads it.
    #[allow(clippy::disallowed_methods)]
    pub fn real() -> Self {
        Self::new(|| {
            let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
            Moment(since.as_millis() as i64)
        })
    }

    pub fn now(&self) -> Moment {
        (self.0)()
    }
}

type Fill = dyn Fn(&mut [u8]) + Send + Sync;

/// Fills a buffer with bytes nobody can guess.
#[derive(Clone)]
pub struct Randomness(Arc<Fill>);

impl Randomness {
    pub fn new(fill: impl Fn(&mut [u8]) + Send + Sync + 'static) -> Self {
        Self(Arc::new(fill))
    }

    pub fn real() -> Self {
        Self::new(|buffer| rand::fill(buffer))
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.0)(&mut bytes);
        bytes
    }

    pub fn number(&self) -> u32 {
        u32::from_le_bytes(self.bytes())
    }

    /// An unguessable token for cookies, links and capabilities: 32 bytes as URL-safe text. Tables keep only its [`token_hash`].
    pub fn token(&self) -> String {
        use base64::Engine;
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }
}

/// What is kept of a token. A token has 256 random bits, so a plain hash is enough.
pub fn token_hash(token: &str) -> String {
    use base64::Engine;
    use sha2::Digest;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(sha2::Sha256::digest(token.as_bytes()))
}
