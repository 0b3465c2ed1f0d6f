//! Where bytes lie: a folder beside the database, or an S3-compatible store. Names are ids and say nothing else.

use std::path::{Path as Folder, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use domain::id::{FileId, ImportId};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, RetryConfig};
use store::Part;

use crate::config::{Config, Problem};

pub fn open(config: &Config) -> Result<Arc<dyn ObjectStore>, Problem> {
    match &config.storage_url {
        Some(url) => match url.strip_prefix("file://") {
            Some(folder) => local(Folder::new(folder)),
            None => s3(url, config),
        },
        None => local(&config.data_folder().join("files")),
    }
}

pub fn folder(path: &Folder) -> Result<PathBuf, Problem> {
    std::fs::create_dir_all(path)
        .map_err(|error| Problem::Unreadable(path.display().to_string(), error.to_string()))?;
    Ok(path.to_owned())
}

fn local(path: &Folder) -> Result<Arc<dyn ObjectStore>, Problem> {
    let store = LocalFileSystem::new_with_prefix(folder(path)?).map_err(|error| Problem::Other(error.to_string()))?;
    // Acknowledged means on disk, the folder's entry included; without this word it does not.
    Ok(Arc::new(store.with_fsync(true).with_automatic_cleanup(true)))
}

/// Only `s3://bucket`: what else the address may say is a setting of its own.
fn s3(url: &str, config: &Config) -> Result<Arc<dyn ObjectStore>, Problem> {
    let bucket = url.strip_prefix("s3://").map(|rest| rest.trim_end_matches('/'));
    let bucket = bucket.filter(|name| !name.is_empty() && !name.contains('/')).ok_or(Problem::Storage)?;
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = AmazonS3Builder::new().with_bucket_name(bucket);
    builder = builder.with_region(config.s3_region.as_deref().unwrap_or("us-east-1"));
    if let Some(endpoint) = &config.s3_endpoint {
        // Without HTTPS only where the operator wrote so, for a store on the same machine or network.
        builder =
            builder.with_endpoint(endpoint.trim_end_matches('/')).with_allow_http(endpoint.starts_with("http://"));
    }
    if let (Some(id), Some(key)) = (&config.s3_access_key_id, &config.s3_secret_access_key) {
        builder = builder.with_access_key_id(&id.0).with_secret_access_key(&key.0);
    }
    // A device that waits for an answer tries again by itself; minutes of patience here would keep its request, and nothing would be said.
    let retry = RetryConfig { max_retries: 4, retry_timeout: Duration::from_secs(20), ..RetryConfig::default() };
    Ok(Arc::new(builder.with_retry(retry).build().map_err(|_| Problem::Storage)?))
}

/// The bytes that are served.
pub fn kept(id: FileId) -> Path {
    Path::from(format!("files/{id}"))
}

/// The small picture.
pub fn small(id: FileId) -> Path {
    Path::from(format!("small/{id}"))
}

/// A portfolio that was looked at and waits for its student's yes.
pub fn import(id: ImportId) -> Path {
    Path::from(format!("{IMPORTS}/{id}"))
}

/// Above every zip that waits.
pub const IMPORTS: &str = "imports";

/// Above everything of files that have not all arrived.
pub const ARRIVING: &str = "arriving";

/// Everything of a file that has not all arrived.
pub fn arriving(id: FileId) -> Path {
    Path::from(format!("{ARRIVING}/{id}"))
}

pub fn part(id: FileId, part: &Part) -> Path {
    Path::from(format!("{ARRIVING}/{id}/{:012}-{}", part.starts, part.id.simple()))
}
