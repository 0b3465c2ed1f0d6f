//! What holds for pages whatever they show: who may post, what is kept, what an answer carries.

use domain::id::ReflectionId;

use crate::harness::{PASSWORD, TestServer};
use crate::room::Lesson;

#[tokio::test(flavor = "multi_thread")]
async fn forms_come_from_our_own_pages() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    for (path, form) in [
        ("/sign-out", vec![("everywhere", "yes")]),
        ("/account/name", vec![("name", "Mallory")]),
        ("/sign-in", vec![("email", "rivera@cedar.example"), ("password", PASSWORD)]),
        ("/language", vec![("language", "es")]),
    ] {
        for origin in ["https://evil.example", "null", "http://127.0.0.1:1"] {
            rivera.post_from(origin, path, &form).await.is(403);
        }
    }
    rivera.get("/account").await.is(200).shows("Ms Rivera");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_signed_out_commands_nothing() {
    let server = TestServer::start().await;
    let rivera = server.client();
    let none: [u8; 0] = [];
    rivera.post_json("/api/v1/commands", &none).await.is(401);
    rivera.sets_up_school().await;
    rivera.post_json("/api/v1/commands", &none).await.is(200).shows("[]");
    rivera.post("/sign-out", &[]).await.goes_to("/");
    rivera.post_json("/api/v1/commands", &none).await.is(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_offline_page_is_the_same_for_everyone_and_echoes_nothing() {
    let server = TestServer::start().await;
    let (rivera, nobody) = server.two_clients();
    rivera.sets_up_school().await;
    rivera.post("/account/look", &[("theme", "dark"), ("language", "es")]).await.is(303);
    let page = nobody.get("/offline").await;
    assert_eq!(page.is(200).header("cache-control"), "no-cache");
    assert_eq!(page.body, rivera.get("/offline").await.body);
    nobody.get("/offline?to=/classes").await.is(200).shows("href=\"/classes\"");
    nobody.get("/offline?l=ar").await.is(200).shows("lang=\"ar\" dir=\"rtl\"");
    nobody.get("/offline?l=evil").await.is(200).shows("lang=\"en\"").hides("evil");
    for strange in ["/evil", "//evil.example", "javascript:alert(1)", "/classes%3Fx=evil", "/classes/%3Cscript%3Eevil"]
    {
        nobody.get(&format!("/offline?to={strange}")).await.is(200).hides("evil").hides("alert(");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn personal_pages_are_kept_nowhere_and_plain_pages_carry_no_wasm() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    for path in ["/account", "/school"] {
        assert_eq!(rivera.get(path).await.is(200).header("cache-control"), "no-store");
    }
    rivera.post("/sign-out", &[]).await;
    for path in ["/", "/sign-in", "/offline"] {
        let page = rivera.get(path).await;
        page.is(200).hides("wasm").hides("style=").hides("onclick");
        assert!(page.header("content-security-policy").contains("script-src 'self';"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_all_parts_is_for_those_who_build() {
    TestServer::start().await.client().get("/style").await.is(404);
    let building = TestServer::start_with(|config| config.dev = true).await;
    building.client().get("/style").await.is(200).shows("data-theme=\"projector\"");
}

/// While a live page waits for the database, its thread serves others: what is not found there is no matter of the page's.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_elses_wrong_address_does_not_change_the_answer_of_a_page() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    ada.shares(ReflectionId::mint(), lesson.prompt, "Quartz is hidden in sand").await;
    let homes = async {
        for _ in 0..40 {
            ada.browser.get("/home").await.is(200).shows("Science");
        }
    };
    let stray = async |client: crate::harness::Client| {
        for _ in 0..200 {
            client.get("/nowhere").await.is(404);
        }
    };
    tokio::join!(homes, stray(lesson.server.client()), stray(lesson.server.client()), stray(lesson.server.client()));
}
