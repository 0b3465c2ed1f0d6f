//! Outside tools: what a school has not approved is not there.

use super::{decides, id_of, opens_choice};
use crate::harness::Client;
use crate::room::Lesson;

async fn approves(admin: &Client, host: &str) -> crate::harness::Answer {
    let action = admin.get("/school/tools").await.attribute("action", "/school/").unwrap();
    admin.post(&action, &[("form", "approve"), ("name", "Desmos"), ("host", host), ("note", "No account")]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tool_is_found_while_its_host_is_approved() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let rivera = &lesson.rivera;
    opens_choice(&lesson).await;
    let tool = |address| {
        [
            ("kind", "outside"),
            ("need", "understand"),
            ("name", "Graphs"),
            ("does", "Draw it"),
            ("helps", "With functions"),
            ("address", address),
        ]
    };
    for wrong in ["http://desmos.com", "javascript:alert(1)", "https://desmos.com@evil.example/", " "] {
        let refused = decides(&lesson, "add", &tool(wrong)).await;
        refused.is(422).shows("id=\"add-address-problem\"").hides("href=\"javascript:");
    }
    decides(&lesson, "add", &tool("https://www.desmos.com/calculator")).await.is(303);
    let desk = rivera.get(&format!("{}/shelf", lesson.path)).await;
    desk.shows("the school has not approved desmos.com");
    ada.browser.get("/shelf").await.hides("Graphs").hides("desmos");

    let page = rivera.get("/school/tools").await;
    page.is(200).shows("Teachers would like these").shows("desmos.com").shows("No outside tool is approved");
    approves(rivera, "http://desmos.com").await.is(422).shows("id=\"approve-host-problem\"").shows("value=\"Desmos\"");
    let approved = approves(rivera, "https://desmos.com/x").await;
    assert!(approved.header("location").ends_with("/tools?done=approved"), "{}", approved.body);
    approves(rivera, "desmos.com").await.is(303);
    rivera.get(approved.header("location")).await.shows("Approved by Ms Rivera").hides("Teachers would like");
    ada.browser
        .get("/shelf")
        .await
        .shows("Graphs")
        .shows("href=\"https://www.desmos.com/calculator\"")
        .shows("noopener noreferrer");
    rivera.get("/school").await.shows("approved an outside tool");

    let page = rivera.get("/school/tools").await;
    let id = id_of(&page, "withdraw-");
    let action = page.attribute("action", "/school/").unwrap();
    rivera.post(&action, &[("withdraw", &*id)]).await.is(303);
    ada.browser.get("/shelf").await.hides("Graphs").hides("desmos");
    rivera.get("/school/tools").await.shows("Taken back by Ms Rivera");
    rivera.post(&action, &[("withdraw", "none")]).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_teacher_reads_the_list_and_changes_nothing() {
    let lesson = Lesson::begins().await;
    let lindqvist = crate::room::another_teacher(&lesson.server, &lesson.rivera).await;
    approves(&lesson.rivera, "desmos.com").await.is(303);
    let page = lindqvist.get("/school/tools").await;
    page.is(200).shows("desmos.com").hides("id=\"approve\"").hides("id=\"withdraw-");
    let action = lesson.rivera.get("/school/tools").await.attribute("action", "/school/").unwrap();
    lindqvist.post(&action, &[("name", "X"), ("host", "evil.example")]).await.is(403);
    lesson.rivera.get("/school/tools").await.hides("evil.example");
}
