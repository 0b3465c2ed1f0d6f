//! What everybody hears, over real streams: at once, in order, once, and nobody more than they may.

use std::time::{Duration, Instant};

use domain::command::{Beginning, Command};
use domain::event::{Cursor, Stream};
use domain::id::{ClassId, CommandId, PersonId, ReflectionId};
use domain::reflections::DraftWords;
use reqwest::Method;
use serde_json::Value;

use crate::harness::Client;
use crate::room::{Lesson, Student, imports, share};

/// One block of a stream.
#[derive(Clone, Debug, Default, PartialEq)]
struct Told {
    event: String,
    data: Vec<Value>,
    id: Option<String>,
}

impl Told {
    fn kind(&self) -> &str {
        self.data.first().and_then(|data| data["kind"].as_str()).unwrap_or(&self.event)
    }

    /// The kind and the id of the thing.
    fn of(&self) -> (String, String) {
        let is = &self.data[0]["is"];
        (self.kind().to_owned(), is["id"].as_str().unwrap_or_default().to_owned())
    }

    fn seq(&self, class: ClassId) -> i64 {
        seq(self.id.as_deref().expect("a cursor"), class)
    }
}

fn seq(cursor: &str, class: ClassId) -> i64 {
    cursor.parse::<Cursor>().unwrap().seq(Stream::Class(class)).expect("the class's place")
}

fn read(text: &str) -> Told {
    let mut told = Told::default();
    for line in text.lines() {
        match line.split_once(": ") {
            Some(("event", event)) => told.event = event.into(),
            Some(("data", data)) => told.data.push(serde_json::from_str(data).unwrap()),
            Some(("id", id)) => told.id = Some(id.into()),
            Some(("retry", _)) => told.event = "retry".into(),
            _ => panic!("{line:?} is no line of a stream"),
        }
    }
    told
}

/// Everything in one answer of the long poll.
fn blocks(text: &str) -> Vec<Told> {
    text.split("\n\n").filter(|block| !block.is_empty()).map(read).collect()
}

/// Listens to a stream, byte by byte.
struct Ear {
    response: reqwest::Response,
    rest: String,
    /// Every byte that ever came.
    bytes: String,
    cursor: String,
}

const SOON: Duration = Duration::from_secs(10);

impl Ear {
    /// Without a cursor, from now on.
    async fn opens(client: &Client, path: &str, cursor: Option<&str>) -> Self {
        let mut request = client.request(Method::GET, path);
        if let Some(cursor) = cursor {
            request = request.header("last-event-id", cursor);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["cache-control"], "no-store");
        Self { response, rest: String::new(), bytes: String::new(), cursor: String::new() }
    }

    /// From now on; everything before is over when this returns.
    async fn listens(client: &Client) -> Self {
        Self::listens_at(client, "/api/v1/live").await
    }

    async fn listens_at(client: &Client, path: &str) -> Self {
        let mut ear = Self::opens(client, path, Some("?")).await;
        ear.until("here").await;
        ear
    }

    async fn resumes(client: &Client, cursor: &str) -> Self {
        Self::opens(client, "/api/v1/live", Some(cursor)).await
    }

    /// The next block; none when the stream has ended.
    async fn next(&mut self) -> Option<Told> {
        loop {
            if let Some((block, rest)) = self.rest.split_once("\n\n") {
                let told = read(block);
                self.rest = rest.to_owned();
                if let Some(id) = &told.id {
                    self.cursor = id.clone();
                }
                if told.event != "retry" {
                    return Some(told);
                }
                continue;
            }
            let chunk = self.response.chunk().await.ok().flatten()?;
            let text = std::str::from_utf8(&chunk).expect("no character is cut here");
            self.bytes.push_str(text);
            self.rest.push_str(text);
        }
    }

    /// Everything up to the first block of a kind, which is the last one.
    #[track_caller]
    fn until<'a>(&'a mut self, kind: &'a str) -> impl Future<Output = Vec<Told>> + 'a {
        let caller = std::panic::Location::caller();
        async move {
            let mut all = Vec::new();
            loop {
                let told = match tokio::time::timeout(SOON, self.next()).await {
                    Ok(told) => told.unwrap_or_else(|| panic!("{caller}: ended before {kind}, after {all:?}")),
                    Err(_) => panic!("{caller}: no {kind}, but {all:?}"),
                };
                let found = told.kind() == kind;
                all.push(told);
                if found {
                    return all;
                }
            }
        }
    }

    /// Everything in this time. Presence may come at any time and does not count.
    async fn during(&mut self, time: Duration) -> Vec<Told> {
        let (mut all, end) = (Vec::new(), Instant::now() + time);
        while let Ok(Some(told)) =
            tokio::time::timeout(end.saturating_duration_since(Instant::now()), self.next()).await
        {
            if !["presence", "writing"].contains(&told.kind()) {
                all.push(told);
            }
        }
        all
    }

    #[track_caller]
    fn ends(&mut self) -> impl Future<Output = ()> + '_ {
        let caller = std::panic::Location::caller();
        async move {
            let ended =
                tokio::time::timeout(Duration::from_secs(2), async { while self.next().await.is_some() {} }).await;
            assert!(ended.is_ok(), "{caller}: the stream goes on");
        }
    }
}

const MOMENT: Duration = Duration::from_millis(700);

fn take_back(reflection: ReflectionId) -> Command {
    Command::TakeBack { reflection }
}

async fn polls(client: &Client, cursor: &str, wait: u64) -> Vec<Told> {
    let answer = client.get(&poll("/api/v1/live", cursor, wait)).await;
    blocks(&answer.is(200).body)
}

fn poll(live: &str, cursor: &str, wait: u64) -> String {
    let cursor: String = cursor.bytes().map(|byte| format!("%{byte:02x}")).collect();
    format!("{live}/poll?cursor={cursor}&wait={wait}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_arrives_within_a_second_and_feedback_is_for_one_pair_of_ears() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let mut rivera = Ear::listens(&lesson.rivera).await;
    let (mut adas, mut bos) = (Ear::listens(&ada.browser).await, Ear::listens(&bo.browser).await);
    let mut second_tab = Ear::listens(&ada.browser).await;

    let (piece, sent) = (ReflectionId::mint(), Instant::now());
    ada.shares(piece, lesson.prompt, "Quartz is hidden in sand").await;
    let heard = rivera.until("card").await;
    assert!(sent.elapsed() < Duration::from_secs(1), "{:?}", sent.elapsed());
    let card = &heard.last().unwrap().data[0];
    assert_eq!(card["is"]["id"], piece.to_string());
    assert_eq!(card["is"]["opening"], "Quartz is hidden in sand");
    assert_eq!(card["class"], lesson.class.to_string());

    lesson.replies(piece, 1, "Which sand, the yellow one?").await;
    for ear in [&mut adas, &mut second_tab] {
        ear.until("piece").await;
        let told = ear.until("piece").await;
        assert_eq!(told.last().unwrap().data[0]["is"]["feedback"][0]["question"], "Which sand, the yellow one?");
    }
    let nothing = bos.during(MOMENT).await;
    assert_eq!(nothing, [], "Bo hears nothing of it");
    for foreign in ["Quartz", "yellow", "Ada", "Okafor", &piece.to_string(), &ada.person.to_string()] {
        assert!(!bos.bytes.contains(foreign), "{foreign:?} in {}", bos.bytes);
    }
    assert!(!rivera.bytes.contains("yellow"), "an answer's words are read with the piece, not told to every teacher");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_cut_off_hears_exactly_what_was_missed_and_then_goes_on() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let mut ear = Ear::listens(&lesson.rivera).await;
    let (a, b) = (ReflectionId::mint(), ReflectionId::mint());
    ada.shares(a, lesson.prompt, "Before the cut").await;
    ear.until("card").await;
    let cursor = ear.cursor.clone();
    drop(ear);

    bo.shares(b, lesson.prompt, "Shared too early, never again").await;
    ada.does(Command::Consent { reflection: a, give: true }).await;
    bo.does(take_back(b)).await;
    let mut again = ada.envelope(share(a, lesson.prompt, "After the cut", false));
    again.base_version = 0;
    assert!(ada.sends(&[again]).await[0].is_done());
    lesson.replies(a, 2, "And now?").await;

    let (a, b) = (a.to_string(), b.to_string());
    let missed = [("card_gone", &b), ("card", &a), ("card_gone", &b), ("card", &a), ("card", &a)];
    let missed: Vec<_> = missed.map(|(kind, id)| (kind.to_owned(), id.clone())).into();
    let mut ear = Ear::resumes(&lesson.rivera, &cursor).await;
    let mut heard = ear.until("here").await;
    let here = heard.pop().unwrap();
    assert_eq!(heard.iter().map(Told::of).collect::<Vec<_>>(), missed);
    let start = seq(&cursor, lesson.class);
    let seqs: Vec<_> = heard.iter().map(|told| told.seq(lesson.class)).collect();
    assert_eq!(seqs, (start + 1..=start + 5).collect::<Vec<_>>());
    assert_eq!(here.seq(lesson.class), start + 5);
    assert!(!ear.bytes.contains("too early") && !ear.bytes.contains("Before the cut"), "{}", ear.bytes);

    // The address names the page's cursor, the header where the browser was: the header counts.
    let mut both =
        Ear::opens(&lesson.rivera, &format!("/api/v1/live?cursor={cursor}"), Some(&heard[2].id.clone().unwrap())).await;
    assert_eq!(both.until("here").await.len(), 3);
    let mut page = Ear::opens(&lesson.rivera, &format!("/api/v1/live?cursor={cursor}"), None).await;
    assert_eq!(page.until("here").await.len(), 6);

    // The long poll says the same, and then waits for what comes.
    let mut polled = polls(&lesson.rivera, &cursor, 20).await;
    assert_eq!(polled.pop().unwrap(), here);
    assert_eq!(polled, heard);
    let newest = here.id.clone().unwrap();
    assert_eq!(polls(&lesson.rivera, &newest, 0).await, [here]);
    let waiting = async { polls(&lesson.rivera, &newest, 20).await };
    let writing = async {
        tokio::time::sleep(MOMENT).await;
        ada.does(Command::Rest { reflection: a.parse::<uuid::Uuid>().unwrap().into() }).await;
    };
    let (polled, ()) = tokio::join!(waiting, writing);
    let polled: Vec<_> = polled.into_iter().filter(|told| told.kind() != "presence").collect();
    assert_eq!(polled.iter().map(Told::of).collect::<Vec<_>>(), [("card".to_owned(), a.clone())]);
    let live = ear.until("card").await;
    assert_eq!(live.last().unwrap().seq(lesson.class), start + 6);
    assert_eq!(live.iter().filter(|told| told.kind() == "card").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_that_is_not_ones_own_means_fetching_again() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let adas = Ear::listens(&ada.browser).await.cursor;
    let riveras = Ear::listens(&lesson.rivera).await.cursor;
    let piece = ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "Only for Ms Rivera").await;
    let unknown = format!("c:{}=0", lesson.class);
    let ahead = format!("c:{}=99999,p:{}=99999", lesson.class, bo.person);
    let negative = format!("c:{}=-5,p:{}=-5", lesson.class, bo.person);
    let long = "x".repeat(4_000);
    for cursor in ["garbage", "c:1=2", "=,=,=", "c:=;drop table", &long, &adas, &riveras, &unknown, &ahead, &negative] {
        let mut ear = Ear::resumes(&bo.browser, cursor).await;
        let told = ear.until("here").await;
        assert_eq!(told[0].event, "refetch", "{cursor}: {told:?}");
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(!ear.bytes.contains("Rivera") && !ear.bytes.contains(&piece.to_string()), "{}", ear.bytes);
        let polled = polls(&bo.browser, cursor, 0).await;
        assert_eq!((polled.len(), &*polled[0].event), (1, "refetch"), "{cursor}: {polled:?}");
        assert_eq!(polled[0].id, told[0].id);
        assert!(!told[0].id.as_ref().unwrap().contains(&ada.person.to_string()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_taken_off_the_roster_hears_nothing_from_then_on() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let (mut adas, mut bos) = (Ear::listens(&ada.browser).await, Ear::listens(&bo.browser).await);
    let from = adas.cursor.clone();
    let waiting = {
        let request = ada.browser.request(Method::GET, &poll("/api/v1/live", &from, 20));
        tokio::spawn(async move { request.send().await.unwrap().text().await.unwrap() })
    };
    tokio::time::sleep(Duration::from_millis(200)).await;
    let person = ada.person.to_string();
    let removed = lesson.rivera.post(&format!("{}/students", lesson.path), &[("remove", &person)]).await;
    assert_eq!(removed.status, 303, "{}", removed.body);
    adas.ends().await;
    tokio::time::timeout(Duration::from_secs(2), waiting).await.expect("a poll ends too").unwrap();
    let note =
        [("id", CommandId::mint().to_string()), ("class", lesson.class.to_string()), ("words", "Bring stones".into())];
    let note: Vec<_> = note.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sent = lesson.rivera.post("/api/notes/send", &note).await;
    assert!(sent.status < 400, "{}", sent.body);
    assert_eq!(bos.until("note").await.last().unwrap().data[0]["is"]["words"], "Bring stones");
    for path in ["/api/v1/live", "/api/v1/live/poll"] {
        let answer = ada.browser.ask(ada.browser.request(Method::GET, path).header("last-event-id", &from)).await;
        answer.is(404).hides("stones");
        assert_eq!(answer.body, "");
    }
    assert!(!adas.bytes.contains("stones"));
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_stream_and_a_signed_out_browser_hears_nothing() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (mut adas, mut riveras) = (Ear::listens(&ada.browser).await, Ear::listens(&lesson.rivera).await);
    ada.browser.post("/sign-out", &[]).await.goes_to("/");
    adas.ends().await;
    ada.browser.get("/api/v1/live").await.is(404);
    ada.browser.get("/api/v1/live/poll?cursor=garbage").await.is(404);
    lesson.server.client().get("/api/v1/live").await.is(404);
    // Nobody else is disturbed, and she is away a few seconds later.
    let told = riveras.until("presence").await;
    let presence = &told.last().unwrap().data[0]["is"];
    assert_eq!(
        (presence["person"].as_str(), presence["here"].as_bool()),
        (Some(&*ada.person.to_string()), Some(false))
    );
    lesson.rivera.post("/sign-out", &[]).await.goes_to("/");
    riveras.ends().await;
}

/// A cut that goes by while a stream is being opened is not heard by it; the stream must not outlive it all the same.
#[tokio::test(flavor = "multi_thread")]
async fn no_stream_that_opens_at_the_same_moment_outlives_a_sign_out_or_a_removal() {
    let lesson = Lesson::begins().await;
    lesson.comes_in("ada").await;
    for round in 0..12 {
        let ada = lesson.comes_back("ada").await;
        let opens = (0..24).map(|n| {
            let request = ada.browser.request(Method::GET, "/api/v1/live");
            async move {
                tokio::time::sleep(Duration::from_micros(400 * n)).await;
                request.send().await.unwrap()
            }
        });
        let ends = async {
            tokio::time::sleep(Duration::from_millis(4)).await;
            let person = ada.person.to_string();
            if round % 2 == 0 {
                let all = [("everywhere", "yes")];
                ada.browser.post("/sign-out", &all).await.goes_to("/");
            } else {
                let students = format!("{}/students", lesson.path);
                assert_eq!(lesson.rivera.post(&students, &[("remove", &person)]).await.status, 303);
                assert_eq!(lesson.rivera.post(&students, &[("restore", &person)]).await.status, 303);
            }
        };
        let (opened, ()) = tokio::join!(futures::future::join_all(opens), ends);
        let open = opened.iter().filter(|response| response.status() == 200).count();
        let ended = futures::future::join_all(opened.into_iter().map(async |mut response| {
            tokio::time::timeout(Duration::from_secs(2), async { while let Ok(Some(_)) = response.chunk().await {} })
                .await
                .is_ok()
        }));
        let left = ended.await.iter().filter(|ended| !**ended).count();
        assert_eq!(left, 0, "round {round}: {left} of {open} streams go on");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_projector_hears_no_name_and_no_word_that_was_not_released() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let wall = lesson.opens_projector().await;
    let live = format!("{wall}/live");
    // In Ms Rivera's own browser, with all its cookies.
    let mut ear = Ear::listens_at(&lesson.rivera, &live).await;
    let before = ear.cursor.clone();
    assert!(!before.contains("p:"), "{before}");
    let (a, b) = (ReflectionId::mint(), ReflectionId::mint());
    ada.does(share(a, lesson.prompt, "Basalt floats sometimes", true)).await;
    bo.does(share(b, lesson.prompt, "Marble was once mud", true)).await;
    lesson.replies(a, 1, "Does pumice count?").await;
    let counts = ear.during(MOMENT).await;
    assert_eq!(counts.last().unwrap().data[0]["is"], serde_json::json!({"here": 2, "shared": 2}), "{counts:?}");
    assert!(counts.iter().all(|told| told.kind() == "counts"), "{counts:?}");
    let set = |wall: &'static str| {
        let (a, rivera) = (a.to_string(), &lesson.rivera);
        async move {
            let done = rivera.post("/api/wall/set", &[("reflection", &a), ("wall", wall)]).await;
            assert!(done.status < 400, "{}", done.body);
        }
    };
    set("release").await;
    let card = ear.until("wall").await.pop().unwrap();
    assert_eq!(card.data[0]["is"]["words"], "Basalt floats sometimes");
    let mut fields: Vec<_> = card.data[0]["is"].as_object().unwrap().keys().map(String::as_str).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["id", "released_at", "words"]);
    // Released, the replay has it.
    let mut replay = Ear::opens(&lesson.rivera, &live, Some(&before)).await;
    replay.until("here").await;
    assert!(replay.bytes.contains("Basalt"));

    ada.does(Command::Consent { reflection: a, give: false }).await;
    ear.until("wall_gone").await;
    let mut replay = Ear::opens(&lesson.rivera, &live, Some(&before)).await;
    let replayed = replay.until("here").await;
    assert!(!replay.bytes.contains("Basalt"), "{}", replay.bytes);
    let polled = lesson.rivera.get(&poll(&live, &before, 0)).await;
    polled.is(200).hides("Basalt");
    assert_eq!(blocks(&polled.body), replayed);
    let refused = lesson.rivera.post("/api/wall/set", &[("reflection", &*a.to_string()), ("wall", "release")]).await;
    assert_ne!(refused.status, 500);
    let page = lesson.rivera.get(&wall).await;
    page.is(200);

    let ids = [&a.to_string(), &b.to_string(), &ada.person.to_string(), &bo.person.to_string()].map(String::clone);
    let secret = ["Ada", "Okafor", "Bo ", "Lindqvist", "Rivera", "Marble", "pumice"];
    for heard in [&ear.bytes, &replay.bytes, &polled.body, &page.body] {
        for word in secret.iter().copied().chain(ids.iter().map(String::as_str)) {
            assert!(!heard.contains(word), "{word:?} in {heard}");
        }
    }
    assert!(!page.body.contains("Basalt"));
    // A new session ends the old capability, stream and all.
    lesson.rivera.post(&format!("{}/door", lesson.path), &[("door", "closed")]).await;
    lesson.rivera.post(&format!("{}/door", lesson.path), &[("door", "open")]).await;
    ear.ends().await;
    lesson.rivera.get(&live).await.is(404);
    lesson.rivera.get("/projector/guessed/live").await.is(404);
    lesson.rivera.get("/projector/guessed/live/poll").await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn writing_is_told_to_staff_in_passing_and_to_the_wall_as_a_number() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let wall = format!("{}/live", lesson.opens_projector().await);
    let mut rivera = Ear::listens(&lesson.rivera).await;
    let mut wall = Ear::listens_at(&lesson.server.client(), &wall).await;
    let mut bos = Ear::listens(&bo.browser).await;
    rivera.until("presence").await;
    let (piece, cursor) = (ReflectionId::mint(), rivera.cursor.clone());
    let draft = DraftWords { words: "Half a thought".into(), ..DraftWords::default() };
    let beginning = Beginning::Prompt { prompt: lesson.prompt };
    ada.does(Command::SaveDraft { reflection: piece, beginning, draft }).await;
    let told = rivera.until("presence").await.pop().unwrap();
    assert_eq!((told.id.clone(), rivera.cursor.clone()), (None, cursor), "it has no number");
    let is = &told.data[0]["is"];
    assert_eq!((is["person"].as_str(), is["writing"].as_bool()), (Some(&*ada.person.to_string()), Some(true)));
    let told = loop {
        let told = wall.until("writing").await.pop().unwrap();
        if told.data[0]["is"]["count"] == 1 {
            break told;
        }
    };
    assert_eq!(told.id, None);
    let mut done = ada.envelope(share(piece, lesson.prompt, "A whole thought", false));
    done.base_version = 1;
    assert!(ada.sends(&[done]).await[0].is_done());
    let told = rivera.until("presence").await.pop().unwrap();
    assert_eq!(told.data[0]["is"]["writing"], false);
    assert_eq!(bos.during(MOMENT).await, []);
    for heard in [&rivera.bytes, &wall.bytes, &bos.bytes] {
        assert!(!heard.contains("Half a thought"), "{heard}");
    }
    assert!(!bos.bytes.contains(&ada.person.to_string()) && !wall.bytes.contains(&ada.person.to_string()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_heartbeat_moves_on_the_cursor_of_who_hears_nothing() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let mut bos = Ear::listens(&bo.browser).await;
    let before = seq(&bos.cursor, lesson.class);
    ada.shares(ReflectionId::mint(), lesson.prompt, "Not for Bo").await;
    let told = tokio::time::timeout(Duration::from_secs(20), bos.next()).await.expect("a heartbeat").unwrap();
    assert_eq!((&*told.event, told.seq(lesson.class)), ("here", before + 1));
    let mut resumed = Ear::resumes(&bo.browser, told.id.as_ref().unwrap()).await;
    assert_eq!(resumed.until("here").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_taken_back_is_in_no_replay() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let (riveras, bos) = (Ear::listens(&lesson.rivera).await.cursor, Ear::listens(&bo.browser).await.cursor);
    let piece = ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "I hate this class").await;
    ada.does(take_back(piece)).await;
    let mut ear = Ear::resumes(&lesson.rivera, &riveras).await;
    let told = ear.until("here").await;
    let kinds: Vec<_> = told.iter().map(Told::kind).collect();
    assert_eq!(kinds, ["card_gone", "card_gone", "here"]);
    assert!(!ear.bytes.contains("hate"));
    let mut ear = Ear::resumes(&bo.browser, &bos).await;
    assert_eq!(ear.until("here").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_write_and_thirty_listen() {
    let lesson = Lesson::begins().await;
    let names: Vec<_> =
        (0..30u8).map(|n| format!("{}{} Zed", (b'K' + n / 26) as char, (b'a' + n % 26) as char)).collect();
    imports(&lesson.rivera, &lesson.path, &names.join("\n")).await;
    let students = futures::future::join_all(names.iter().map(|name| lesson.comes_in(&name[..2]))).await;
    let mut ears = futures::future::join_all(students.iter().map(|student| Ear::listens(&student.browser))).await;
    let mut staff = futures::future::join_all((0..5).map(|_| Ear::listens(&lesson.rivera))).await;
    let start = seq(&staff[0].cursor, lesson.class);

    let writes = |student: &Student, n: usize| {
        let piece = ReflectionId::mint();
        let first = student.envelope(share(piece, lesson.prompt, &format!("first of {n}."), false));
        let consent = student.envelope(Command::Consent { reflection: piece, give: true });
        let second = student.envelope(share(piece, lesson.prompt, &format!("second of {n}."), false));
        (piece, [first, consent, second])
    };
    let writes: Vec<_> = students.iter().enumerate().map(|(n, student)| writes(student, n)).collect();
    let sending = students.iter().zip(&writes).map(|(student, (_, envelopes))| async move {
        for envelope in envelopes {
            let answers = student.sends(std::slice::from_ref(envelope)).await;
            assert!(answers[0].is_done(), "{answers:?}");
        }
    });
    futures::future::join_all(sending).await;

    for ear in &mut staff {
        let mut last = start;
        let mut of: std::collections::HashMap<String, u32> = Default::default();
        while last < start + 90 {
            let told = ear.until("card").await.pop().unwrap();
            let seq = told.seq(lesson.class);
            assert_eq!(seq, last + 1, "in order, none left out, none twice");
            last = seq;
            *of.entry(told.of().1).or_default() += 1;
        }
        assert_eq!(of.len(), 30);
        assert!(of.values().all(|n| *n == 3), "{of:?}");
        let more = ear.during(Duration::from_millis(50)).await;
        assert!(more.iter().all(|told| told.event == "here"), "{more:?}");
    }
    for (n, (ear, (piece, _))) in ears.iter_mut().zip(&writes).enumerate() {
        let mut last = start;
        for _ in 0..3 {
            let told = ear.until("piece").await.pop().unwrap();
            assert_eq!(told.of().1, piece.to_string());
            assert!(told.seq(lesson.class) > last);
            last = told.seq(lesson.class);
        }
        let more = ear.during(Duration::from_millis(50)).await;
        assert!(more.iter().all(|told| told.event == "here"), "{more:?}");
        assert!(ear.bytes.contains(&format!("second of {n}.")));
        for other in (0..30).filter(|other| *other != n) {
            assert!(!ear.bytes.contains(&format!(" of {other}.")), "{n} heard {other}");
        }
    }
    let _: PersonId = students[0].person;
}
