//! What a teacher sets up, over HTTP: classes, who teaches them, and their doors.

mod prompts;
mod roster;
mod wordings;

use crate::harness::{PASSWORD, TestServer};
use crate::room::{another_teacher, code, makes_class, open_class, opens_door, sends};

#[tokio::test(flavor = "multi_thread")]
async fn a_class_is_made_changed_put_away_and_brought_back() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.get("/classes").await.is(303);
    rivera.sets_up_school().await;
    rivera.get("/classes").await.is(200).shows("Welcome, Ms Rivera").shows("Make your first class");
    let empty = rivera.post("/classes", &[("name", ""), ("subject", "Lab"), ("grade_band", "")]).await;
    empty.is(422).shows("id=\"name-problem\"").shows("id=\"grade_band-problem\"").shows("value=\"Lab\"");
    let long = "x".repeat(100_000);
    rivera.post("/classes", &[("name", &long), ("grade_band", "6-8")]).await.is(422).shows("longer than fits");

    let class = makes_class(&rivera, "<script>alert(1)</script> Science").await;
    let page = rivera.get(&class).await;
    page.is(200).shows("<script>alert(1)</script> Science").shows("Who is in this class?");
    assert!(!page.body.contains("<script>alert"), "{}", page.body);
    rivera.get("/classes").await.shows("Good morning, Ms Rivera").shows("door closed").shows("0 students");

    let settings = format!("{class}/settings");
    let wrong = rivera.post(&settings, &[("name", " "), ("subject", "Lab"), ("grade_band", "3-5")]).await;
    wrong.is(422).shows("id=\"name-problem\"").shows("value=\"Lab\"").shows("value=\"3-5\" checked");
    let good =
        [("name", "Science"), ("subject", "Grade 7"), ("grade_band", "6-8"), ("open", "goals"), ("open", "inquiry")];
    rivera.post(&settings, &good).await.goes_to(&format!("{class}?said=kept"));
    let page = rivera.get(&class).await;
    page.shows("Grade 7 · 6–8").shows("value=\"goals\" checked").shows("value=\"inquiry\" checked");
    page.hides("value=\"reflection\" checked");
    // Whatever is unchecked, one way in stays open.
    rivera.post(&settings, &good[..3]).await.goes_to(&format!("{class}?said=kept"));
    rivera.get(&class).await.shows("value=\"inquiry\" checked").hides("value=\"goals\" checked");

    let id = class.trim_start_matches("/class/");
    let archive = format!("{class}/archive");
    rivera.post(&archive, &[("archive", "archive")]).await.goes_to(&format!("/classes?said=archived&who={id}"));
    rivera
        .get(&format!("/classes?said=archived&who={id}"))
        .await
        .shows("Science is put away")
        .shows("Undo")
        .shows("Put away: 1");
    rivera.get(&class).await.is(200).shows("This class is put away").hides("Open the door");
    rivera.post(&format!("{class}/door"), &[("door", "open")]).await.is(409).shows("put away");
    rivera.post(&archive, &[("archive", "restore")]).await.goes_to(&format!("/classes?said=restored&who={id}"));
    rivera.get(&class).await.hides("This class is put away");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_teacher_finds_nothing_and_changes_nothing() {
    let server = TestServer::start().await;
    let (rivera, class, _) = open_class(&server).await;
    let lindqvist = another_teacher(&server, &rivera).await;
    let page = rivera.get(&class).await;
    let (_, from) = page.body.split_once("name=\"remove\" value=\"").expect("a student");
    let person = from.split('"').next().unwrap();
    let student = format!("{class}/student/{person}");
    rivera.get(&student).await.is(200);
    for path in [&class, &format!("{class}/roster"), &format!("{class}/prompts"), &format!("{class}/exit"), &student] {
        lindqvist.get(path).await.is(404).hides("Science").hides("Okafor");
        server.client().get(path).await.is(303);
    }
    let fields = [
        ("door", "closed"),
        ("code", "new"),
        ("remove", person),
        ("restore", person),
        ("reset", person),
        ("unlock", person),
        ("undo", person),
        ("name", "Mine"),
        ("grade_band", "6-8"),
        ("device", "link"),
        ("archive", "archive"),
        ("invite", "1"),
        ("picture", "owl"),
        ("question", "Why?"),
        ("prompt", "68-reflection"),
        ("plan", "everyone"),
        ("id", "01890000-0000-7000-8000-000000000001"),
    ];
    let posts = [
        "door",
        "projector",
        "students",
        "settings",
        "device",
        "archive",
        "teachers",
        "prompts",
        "release",
        "kept",
        "planned",
        "exit",
    ];
    for post in posts {
        let answer = lindqvist.post(&format!("{class}/{post}"), &fields).await;
        assert_eq!(answer.status, 404, "{post}: {}", answer.body);
    }
    lindqvist.post(&student, &fields).await.is(404);
    let names = [("names", &b"Eve Intruder"[..]), ("do", b"check")];
    sends(&lindqvist, &format!("{class}/roster"), &names).await.is(404);
    let rows = [("rows", &br#"[[1,"Eve Intruder",null]]"#[..]), ("do", b"add")];
    sends(&lindqvist, &format!("{class}/roster"), &rows).await.is(404);
    for nonsense in ["/class/x", "/class/01890000-0000-7000-8000-000000000001", "/class/%00/roster"] {
        rivera.get(nonsense).await.is(404);
    }
    rivera.get(&class).await.is(200).shows("The door is open").shows("Ada Okafor").hides("Eve").hides("Mr Lindqvist");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_co_teacher_comes_by_link_and_goes_again() {
    let server = TestServer::start().await;
    let (rivera, class, _) = open_class(&server).await;
    let made = rivera.post(&format!("{class}/teachers"), &[("invite", "1")]).await;
    let link = made.is(200).shows("Science together with you").attribute("data-copy", "http").expect("a link");
    let path = link.strip_prefix(&server.origin).expect("our own address").to_owned();
    let co = server.client();
    let account = [("name", "Ms Park"), ("email", "park@cedar.example"), ("password", PASSWORD)];
    assert_eq!(co.post(&path, &account).await.status, 303);
    co.get(&class).await.is(200).shows("Ada Okafor").shows("Leave this class").hides("Invite by link");
    co.post(&format!("{class}/archive"), &[("archive", "archive")]).await.is(403).shows("Only the lead teacher");
    co.post(&format!("{class}/teachers"), &[("invite", "1")]).await.is(403);
    let page = rivera.get(&class).await;
    page.shows("Ms Park");
    let (_, teachers) = page.body.split_once("id=\"co\"").unwrap();
    let (_, button) = teachers.split_once("name=\"remove\" value=\"").expect("a button to remove");
    let park = button.split('"').next().unwrap().to_owned();
    rivera
        .post(&format!("{class}/teachers"), &[("remove", &park)])
        .await
        .goes_to(&format!("{class}?said=co_teacher_gone"));
    co.get(&class).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_door_shows_a_code_a_qr_and_starts_the_projector() {
    let server = TestServer::start().await;
    let (rivera, class, first) = open_class(&server).await;
    let door = format!("{class}/door");
    let page = rivera.get(&class).await;
    page.shows("role=\"img\"")
        .shows("aria-label=\"QR code: the way into Science\"")
        .shows(&server.origin["http://".len()..]);
    let started = rivera.post(&format!("{class}/projector"), &[]).await;
    assert!(started.status == 303 && started.header("location").starts_with("/projector/"), "{started:?}");
    rivera.post(&door, &[("code", "close")]).await.goes_to(&class);
    rivera.get(&class).await.shows("The code is closed").hides("role=\"img\"").hides(&first);
    server.client().post("/join", &[("code", &first)]).await.is(422);
    rivera.post(&door, &[("code", "open")]).await.goes_to(&class);
    assert_eq!(code(&rivera, &class).await, first);
    let closed = rivera.post(&door, &[("door", "closed")]).await;
    assert!(closed.is(303).header("location").starts_with(&format!("{class}/session/")), "{closed:?}");
    rivera.post(&format!("{class}/projector"), &[]).await.is(409);
    rivera.get(&class).await.shows("The door is closed").hides("door-code");
    assert_eq!(opens_door(&rivera, &class).await, first, "a code stays until it is renewed");
}
