use super::*;

fn config(bind: &str, origin: Option<&str>) -> Config {
    Config { bind: Some(bind.parse().unwrap()), origin: origin.map(Into::into), ..Config::default() }
}

#[test]
fn plain_http_stays_on_this_machine() {
    assert!(config("127.0.0.1", None).check().is_ok());
    assert!(matches!(config("0.0.0.0", Some("https://w.example")).check(), Err(Problem::PlainHttp(_))));
    let proxied =
        Config { trusted_proxy: Some("10.0.0.2".parse().unwrap()), ..config("0.0.0.0", Some("https://w.example")) };
    assert!(proxied.check().is_ok());
}

#[test]
fn an_origin_is_https_or_this_machine() {
    for good in ["https://waymark.school.example", "http://localhost:3000", "http://127.0.0.1:3000/"] {
        assert!(config("127.0.0.1", Some(good)).check().is_ok(), "{good}");
    }
    for wrong in ["waymark.school.example", "http://school.example", "https://", "https://a/b", "ftp://x"] {
        assert!(config("127.0.0.1", Some(wrong)).check().is_err(), "{wrong}");
    }
}

#[test]
fn a_certificate_without_its_key_is_told() {
    let half = Config { tls_cert: Some("x.pem".into()), ..Config::default() };
    assert!(matches!(half.check(), Err(Problem::HalfATls)));
}

#[test]
fn files_lie_in_the_data_folder_or_in_a_bucket() {
    let with = |url: Option<&str>, id: Option<&str>, key: Option<&str>| {
        let secret = |text: Option<&str>| text.map(|text| Secret(text.into()));
        let storage_url = url.map(str::to_owned);
        Config { storage_url, s3_access_key_id: secret(id), s3_secret_access_key: secret(key), ..Config::default() }
            .check()
    };
    assert!(with(None, None, None).is_ok());
    let config = with(Some("s3://waymark"), Some("zirconia"), Some("zirconia")).unwrap();
    assert!(!format!("{config:?}").contains("zirconia"), "a key is never written down");
    assert!(matches!(with(Some("s3://waymark"), Some("id"), None), Err(Problem::Storage)));
    assert!(matches!(with(Some("/var/files"), None, None), Err(Problem::Storage)));
    assert!(with(Some("file:///srv/waymark"), None, None).is_ok());
    assert!(matches!(with(Some("file://srv"), None, None), Err(Problem::Storage)));
}

#[test]
fn the_file_yields_to_the_environment() {
    let file: Config = toml::from_str("port = 4000\norigin = \"https://w.example\"").unwrap();
    let merged = Config { port: Some(5000), ..Config::default() }.over(file);
    assert_eq!((merged.port, merged.origin.as_deref()), (Some(5000), Some("https://w.example")));
    assert!(toml::from_str::<Config>("prot = 1").is_err());
}

#[test]
fn several_servers_need_one_database_one_secret_and_one_place_for_files() {
    let secret = Some(Secret(base64_of(32)));
    let whole = Config {
        nats_url: Some("nats://10.0.0.5:4222".to_owned().into()),
        database_url: Some("postgres://waymark@db/waymark".into()),
        storage_url: Some("s3://waymark".into()),
        secret,
        ..Config::default()
    };
    assert!(whole.clone().check().is_ok());
    let without = |change: fn(&mut Config)| {
        let mut config = whole.clone();
        change(&mut config);
        config.check()
    };
    assert!(matches!(without(|c| c.database_url = None), Err(Problem::TogetherOnSqlite)));
    assert!(matches!(without(|c| c.storage_url = None), Err(Problem::TogetherWithoutFiles)));
    assert!(matches!(without(|c| c.nats_url = Some("10.0.0.5".to_owned().into())), Err(Problem::Nats)));
    assert!(matches!(without(|c| c.secret = Some("short".to_owned().into())), Err(Problem::Secret)));
    let shown = format!("{whole:?}");
    assert!(!shown.contains("10.0.0.5") && !shown.contains(&base64_of(32)), "{shown}");
}

fn base64_of(bytes: usize) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(vec![7; bytes])
}
