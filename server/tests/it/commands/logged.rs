//! What is written down about commands: never a word of them.

use std::sync::{Arc, Mutex};

use domain::command::{Answer, Beginning, Command, Envelope};
use domain::files::FileKind;
use domain::id::{CommandId, ReflectionId, TalkId};
use domain::reflections::DraftWords;
use sea_orm_migration::sea_orm::ConnectionTrait;
use tracing_subscriber::EnvFilter;

use super::{COMMANDS, posts};
use crate::room::{Lesson, share};

/// A drawing with a word on it.
const DRAWING: &str = r#"{"w":800,"h":600,"strokes":[{"ink":"blue","width":"medium","tool":"label","points":[10,10,0],"text":"zirconia"}]}"#;

/// Everything that anybody in this process logs, the clients apart.
#[derive(Clone, Default)]
struct Logged(Arc<Mutex<Vec<u8>>>);

impl Logged {
    fn listen() -> Self {
        // At its lowest level, the guard against other origins names the path; nothing that is typed stands in one.
        let guard = "tower_http::csrf=debug";
        let filter = format!("trace,{guard},reqwest=off,hyper=off,hyper_util=off,cookie_store=off,mio=off");
        let logged = Self::default();
        let writer = logged.clone();
        let subscriber = tracing_subscriber::fmt().with_ansi(false).with_env_filter(EnvFilter::new(filter));
        subscriber.with_writer(move || writer.clone()).try_init().expect("the only one who listens");
        logged
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl std::io::Write for Logged {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Even at the lowest level, even when the database breaks. Other tests of this binary are heard too, and say nothing either.
#[tokio::test(flavor = "multi_thread")]
async fn no_word_and_no_name_is_ever_logged() {
    let logged = Logged::listen();
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let piece = ReflectionId::mint();
    let beginning = Beginning::Prompt { prompt: lesson.prompt };
    let draft = |words: &str| DraftWords { words: words.into(), ..DraftWords::default() };
    let saved =
        |words: &str| Command::SaveDraft { reflection: piece, beginning: beginning.clone(), draft: draft(words) };
    ada.does(saved("zirconia")).await;
    let shared = Envelope { base_version: 1, ..ada.envelope(share(piece, lesson.prompt, "zirconia", true)) };
    assert!(ada.sends(&[shared]).await[0].is_done());
    lesson.replies(piece, 1, "zirconia").await;
    ada.sends(&[ada.envelope(Command::AskToTalk { talk: TalkId::mint(), words: "zirconia".into() })]).await;
    let plan = domain::goals::GoalPlan { statement: "zirconia".into(), ..Default::default() };
    let set = domain::goals::GoalAct::Set { plan, classes: vec![], readers: vec![] };
    ada.does(Command::Goal { goal: domain::id::GoalId::mint(), act: set.into() }).await;
    for body in ["[{\"words\":\"zirconia\"}]", "zirconia", "[{\"do\":\"zirconia\"}]"] {
        posts(&ada, body, "application/json").await;
        posts(&ada, body, "application/x-www-form-urlencoded").await;
    }
    posts(&ada, "zirconia ".repeat(300_000), "application/json").await.is(413);
    ada.browser.post(COMMANDS, &[("do", "zirconia"), ("words", "zirconia")]).await;
    for path in ["/api/zirconia", "/api/reflections/theirs", "/api/feedback/send"] {
        ada.browser.post(path, &[("reflection", "zirconia"), ("words[question]", "zirconia")]).await;
    }
    for path in
        ["/zirconia", "/piece/zirconia", "/join/name?ticket=zirconia&q=zirconia", "/api/v1/live/poll?cursor=zirconia"]
    {
        bo.browser.get(path).await;
    }
    let picture = crate::files::picture(20, 20, image::ImageFormat::Png);
    let (_, kept) = ada.brings(FileKind::Image, &picture).await;
    kept.is(200);
    let (_, drawn) = ada.brings(FileKind::Drawing, DRAWING.as_bytes()).await;
    assert!(drawn.is(200).standing().file.is_some(), "a drawing with a word in it");
    ada.brings(FileKind::Drawing, b"{\"text\": \"zirconia\"}").await.1.is(422);
    ada.brings(FileKind::Image, &b"zirconia ".repeat(40_000)).await.1.is(422);
    ada.browser.post_json(crate::files::FILES, &serde_json::json!({"name": "Ada Okafor zirconia.png"})).await;
    let stranger = lesson.server.client();
    stranger.post("/sign-in", &[("email", "zirconia@x.example"), ("password", "zirconia zirconia")]).await.is(422);
    stranger.post("/join", &[("code", "zirconia")]).await;
    lesson
        .rivera
        .post(&format!("{}/prompts", lesson.path), &[("question", "zirconia?"), ("access_point", "reflection")])
        .await;

    // The database breaks under a save and under a page.
    let database = lesson.server.state.config.database();
    let database = sea_orm_migration::sea_orm::Database::connect(database).await.unwrap();
    for table in ["draft", "version"] {
        database.execute_unprepared(&format!("ALTER TABLE {table} RENAME TO {table}_gone")).await.unwrap();
    }
    let answers = ada.sends(&[ada.envelope(saved("zirconia"))]).await;
    let [Answer::TryAgain { incident }] = &answers[..] else { panic!("{answers:?}") };
    assert!(logged.text().contains(incident.as_str()), "the log knows {incident}");
    let page = ada.browser.get(&format!("/piece/{piece}")).await;
    page.hides("no such table").hides("does not exist").hides("SELECT");
    let form = [
        ("do", "keep"),
        ("command", &*CommandId::mint().to_string()),
        ("person", &ada.person.to_string()),
        ("reflection", &piece.to_string()),
        ("prompt", &lesson.prompt.to_string()),
        ("words", "zirconia, still in the page"),
    ];
    ada.browser
        .post(COMMANDS, &form)
        .await
        .is(503)
        .shows("zirconia, still in the page")
        .hides("no such table")
        .hides("does not exist");

    let text = logged.text();
    // The server starting, a connection, the two tables that are gone: how much else is said hangs on how it was compiled.
    assert!(text.lines().count() > 5, "something is logged: {text}");
    for line in text.lines() {
        for word in ["zirconia", "Okafor", "Lindqvist", "Haddad", "Ada O", "four stones", "MAPLE", &lesson.code] {
            assert!(!line.contains(word), "{word:?} in {line}");
        }
    }
}
