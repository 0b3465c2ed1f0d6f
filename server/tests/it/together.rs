//! One school on three servers, with PostgreSQL and NATS in earnest: teacher and students on different ones. NATS goes and comes, a
//! server dies, another one is told to stop. Nothing is lost, nothing comes twice, everybody hears the same order.

mod balancer;
mod ear;
mod school;
mod wall;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use domain::command::{Answer, Answered, Command};
use domain::id::{ClassId, CommandId, ReflectionId};
use sea_orm_migration::sea_orm::{ConnectionTrait, Database, DbBackend, Statement};

use self::ear::{Ear, Heard, comes_true};
use self::school::{Class, School};
use self::wall::Wall;
use crate::harness::Client;
use crate::process::Waymark;
use crate::room::{Student, share_own};

/// A hint's way takes milliseconds; the comparison of heads, every three seconds.
const AT_ONCE: Duration = Duration::from_millis(1_000);
const LATER: Duration = Duration::from_secs(15);

const NAMES: [&str; 6] = ["Ada Okafor", "Bo Lindqvist", "Chen Wei", "Dina Haddad", "Eli Brandt", "Fay Moreau"];

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_doubled_or_out_of_order_whatever_goes_and_comes() {
    let Some(mut school) = School::opens().await else {
        return eprintln!("no PostgreSQL or no NATS: `make test` has both");
    };
    let rivera = school.browser(0);
    rivera.sets_up_school().await;
    let class = Class::begins(&rivera, &NAMES).await;
    let ears =
        [staff_ear(&school, &class, 0).await, staff_ear(&school, &class, 1).await, staff_ear(&school, &class, 2).await];
    let mut students = Vec::new();
    for (n, name) in NAMES.iter().enumerate() {
        students.push(Arc::new(class.comes_in(&school, n as u8 % 3, &name[..3]).await));
    }
    let mut pieces = Vec::new();

    // By NATS: at once, everywhere. Six times below a second is no luck with heads that are compared every three.
    for student in &students {
        pieces.push(shares(student, class.id).await);
        for ear in &ears {
            ear.heard.hears_of(*pieces.last().unwrap(), AT_ONCE).await;
        }
    }
    // The wall is at another server than its teacher, and shows what is released at once.
    let wall = Wall::opens(&school, &rivera, &class.path, 2).await;
    let shown = shares(&students[0], class.id).await;
    consents(&students[0], shown).await;
    sets(&rivera, shown, "release").await;
    wall.is_told("\"kind\":\"wall\"", AT_ONCE).await;
    // Who is on another server is here.
    let fay = students[5].clone();
    let _fays = Ear::listens(clone_of(&school, &fay, 2).await, class.id).await;
    for ear in &ears {
        let here = || ear.heard.says_here(&fay.person.to_string()) == Some(true);
        comes_true(AT_ONCE * 3, here, "Fay is here, on every console").await;
    }

    // NATS goes, in the midst of writing: later, and complete. Rights are cut all the same, before what comes later.
    let bo = students[1].clone();
    let bos = Ear::listens(clone_of(&school, &bo, 1).await, class.id).await;
    let writing = Writing::begins(&students, class.id, [0, 2, 3, 4, 5]);
    school.nats.goes().await;
    for server in &school.servers {
        server.becomes("ready, without nats").await;
    }
    rivera.post(&format!("{}/students", class.path), &[("remove", &bo.person.to_string())]).await;
    note(&rivera, class.id, "Bring stones on Friday").await;
    comes_true(LATER, || bos.heard.is_gone(), "Bo's stream ends on another server").await;
    // What is taken back goes from a wall that nobody could tell of it.
    sets(&rivera, shown, "hold").await;
    wall.is_told("\"kind\":\"wall_gone\"", LATER).await;
    pieces.extend(writing.ends().await);
    all_hear(&ears, &pieces).await;
    assert!(school.counted("waymark_hints_dropped_total").await >= 1.0, "who watches sees what was not told");
    assert!(!bos.heard.contains("Bring stones"), "what is said after the cut is not for Bo");

    // It comes back: at once again.
    school.nats.comes().await;
    for server in &school.servers {
        server.becomes("ready").await;
    }
    for n in [0, 2, 4, 3, 5] {
        pieces.push(shares(&students[n], class.id).await);
        for ear in &ears {
            ear.heard.hears_of(*pieces.last().unwrap(), AT_ONCE).await;
        }
    }

    // It nods off for a moment, and nobody notices: what it was told meanwhile comes when everybody has found it by themselves.
    let writing = Writing::begins(&students, class.id, [0, 2, 3, 4, 5]);
    school.nats.falls_asleep();
    tokio::time::sleep(Duration::from_secs(4)).await;
    for server in &school.servers {
        assert_eq!(server.readiness().await.1, "ready");
    }
    school.nats.wakes();
    pieces.extend(writing.ends().await);
    all_hear(&ears, &pieces).await;

    // It falls asleep: later, and complete, before and after somebody notices that it answers nothing. Awake, it is at once again.
    let writing = Writing::begins(&students, class.id, [0, 2, 3, 4, 5]);
    school.nats.falls_asleep();
    tokio::time::sleep(Duration::from_secs(2)).await;
    pieces.extend(writing.ends().await);
    all_hear(&ears, &pieces).await;
    let writing = Writing::begins(&students, class.id, [0, 2, 3, 4, 5]);
    for server in &school.servers {
        server.becomes("ready, without nats").await;
    }
    pieces.extend(writing.ends().await);
    all_hear(&ears, &pieces).await;
    school.nats.wakes();
    for server in &school.servers {
        server.becomes("ready").await;
    }
    for n in [0, 2, 4] {
        pieces.push(shares(&students[n], class.id).await);
        for ear in &ears {
            ear.heard.hears_of(*pieces.last().unwrap(), AT_ONCE).await;
        }
    }

    // A server dies in the midst of writing: its people go on at another one.
    let writing = Writing::begins(&students, class.id, [0, 2, 3, 4, 5]);
    tokio::time::sleep(Duration::from_millis(300)).await;
    school.servers[1].signal("KILL");
    school.servers[1].ends(LATER).await;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    pieces.extend(writing.ends().await);
    all_hear(&ears, &pieces).await;
    assert!(ears[1].heard.resumptions() > 0, "that ear was on the server that died");
    school.restarts(1).await;

    // Another one is told to stop: nobody sees an error, and it ends by itself.
    let writing = Writing::begins(&students, class.id, [0, 2, 3, 4, 5]);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let before = ears[2].heard.retries();
    school.servers[2].signal("TERM");
    assert_eq!(school.servers[2].ends(Duration::from_secs(30)).await, Some(0));
    pieces.extend(writing.ends().await);
    all_hear(&ears, &pieces).await;
    assert!(ears[2].heard.retries() > before, "told when to come back");

    let said = school.refuses_another_secret().await;
    assert!(said.starts_with("waymark: this server's secret"), "{said}");
    whole_and_the_same(&school, &ears, &pieces, shown).await;
    school.loses_its_database().await;
    for server in &school.servers[..2] {
        server.becomes("database").await;
    }
    logs_say_nothing_of_anybody(&school.servers, &class);
}

/// Each piece once, in one order for everybody, and the database says the same. What was shown has news of its own besides.
async fn whole_and_the_same(school: &School, ears: &[Ear], pieces: &[ReflectionId], shown: ReflectionId) {
    for (n, Ear { heard, .. }) in ears.iter().enumerate() {
        let numbers = heard.numbers();
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "ear {n}: {numbers:?}");
        assert_eq!(heard.refetches(), 0, "ear {n} was never told to fetch everything again");
        let mut once: Vec<_> = heard.cards();
        once.retain(|piece| *piece != shown.to_string());
        assert_eq!(once.len(), pieces.len(), "ear {n}: each once");
        once.sort();
        let mut sent: Vec<_> = pieces.iter().map(ReflectionId::to_string).collect();
        sent.sort();
        assert_eq!(once, sent);
        assert_eq!(heard.cards(), ears[0].heard.cards(), "ear {n} hears the order of the others");
    }
    let sql = "SELECT count(*) AS kept, count(DISTINCT reflection_id) AS pieces FROM version";
    let database = Database::connect(&school.database).await.unwrap();
    let counted = database.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await.unwrap().unwrap();
    let (kept, of): (i64, i64) = (counted.try_get("", "kept").unwrap(), counted.try_get("", "pieces").unwrap());
    let all = pieces.len() + 1;
    assert_eq!((kept as usize, of as usize), (all, all), "in the database each is there once");
}

fn logs_say_nothing_of_anybody(servers: &[Waymark], class: &Class) {
    for server in servers {
        let said = server.said();
        let lines: Vec<_> = said.lines().filter(|line| line.starts_with('{')).collect();
        assert!(lines.len() > 2, "{said}");
        for line in lines {
            serde_json::from_str::<serde_json::Value>(line).expect("each line is JSON");
            for word in ["Okafor", "Lindqvist", "stones", "quartz", "at-signs", "127.0.1.", &class.code, "/class/"] {
                assert!(!line.contains(word), "{word} in {line}");
            }
        }
    }
}

async fn staff_ear(school: &School, class: &Class, n: u8) -> Ear {
    let browser = school.browser(n);
    browser.signs_in("rivera@cedar.example").await;
    Ear::listens(browser, class.id).await
}

/// The same student on another device, at a server.
async fn clone_of(school: &School, student: &Student, n: u8) -> Client {
    let browser = school.browser(n);
    browser.keeps_cookie("waymark", &student.browser.cookie("waymark").unwrap());
    browser
}

async fn note(rivera: &Client, class: ClassId, words: &str) {
    let (id, class) = (CommandId::mint().to_string(), class.to_string());
    let sent = rivera.post("/api/notes/send", &[("id", &id), ("class", &class), ("words", words)]).await;
    assert!(sent.status < 400, "{}", sent.body);
}

async fn consents(student: &Student, piece: ReflectionId) {
    let answers = student.sends(&[student.envelope(Command::Consent { reflection: piece, give: true })]).await;
    assert!(answers[0].is_done(), "{answers:?}");
}

async fn sets(rivera: &Client, piece: ReflectionId, wall: &str) {
    let set =
        rivera.post("/api/wall/set", &[("reflection", &*piece.to_string()), ("wall", wall), ("version", "1")]).await;
    assert!(set.status < 400, "{}", set.body);
}

async fn all_hear(ears: &[Ear], pieces: &[ReflectionId]) {
    let pieces: Vec<_> = pieces.iter().map(ReflectionId::to_string).collect();
    let heard_all = |heard: &Heard| {
        let cards: std::collections::HashSet<_> = heard.cards().into_iter().collect();
        pieces.iter().all(|piece| cards.contains(piece))
    };
    for (n, ear) in ears.iter().enumerate() {
        comes_true(LATER, || heard_all(&ear.heard), &format!("ear {n} hears everything")).await;
    }
}

/// Shares a piece as a browser does: again and again, with the same command, until there is an answer.
async fn shares(student: &Student, class: ClassId) -> ReflectionId {
    let piece = ReflectionId::mint();
    let envelope = student.envelope(share_own(piece, class, "There is quartz in it"));
    let since = Instant::now();
    loop {
        if let Ok((200, body)) = student.browser.tries(&[&envelope]).await {
            let answers: Vec<Answered> = serde_json::from_str(&body).unwrap();
            match &answers[0].answer {
                Answer::Done { .. } => return piece,
                Answer::TryAgain { .. } => {}
                Answer::Refused { refusal } => panic!("{refusal:?}"),
            }
        }
        assert!(since.elapsed() < Duration::from_secs(40), "nobody answers");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Students who write as fast as they are answered.
struct Writing {
    stop: Arc<AtomicBool>,
    students: Vec<tokio::task::JoinHandle<Vec<ReflectionId>>>,
}

impl Writing {
    fn begins(students: &[Arc<Student>], class: ClassId, who: [usize; 5]) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let students = who.map(|n| tokio::spawn(Self::writes(students[n].clone(), class, stop.clone()))).into();
        Self { stop, students }
    }

    async fn writes(student: Arc<Student>, class: ClassId, stop: Arc<AtomicBool>) -> Vec<ReflectionId> {
        let mut pieces = Vec::new();
        while !stop.load(Ordering::Relaxed) {
            pieces.push(shares(&student, class).await);
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        pieces
    }

    /// Everything that was acknowledged.
    async fn ends(self) -> Vec<ReflectionId> {
        self.stop.store(true, Ordering::Relaxed);
        let pieces = futures::future::join_all(self.students).await;
        pieces.into_iter().flat_map(Result::unwrap).collect()
    }
}
