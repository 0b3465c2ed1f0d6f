//! Staff passwords: argon2id, off the async threads and never inside a write.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use tokio::sync::Semaphore;

/// Argon2 takes 19 MiB and tens of milliseconds: no more at once than cores, or a flood of sign-ins stops the class.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

pub async fn hash(password: String) -> Result<String, String> {
    let _turn = AT_ONCE.acquire().await.map_err(|e| e.to_string())?;
    let hashed = tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(|e| e.to_string())
    });
    hashed.await.map_err(|e| e.to_string())?
}

/// Compares; an unknown email costs the same time against a hash of nothing.
pub async fn verify(password: String, hash: Option<String>) -> bool {
    let Ok(_turn) = AT_ONCE.acquire().await else { return false };
    let checked = tokio::task::spawn_blocking(move || {
        const NOBODY: &str =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$ZL6mCNEbCw5p3EgsCqBuRVTUCzsvSQVDGI5HQk9pv5k";
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let Ok(parsed) = PasswordHash::new(&hash) else { return false };
        let right = Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok();
        known && right
    });
    checked.await.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_opens() {
        let hash = hash("correct horse battery".into()).await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(verify("correct horse battery".into(), Some(hash.clone())).await);
        assert!(!verify("correct horse battery ".into(), Some(hash)).await);
        assert!(!verify("anything at all".into(), None).await);
        assert!(!verify("x".into(), Some("damaged".into())).await);
    }
}
