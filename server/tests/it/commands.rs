//! What students do, as it arrives: once, five times, as somebody else, from elsewhere, too long, and as no command at all.

use std::sync::{Arc, Mutex};

use domain::command::{Answer, Answered, Beginning, Command, Envelope};
use domain::id::{CommandId, PromptId, ReflectionId, TalkId};
use domain::reflections::{Ask, DraftWords};
use domain::refusal::Refusal;
use reqwest::Method;
use reqwest::header::{CONTENT_TYPE, ORIGIN};
use sea_orm_migration::sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tracing_subscriber::EnvFilter;

use crate::harness;
use crate::room::{Lesson, Student, share, viewer};

const COMMANDS: &str = "/api/v1/commands";

/// What Ms Rivera sees: each piece with its version.
async fn cards(lesson: &Lesson) -> Vec<(ReflectionId, i32, String)> {
    let teacher = viewer(&lesson.server, &lesson.rivera).await;
    let (console, _) = lesson.server.store().console(&teacher, lesson.class).await.unwrap();
    console.cards.into_iter().map(|card| (card.id, card.stage.version(), card.opening)).collect()
}

async fn posts(student: &Student, body: impl Into<reqwest::Body>, kind: &str) -> harness::Answer {
    let request = student.browser.request(Method::POST, COMMANDS).header(CONTENT_TYPE, kind).body(body);
    student.browser.ask(request).await
}

fn refusal(answer: &Answer) -> &Refusal {
    match answer {
        Answer::Refused { refusal } => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_command_has_one_effect_and_one_answer() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let piece = ReflectionId::mint();
    let sent = [ada.envelope(share(piece, lesson.prompt, "Once", false))];
    let mut answers = Vec::new();
    for _ in 0..5 {
        answers.push(ada.sends(&sent).await);
    }
    answers.push(ada.sends(&[sent[0].clone(), sent[0].clone()]).await[1..].to_vec());
    assert!(answers.iter().all(|answer| *answer == answers[0] && answer[0].is_done()), "{answers:?}");
    assert_eq!(cards(&lesson).await, [(piece, 1, "Once".to_owned())]);

    let piece = ReflectionId::mint();
    let sent = [bo.envelope(share(piece, lesson.prompt, "At once", false))];
    let mut at_once: Vec<_> = futures::future::join_all((0..5).map(|_| bo.sends(&sent))).await;
    at_once.dedup();
    assert_eq!(at_once.len(), 1, "{at_once:?}");
    assert!(at_once[0][0].is_done());
    assert_eq!(cards(&lesson).await.into_iter().filter(|card| card.0 == piece).count(), 1);

    // The id is Bo's own: Ada's command of the same id is another one.
    let beginning = Beginning::OwnQuestion { class: lesson.class, question: "Why is sand soft?".into() };
    let draft = DraftWords { words: "Of my own".into(), ..DraftWords::default() };
    let (reflection, waits, wall_consent, confirmed) = (ReflectionId::mint(), false, false, false);
    let own = Command::Share { reflection, beginning, draft, waits, wall_consent, confirmed };
    let same = Envelope { id: sent[0].id, ..ada.envelope(own) };
    let answers = ada.sends(&[same]).await;
    assert!(
        matches!(answers[0], Answer::Done { reflection: Some(own), version: 1, .. } if own == reflection),
        "{answers:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_posts_as_somebody_else_or_to_somebody_elses() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let piece = ReflectionId::mint();
    // A page that Ada left open, sent with Bo's sign-in.
    let adas = ada.envelope(share(piece, lesson.prompt, "I am Ada", false));
    let answers = bo.sends(&[adas]).await;
    assert_eq!(refusal(&answers[0]), &Refusal::forbidden("commands.somebody_else"));
    assert_eq!(cards(&lesson).await, []);
    ada.shares(piece, lesson.prompt, "I am Ada").await;
    let foreign = [
        Command::TakeBack { reflection: piece },
        Command::Consent { reflection: piece, give: true },
        Command::Rest { reflection: piece },
        share(piece, lesson.prompt, "Overwritten", true),
        share(ReflectionId::mint(), PromptId::mint(), "To no prompt", true),
        Command::TakeBack { reflection: ReflectionId::mint() },
    ];
    for command in foreign {
        let answers = bo.sends(&[bo.envelope(command.clone())]).await;
        assert_eq!(refusal(&answers[0]), &Refusal::NotFound, "{command:?}");
    }
    assert_eq!(cards(&lesson).await, [(piece, 1, "I am Ada".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn signed_out_or_from_elsewhere_nothing_is_done() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let sent = [ada.envelope(share(ReflectionId::mint(), lesson.prompt, "A secret word", false))];
    let nobody = lesson.server.client();
    let answer = nobody.post_json(COMMANDS, &sent).await;
    answer.is(401).hides("secret");
    nobody.post(COMMANDS, &[("do", "share"), ("words", "A secret word")]).await.goes_to("/");

    let body = serde_json::to_string(&sent).unwrap();
    for origin in
        ["https://evil.example", "null", "http://127.0.0.1:1", &format!("{}.evil.example", lesson.server.origin)]
    {
        let request = reqwest::Client::new().post(format!("{}{COMMANDS}", lesson.server.origin));
        let cookie = format!("waymark={}", ada.browser.cookie("waymark").unwrap());
        let request = request.header(ORIGIN, origin).header("cookie", cookie).header(CONTENT_TYPE, "application/json");
        let answer = ada.browser.ask(request.body(body.clone())).await;
        answer.is(403).hides("secret");
    }
    let form = [("do", "share"), ("words", "A secret word")];
    ada.browser.post_from("https://evil.example", COMMANDS, &form).await.is(403).hides("secret");
    for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH] {
        let answer = ada.browser.ask(ada.browser.request(method.clone(), COMMANDS)).await;
        assert_eq!(answer.status, 405, "{method}");
    }
    assert_eq!(cards(&lesson).await, []);
    assert!(ada.sends(&sent).await[0].is_done(), "from our own page it is done");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_long_is_refused_and_never_repeated() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let endless = "secret ".repeat((2 << 20) / 7 + 100);
    let sent =
        serde_json::to_string(&[ada.envelope(share(ReflectionId::mint(), lesson.prompt, &endless, false))]).unwrap();
    posts(&ada, sent, "application/json").await.is(413).hides("secret");
    let form = format!("do=share&words={}", endless.replace(' ', "+"));
    let answer = posts(&ada, form, "application/x-www-form-urlencoded").await;
    assert!((400..500).contains(&answer.status), "{}", answer.status);
    answer.hides("secret");

    for command in [
        share(ReflectionId::mint(), lesson.prompt, &"secret ".repeat(100_000 / 7), false),
        Command::AskToTalk { talk: TalkId::mint(), words: "secret ".repeat(20_000) },
    ] {
        let answer = ada.browser.post_json(COMMANDS, &[ada.envelope(command)]).await;
        answer.is(200).hides("secret");
        let answered: Vec<Answered> = serde_json::from_str(&answer.body).unwrap();
        assert!(matches!(refusal(&answered[0].answer), Refusal::Invalid { .. }), "{answered:?}");
    }
    let many: Vec<_> =
        (0..101).map(|_| ada.envelope(Command::AskToTalk { talk: TalkId::mint(), words: String::new() })).collect();
    let answers = ada.sends(&many).await;
    assert_eq!(answers.len(), 101);
    assert!(answers.iter().all(|answer| matches!(refusal(answer), Refusal::Conflict { .. })), "none is carried out");
    assert_eq!(ada.sends(&many[..100]).await.len(), 100);
    assert_eq!(ada.sends(&[]).await, []);
    assert_eq!(cards(&lesson).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_can_be_typed_comes_back_as_it_was() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let typed = [
        ("A\0B", "AB"),
        ("👩🏽‍🔬 crystals 🪨", "👩🏽‍🔬 crystals 🪨"),
        ("الحجر صلب", "الحجر صلب"),
        ("</script><script>alert(1)</script>", "</script><script>alert(1)</script>"),
        ("<img src=x onerror=alert(1)>&amp;\"'", "<img src=x onerror=alert(1)>&amp;\"'"),
        ("'; DROP TABLE version; --", "'; DROP TABLE version; --"),
        ("{{7*7}} ${7*7} %s %n", "{{7*7}} ${7*7} %s %n"),
    ];
    let piece = ReflectionId::mint();
    for (n, (typed, kept)) in typed.into_iter().enumerate() {
        ada.shares(piece, lesson.prompt, typed).await;
        assert_eq!(cards(&lesson).await, [(piece, n as i32 + 1, kept.to_owned())]);
        let answer = lesson.rivera.get(&format!("/console/{}?piece={piece}", lesson.class)).await;
        for page in [ada.browser.get(&format!("/piece/{piece}")).await, answer] {
            page.is(200).shows(kept);
            assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{}", page.body);
        }
    }
    let text = "x".repeat(20_000);
    ada.shares(piece, lesson.prompt, &text).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_list_of_commands_is_refused_without_repeating_it() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let good = serde_json::to_value(ada.envelope(share(ReflectionId::mint(), lesson.prompt, "secret", false))).unwrap();
    let with = |name: &str, value: Value| {
        let mut envelope = good.clone();
        envelope[name] = value;
        json!([envelope]).to_string()
    };
    let bodies = [
        String::new(),
        "secret".into(),
        "null".into(),
        "{}".into(),
        "[\"secret\"]".into(),
        "[[[[[[[[".into(),
        "[".repeat(100_000),
        good.to_string(),
        with("id", json!("secret")),
        with("id", json!(7)),
        with("person", json!(["secret"])),
        with("do", json!("secret")),
        with("do", json!(null)),
        with("draft", json!("secret")),
        with("draft", json!({"words": 7, "ask": "secret"})),
        with("draft", json!({"words": "secret", "ask": "secret"})),
        with("beginning", json!({"answers": "secret"})),
        with("base_version", json!("secret")),
        with("base_version", json!(1e300)),
        with("v", json!(-1)),
        with("v", json!(300)),
        "[{\"words\":\"secret\\ud800\"}]".into(),
    ];
    for body in bodies {
        let answer = posts(&ada, body.clone(), "application/json").await;
        assert!((400..500).contains(&answer.status), "{} {body:.200}", answer.status);
        answer.hides("secret");
    }
    posts(&ada, &b"[{\"words\":\"secret\xff\xfe\"}]"[..], "application/json").await.hides("secret");
    for kind in ["text/plain", "multipart/form-data; boundary=x", "application/octet-stream", "application/jsonish"] {
        let answer = posts(&ada, json!([good]).to_string(), kind).await;
        assert!((400..500).contains(&answer.status), "{kind}: {}", answer.status);
        answer.hides("secret");
    }
    // Of a later release: refused, kept on the device, sent again after the update.
    let later = posts(&ada, with("v", json!(2)), "application/json").await;
    later.is(200).shows("commands.from_a_later_version").hides("secret");
    assert_eq!(cards(&lesson).await, []);
}

fn form<'a>(ids: &'a [String; 4], words: &'a str) -> Vec<(&'a str, &'a str)> {
    let [command, person, reflection, prompt] = ids;
    vec![
        ("do", "share"),
        ("command", command),
        ("person", person),
        ("reflection", reflection),
        ("prompt", prompt),
        ("words", words),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_form_shares_and_a_refused_one_keeps_the_words() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let ids = |student: &Student| {
        [
            CommandId::mint().to_string(),
            student.person.to_string(),
            ReflectionId::mint().to_string(),
            lesson.prompt.to_string(),
        ]
    };
    let adas = ids(&ada);
    for _ in 0..3 {
        let shared = ada.browser.post(COMMANDS, &form(&adas, "Two\r\nlines")).await;
        shared.goes_to(&format!("/piece/{}", adas[2]));
    }
    assert_eq!(cards(&lesson).await, [(adas[2].parse::<uuid::Uuid>().unwrap().into(), 1, "Two\nlines".to_owned())]);

    let bos = ids(&bo);
    let refused = bo.browser.post(COMMANDS, &[form(&bos, "Kept, not lost"), vec![("ask", "own")]].concat()).await;
    assert_eq!(refused.status, 303, "{}", refused.body);
    let to = refused.header("location").to_owned();
    assert!(to.starts_with(&format!("/piece/{}?refused=", bos[2])), "{to}");
    assert!(!to.contains("Kept"), "{to}");
    bo.browser.get(&to).await.is(200).shows("Kept, not lost");
    assert_eq!(cards(&lesson).await.len(), 1);

    // Too long to keep: the words come back in the page.
    let long = format!("The beginning {}", "x".repeat(30_000));
    let refused = bo.browser.post(COMMANDS, &form(&ids(&bo), &long)).await;
    assert!((400..500).contains(&refused.status), "{}", refused.status);
    refused.shows(&long);
    // Ada's open page, sent after Bo signed in on the same device.
    let refused = bo.browser.post(COMMANDS, &form(&ids(&ada), "Ada typed this")).await;
    assert!((400..500).contains(&refused.status) || refused.status == 303, "{}", refused.status);
    assert_eq!(cards(&lesson).await.len(), 1);
    bo.browser.post(COMMANDS, &[("do", "erase_everything"), ("words", "Still here")]).await.is(400).shows("Still here");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_carried_out_in_its_order_and_each_is_answered() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let piece = ReflectionId::mint();
    let beginning = Beginning::Prompt { prompt: lesson.prompt };
    let draft = |words: &str, ask| DraftWords { words: words.into(), ask, ..DraftWords::default() };
    let of = |command| ada.envelope(command);
    let list: [Envelope; 5] = [
        of(Command::SaveDraft {
            reflection: piece,
            beginning: beginning.clone(),
            draft: draft("Draft", Ask::JustRead),
        }),
        of(Command::TakeBack { reflection: piece }),
        Envelope { base_version: 1, ..of(share(piece, lesson.prompt, "Shared", false)) },
        of(Command::Consent { reflection: piece, give: true }),
        of(Command::Rest { reflection: piece }),
    ];
    let answers = ada.sends(&list).await;
    let done: Vec<_> = answers.iter().map(Answer::is_done).collect();
    assert_eq!(done, [true, false, true, true, true], "{answers:?}");
    let again = ada.sends(&list[2..]).await;
    assert_eq!(again, answers[2..], "answered as then");
}

/// A page that is left sends the save that was on its way once more, and the last words on top of it.
#[tokio::test(flavor = "multi_thread")]
async fn the_last_words_of_a_page_are_kept_whether_the_save_before_them_arrived_or_not() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    for arrives in ["before", "after", "never"] {
        let piece = ReflectionId::mint();
        let save = |words: &str, base_version| {
            let beginning = Beginning::OwnQuestion { class: lesson.class, question: "Why is sand soft?".into() };
            let draft = DraftWords { words: words.into(), ..DraftWords::default() };
            let command = Command::SaveDraft { reflection: piece, beginning, draft };
            Envelope { base_version, ..ada.envelope(command) }
        };
        let (on_its_way, last) = (save("Because", 0), save("Because it rolls", 1));
        if arrives == "before" {
            ada.sends(std::slice::from_ref(&on_its_way)).await;
        }
        let answers = ada.sends(&[on_its_way.clone(), last]).await;
        assert!(answers.iter().all(Answer::is_done), "{arrives}: {answers:?}");
        if arrives == "after" {
            assert!(!ada.sends(&[on_its_way]).await[0].is_done());
        }
        let (view, _) = lesson.server.store().piece(&viewer(&lesson.server, &ada.browser).await, piece).await.unwrap();
        assert_eq!(view.draft.unwrap().words.words, "Because it rolls", "{arrives}");
    }
}

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
    for body in ["[{\"words\":\"zirconia\"}]", "zirconia", "[{\"do\":\"zirconia\"}]"] {
        posts(&ada, body, "application/json").await;
        posts(&ada, body, "application/x-www-form-urlencoded").await;
    }
    posts(&ada, "zirconia ".repeat(300_000), "application/json").await.is(413);
    ada.browser.post(COMMANDS, &[("do", "zirconia"), ("words", "zirconia")]).await;
    for path in ["/api/zirconia", "/api/reflections/piece", "/api/feedback/send"] {
        ada.browser.post(path, &[("reflection", "zirconia"), ("words[question]", "zirconia")]).await;
    }
    for path in
        ["/zirconia", "/piece/zirconia", "/join/name?ticket=zirconia&q=zirconia", "/api/v1/live/poll?cursor=zirconia"]
    {
        bo.browser.get(path).await;
    }
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
    assert!(text.lines().count() > 20, "something is logged: {text}");
    for line in text.lines() {
        for word in ["zirconia", "Okafor", "Lindqvist", "Haddad", "Ada O", "four stones", "MAPLE", &lesson.code] {
            assert!(!line.contains(word), "{word:?} in {line}");
        }
    }
}
