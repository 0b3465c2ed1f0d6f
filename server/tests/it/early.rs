//! Pages of the youngest, over HTTP: who gets pictures first, and who does not.

use crate::harness::{Client, TestServer};
use crate::room::{ADAS, imports, joins, makes_class, opens_door};

/// A class of this band with its door open, and one student who came in.
async fn comes_in(server: &TestServer, teacher: &Client, band: &str, name: &str) -> Client {
    let class = makes_class(teacher, &format!("Class {band}")).await;
    let settings =
        [("name", "Class"), ("subject", ""), ("grade_band", band), ("open", "reflection"), ("open", "goals")];
    teacher.post(&format!("{class}/settings"), &settings).await.goes_to(&format!("{class}?said=kept"));
    imports(teacher, &class, &format!("{name} Okafor\nBo Lindqvist")).await;
    let code = opens_door(teacher, &class).await;
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
