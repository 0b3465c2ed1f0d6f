//! What an operator is told when the configuration cannot work.

use std::net::IpAddr;

/// What is wrong with the configuration, in a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    #[error("{0} cannot be read: {1}")]
    Unreadable(String, String),
    #[error("TLS_CERT and TLS_KEY go together: a certificate without its key (or the other way round) serves nobody")]
    HalfATls,
    #[error(
        "BIND={0} can be reached from other devices, but there is no HTTPS: passwords and children's words would travel readable. \
         Set TLS_CERT and TLS_KEY, or put a proxy with HTTPS in front and name its address in WAYMARK_TRUSTED_PROXY"
    )]
    PlainHttp(IpAddr),
    #[error("{0} holds no {1} in PEM form")]
    Pem(String, &'static str),
    #[error("TLS_CERT={0} and TLS_KEY={1} cannot serve HTTPS: {2}")]
    Tls(String, String, String),
    #[error("WAYMARK_ORIGIN={0} must be https://<name> (or http://localhost… on this machine only), without a path")]
    Origin(String),
    #[error(
        "STORAGE_URL must be s3://<bucket>, with S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY together and S3_ENDPOINT an address; or \
         file:///<folder> that all servers share; or be left out: then files lie in the data folder"
    )]
    Storage,
    #[error(
        "STORAGE_URL={0}: the store does not accept S3_ACCESS_KEY_ID with S3_SECRET_ACCESS_KEY for this bucket. Check both, and that \
         they may read, write, list and delete there"
    )]
    StorageRefuses(String),
    #[error(
        "NATS_URL is for several servers, and they need one database that all of them reach: set DATABASE_URL=postgres://…"
    )]
    TogetherOnSqlite,
    #[error(
        "NATS_URL is for several servers, and each must find every file: set STORAGE_URL to s3://<bucket>, or to file:///<folder> that all of \
         them share"
    )]
    TogetherWithoutFiles,
    #[error(
        "NATS_URL is for several servers, and all need the same secret: set WAYMARK_SECRET to what `base64 -w0 secret` prints in the first \
         server's data folder, or to what `openssl rand -base64 32` prints where there was none yet"
    )]
    TogetherWithoutSecret,
    #[error("WAYMARK_SECRET must be at least 32 bytes in base64, as `openssl rand -base64 32` prints them")]
    Secret,
    #[error(
        "this server's secret (WAYMARK_SECRET, or the file `secret` in the data folder) is not the one that this school's other servers have: \
         every picture PIN would be wrong. Give all servers the same one"
    )]
    AnotherSecret,
    #[error(
        "NATS_URL must be nats://<name>:<port> or tls://<name>:<port>, with a user and password or a token before the name where needed"
    )]
    Nats,
    #[error("{0}")]
    Other(String),
}
