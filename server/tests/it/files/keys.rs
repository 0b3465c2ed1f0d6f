//! The keys of the store where files lie: a wrong one is told in plain words when the server starts, before anybody relies on it. In the run
//! against an S3-compatible store (`.ci/s3`) it is that store which refuses; else one that refuses everybody.

use axum::http::StatusCode;
use server::config::{Config, Problem};
use server::files::Files;

use crate::harness::TestServer;

async fn refuses_everybody() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let no = "<Error><Code>SignatureDoesNotMatch</Code><Message>obsidian</Message></Error>";
    let app = axum::Router::new().fallback(async move || (StatusCode::FORBIDDEN, no));
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    address
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_secret_is_told_in_plain_words() {
    let server = TestServer::start().await;
    let real = std::env::var("WAYMARK_TEST_S3").ok();
    if real.is_some() {
        server.state.files.reach().await.unwrap();
    }
    let bucket = server.state.config.storage_url.clone().unwrap_or_else(|| "s3://waymark".into());
    let config = Config {
        storage_url: Some(bucket.clone()),
        s3_endpoint: Some(match real {
            Some(real) => real,
            None => refuses_everybody().await,
        }),
        s3_access_key_id: Some("waymark".to_owned().into()),
        s3_secret_access_key: Some("zirconia".to_owned().into()),
        ..Config::clone(&server.state.config)
    };
    let files = Files::open(&config, server.store().clone()).unwrap();
    let Err(problem @ Problem::StorageRefuses(_)) = files.reach().await else { panic!("it was let in") };
    let said = problem.to_string();
    assert!(
        said.contains(&format!("STORAGE_URL={bucket}")) && said.contains("does not accept S3_ACCESS_KEY_ID"),
        "{said}"
    );
    assert!(!said.contains("zirconia") && !said.contains("obsidian"), "{said}");
}
