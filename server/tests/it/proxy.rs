//! Behind a proxy: what it says of a visitor is believed, what a visitor says is not.

use reqwest::header::HeaderMap;
use sea_orm_migration::sea_orm::{ConnectionTrait, Database, Statement};

use crate::harness::{Client, TestServer};

const SCHOOL: &str = "https://waymark.school.example";
const PROXY: &str = "127.0.0.2";

/// A server behind a proxy at [`PROXY`], which speaks HTTPS as [`SCHOOL`].
async fn behind_a_proxy() -> TestServer {
    TestServer::start_with(|config| {
        config.origin = Some(SCHOOL.into());
        config.trusted_proxy = Some(PROXY.parse().unwrap());
    })
    .await
}

/// Comes to the server from an address of this machine and says this about itself.
fn comes(server: &TestServer, from: &str, says: &[(&'static str, &str)]) -> Client {
    let said: HeaderMap = says.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
    let address = format!("http://{}", server.state.config.address());
    Client::of(&address, |built| built.local_address(Some(from.parse().unwrap())).default_headers(said))
}

/// Where the wrong codes came from, as they are counted.
async fn counted(server: &TestServer) -> Vec<String> {
    let database = Database::connect(server.state.config.database()).await.unwrap();
    let sql = "SELECT source FROM wrong_guess ORDER BY id";
    let rows = database.query_all_raw(Statement::from_string(database.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "source").unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_proxy_is_believed_about_where_a_guess_comes_from() {
    let server = behind_a_proxy().await;
    let claim = [("x-forwarded-for", "10.1.2.3")];
    let guess = [("code", "wrong wrong 000")];
    for from in [PROXY, "127.0.0.3"] {
        comes(&server, from, &claim).post_from(SCHOOL, "/join", &guess).await.is(422);
    }
    let in_front = [("x-forwarded-for", "192.168.9.9, 10.1.2.4")];
    comes(&server, PROXY, &in_front).post_from(SCHOOL, "/join", &guess).await.is(422);
    assert_eq!(counted(&server).await, ["10.1.2.3", "127.0.0.3", "10.1.2.4"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn whether_there_is_https_says_the_configuration_and_no_header() {
    let account = [
        ("school_name", "Cedar Grove School"),
        ("time_zone", "America/Chicago"),
        ("locale", "en"),
        ("name", "Ms Rivera"),
        ("email", "rivera@cedar.example"),
        ("password", crate::harness::PASSWORD),
    ];
    for from in [PROXY, "127.0.0.3"] {
        let server = behind_a_proxy().await;
        let rivera = comes(&server, from, &[("x-forwarded-proto", "http")]);
        let done = rivera.post_from(SCHOOL, "/setup", &account).await;
        let cookie = done.goes_to("/classes").header("set-cookie");
        assert!(cookie.starts_with("__Host-waymark=") && cookie.contains("; Secure"), "{cookie}");

        let server = TestServer::start().await;
        let rivera = comes(&server, from, &[("x-forwarded-proto", "https"), ("x-forwarded-host", "evil.example")]);
        let done = rivera.post_from(&server.origin, "/setup", &account).await;
        let cookie = done.goes_to("/classes").header("set-cookie");
        assert!(cookie.starts_with("waymark=") && !cookie.contains("Secure"), "{cookie}");
        rivera.post_from("https://evil.example", "/sign-out", &[]).await.is(403);
    }
}
