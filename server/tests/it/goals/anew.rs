//! A thought, a claim and what a link shows in other words, without a script: their student's alone, and over nothing that was not read.

use domain::command::{Answer, Command};
use domain::competencies::pasted;
use domain::evidence::Made;
use domain::goals::GoalAct;
use domain::id::{EvidenceId, GoalId, ReflectionId, ThoughtId};
use domain::refusal::Refusal;

use super::{sends, sets};
use crate::live::ear::{Ear, MOMENT};
use crate::matrix::teacher_elsewhere;
use crate::room::{Lesson, Student, another_teacher, student_of, viewer};

/// One of the class, one of another class of the school, and one of another school.
async fn other_students(lesson: &Lesson) -> [Student; 3] {
    let server = &lesson.server;
    let (lindqvist, reed) = (another_teacher(server, &lesson.rivera).await, teacher_elsewhere(server).await);
    [
        lesson.comes_in("bo").await,
        student_of(server, &lindqvist, "Reading", "Farah Aziz").await,
        student_of(server, &reed, "Writing", "Gus Berg").await,
    ]
}

/// Said by somebody else, about her goal.
async fn finds_nothing(student: &Student, goal: GoalId, act: &GoalAct) {
    let answers = student.sends(&[student.envelope(Command::Goal { goal, act: act.into() })]).await;
    assert_eq!(answers, [Answer::Refused { refusal: Refusal::NotFound }], "{act:?}");
    student.browser.get(&format!("/goal/{goal}")).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thought_is_said_in_other_words_by_whoever_thought_it() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let browser = &ada.browser;
    let path = sets(&lesson, &ada, "Ask one question").await;
    let page = browser.get(&path).await;
    sends(browser, &page, "think", &[("kind", "obstacle"), ("words", "The bus is late")]).await.goes_to(&path);
    // On two devices.
    let (page, elsewhere) = (browser.get(&path).await, browser.get(&path).await);
    let id = page.attribute("id", "thought-").unwrap().strip_prefix("thought-").unwrap().to_owned();
    let form = format!("rethink-{id}");
    page.shows("Say it in other words");
    let empty = sends(browser, &page, &form, &[("words", " ")]).await;
    empty.goes_to(&format!("{path}?refused=words.empty&at={form}-words"));
    browser.get(empty.header("location")).await.shows(&format!("id=\"{form}-words-problem\""));
    sends(browser, &page, &form, &[("words", "The bus <i>never</i> comes")]).await.goes_to(&path);
    let now = browser.get(&path).await;
    now.shows("The bus <i>never</i> comes").hides("The bus is late");
    assert!(!now.body.contains("bus <i>never"), "words are words, not markup");
    let late = sends(browser, &elsewhere, &form, &[("words", "I miss the bus")]).await;
    late.is(409).shows("This changed meanwhile").shows("I miss the bus");
    browser.get(&path).await.hides("I miss the bus");
    lesson.rivera.get(&path.replace("/goal/", "/shown/")).await.is(200).hides("never</i>");

    let goal: GoalId = path.strip_prefix("/goal/").unwrap().parse().unwrap();
    let thought: ThoughtId = id.parse().unwrap();
    let act = GoalAct::Rethink { thought, was: "The bus <i>never</i> comes".into(), words: "Overwritten".into() };
    for student in &other_students(&lesson).await {
        finds_nothing(student, goal, &act).await;
        // Nor with the form of her page, which says whose it is.
        sends(&student.browser, &now, &form, &[("words", "Overwritten")]).await.is(403);
    }
    sends(&lesson.server.client(), &now, &form, &[("words", "Overwritten")]).await.goes_to("/");
    browser.get(&path).await.shows("The bus <i>never</i> comes").hides("Overwritten");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_said_in_other_words_and_whoever_sees_the_goal_reads_them() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (browser, store) = (&ada.browser, lesson.server.store());
    let (me, teacher) = (viewer(&lesson.server, browser).await, viewer(&lesson.server, &lesson.rivera).await);
    store.import_competencies(&teacher, lesson.class, pasted("LS1\tI can read a web")).await.unwrap();
    let competency = store.competencies(&teacher, lesson.class).await.unwrap().0[0].id;
    let (piece, evidence) = (ReflectionId::mint(), EvidenceId::mint());
    ada.shares(piece, lesson.prompt, "Plants make sugar").await;
    let version = store.piece(&me, piece).await.unwrap().0.versions[0].id;
    let path = sets(&lesson, &ada, "Read a web").await;
    let goal: GoalId = path.strip_prefix("/goal/").unwrap().parse().unwrap();
    let acts = [
        GoalAct::Link { evidence, made: Made::Version(version), words: "Here".into() },
        GoalAct::Aim { competency, aims: true },
        GoalAct::Claim { competency, evidence, words: "I can".into() },
    ];
    for act in acts {
        ada.does(Command::Goal { goal, act: act.into() }).await;
    }
    // On two devices.
    let (page, elsewhere) = (browser.get(&path).await, browser.get(&path).await);
    let (form, by) = (format!("reclaim-{competency}"), evidence.to_string());
    let typed = |words: &'static str| [("evidence", by.as_str()), ("words", words)];
    let empty = sends(browser, &page, &form, &typed(" ")).await;
    empty.goes_to(&format!("{path}?refused=words.empty&at={form}-words"));
    browser.get(empty.header("location")).await.shows(&format!("id=\"{form}-words-problem\""));
    sends(browser, &page, &form, &typed("I can, from grass to fox")).await.goes_to(&path);
    let seen = format!("{}/student/{}/goals", lesson.path, ada.person);
    for (reader, page) in [(browser, &path), (&lesson.rivera, &seen)] {
        reader.get(page).await.is(200).shows("I can, from grass to fox");
    }
    let late = sends(browser, &elsewhere, &form, &typed("I can, since Monday")).await;
    late.is(409).shows("This changed meanwhile").shows("I can, since Monday");

    let claimed = store.goal(&me, goal).await.unwrap().0.goal.aims[0].claimed_at.unwrap();
    let act = GoalAct::Reclaim { competency, evidence, words: "Overwritten".into(), claimed };
    for student in &other_students(&lesson).await {
        finds_nothing(student, goal, &act).await;
        sends(&student.browser, &page, &form, &typed("Overwritten")).await.is(403);
    }
    sends(&lesson.server.client(), &page, &form, &typed("Overwritten")).await.goes_to("/");
    lesson.rivera.get(&seen).await.shows("I can, from grass to fox").hides("Overwritten").hides("since Monday");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_link_shows_is_said_in_other_words_and_whoever_sees_the_goal_reads_them() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (browser, store) = (&ada.browser, lesson.server.store());
    let me = viewer(&lesson.server, browser).await;
    let (piece, evidence) = (ReflectionId::mint(), EvidenceId::mint());
    ada.shares(piece, lesson.prompt, "Plants make sugar").await;
    let made = Made::Version(store.piece(&me, piece).await.unwrap().0.versions[0].id);
    let path = sets(&lesson, &ada, "Read a web").await;
    let goal: GoalId = path.strip_prefix("/goal/").unwrap().parse().unwrap();
    let dina = lesson.comes_in("dina").await;
    let (mut riveras, mut dinas) = (Ear::listens(&lesson.rivera).await, Ear::listens(&dina.browser).await);
    ada.does(Command::Goal { goal, act: GoalAct::Link { evidence, made, words: String::new() }.into() }).await;
    riveras.until("goal").await;
    // It has no sentence yet, and its page asks for one.
    let form = format!("reword-{evidence}");
    let page = browser.get(&path).await;
    page.is(200).shows(&form).shows("What does it show?").hides("Say it in other words");
    let two_lines = [("words", "I asked <i>first</i>,\r\nbefore the bell")];
    sends(browser, &page, &form, &two_lines).await.goes_to(&path);
    let seen = format!("{}/student/{}/goals", lesson.path, ada.person);
    // On two devices. What was read goes along with its line ends.
    let (page, elsewhere) = (browser.get(&path).await, browser.get(&path).await);
    page.shows("Say it in other words").shows("I asked <i>first</i>");
    assert!(!page.body.contains("asked <i>first"), "words are words, not markup");
    let long = "x".repeat(100_000);
    sends(browser, &page, &form, &[("words", &long)]).await.is(422).shows("This is longer than fits");
    sends(browser, &page, &form, &[("words", "I raised my hand")]).await.goes_to(&path);
    assert_eq!(riveras.until("goal").await.last().unwrap().of(), ("goal".into(), goal.to_string()));
    for (reader, page) in [(browser, &path), (&lesson.rivera, &seen)] {
        reader.get(page).await.is(200).shows("I raised my hand").hides("before the bell");
    }
    let late = sends(browser, &elsewhere, &form, &[("words", "I was quick")]).await;
    late.is(409).shows("This changed meanwhile").shows("I was quick");

    let act = GoalAct::Reword { evidence, was: "I raised my hand".into(), words: "Overwritten".into() };
    for student in &other_students(&lesson).await {
        finds_nothing(student, goal, &act).await;
        sends(&student.browser, &page, &form, &[("words", "Overwritten")]).await.is(403);
    }
    sends(&lesson.server.client(), &page, &form, &[("words", "Overwritten")]).await.goes_to("/");
    lesson.rivera.get(&seen).await.shows("I raised my hand").hides("Overwritten").hides("I was quick");
    // Without any, it is linked still.
    sends(browser, &browser.get(&path).await, &form, &[("words", " ")]).await.goes_to(&path);
    lesson.rivera.get(&seen).await.shows("Plants make sugar").hides("I raised my hand");
    assert!(dinas.during(MOMENT).await.iter().all(|told| told.kind() != "goal"));
    for ear in [&riveras, &dinas] {
        assert!(!ear.bytes.contains("raised my hand"), "{}", ear.bytes);
    }
}
