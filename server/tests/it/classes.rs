//! What a teacher sets up, over HTTP: classes, rosters, prompts, co-teachers.

use domain::clock::MINUTE;

use crate::harness::{PASSWORD, TestServer};
use crate::room::{another_teacher, code, hidden, imports, makes_class, open_class, opens_door, sends};

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
async fn a_dry_run_names_the_bad_row_and_imports_nothing() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let class = makes_class(&rivera, "Science").await;
    let roster = format!("{class}/roster");
    rivera.get(&roster).await.is(200).shows("One student on each line");

    let file = "\u{FEFF}Matrícula;Nombre;Apellidos\r\n17;Lucía;Núñez Gil\r\n18;;\r\n19;<script>alert(1)</script>;Li\r\n20;12;34\r\n";
    let judged = sends(&rivera, &roster, &[("names", b""), ("file", file.as_bytes()), ("do", b"check")]).await;
    judged
        .is(200)
        .shows("This is what would happen")
        .shows("Nothing has been changed yet")
        .shows("Row 5")
        .shows("no letter");
    judged.shows("Row 3").shows("Lucía Núñez Gil\t17").shows("Add 2, leave out the rows to mend: 2");
    assert!(!judged.body.contains("<script>alert"), "{}", judged.body);
    rivera.get(&class).await.shows("Who is in this class?").hides("Lucía");

    // Whoever sends the bad row all the same gets the dry run again, and nobody is added.
    let rows = r#"[[1,"Ada Okafor",null],[2,"12345",null]]"#;
    let refused = sends(&rivera, &roster, &[("rows", rows.as_bytes()), ("do", b"add")]).await;
    refused.is(200).shows("Row 2").shows("12345");
    rivera.get(&class).await.hides("Ada Okafor").shows("Who is in this class?");

    let rows = hidden(&judged, "rows");
    let added = sends(&rivera, &roster, &[("rows", rows.as_bytes()), ("do", b"add")]).await;
    added.goes_to(&format!("{class}?said=added&n=2"));
    let page = rivera.get(&format!("{class}?said=added&n=2")).await;
    page.shows("2 students are on the roster now").shows("Lucía Núñez Gil").shows("<script>alert(1)</script> Li");
    assert!(!page.body.contains("<script>alert"));
    let again =
        sends(&rivera, &roster, &[("names", "Lucía Núñez Gil\nBo Li\nbo li".as_bytes()), ("do", b"check")]).await;
    again.is(200).shows("already here").shows("the same student as row 2").shows("Put 1 student on the roster");
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_that_are_none_get_a_sentence() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let roster = format!("{}/roster", makes_class(&rivera, "Science").await);
    let flood = "x".repeat(250_000);
    for (field, bytes, told) in [
        ("names", &b"  \n "[..], "There is no name in it yet"),
        ("names", flood.as_bytes(), "too much at once"),
        ("file", b"PK\x03\x04\x14\0\x06\0", "This is a spreadsheet"),
        ("file", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0", "no list of names"),
        ("file", flood.as_bytes(), "too large"),
        ("file", &b"\n;;\n"[..], "There is no name in it yet"),
    ] {
        let told_so = sends(&rivera, &roster, &[(field, bytes), ("do", b"check")]).await;
        told_so.is(422).shows(told).shows(&format!("id=\"{field}-problem\""));
        assert!(told_so.body.len() < 40_000, "{field}: {}", told_so.body.len());
    }
    let names = "x".repeat(100_000);
    sends(&rivera, &roster, &[("names", names.as_bytes()), ("do", b"check")]).await.is(200).shows("longer than fits");
    sends(&rivera, &roster, &[("rows", b"not json"), ("do", b"add")]).await.is(404);
    sends(&rivera, &roster, &[("file", &vec![b'x'; 5 << 20]), ("do", b"check")]).await.is(422).shows("too large");
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
async fn the_roster_is_kept_and_faults_stand_beside_their_fields() {
    let server = TestServer::start().await;
    let (rivera, class, _) = open_class(&server).await;
    let page = rivera.get(&class).await;
    let edit = page.attribute("href", &format!("{class}/student/")).expect("a student to edit");
    rivera.get(&edit).await.is(200).shows("Name and picture").shows("umbrella");
    rivera
        .post(&edit, &[("name", "Bo Lindqvist"), ("picture", "owl")])
        .await
        .is(422)
        .shows("has this name")
        .shows("value=\"Bo Lindqvist\"");
    rivera.post(&edit, &[("name", "Zoë"), ("picture", "dragon")]).await.is(422).shows("pick one of the pictures");
    let long = "x".repeat(100_000);
    rivera.post(&edit, &[("name", &long), ("picture", "owl")]).await.is(422).shows("longer than fits");
    let kept = rivera.post(&edit, &[("name", "Zoë \u{202E}<i>Ångström\u{0}"), ("picture", "whale")]).await;
    assert_eq!(kept.status, 303);
    let page = rivera.get(&class).await;
    page.shows("Zoë <i>Ångström").shows("/pictures/whale.svg");
    assert!(!page.body.contains("<i>Ång"));
    // A foreign id on the address is nobody's name to say.
    rivera
        .get(&format!("{class}?said=removed&who=01890000-0000-7000-8000-000000000001"))
        .await
        .hides("is off the roster");
    rivera.get(&format!("{class}?said=<script>")).await.is(200).hides("<script>\"");
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
    rivera.post(&door, &[("door", "closed")]).await.goes_to(&class);
    rivera.post(&format!("{class}/projector"), &[]).await.is(409);
    rivera.get(&class).await.shows("The door is closed").hides("door-code");
    assert_eq!(opens_door(&rivera, &class).await, first, "a code stays until it is renewed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_prompt_is_chosen_planned_released_and_closed() {
    let server = TestServer::start().await;
    let (rivera, class, _) = open_class(&server).await;
    let prompts = format!("{class}/prompts");
    let page = rivera.get(&prompts).await;
    // Only the open way in is offered.
    page.is(200)
        .shows("data-point=\"reflection\"")
        .hides("data-point=\"goals\"")
        .shows("Choose a prompt from the bank");
    let choose = page.attribute("href", "?prompt=").expect("a prompt");
    let page = rivera.get(&format!("{prompts}{}", choose.split('#').next().unwrap())).await;
    page.is(200)
        .shows("Who will be answered?")
        .shows("Waiting longest:")
        .shows("Ada Okafor")
        .shows("value=\"few\" checked");
    let (id, prompt) = (hidden(&page, "id"), hidden(&page, "prompt"));
    let release = format!("{class}/release");
    let base = [("id", id.as_str()), ("prompt", prompt.as_str()), ("plan", "together"), ("when", "at")];
    for (at, told) in [
        ("", "no day and time"),
        ("soon", "no day and time"),
        ("2026-09-14T08:59", "has passed"),
        ("2036-01-01T10:00", "a year ahead"),
    ] {
        let answer = rivera.post(&release, &[base.as_slice(), &[("at", at)]].concat()).await;
        answer
            .is(422)
            .shows(told)
            .shows(&format!("value=\"{at}\""))
            .shows("value=\"together\" checked")
            .shows("value=\"at\" checked");
        assert_eq!(hidden(&answer, "id"), id);
    }
    rivera
        .post(&release, &[("id", &id), ("prompt", &prompt), ("plan", "few"), ("when", "now")])
        .await
        .is(422)
        .shows("answered-problem");
    rivera
        .post(&release, &[("id", &id), ("prompt", &prompt), ("when", "now")])
        .await
        .is(422)
        .shows("say who will be answered");

    // 09:30 by the school's clock, in Chicago.
    rivera
        .post(&release, &[base.as_slice(), &[("at", "2026-09-14T09:30")]].concat())
        .await
        .goes_to(&format!("{prompts}?said=planned"));
    rivera.get(&prompts).await.shows("planned for").shows("datetime=\"2026-09-14T14:30:00Z\"").shows("Drop");
    server.later(31 * MINUTE);
    server.store().run_due_jobs().await.unwrap();
    rivera.get(&prompts).await.shows("open now").hides("planned for");
    rivera.post(&format!("{class}/planned"), &[("close", &id)]).await.goes_to(&format!("{prompts}?said=closed"));
    rivera.post(&format!("{class}/planned"), &[("close", &id)]).await.is(409).shows("This prompt is closed");
    rivera.get(&prompts).await.hides("open now");
}

#[tokio::test(flavor = "multi_thread")]
async fn own_prompts_are_kept_used_and_taken_off_the_shelf() {
    let server = TestServer::start().await;
    let (rivera, class, _) = open_class(&server).await;
    let prompts = format!("{class}/prompts");
    let empty =
        rivera.post(&prompts, &[("question", " "), ("starters", "I think…\r\nI wonder…</textarea><script>")]).await;
    empty.is(422).shows("id=\"question-problem\"").shows("\nI think…\nI wonder…</textarea><script></textarea>");
    assert!(
        !empty.body.contains("<script>") && empty.body.contains("<title>Choose a prompt · Waymark</title>"),
        "{}",
        empty.body
    );
    rivera.post(&prompts, &[("question", &"x".repeat(100_000))]).await.is(422).shows("longer than fits");
    let own = [
        ("question", "Was <b>that</b> </textarea> clear?"),
        ("starters", "I think…\r\nI wonder…"),
        ("access_point", "reflection"),
    ];
    let kept = rivera.post(&prompts, &own).await;
    assert_eq!(kept.status, 303, "{}", kept.body);
    let page = rivera.get(kept.header("location").split('#').next().unwrap()).await;
    page.is(200)
        .shows("Was <b>that</b> </textarea> clear?")
        .shows("“I think…” · “I wonder…”")
        .shows("It is on your shelf");
    assert!(!page.body.contains("<b>that"));
    let (id, shelf) = (hidden(&page, "id"), hidden(&page, "kept"));
    let form = [("id", id.as_str()), ("kept", &shelf), ("plan", "nobody"), ("when", "now")];
    for _ in 0..2 {
        rivera.post(&format!("{class}/release"), &form).await.goes_to(&format!("{prompts}?said=released"));
    }
    let page = rivera.get(&prompts).await;
    assert_eq!(page.body.matches("name=\"close\" value=").count(), 1, "pressed twice, released once");
    rivera.get(&class).await.shows("“Was <b>that</b> </textarea> clear?” is open now");
    rivera
        .post(&format!("{class}/kept"), &[("remove", &shelf)])
        .await
        .goes_to(&format!("{prompts}?said=off_shelf&who={shelf}"));
    rivera.get(&prompts).await.hides(&format!("value=\"{shelf}\""));
    rivera.post(&format!("{class}/kept"), &[("restore", &shelf)]).await.goes_to(&format!("{prompts}?said=on_shelf"));
    rivera.get(&prompts).await.shows(&format!("value=\"{shelf}\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_exit_question_is_one_press_from_a_closed_door() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let class = makes_class(&rivera, "Advisory").await;
    imports(&rivera, &class, "Ada Okafor").await;
    let exit = format!("{class}/exit");
    let page = rivera.get(&exit).await;
    page.is(200).shows("The door opens by itself");
    assert_eq!(page.body.matches("name=\"prompt\"").count(), 3);
    let (id, prompt) = (hidden(&page, "id"), hidden(&page, "prompt"));
    let console = class.replace("/class/", "/console/");
    rivera.post(&exit, &[("id", &id), ("prompt", "no-such-prompt")]).await.is(404);
    rivera.get(&class).await.shows("The door is closed");
    rivera.post(&exit, &[("id", &id), ("prompt", &prompt), ("plan", "everyone")]).await.goes_to(&console);
    rivera.get(&class).await.shows("The door is open").shows("is open now");
    rivera.get(&format!("{class}/prompts")).await.shows("Nobody, I only read");
}
