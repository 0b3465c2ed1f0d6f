//! A question round in browsers without any script: one who guides, one who writes, one who follows.

use super::{opens_inquiry, presses};
use crate::files::picture;
use crate::goals::sends;
use crate::harness::Answer;
use crate::live::ear::{Ear, MOMENT};
use crate::room::{Lesson, Student, hidden};

/// The form of a new round, filled in; a file comes last.
async fn makes(lesson: &Lesson, kind: &str, words: &str, file: &[u8]) -> Answer {
    let list = format!("{}/rounds", lesson.path);
    let page = lesson.rivera.get(&list).await;
    let (round, id) = (hidden(&page, "round"), hidden(&page, "file"));
    let edge = "----a-page-of-ours";
    let mut body = Vec::new();
    let fields = [
        ("form", "new-round"),
        ("round", &*round),
        ("file", &*id),
        ("kind", kind),
        ("words", words),
        ("minutes-focus", "2"),
    ];
    for (name, value) in fields {
        body.extend(
            format!("--{edge}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes(),
        );
    }
    body.extend(
        format!(
            "--{edge}\r\nContent-Disposition: form-data; name=\"bytes\"; filename=\"x.png\"\r\nContent-Type: image/png\r\n\r\n"
        )
        .as_bytes(),
    );
    body.extend(file);
    body.extend(format!("\r\n--{edge}--\r\n").as_bytes());
    let request = lesson.rivera.request(reqwest::Method::POST, &list);
    let request = request.header(reqwest::header::CONTENT_TYPE, format!("multipart/form-data; boundary={edge}"));
    lesson.rivera.ask(request.body(body)).await
}

/// The path of a planned round.
async fn plans(lesson: &Lesson) -> String {
    let made = makes(lesson, "statement", "Ice <b>floats</b> on water.", b"").await;
    assert_eq!(made.status, 303, "{}", made.body);
    made.header("location").split('?').next().unwrap().to_owned()
}

async fn forward(lesson: &Lesson, round: &str) -> Answer {
    let page = lesson.rivera.get(round).await;
    presses(&lesson.rivera, round, page.is(200), "forward", &[]).await.goes_to(&format!("{round}?said=round_moved"));
    lesson.rivera.get(round).await
}

fn of_students(round: &str) -> String {
    format!("/round/{}", round.rsplit('/').next().unwrap())
}

/// Who of the two writes, and who follows.
async fn who_writes(round: &str, ada: Student, bo: Student) -> (Student, Student) {
    let page = ada.browser.get(&of_students(round)).await;
    if page.is(200).body.contains("You write for your group") { (ada, bo) } else { (bo, ada) }
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_focus_to_what_each_learned_all_devices_follow() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let rivera = &lesson.rivera;
    makes(&lesson, "statement", "Why does ice float?", b"")
        .await
        .is(422)
        .shows("This is a question. A focus is a statement")
        .shows("value=\"Why does ice float?\"");
    let round = plans(&lesson).await;
    let page = rivera.get(&round).await;
    page.is(200).shows("Ice <b>floats</b> on water.").shows("Begin: Look").shows("id=\"groups\"").shows("Planned");
    assert!(!page.body.contains("<b>floats"), "words are words, not markup");
    let theirs = of_students(&round);
    ada.browser.get(&theirs).await.is(404);
    // Both are here; the third of the class is not, and sits in no group.
    page.shows("In no group").shows("Dina Haddad");
    let at = |id: &str| page.body.find(id).unwrap();
    assert!(at("id=\"in-no-group\"") > at("id=\"group-"), "the groups come first");
    let mut adas = Ear::listens(&ada.browser).await;
    forward(&lesson, &round).await.shows("Next: The four rules");
    adas.until("round").await;
    ada.browser.get("/questions").await.shows("Your class is in a question round").shows(&format!("href=\"{theirs}\""));
    let page = ada.browser.get(&theirs).await;
    page.is(200).shows("Ice <b>floats</b> on water.").shows("data-hears=\"round class\"");
    page.shows("Planned: 2 minutes, until");
    forward(&lesson, &round).await;
    ada.browser.get(&theirs).await.shows("Do not stop to discuss, judge or answer.");
    forward(&lesson, &round).await.shows("No question yet: Group 1");
    let (scribe, other) = who_writes(&round, ada, bo).await;

    // The scribe writes; the other follows and has no form; twice is once.
    let mut others = Ear::listens(&other.browser).await;
    let page = scribe.browser.get(&theirs).await;
    for _ in 0..2 {
        sends(&scribe.browser, &page, "write", &[("words", "Is ice <i>light</i>?")])
            .await
            .goes_to(&format!("{theirs}?said=write"));
    }
    others.until("round").await;
    let follows = other.browser.get(&theirs).await;
    follows.shows("Is ice <i>light</i>?").shows("writes for your group").hides("id=\"write\"");
    assert_eq!(follows.body.matches("id=\"q-").count(), 1);
    scribe.browser.get(&format!("{theirs}?said=write")).await.shows(" autofocus");
    sends(&scribe.browser, &page, "write", &[("words", " ")]).await.is(303);
    let page = scribe.browser.get(&theirs).await;
    sends(&scribe.browser, &page, "write", &[("words", " ")]).await.is(422).shows("id=\"write-words-problem\"");
    let long = "x".repeat(100_000);
    sends(&scribe.browser, &page, "write", &[("words", &long)]).await.is(422);
    sends(&scribe.browser, &page, "write", &[("words", "How cold is it below?")]).await.is(303);
    rivera.get(&round).await.shows("How cold is it below?").hides("No question yet: Group");

    // Improve: what was typed for a step that is past comes back.
    let late = scribe.browser.get(&theirs).await;
    forward(&lesson, &round).await;
    let page = scribe.browser.get(&theirs).await;
    let first = page.attribute("id", "q-").unwrap().strip_prefix("q-").unwrap().to_owned();
    sends(&scribe.browser, &page, &format!("mark-{first}"), &[("mark", "closed")])
        .await
        .goes_to(&format!("{theirs}?said=mark#q-{first}"));
    let page = scribe.browser.get(&theirs).await;
    sends(&scribe.browser, &page, &format!("mark-{first}"), &[("mark", "purple")]).await.is(422);
    sends(&scribe.browser, &page, &format!("change-{first}"), &[("words", "How light is ice?")]).await.is(303);
    other
        .browser
        .get(&theirs)
        .await
        .shows("How light is ice?")
        .shows("Changed from the one above")
        .shows("Is ice <i>light</i>?");
    forward(&lesson, &round).await;
    let too_late = sends(&scribe.browser, &late, "write", &[("words", "And steam?")]).await;
    too_late.is(409).shows("The round is at another step now").shows("And steam?");

    // Choose, share, put on the board.
    let page = scribe.browser.get(&theirs).await;
    sends(&scribe.browser, &page, "choose", &[("why", "because")])
        .await
        .is(422)
        .shows("Choose at least one")
        .shows("because");
    let pick = format!("pick-{first}");
    const OPEN: &str = "One thing is still open: why these?";
    page.hides(OPEN);
    sends(&scribe.browser, &page, "choose", &[(&pick, "yes"), ("why", "")]).await.is(303);
    let page = scribe.browser.get(&theirs).await;
    page.shows(OPEN);
    sends(&scribe.browser, &page, "choose", &[(&pick, "yes"), ("why", "It is ours")]).await.is(303);
    scribe.browser.get(&theirs).await.hides(OPEN);
    let page = rivera.get(&round).await;
    page.shows("It is ours").shows("Show the chosen questions to the class");
    presses(rivera, &round, &page, "share", &[]).await.goes_to(&format!("{round}?said=round_shared"));
    other.browser.get(&theirs).await.shows("What the groups chose");
    presses(rivera, &round, &page, "to-board", &[]).await.goes_to(&format!("{round}?said=round_on_board"));
    presses(rivera, &round, &page, "to-board", &[]).await.is(303);
    other.browser.get("/questions").await.shows("From our question round").shows("Is ice <i>light</i>?");
    presses(rivera, &round, &page, "essential", &[("words", " ")])
        .await
        .is(422)
        .shows("id=\"essential-words-problem\"");
    presses(rivera, &round, &page, "essential", &[("words", "What floats?")]).await.is(303);
    other.browser.get("/questions").await.shows("What floats?");
    forward(&lesson, &round).await;
    let page = scribe.browser.get(&theirs).await;
    sends(&scribe.browser, &page, "next", &[("words", "Freeze some")]).await.is(303);
    let back = rivera.get(&round).await;
    presses(rivera, &round, back.shows("Back to: Choose three"), "go-back", &[]).await.is(303);
    presses(rivera, &round, &back, "forward", &[]).await.is(409).shows("The round has moved on meanwhile");
    forward(&lesson, &round).await.shows("Freeze some");
    forward(&lesson, &round).await;

    // Each alone.
    let page = other.browser.get(&theirs).await;
    let mut scribes = Ear::listens(&scribe.browser).await;
    page.shows("You can see this, and so can Ms Rivera. Nobody else.");
    sends(&other.browser, &page, "reflect", &[("words", "Obsidian thoughts")])
        .await
        .goes_to(&format!("{theirs}?said=reflect"));
    rivera.get(&round).await.shows("Obsidian thoughts");
    scribe.browser.get(&theirs).await.hides("Obsidian thoughts");
    assert_eq!(scribes.during(MOMENT).await, []);
    // Over: nobody is moved any more, from this page or from one of before.
    forward(&lesson, &round).await.shows("Ended").hides("id=\"seat-").hides("id=\"scribe-").shows("Dina Haddad");
    let student = other.person.to_string();
    let moved = rivera.post(&round, &[("what", "seat"), ("student", &student), ("group", "")]).await;
    moved.is(409).shows("The round has moved on meanwhile");
    other.browser.get(&theirs).await.shows("This round is over").shows("Obsidian thoughts");
    other.browser.get("/questions").await.hides("Your class is in a question round");
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_are_moved_the_scribe_hands_over_and_who_is_late_sits_down() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    opens_inquiry(&lesson).await;
    let (rivera, round) = (&lesson.rivera, plans(&lesson).await);
    let theirs = of_students(&round);
    for _ in 0..3 {
        forward(&lesson, &round).await;
    }
    let dina = lesson.comes_in("dina").await;
    let page = dina.browser.get(&theirs).await;
    sends(&dina.browser, page.is(200).shows("You are in no group yet"), "join", &[])
        .await
        .goes_to(&format!("{theirs}?said=join"));
    dina.browser.get(&theirs).await.shows("writes for your group");
    rivera.get(&round).await.shows("Everybody sits in a group.");
    let (scribe, other) = who_writes(&round, ada, bo).await;
    let page = scribe.browser.get(&theirs).await;
    let to = other.person.to_string();
    sends(&scribe.browser, &page, "hand-over", &[("to", &to)]).await.goes_to(&format!("{theirs}?said=hand_over"));
    let taken = sends(&scribe.browser, &page, "write", &[("words", "Mine?")]).await;
    taken.is(403).shows("Somebody else writes for your group now").shows("Mine?");
    other.browser.get(&theirs).await.shows("You write for your group");
    let page = rivera.get(&round).await;
    let (name, late) = (format!("scribe-{}", dina.person), dina.person.to_string());
    presses(rivera, &round, &page, &name, &[]).await.goes_to(&format!("{round}?said=round_scribe"));
    dina.browser.get(&theirs).await.shows("You write for your group");
    rivera.post(&round, &[("what", "seat"), ("student", &late), ("group", "")]).await.is(303);
    rivera.get(&round).await.shows("In no group");
    for form in [("what", "eat"), ("what", "move"), ("what", "seat"), ("what", "scribe")] {
        rivera.post(&round, &[form, ("student", "x"), ("to", "nowhere")]).await.is(404);
    }
    rivera.post(&round, &[("what", "deal_everybody")]).await.is(409).shows("has begun already");
    rivera.post(&round, &[("what", "remove")]).await.is(409);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_seen_by_the_class_once_the_round_has_begun_and_by_no_stranger() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let png = picture(40, 30, image::ImageFormat::Png);
    makes(&lesson, "picture", " ", &png).await.is(422).shows("Say what the picture shows");
    makes(&lesson, "picture", "A bridge of ice", b"")
        .await
        .is(422)
        .shows("Choose a picture")
        .shows("value=\"A bridge of ice\"");
    makes(&lesson, "picture", "A bridge of ice", b"no picture at all")
        .await
        .is(422)
        .shows("id=\"new-round-file-problem\"")
        .shows("Choose a picture (JPEG, PNG or WebP).")
        .hides("sound, video and PDF can");
    let made = makes(&lesson, "picture", "A bridge of ice", &png).await;
    let round = made.is(303).header("location").split('?').next().unwrap().to_owned();
    let page = lesson.rivera.get(&round).await;
    let file = page.shows("alt=\"A bridge of ice\"").attribute("src", "/file/").unwrap();
    ada.browser.get(&file).await.is(404);
    forward(&lesson, &round).await;
    let page = ada.browser.get(&of_students(&round)).await;
    page.shows("alt=\"A bridge of ice\"").shows(">A bridge of ice</figcaption>").hides("The focus");
    ada.browser.get(&file).await.is(200);
    let lindqvist = crate::room::another_teacher(&lesson.server, &lesson.rivera).await;
    lindqvist.get(&file).await.is(404);
    lesson.server.client().get(&file).await.is(404);
}

/// Left alone, the wall goes with the round. What its teacher put there stays, and one press on the round's page puts the round there.
#[tokio::test(flavor = "multi_thread")]
async fn the_wall_follows_a_round_and_what_was_put_there_stays_until_a_press() {
    let lesson = Lesson::begins().await;
    opens_inquiry(&lesson).await;
    let (rivera, window) = (&lesson.rivera, lesson.server.client());
    let (wall, round) = (lesson.opens_projector().await, plans(&lesson).await);
    let (scene, remote) = (format!("{wall}/scene"), format!("{}/remote", lesson.path));
    let mut hears = Ear::listens_at(&window, &format!("{wall}/live")).await;
    window.get(&scene).await.is(200).shows("What surprised you?").hides("scene-round");
    forward(&lesson, &round).await.hides("id=\"show-on-wall\"");
    hears.until("stage").await;
    window.get(&scene).await.is(200).shows("scene-round").shows("Ice <b>floats</b> on water.");
    window.get(&wall).await.is(200).shows("scene-round");
    rivera.get(&remote).await.is(200).shows("By itself · Question round").shows("scene-round");
    rivera.post(&remote, &[("act", "show-prompt")]).await.is(303);
    hears.until("stage").await;
    window.get(&scene).await.shows("What surprised you?").hides("scene-round");
    let page = rivera.get(&round).await;
    page.is(200).shows("The wall is showing something else.").shows("stage door\"");
    presses(rivera, &round, &page, "show-on-wall", &[]).await.goes_to(&format!("{round}?said=round_on_wall"));
    hears.until("stage").await;
    window.get(&scene).await.shows("scene-round");
    rivera.get(&format!("{round}?said=round_on_wall")).await.shows("It is on the wall.").hides("id=\"show-on-wall\"");
    for _ in 0..7 {
        forward(&lesson, &round).await;
    }
    window.get(&scene).await.shows("What surprised you?").hides("scene-round");
    // Nothing of it can be put there any more.
    rivera.post(&round, &[("what", "wall")]).await.is(409).shows("No question round");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_planned_round_is_put_away_and_comes_back() {
    let lesson = Lesson::begins().await;
    let (rivera, round) = (&lesson.rivera, plans(&lesson).await);
    let gone = rivera.post(&round, &[("what", "remove")]).await;
    let list = gone.is(303).header("location").to_owned();
    rivera.get(&list).await.shows("The round is put away").shows("Undo").hides("<b>floats</b>");
    rivera.get(&round).await.is(404);
    rivera.post(&round, &[("what", "back")]).await.goes_to(&format!("{round}?said=round_back"));
    rivera.get(&format!("{}/rounds", lesson.path)).await.shows("<b>floats</b>");
    let other = crate::room::makes_class(rivera, "Lab").await;
    rivera.get(&format!("{other}/round/{}", round.rsplit('/').next().unwrap())).await.is(404);
}
