//! A school's own page: whose it is, and what an admin decides there.

use crate::accounts::{account, invites};
use crate::harness::{PASSWORD, TestServer};

#[tokio::test(flavor = "multi_thread")]
async fn a_school_is_there_for_its_own_staff() {
    let server = TestServer::start().await;
    let (rivera, osei) = server.two_clients();
    let nobody = server.client();
    rivera.sets_up_school().await;
    let link = invites(&rivera).await;
    osei.post(&link, &account("Mr Osei", "osei@cedar.example", PASSWORD)).await.goes_to("/classes");
    let school = rivera.get("/school").await.attribute("action", "/school/").unwrap().replace("/invite", "");
    let room = store::classroom::Room::furnish(server.store()).await.unwrap();
    let other = format!("/school/{}", room.school);
    for path in ["/school", &school, &other, "/school/x", "/school/%00"] {
        nobody.get(path).await.is(404);
    }
    rivera.get(&school).await.is(200).shows("Mr Osei").shows("osei@cedar.example").shows("made an account");
    osei.get("/school").await.is(200).hides("rivera@cedar.example").hides("/invite");
    for client in [&rivera, &osei] {
        client.get(&other).await.is(404);
    }
    for form in ["settings", "talk", "terms", "invite"] {
        nobody.post(&format!("{school}/{form}"), &[]).await.is(404);
        rivera.post(&format!("{other}/{form}"), &[]).await.is(404);
        osei.post(&format!("{school}/{form}"), &[]).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_names_who_can_be_talked_to_and_when_terms_begin() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let page = rivera.get("/school").await;
    let school = page.attribute("action", "/school/").unwrap().replace("/invite", "");
    let me = page.text().split("name=\"people\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let note = "Ms Rivera reads this before 4.\nNow? Go to the office. </textarea><b>";
    let talk = format!("{school}/talk");
    rivera.post(&talk, &[("people", &me), ("talk_note", note)]).await.goes_to(&format!("{school}?done=kept"));
    let page = rivera.get("/school").await;
    page.shows(note).shows(&format!("value=\"{me}\" checked")).shows("named someone students can talk to");
    assert!(!page.body.contains("<b>"));
    let stranger = domain::id::PersonId::mint().to_string();
    rivera.post(&talk, &[("people", &stranger), ("talk_note", note)]).await.is(422).shows("id=\"people-problem\"");
    let long = "x".repeat(100_000);
    rivera.post(&talk, &[("talk_note", &long)]).await.is(422).shows("id=\"talk_note-problem\"");
    rivera.get("/school").await.shows(note).shows(&format!("value=\"{me}\" checked"));

    let terms = format!("{school}/terms");
    let backwards = [("term_name", "Fall 2026"), ("starts_on", "2026-12-18"), ("ends_on", "2026-08-31")];
    rivera.post(&terms, &backwards).await.is(422).shows("id=\"ends_on-problem\"").shows("value=\"Fall 2026\"");
    let fall = [("term_name", "Fall 2026"), ("starts_on", "2026-08-31"), ("ends_on", "2026-12-18")];
    rivera.post(&terms, &fall).await.goes_to(&format!("{school}?done=term"));
    let page = rivera.get("/school").await;
    let remove = page.shows("Fall 2026").attribute("action", &format!("{terms}/")).unwrap();
    rivera.post(&remove, &[]).await.goes_to(&format!("{school}?done=removed"));
    rivera.post(&remove, &[]).await.is(404);
}
