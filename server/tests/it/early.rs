//! Pages of the youngest, over HTTP: who gets pictures first, and who does not.

use domain::projector::Display;

use crate::goals::sends;
use crate::harness::{Answer, Client, TestServer};
use crate::room::{
    ADAS, WRONG, imports, joins, knocks, makes_class, opens_door, presses, presses_name, seeks, sets_pin, viewer,
};

/// A class of this band with its door open, and one student who came in.
async fn comes_in(server: &TestServer, teacher: &Client, band: &str, name: &str) -> Client {
    comes_where(server, teacher, band, name, &["reflection", "goals"]).await
}

/// Its path and its code.
async fn class_of(teacher: &Client, band: &str, name: &str, open: &[&str]) -> (String, String) {
    let class = makes_class(teacher, &format!("Class {band}")).await;
    let mut settings = vec![("name", "Class"), ("subject", ""), ("grade_band", band)];
    settings.extend(open.iter().map(|point| ("open", *point)));
    teacher.post(&format!("{class}/settings"), &settings).await.goes_to(&format!("{class}?said=kept"));
    imports(teacher, &class, &format!("{name} Okafor\nBo Lindqvist")).await;
    let code = opens_door(teacher, &class).await;
    (class, code)
}

/// The same where these access points are open.
async fn comes_where(server: &TestServer, teacher: &Client, band: &str, name: &str, open: &[&str]) -> Client {
    let (class, code) = class_of(teacher, band, name, open).await;
    let form = [("question", "What made you stop?"), ("plan", "everyone")];
    let page = teacher.post(&format!("{class}/prompts"), &form).await;
    assert!(page.status == 200 || page.status == 303, "{}", page.body);
    let student = server.client();
    joins(&student, &code, &name.to_lowercase(), &ADAS).await;
    student
}

#[tokio::test(flavor = "multi_thread")]
async fn the_youngest_have_pictures_first_and_nobody_else_has() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let mia = comes_in(&server, &rivera, "k-2", "Mia").await;
    let ada = comes_in(&server, &rivera, "6-8", "Ada").await;

    let home = mia.get("/home").await;
    home.is(200).shows("Hello, Mia").shows("data-with=\"draw\"").shows("href=\"/goals\"").hides("href=\"/choices\"");
    home.shows("/pkg/early.css").shows("/say.js").hides(".wasm").shows("href=\"/home?all\"");
    // Nothing is taken away.
    let all = mia.get("/home?all").await;
    all.is(200).shows("My ways in").shows(".wasm").hides("/pkg/early.css").hides("data-early");
    let begins = home.attribute("href", "/question/").expect("a question of one's own");
    mia.get(&begins).await.is(200).shows("/pkg/early.css").shows("data-early").shows("id=\"early-how\"");

    ada.get("/home").await.is(200).shows("My ways in").hides("early.css").hides("data-early").hides("early.js");
    ada.get("/home?all").await.is(200).hides("data-early");
    rivera.get("/home").await.goes_to("/classes");
    rivera.get("/classes").await.is(200).hides("early.css");
    server.client().get("/home").await.goes_to("/join");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_of_the_youngest_begins_with_a_picture() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let mia = comes_in(&server, &rivera, "k-2", "Mia").await;
    let home = mia.get("/home").await;
    let field = |name| crate::room::hidden(&home, name);
    let names = ["do", "command", "person", "reflection", "class", "question"];
    let fields: Vec<_> = names.into_iter().map(|name| (name, field(name))).collect();
    let form: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let piece = format!("/piece/{}", field("reflection"));
    mia.post("/api/v1/commands", &form).await.goes_to(&piece);
    mia.get(&piece).await.is(200).shows("My drawing").shows("data-early").shows("data-say=\"asks early-how\"");
    mia.get("/home").await.is(200).shows(&format!("href=\"{piece}\"")).shows("Not done yet");
    rivera.get(&piece).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_pages_beyond_the_first_say_can_be_heard_by_the_youngest_alone() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let open = ["reflection", "goals", "choice", "inquiry"];
    let mia = comes_where(&server, &rivera, "k-2", "Mia", &open).await;
    let ada = comes_where(&server, &rivera, "6-8", "Ada", &open).await;
    for (page, ear) in [
        ("/questions", "questions-title questions-lead"),
        ("/inquiries", "inquiries-title inquiries-lead"),
        ("/choices", "choices-title choices-lead"),
        ("/helped", "helped-title helped-lead"),
        ("/growth/view", "growing-title growing-lead"),
        ("/portfolio", "portfolio-title portfolio-lead"),
        ("/portfolio/story", "story-title story-lead"),
    ] {
        let ear = format!("data-say=\"{ear}\"");
        mia.get(page).await.is(200).shows(&ear).shows("data-early").shows("/pkg/early.css").shows("/say.js");
        ada.get(page).await.is(200).hides(&ear).hides("data-early").hides("early.css");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_of_the_youngest_hears_the_question_board_and_asks() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let mia = comes_where(&server, &rivera, "k-2", "Mia", &["reflection", "inquiry"]).await;
    let ada = comes_where(&server, &rivera, "6-8", "Ada", &["reflection", "inquiry"]).await;
    for (who, young) in [(&mia, true), (&ada, false)] {
        let page = who.get("/questions").await;
        let form = page.is(200).attribute("id", "ask-").expect("a question of one's own");
        let asks = format!("data-say=\"{form}-words-label {form}-words-hint\"");
        stands(&page, young, &asks);
        stands(&page, young, &format!("data-say=\"{form}-told\""));
        stands(&page, young, &format!("data-say=\"{form}-sign {form}-sees {form}-send\""));
        stands(&page, young, "say it to an adult");
        // Refused, the page comes back as large, and is heard as well.
        let refused = sends(who, &page, &form, &[("words", " ")]).await;
        stands(refused.is(422), young, "data-early");
        stands(&refused, young, &asks);
        sends(who, &page, &form, &[("words", "Why is rain wet?")]).await.goes_to("/questions?said=ask");
        let board = who.get("/questions").await;
        let own = board.shows("Why is rain wet?").attribute("id", "words-").expect("her question");
        stands(&board, young, &format!("data-say=\"{own} standing-"));
        // An inquiry: its question, and the one next step.
        let list = who.get("/inquiries").await;
        sends(who, &list, "begin", &[("question", "Why is rain wet?")]).await.is(303);
        let inquiry = who.get("/inquiries").await.attribute("href", "/inquiry/").expect("her inquiry");
        let page = who.get(&inquiry).await;
        stands(page.is(200), young, "data-early");
        stands(&page, young, "data-say=\"words\"");
        stands(&page, young, "data-say=\"next-title next-hint next-to\"");
    }
}

/// What pages for who cannot read yet have, in their head.
const FIRST: [&str; 3] = ["data-early", "/pkg/early.css", "/say.js"];

/// From the code to the first page, wrong pictures and all.
#[tokio::test(flavor = "multi_thread")]
async fn the_way_into_a_class_of_the_youngest_is_heard_and_nobody_elses_is() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    for (band, name, young) in [("k-2", "Mia", true), ("6-8", "Ada", false)] {
        let (class, code) = class_of(&rivera, band, name, &["reflection"]).await;
        let looks = |page: &Answer, ear: &str| {
            for has in FIRST {
                stands(page, young, has);
            }
            stands(page, young, &format!("data-say=\"{ear}\""));
        };
        let browser = server.client();
        // Whose class it will be nobody knows yet; a code that only stands in the address says nothing, right or wrong.
        let asked = format!("/join?code={}", code.replace(' ', "-"));
        for page in ["/join", asked.as_str()] {
            let page = browser.get(page).await;
            page.is(200).hides("data-say");
            for has in FIRST {
                page.hides(has);
            }
        }
        let names = knocks(&browser, &code).await;
        looks(names.is(200), "top top-how");
        let found = seeks(&browser, &names, &name.to_lowercase()).await;
        looks(found.is(200), "found name-0");
        let board = presses_name(&browser, &found).await;
        looks(board.is(200).shows("Choose your four pictures"), "top top-how pin-nobody");
        let again = presses(&browser, &board, &ADAS).await;
        looks(again.is(200).shows("Once more"), "top top-how pin-nobody");
        let differs = presses(&browser, &again, &WRONG).await;
        looks(differs.is(422), "pin-problem");
        sets_pin(&browser, &differs, &ADAS).await.goes_to("/home");
        stands(&browser.get("/home").await, young, "data-early");

        // The device remembers; so do its problems, and a badge.
        browser.post("/sign-out", &[]).await;
        let page = browser.get("/join").await;
        looks(page.is(200).shows("Is it you?"), "known known-how name-0");
        let board = presses_name(&browser, &page).await;
        looks(board.is(200), "top top-how");
        looks(presses(&browser, &board, &WRONG).await.is(422), "pin-problem");
        rivera.post(&format!("{class}/badges"), &[("make", "all")]).await.is(303);
        let badge = badge_of(&server, &rivera, &class, name).await;
        let stranger = server.client();
        let board = stranger.get(&badge).await;
        looks(board.is(200), "top top-how");
        // The one before counts as well.
        for _ in 0..3 {
            presses(&stranger, &board, &WRONG).await.is(422);
        }
        looks(presses(&stranger, &board, &WRONG).await.is(403), "locked-title locked-why back");
        // A badge that opens nothing says nothing about its class; the device may.
        let ended = stranger.get("/badge/x").await;
        ended.is(404).hides("data-say").hides("data-early");
        looks(browser.get("/badge/x").await.is(404), "ended-title ended-why back");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_square_that_was_scanned_says_whose_door_it_is() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    for (band, young) in [("k-2", true), ("6-8", false)] {
        let (class, code) = class_of(&rivera, band, "Mia", &["reflection"]).await;
        let id = class.rsplit('/').next().unwrap().parse().unwrap();
        let teacher = viewer(&server, &rivera).await;
        let session = server.store().open_door(&teacher, id, Display::Extended).await.unwrap().session;
        let way = app::qr::way_in("", &code, session);
        let page = server.client().get(&way).await;
        stands(page.is(200), young, "data-say=\"top top-how\"");
        for has in FIRST {
            stands(&page, young, has);
        }
        stands(&page, young, "Press the door");
        rivera.post(&format!("{class}/door"), &[("door", "closed")]).await.is(303);
        server.client().get(&way).await.is(200).hides("data-early");
    }
}

async fn badge_of(server: &TestServer, teacher: &Client, class: &str, name: &str) -> String {
    let class = class.rsplit('/').next().unwrap().parse().unwrap();
    let badges = server.store().badges(&viewer(server, teacher).await, class).await.unwrap().made;
    let badge = badges.iter().find(|badge| badge.name.starts_with(name)).unwrap();
    format!("/badge/{}", server.keys().badge(badge.id))
}

/// On the page of who cannot read yet, and on nobody else's.
#[track_caller]
fn stands(page: &Answer, young: bool, what: &str) {
    if young {
        page.shows(what);
    } else {
        page.hides(what);
    }
}
